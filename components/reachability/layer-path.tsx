import { useState } from 'react'
import { format, useMessages } from '@/components/messages'
import { Sign } from '@/components/sign'
import type { EvidencePlace, Layer, LayerName, Suspicion } from '@/lib/reachability'
import type { EvidencePiece } from './draft'
import styles from './reachability.module.css'
import { layerReason, type Remarks } from './sentences'
import { Command } from './what-next'

interface Props {
  readonly layers: readonly Layer[]
  readonly reasons: Remarks['reachReasons']
  /** What the symptom says, for layers that the evidence leaves open. */
  readonly suspicions: Readonly<Record<LayerName, Suspicion>> | null
  readonly pieces: readonly EvidencePiece[]
}

const verdicts = { pass: 'accept', fail: 'drop', unknown: 'depends' } as const

/**
 * The way from the client to the process: each layer with its state. Where there is room it is a picture, left to right,
 * and the chosen layer is told below; else a list that tells each.
 */
export function LayerPath({ layers, reasons, suspicions, pieces }: Props) {
  const text = useMessages('reachability')
  const names = useMessages('reachLayers')
  const [chosen, setChosen] = useState<LayerName | null>(null)
  const words = { pass: text.pass, fail: text.fail, unknown: text.unknown }
  const telling =
    layers.find(({ layer }) => layer === chosen) ??
    layers.find(({ state }) => state === 'fail') ??
    layers.find(({ layer, state }) => state === 'unknown' && suspicions?.[layer] === 'suspect') ??
    layers.find(({ state }) => state === 'unknown')
  /** Lines that an earlier layer of the list quotes already. */
  const isQuoted = ({ layer, because }: Layer) => {
    const first = because?.line ? layers.find((other) => other.because?.line === because.line) : undefined
    return first !== undefined && first.layer !== layer
  }
  return (
    <>
      <ol className={styles.path}>
        {layers.map((each) => {
          const { layer, state } = each
          const suspicion = state === 'unknown' ? suspicions?.[layer] : undefined
          return (
            <li key={layer} className={styles[state]}>
              <button
                type="button"
                aria-pressed={each === telling}
                className={styles.node}
                onClick={() => setChosen(layer)}
              >
                <span className={styles.gate}>
                  <Sign of={verdicts[state]} />
                </span>
                <strong>{names[layer]}</strong> <span className={styles.state}>{words[state]}</span>
                {suspicion === 'suspect' ? <span className={styles.suspect}>{text.suspect}</span> : null}
                {suspicion === 'cleared' ? <span className={styles.cleared}>{text.cleared}</span> : null}
              </button>
              <div className={styles.told}>
                <Told
                  layer={each}
                  reasons={reasons}
                  pieces={pieces}
                  looks={each === telling}
                  quotes={!isQuoted(each)}
                />
              </div>
            </li>
          )
        })}
      </ol>
      {telling ? (
        <div className={styles.panel}>
          <h3>{names[telling.layer]}</h3>
          <Told layer={telling} reasons={reasons} pieces={pieces} looks quotes />
        </div>
      ) : null}
    </>
  )
}

interface ToldProps {
  readonly layer: Layer
  readonly reasons: Remarks['reachReasons']
  readonly pieces: readonly EvidencePiece[]
  /** Whether the command that would tell more is shown. */
  readonly looks: boolean
  /** Whether the lines are shown; they stand above where they are the same. */
  readonly quotes: boolean
}

/** Why the layer has its state, with the lines that say so; else what to check there, and how. */
function Told({ layer: { layer, because, look }, reasons, pieces, looks, quotes }: ToldProps) {
  const text = useMessages('reachability')
  const checks = useMessages('reachChecks')
  return (
    <>
      <p>{because ? layerReason(because, reasons, text) : checks[layer]}</p>
      {because?.line && !quotes ? <p className={styles.hint}>{text.sameLine}</p> : null}
      {because?.place && quotes ? (
        <Quoted place={because.place} name={pieces[because.place.piece]?.name ?? ''} />
      ) : null}
      {because?.line && !because.place && quotes ? (
        <pre className={styles.line}>
          <code>{because.line}</code>
        </pre>
      ) : null}
      {look && looks ? <Command text={look.command} /> : null}
    </>
  )
}

/** Lines of the reader's own, with their numbers; those that decide are marked. */
function Quoted({ place, name }: { readonly place: EvidencePlace; readonly name: string }) {
  const text = useMessages('reachability')
  const { before, lines, after, from, to } = place
  const first = from - before.length
  const rows = [...before, ...lines, ...after]
  return (
    <figure className={styles.quoted}>
      <figcaption>
        {name} {format(from === to ? text.understoodOneLine : text.understoodLine, { from, to })}
      </figcaption>
      <pre>
        <code>
          {rows.map((row, index) => {
            const number = first + index
            const decides = index >= before.length && index < before.length + lines.length
            return (
              <span key={number} data-line={number}>
                {decides ? <mark>{row}</mark> : row}
                {'\n'}
              </span>
            )
          })}
        </code>
      </pre>
    </figure>
  )
}
