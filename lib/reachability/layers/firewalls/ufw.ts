import type { HostPacket, UfwStatus } from '../../model/evidence'
import { fitOfAll } from './follow'
import { firewallRead, nothing, type Read } from './read'

/** What ufw does with the packet: the first row that matches decides, then the default. */
export function decideUfw(status: UfwStatus, packet: HostPacket): Read {
  const { active, statusLine, rows, cut } = status
  if (!active) return firewallRead('accept', statusLine, 'inactive')
  for (const { out, six, rule } of rows) {
    if (out !== (packet.direction === 'egress') || six !== (packet.family === 6)) continue
    const fit = fitOfAll(rule.conditions, packet)
    if (fit === 'no') continue
    if (fit === 'maybe') return nothing('undecided', rule.line)
    const { kind } = rule.effect
    if (cut && kind !== 'accept') break
    const verdict = kind === 'accept' ? 'accept' : kind === 'reject' ? 'reject' : 'drop'
    return firewallRead(verdict, rule.line, verdict === 'accept' ? 'rule' : `rule-${verdict}`)
  }
  return cut ? nothing('cut-off') : byDefault(status, packet.direction)
}

function byDefault(status: UfwStatus, direction: HostPacket['direction']): Read {
  const given = direction === 'ingress' ? status.incoming : status.outgoing
  if (given) {
    const verdict = given === 'allow' ? 'accept' : given === 'reject' ? 'reject' : 'drop'
    return firewallRead(verdict, status.defaultLine, 'default')
  }
  if (direction === 'egress') return nothing('no-default')
  // A list of what is allowed has a meaning only where the rest is not: deny is what ufw starts with.
  const own = status.rows.filter(({ out }) => !out)
  return own.length > 0 && own.every(({ rule }) => rule.effect.kind === 'accept')
    ? firewallRead('drop', status.statusLine, 'assumed-default')
    : nothing('no-default')
}
