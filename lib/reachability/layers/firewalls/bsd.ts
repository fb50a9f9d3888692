import type { BsdRules, HostPacket } from '../../model/evidence'
import { follow } from './follow'
import { nothing, type Read } from './read'

/** What the rules of pf or ipfw do with the packet. */
export function decideBsd({ chains, cut, tool }: BsdRules, packet: HostPacket): Read {
  if (packet.direction === 'egress') return nothing('egress')
  // Of pf a rule that is not shown may decide; of ipfw the last one stands there, or nothing does.
  if (cut) return nothing('filtered')
  const { verdict, line, policy } = follow(chains, 'INPUT', packet)
  if (verdict === 'unknown') return nothing(tool === 'pf' ? 'undecided' : 'no-policy')
  if (policy) return { verdict, line, code: 'default', late: null }
  return { verdict, line, code: verdict === 'accept' ? 'rule' : `rule-${verdict}`, late: null }
}
