import type { Gathered } from '../evidence'
import { because, fail, pass, unknown } from '../finding'
import type { Finding, HostPacket } from '../model'

/** Where the host itself sends the packet before its rules and sockets see it: another port, elsewhere, nowhere. */
export function redirectOf(gathered: Gathered, packet: HostPacket): number | 'elsewhere' | null {
  for (const firewall of gathered.firewalls) {
    const target = firewall.redirect(packet)
    if (target !== null) return target
  }
  return null
}

/**
 * What the host's firewalls do with the packet. Each has to accept: a packet passes ufw, firewalld, nftables and
 * iptables one after the other. Two pastes of one tool that disagree decide nothing.
 */
export function hostFirewall(gathered: Gathered, packet: HostPacket, published: boolean): Finding {
  const reads = gathered.firewalls.map((firewall) => ({ tool: firewall.tool, ...firewall.decide(packet) }))
  if (reads.length === 0) return unknown()
  const stops = reads.filter(({ verdict }) => verdict === 'drop' || verdict === 'reject')
  const [stop] = stops
  if (stop) {
    const against = reads.find(({ tool, verdict }) => tool === stop.tool && verdict === 'accept')
    if (against) {
      return unknown(because('contradiction-listings', against.line, { tool: stop.tool }))
    }
    if (published) {
      return unknown(because('published-port', stop.line))
    }
    const shows = stop.code === 'assumed-default' ? null : stop.verdict === 'drop' ? 'silence' : 'refusal'
    return fail(
      'host-firewall',
      because(`firewall-${stop.code}`, stop.line, {
        tool: stop.tool,
        verdict: stop.verdict,
      }),
      shows,
    )
  }
  const open = reads.find(({ verdict }) => verdict === 'accept')
  if (open)
    return pass(
      because(`firewall-${open.code}`, open.line, {
        tool: open.tool,
        verdict: 'accept',
      }),
    )
  const [first] = reads
  return unknown(first ? because(`firewall-${first.code}`, first.line, { tool: first.tool }) : null)
}
