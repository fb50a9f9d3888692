import { useMemo, useState } from 'react'
import { format, useMessages } from '@/components/messages'
import { Select } from '@/components/select'
import type { Decider, MapChoice, Packet, RuleSet } from '@/lib/rules'
import type { Assembly } from '../draft/assembly'
import { inOrder } from '../editor/order'
import { packetProtocols } from '../packet/draft'
import { protocolInWords } from '../verdict/sentences'
import { useAnswer } from '../work/use-answer'
import { Waiting } from '../work/waiting'
import type { KnownService } from '../workbench/services'
import styles from './map.module.css'
import { MapGrid } from './map-grid'
import { MapTable } from './map-table'

interface Props {
  readonly assembly: Assembly
  /** Null while the rules cannot be read as a whole. */
  readonly set: RuleSet | null
  readonly services: readonly KnownService[]
  readonly onPlay: (packet: Packet) => void
  readonly onShow: (rule: Extract<Decider, { readonly kind: 'rule' }>) => void
}

/** A picture of ports × peers: what passes and what is stopped, and by which rule. */
export function MapPanel({ assembly, set, services, onPlay, onShow }: Props) {
  const text = useMessages('workbench')
  const words = useMessages('rules')
  const [choice, setChoice] = useState<MapChoice>({ direction: 'ingress', protocol: 'tcp', family: 4 })
  const question = useMemo(() => set && { set, choice }, [set, choice])
  const pending = useAnswer('map', question)
  const { answer, stale } = pending
  const orders = useMemo(
    () => new Map(inOrder(assembly.rows).map(({ at, order }) => [`${at.group.id} ${at.row.id}`, order])),
    [assembly],
  )
  return (
    <section aria-labelledby="map-title">
      <h2 id="map-title">{text.mapTitle}</h2>
      <p>{text.mapLead}</p>
      <div className={`${styles.choices} no-print`}>
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
      </div>
      <Waiting work={pending} />
      {answer ? (
        <div aria-busy={stale}>
          {answer.picture.complete ? null : <p className="depends">△ {text.mapIncomplete}</p>}
          {answer.picture.detail === 'action' ? <p>{text.mapCoarse}</p> : null}
          <MapGrid
            key={`${answer.choice.direction} ${answer.choice.protocol} ${answer.choice.family}`}
            {...answer}
            services={services}
            orderOf={({ group, rule }) => orders.get(`${group} ${rule}`)}
            onPlay={onPlay}
            onShow={onShow}
          />
          <details>
            <summary>{format(text.mapTable, { rows: answer.picture.rows.length })}</summary>
            <MapTable {...answer} />
          </details>
        </div>
      ) : null}
    </section>
  )
}
