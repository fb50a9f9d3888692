import { useMemo, useState } from 'react'
import type { History } from '@/components/history'
import { format, useMessages } from '@/components/messages'
import { PasteField } from '@/components/pasted'
import { formatAddress } from '@/lib/cidr'
import { type Direction, hasPorts } from '@/lib/net'
import { type FlowRecord, readFlowLog } from '@/lib/reachability'
import { protocolOfNumber } from '@/lib/rules'
import type { RulesDraft } from '../draft/model'
import { type PacketDraft, packetProtocols } from '../packet/draft'
import { liveParts } from './live-parts'
import { Simulator } from './simulator'
import { useCase } from './use-case'

const example =
  '1 eni-example-web acs:vpc:ap-northeast-1 203.0.113.9 51514 192.168.1.10 3306 6 1 60 1785000000 1785000600 REJECT in OK'

/**
 * The simulator, which takes a line of a flow log as its packet and says whether its rules would have done the same:
 * `<FlowLog caseId="see-dropped-traffic" />`.
 */
export function FlowLog({ caseId }: { readonly caseId: string }) {
  const text = useMessages('pasted')
  const history = useCase(caseId)
  const [logged, setLogged] = useState<FlowRecord | null>(null)
  const play = (record: FlowRecord, direction: Direction) => {
    setLogged(record)
    history.change((now) => ({ ...now, packet: packetOf(record, direction) }))
  }
  return (
    <>
      <PasteField label={text.flowLabel} example={example}>
        {(written) => <Entries written={written} onPlay={play} />}
      </PasteField>
      <Simulator
        begins="open"
        history={history}
        parts={liveParts}
        beside={({ decision }) =>
          logged && isOf(logged, history) ? <Compared logged={logged} verdict={decision.verdict} /> : null
        }
      />
    </>
  )
}

function packetOf(record: FlowRecord, direction: Direction): PacketDraft {
  const { protocol, source, destination, sourcePort, port } = record
  const name = protocolOfNumber(protocol)
  const known = packetProtocols.find((each) => each === name) ?? 'other'
  const [peer, self] = direction === 'ingress' ? [source, destination] : [destination, source]
  const ports = hasPorts(known)
  return {
    direction,
    protocol: known,
    peer: formatAddress(peer.family, peer.value),
    self: formatAddress(self.family, self.value),
    port: ports && port !== null ? String(port) : '',
    sourcePort: ports && sourcePort !== null ? String(sourcePort) : '',
    network: 'public',
  }
}

/** Whether the packet at the gate still is the one of the entry. */
function isOf(record: FlowRecord, { value }: History<RulesDraft>): boolean {
  const { packet } = value
  const now = JSON.stringify(packet)
  return (['ingress', 'egress'] as const).some((direction) => JSON.stringify(packetOf(record, direction)) === now)
}

interface EntriesProps {
  readonly written: string
  readonly onPlay: (record: FlowRecord, direction: Direction) => void
}

/** Most entries that are offered. */
const most = 20

function Entries({ written, onPlay }: EntriesProps) {
  const text = useMessages('pasted')
  const rules = useMessages('rules')
  const records = useMemo(() => readFlowLog(written), [written])
  if (records.length === 0) return <p className="depends">△ {text.flowNone}</p>
  return (
    <ul>
      {records.slice(0, most).map((record) => {
        const { action, direction, source, destination, sourcePort, port, protocol, place } = record
        const ends = [endOf(source, sourcePort), endOf(destination, port)]
        const name = String(protocolOfNumber(protocol)).toUpperCase()
        return (
          <li key={place.from}>
            <span className="mono">
              {name} {ends.join(' → ')}
            </span>{' '}
            <strong className={action === 'accept' ? 'accept' : 'drop'}>{action.toUpperCase()}</strong>{' '}
            {(direction ? [direction] : (['ingress', 'egress'] as const)).map((way) => (
              <button key={way} type="button" className="button" onClick={() => onPlay(record, way)}>
                {format(text.playAs, { direction: rules[way] })}
              </button>
            ))}
          </li>
        )
      })}
      {records.length > most ? <li>{format(text.flowMore, { most })}</li> : null}
    </ul>
  )
}

function endOf({ family, value }: FlowRecord['source'], port: number | null): string {
  const address = formatAddress(family, value)
  return port === null ? address : family === 6 ? `[${address}]:${port}` : `${address}:${port}`
}

/** What the log says beside what the rules here say: only one of them knows of network ACLs and of other groups. */
function Compared({
  logged,
  verdict,
}: {
  readonly logged: FlowRecord
  readonly verdict: 'accept' | 'drop' | 'depends'
}) {
  const text = useMessages('pasted')
  if (verdict === 'depends') return null
  const same = (logged.action === 'accept') === (verdict === 'accept')
  return <p>{same ? text.flowSame : logged.action === 'reject' ? text.flowElsewhere : text.flowOtherRules}</p>
}
