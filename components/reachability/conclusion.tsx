import { useRef } from 'react'
import { useMessages } from '@/components/messages'
import { Sign } from '@/components/sign'
import { type OngoingWork, Working } from '@/components/worker'
import type { Direction } from '@/lib/net'
import type { Diagnosis, OfferedPort } from '@/lib/reachability'
import { PortChoice } from './port-choice'
import styles from './reachability.module.css'
import { layerReason, type Remarks } from './sentences'
import { WayChoice } from './way-choice'

interface Props {
  readonly diagnosis: Diagnosis
  readonly remarks: Remarks
  /** The traffic in words; null while it cannot be read. */
  readonly target: string | null
  /** Whether there is something to judge. */
  readonly pasted: boolean
  /** Nothing is known yet, not even that nothing was found: the first answer is being worked out. */
  readonly awaited: boolean
  readonly work: OngoingWork<Diagnosis>
  readonly onPort: (chosen: OfferedPort) => void
  readonly onWay: (direction: Direction) => void
  /** Goes to what fixes it, or to what to look at. */
  readonly onGo: () => void
}

/** What it comes to, in a strip that stays in view: the traffic, the cause, and the line or the rule that says so. */
export function Conclusion({ diagnosis, remarks, target, pasted, awaited, work, onPort, onWay, onGo }: Props) {
  const text = useMessages('reachability')
  const busy = useMessages('work')
  const causes = useMessages('reachCauses')
  const { cause, judged, way, layers, fix, understood } = diagnosis
  const asks = cause === 'unknown'
  const stops = asks ? null : (layers.find(({ state }) => state === 'fail')?.because ?? null)
  // One line says it best itself; of several, such as a document's, what they come to is told.
  const row = stops?.place?.lines.length === 1 ? stops.place.lines[0]?.trim() : undefined
  const sign = cause === 'none-found' ? 'pass' : asks ? 'unknown' : 'fail'
  /** Nothing is known before the reader has chosen a port: the way on leads to the choice. */
  const chooses = asks && judged.port === null && judged.offered.length > 0
  const choices = useRef<HTMLDivElement>(null)
  const isTold = pasted && target !== null && !awaited
  const said = pasted && asks && understood.every(({ as }) => as.length === 0) ? text.nothingRead : causes[cause]
  return (
    <>
      <section aria-labelledby="result" className={`${styles.strip} ${pasted ? styles.stays : ''}`}>
        <h2 id="result" className="visually-hidden">
          {text.result}
        </h2>
        <div className={`${styles.cause} ${styles[sign]}`} role="status" aria-busy={work.running}>
          <Sign of={({ pass: 'accept', fail: 'drop', unknown: 'depends' } as const)[sign]} />
          <div>
            {target === null ? null : <small>{target}</small>}
            <strong>{awaited ? busy.working : said}</strong>
            {row ? (
              <code className={styles.why}>{row}</code>
            ) : stops ? (
              <span className={styles.why}>{layerReason(stops, remarks.reachReasons, text)}</span>
            ) : null}
          </div>
          <button
            type="button"
            className="button no-print"
            onClick={chooses ? () => choices.current?.querySelector('button')?.focus() : onGo}
          >
            {fix.length > 0 ? text.toFix : chooses ? text.toPort : text.toNext}
          </button>
        </div>
        <Working work={work} words={{}} />
      </section>
      {/* What may be chosen stands below it and goes with the page: it is longer than what may lie over a phone's screen. */}
      <div ref={choices}>
        {isTold && (asks || judged.by !== 'several') ? <PortChoice judged={judged} onChoose={onPort} /> : null}
        {isTold && judged.by !== 'several' ? <WayChoice way={way} onChoose={onWay} /> : null}
      </div>
    </>
  )
}
