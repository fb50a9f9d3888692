import { publicPorts, servesPort } from '../data/programs'
import type { LayerFinding } from '../model/diagnosis'
import type { Ban, GatheredEvidence } from '../model/evidence'
import { because, fail } from '../model/finding'
import { inRange, textOf } from '../model/host-address'
import type { Target } from '../model/target'

/** Ports of the jails that fail2ban brings: jail.conf(5). */
function guards({ by, name }: Ban, { port, protocol }: Target): boolean {
  if (protocol !== 'tcp' || port === null) return false
  // These shut a client out of every port.
  if (by === 'csf' || by === 'crowdsec' || by === 'sshguard') return true
  const jail = name.toLowerCase()
  if (jail === 'recidive' || (by === 'hosts.deny' && jail === 'all')) return true
  if (/^(?:nginx|apache|php|wordpress|wp)/.test(jail)) return publicPorts.has(port)
  if (/^(?:sshd?|dropbear)/.test(jail)) return port === 22 || servesPort('sshd', port)
  return servesPort(jail.split('-')[0] ?? '', port)
}

/** A guard of the host that keeps this very client out. */
export function ban({ bans }: GatheredEvidence, target: Target): LayerFinding | null {
  const { from } = target
  if (from === null || target.direction === 'egress') return null
  const found = bans.find((item) => guards(item, target) && item.addresses.some((range) => inRange(range, from)))
  if (!found) return null
  const params = { tool: found.by, jail: found.name, client: textOf(from) }
  return fail('host-firewall', because('banned', found.line, params), null)
}
