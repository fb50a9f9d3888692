import { useMemo, useState } from 'react'
import { format, useMessages } from '@/components/messages'
import { Select } from '@/components/select'
import type { MapChoice, RuleSet } from '@/lib/rules'
import { packetProtocols } from '../packet/draft'
import { protocolInWords } from '../verdict/sentences'
import { useAnswer } from '../work/use-answer'
import { Working } from '../work/working'
import type { KnownService } from '../workbench/services'
import styles from '../workbench/workbench.module.css'
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
          <Select
            value={choice.direction}
            options={[
              ['ingress', words.ingress],
              ['egress', words.egress],
            ]}
            onChange={(direction) => setChoice({ ...choice, direction })}
          />
        </label>
        <label>
          {words.protocol}
          <Select
            value={choice.protocol}
            options={packetProtocols.map((protocol) => [protocol, protocolInWords(protocol, words)] as const)}
            onChange={(protocol) => {
              const family = protocol === 'icmp' ? 4 : protocol === 'icmpv6' ? 6 : choice.family
              setChoice({ ...choice, protocol, family })
            }}
          />
        </label>
        <label>
          {text.family}
          <Select
            value={choice.family}
            disabled={choice.protocol === 'icmp' || choice.protocol === 'icmpv6'}
            options={[
              [4, 'IPv4'],
              [6, 'IPv6'],
            ]}
            onChange={(family) => setChoice({ ...choice, family })}
          />
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
