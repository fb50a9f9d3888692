import { publicPorts, servesPort } from '../data/programs'
import type { LayerFinding } from '../model/diagnosis'
import type { Ban, GatheredEvidence } from '../model/evidence'
import { because, fail } from '../model/finding'
import { type HostAddress, inRange, isWhole, textOf } from '../model/host-address'
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

/** /etc/hosts.allow is read first, and whom it names it admits: hosts_access(5). */
function isAdmitted(texts: readonly string[], from: HostAddress): boolean {
  const client = textOf(from)
  return texts.some((text) => {
    const [, shown = ''] = text.slice(0, 100_000).split(/hosts\.allow/, 2)
    return shown
      .split('\n', 50)
      .some(
        (line) => /^\s{0,9}(?:sshd|ALL)\s{0,9}:/.test(line) && (/:\s{0,9}ALL\b/.test(line) || line.includes(client)),
      )
  })
}

/** TCP wrappers that turn everybody away, whoever the client is. */
function everyone(bans: readonly Ban[], texts: readonly string[], target: Target): LayerFinding | null {
  const found = bans.find((item) => item.by === 'hosts.deny' && guards(item, target) && item.addresses.some(isWhole))
  if (!found || texts.some((text) => /hosts\.allow/.test(text))) return null
  return fail('host-firewall', because('banned', found.line, { tool: found.by, jail: found.name, client: '' }), null)
}

/** A guard of the host that keeps this very client out. */
export function ban({ bans, texts }: GatheredEvidence, target: Target): LayerFinding | null {
  const { from } = target
  if (target.direction === 'egress') return null
  if (from === null) return everyone(bans, texts, target)
  const found = bans.find((item) => guards(item, target) && item.addresses.some((range) => inRange(range, from)))
  if (!found || (found.by === 'hosts.deny' && isAdmitted(texts, from))) return null
  const params = { tool: found.by, jail: found.name, client: textOf(from) }
  return fail('host-firewall', because('banned', found.line, params), null)
}
