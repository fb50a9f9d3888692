import { useMemo, useState } from 'react'
import { format, useMessages } from '@/components/messages'
import type { MapChoice, RuleSet } from '@/lib/rules'
import { packetProtocols } from '../packet-draft'
import styles from '../rule-workbench.module.css'
import { protocolInWords } from '../sentences'
import type { KnownService } from '../services'
import { useAnswer } from '../work/use-answer'
import { Working } from '../work/working'
import { MapPicture } from './map-picture'
import { MapTable } from './map-table'

interface Props {
  /** Null while the rules cannot be read as a whole. */
  readonly set: RuleSet | null
  readonly services: readonly KnownService[]
}

/** A picture of ports × peers: what passes and what is stopped, and by which rule. */
export function MapPanel({ set, services }: Props) {
  const text = useMessages('workbench')
  const words = useMessages('rules')
  const [choice, setChoice] = useState<MapChoice>({ direction: 'ingress', protocol: 'tcp', family: 4 })
  const question = useMemo(() => set && { set, choice }, [set, choice])
  const pending = useAnswer('map', question)
  const { answer, stale } = pending
  return (
    <section aria-labelledby="map-title">
      <h2 id="map-title">{text.mapTitle}</h2>
      <p>{text.mapLead}</p>
      <p className={`${styles.options} no-print`}>
        <label>
          {words.direction}
          <select
            className="field"
            value={choice.direction}
            onChange={(event) =>
              setChoice({ ...choice, direction: event.target.value === 'egress' ? 'egress' : 'ingress' })
            }
          >
            <option value="ingress">{words.ingress}</option>
            <option value="egress">{words.egress}</option>
          </select>
        </label>
        <label>
          {words.protocol}
          <select
            className="field"
            value={choice.protocol}
            onChange={(event) => {
              const protocol = packetProtocols.find((name) => name === event.target.value) ?? 'tcp'
              const family = protocol === 'icmp' ? 4 : protocol === 'icmpv6' ? 6 : choice.family
              setChoice({ ...choice, protocol, family })
            }}
          >
            {packetProtocols.map((protocol) => (
              <option key={protocol} value={protocol}>
                {protocolInWords(protocol, words)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {text.family}
          <select
            className="field"
            value={choice.family}
            disabled={choice.protocol === 'icmp' || choice.protocol === 'icmpv6'}
            onChange={(event) => setChoice({ ...choice, family: event.target.value === '6' ? 6 : 4 })}
          >
            <option value="4">IPv4</option>
            <option value="6">IPv6</option>
          </select>
        </label>
      </p>
      <Working pending={pending} />
      {answer ? (
        <div aria-busy={stale}>
          {answer.picture.complete ? null : <p className="depends">△ {text.mapIncomplete}</p>}
          {answer.picture.detail === 'action' ? <p>{text.mapCoarse}</p> : null}
          <MapPicture key={`${answer.choice.protocol} ${answer.choice.family}`} {...answer} services={services} />
          <details>
            <summary>{format(text.mapTable, { rows: answer.picture.rows.length })}</summary>
            <MapTable {...answer} />
          </details>
        </div>
      ) : null}
    </section>
  )
}
