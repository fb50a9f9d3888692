import { isBridgeOfEngine, isOfContainer } from '../model/container-network'
import type { LayerFinding } from '../model/diagnosis'
import type {
  Attempt,
  FirewalldZones,
  GatheredEvidence,
  HostFirewall,
  HostPacket,
  IptablesRules,
  WindowsRules,
} from '../model/evidence'
import type { Experience } from '../model/experience'
import { because, fail, pass, unknown } from '../model/finding'
import { isLoopback, sameAddress } from '../model/host-address'
import type { Target } from '../model/target'
import { isReached } from './experience'
import { decideBsd } from './firewalls/bsd'
import { decideFirewalld, decideLists, redirectFirewalld } from './firewalls/firewalld'
import type { Redirection } from './firewalls/follow'
import {
  decideForwarded,
  decideIptables,
  forwardedChain,
  handingChain,
  ownChain,
  redirectIptables,
} from './firewalls/iptables'
import { decideNft, redirectNft } from './firewalls/nft'
import type { Read } from './firewalls/read'
import { decideUfw } from './firewalls/ufw'
import { decideWindows } from './firewalls/windows'
import { liftedBy } from './since'

function decide(firewall: Exclude<HostFirewall, WindowsRules>, packet: HostPacket): Read {
  switch (firewall.tool) {
    case 'iptables':
    case 'ip6tables':
      return decideIptables(firewall, packet)
    case 'nft':
      return decideNft(firewall, packet)
    case 'pf':
    case 'ipfw':
      return decideBsd(firewall, packet)
    case 'ufw':
      return decideUfw(firewall, packet)
    case 'firewalld':
      return decideFirewalld(firewall, packet)
  }
}

function redirect(firewall: HostFirewall, packet: HostPacket): Redirection {
  switch (firewall.tool) {
    case 'iptables':
    case 'ip6tables':
      return redirectIptables(firewall, packet)
    case 'nft':
      return redirectNft(firewall, packet)
    case 'firewalld':
      return redirectFirewalld(firewall, packet)
    default:
      return null
  }
}

/** Where the host itself sends the packet before its rules and sockets see it: another port, elsewhere, nowhere. */
export function redirectOf(gathered: GatheredEvidence, packet: HostPacket): Redirection {
  for (const firewall of gathered.firewalls) {
    const target = redirect(firewall, packet)
    if (target !== null) return target
  }
  return null
}

/** Listings that do not show all that decides. */
const partial: ReadonlySet<string | undefined> = new Set([
  'firewall-no-policy',
  'firewall-filtered',
  'firewall-no-chain',
  'firewall-cut-off',
])
const prohibiting = /\bREJECT\b.{0,80}reject-with icmp6?-\S{0,20}prohibited/

/**
 * A client has got "No route to host", and a rule of the host that rejects whatever came so far says just this: what the
 * listing does not show has not let the traffic through.
 */
export function prohibitedBy(
  { firewalls }: GatheredEvidence,
  wall: LayerFinding,
  met: Attempt | null,
): LayerFinding | null {
  if (met?.outcome !== 'no-route' || wall.state !== 'unknown') return null
  // firewalld rejects so what its zone does not name: one of its lists that lacks the port is enough then.
  if (wall.because?.code === 'firewall-one-list' && wall.because.params.tool === 'firewalld') {
    const params = { tool: 'firewalld', verdict: 'reject' }
    return fail('host-firewall', because('firewall-default', wall.because.line, params), 'refusal')
  }
  // A published port is forwarded past its zones where a container engine with a bridge has it; one of a user's own meets them.
  const { code, line: shown = null, params } = wall.because ?? {}
  if (code === 'published-port' && params?.tool === 'firewalld' && params.verdict === 'reject')
    return fail(
      'host-firewall',
      because('firewall-default', shown, { tool: 'firewalld', verdict: 'reject' }),
      'refusal',
    )
  if (!partial.has(code)) return null
  const lines = firewalls.flatMap((firewall) =>
    firewall.tool === 'iptables' || firewall.tool === 'ip6tables'
      ? [...firewall.tables.values()].flatMap((chains) => chains.get('INPUT')?.rules ?? [])
      : [],
  )
  const line = lines.find((rule) => prohibiting.test(rule.line))?.line
  return line === undefined
    ? null
    : fail('host-firewall', because('firewall-rule-reject', line, { tool: 'iptables', verdict: 'reject' }), 'refusal')
}

/** Words by which people say that something on the way has turned a client away. */
const unreachable = /\bicmp[\w -]{0,30}\bunreachable\b|\badmin(?:istratively)?[ -]prohibited\b/i
/** A rule for all that has met packets, and says that they are prohibited: `4   240 REJECT     all  --  any  any  anywhere  anywhere  reject-with icmp-host-prohibited`. */
const metAll =
  /^\s{0,9}(?:\d{1,5}\s{1,9})?[1-9]\d{0,12}[KMG]?\s{1,9}\d{1,14}[KMG]?\s{1,9}REJECT\s.{0,160}\bicmp6?-\S{0,20}prohibited/

/** What a rule at the end of the chain that hands on has rejected, where a port of a container is the one that is asked for. */
function countedReject(
  { firewalls, published, planned, programs }: GatheredEvidence,
  { port }: HostPacket,
): LayerFinding | null {
  const isMapped =
    [...published, ...planned].some((item) => item.port === port) ||
    programs.some((event) => event.inside !== undefined && event.port === port)
  const rules = tablesOf(firewalls).flatMap(({ tables }) => tables.get('filter')?.get(handingChain)?.rules ?? [])
  const line = rules.find(({ conditions, line: text }) => conditions.length === 0 && metAll.test(text))?.line
  if (!isMapped || line === undefined) return null
  const params = { tool: 'iptables', verdict: 'reject', chain: handingChain }
  return fail('host-firewall', because('firewall-rule-reject', line, params), 'refusal')
}

/** Who has got "No route to host" meets a host that rejects what it should hand on, whatever it does with what is its own. */
export function forwardProhibited(
  gathered: GatheredEvidence,
  wall: LayerFinding,
  { best }: Experience,
  packet: HostPacket,
): LayerFinding | null {
  if (packet.direction === 'egress' || wall.state === 'fail') return null
  const isTold = best === null && gathered.texts.some((text) => unreachable.test(text.slice(0, 60_000)))
  if (best?.outcome !== 'no-route' && !isTold) return null
  const found = best?.outcome === 'no-route' ? forwardedStop(gathered, packet, 'in') : null
  const isStopped = found?.because?.params.verdict === 'reject' && found.because.params.chain === handingChain
  return isStopped ? found : countedReject(gathered, packet)
}

/**
 * The port is said not to be reached where another one of the same address is, the address answers to ping, or the machine that tries serves it: no router does so, and no
 * security group, which drops in silence.
 */
export function prohibitedAt(
  { attempts, pings }: GatheredEvidence,
  wall: LayerFinding,
  { best, outside }: Experience,
): LayerFinding | null {
  const met = outside.find((each) => each.outcome === 'no-route' && each.address !== null) ?? best
  if (best?.outcome !== 'no-route' || wall.state !== 'unknown' || !met) return null
  const { address, port, at, host } = met
  // An address that somebody has hidden is written alike each time.
  const isThere = (each: Pick<Attempt, 'address' | 'host'>) =>
    address === null || each.address === null
      ? address === each.address && host !== null && host === each.host
      : sameAddress(each.address, address)
  const isAlive =
    attempts.some((each) => isThere(each) && each.port !== port && (isReached(each) || each.outcome === 'refused')) ||
    pings.some((ping) => ping.answered && isThere(ping)) ||
    // A container's own host is there.
    (address !== null && isBridgeOfEngine(address)) ||
    // The machine itself tried what it serves.
    attempts.some((each) => at !== null && each.at === at && each.port === port && each.outcome === 'answered')
  return isAlive ? fail('host-firewall', because('kernel-reject', met.line), 'refusal') : null
}

/** The kernel is told to answer no ping. */
export function pingIgnored({ facts }: GatheredEvidence, { protocol, direction }: Target): LayerFinding | null {
  if (direction === 'egress' || (protocol !== 'icmp' && protocol !== 'icmpv6')) return null
  const name = protocol === 'icmp' ? /ipv4/ : /ipv6/
  const found = facts.find(({ fact, line }) => fact === 'ping-ignored' && name.test(line))
  return found ? fail('host-firewall', because('ping-ignored', found.line), 'silence') : null
}

/** What no listing shows, and who asks has found out: it works with the firewall switched off. */
export function provenBy({ facts }: GatheredEvidence, wall: LayerFinding): LayerFinding | null {
  const told = facts.find(({ fact }) => fact === 'works-without-firewall')
  // What is forwarded, to a container for the most part, does not come to the chain for the host itself.
  const isOther = wall.state === 'pass' && told !== undefined && /\b(?:FORWARD|DOCKER-USER)\b/.test(told.line)
  if (!told || (wall.state !== 'unknown' && !isOther)) return null
  return fail('host-firewall', because('works-without-firewall', told.line, { tool: told.tool }), null)
}

/** A change of the layer of which somebody says that it works since: at this port, or without naming any. */
export function mendedBy(
  { facts }: GatheredEvidence,
  finding: LayerFinding,
  layer: 'security-group' | 'host-firewall',
  port: number | null,
): LayerFinding | null {
  if (finding.state !== 'unknown') return null
  const told = facts.find(
    ({ fact, mends, ports }) =>
      fact === 'mended' && mends === layer && (ports === undefined || (port !== null && ports.includes(port))),
  )
  return told ? fail(layer, because('mended-since', told.line), null) : null
}

/**
 * The kernel drops first packets, whatever its rules say: it has no room left to remember connections. That those of a client were
 * among them is shown by its silence.
 */
export function tableFull(
  { facts }: GatheredEvidence,
  wall: LayerFinding,
  { silent }: Experience,
): LayerFinding | null {
  const found = facts.find(({ fact }) => fact === 'conntrack-full')
  if (!found || wall.state === 'fail') return null
  const reason = because('conntrack-full', found.line)
  return silent ? fail('host-firewall', reason, 'silence') : unknown(reason)
}

/** The machine's own filter has not let out what a program of it has sent: to this port, or to one that is not said. */
export function deniedOut(
  { facts }: GatheredEvidence,
  wall: LayerFinding,
  { best }: Experience,
  { direction, protocol, port }: Target,
): LayerFinding | null {
  if (direction === 'ingress' || wall.state !== 'unknown' || (best && isReached(best))) return null
  const isPing = protocol === 'icmp' || protocol === 'icmpv6'
  const found = facts.find(
    ({ fact, tool, ports }) =>
      fact === 'send-denied' && (ports ? port !== null && ports.includes(port) : (tool === 'ping') === isPing),
  )
  return found ? fail('host-firewall', because('kernel-reject', found.line), 'refusal') : null
}

type ToolRead = Read & { readonly tool: HostFirewall['tool'] }

/** Names of zones alone: no rule of them. */
function isBare({ zones, list, stopped }: FirewalldZones): boolean {
  return zones.length === 0 && list === null && stopped === null
}

function readsOf({ firewalls }: GatheredEvidence, packet: HostPacket): ToolRead[] {
  const windows: WindowsRules[] = []
  const lists = decideLists(
    firewalls.filter((firewall) => firewall.tool === 'firewalld'),
    packet,
  )
  const reads: ToolRead[] = []
  for (const firewall of firewalls) {
    if (firewall.tool === 'netsh') windows.push(firewall)
    else if (firewall.tool === 'firewalld' && ((firewall.list && lists) || isBare(firewall))) continue
    else reads.push({ tool: firewall.tool, ...decide(firewall, packet) })
  }
  if (lists) reads.push({ tool: 'firewalld', ...lists })
  if (windows.length > 0) reads.push({ tool: 'netsh', ...decideWindows(windows, packet) })
  return reads
}

function tablesOf(firewalls: readonly HostFirewall[]): IptablesRules[] {
  return firewalls.flatMap((each) => (each.tool === 'iptables' || each.tool === 'ip6tables' ? [each] : []))
}

/**
 * The rule of the host by which it does not let out what it has itself to say to one of its containers, where who stands on it has
 * met a failure there.
 */
export function ownStop(
  { firewalls }: GatheredEvidence,
  { best }: Experience,
  { protocol, port, from, direction }: Target,
): LayerFinding | null {
  const to = best?.address
  if (direction === 'egress' || !from || !isLoopback(from) || !to || !isOfContainer(to) || isReached(best)) return null
  const packet: HostPacket = {
    direction: 'egress',
    protocol,
    family: to.family,
    peer: to.value,
    self: null,
    port,
    redirected: false,
    forwarded: 'between',
  }
  for (const firewall of tablesOf(firewalls)) {
    const { tool } = firewall
    const { verdict, line, code } = decideIptables(firewall, packet)
    if (verdict !== 'drop' && verdict !== 'reject') continue
    const shown = code === 'default' ? 'default-deny' : code
    const params = { tool, verdict, chain: ownChain }
    return fail('host-firewall', because(`firewall-${shown}`, line, params), verdict === 'drop' ? 'silence' : 'refusal')
  }
  return null
}

/** The rule for what is forwarded to containers, or between them, that stops the packet; null where none surely does. */
function forwardedStop(
  { firewalls, published }: GatheredEvidence,
  packet: HostPacket,
  forwarded: 'in' | 'between',
): LayerFinding | null {
  const inside = published.find(({ port, protocol }) => port === packet.port && protocol === packet.protocol)?.inside
  const handed: HostPacket = { ...packet, port: inside ?? packet.port, redirected: forwarded === 'in', forwarded }
  const tables = tablesOf(firewalls)
  for (const chain of [forwardedChain, handingChain]) {
    for (const firewall of tables) {
      const { tool } = firewall
      const { verdict, line, code } = decideForwarded(firewall, handed, chain)
      if (verdict !== 'drop' && verdict !== 'reject') continue
      const params = { tool, verdict, chain, ...(inside === undefined ? {} : { inside: String(inside) }) }
      return fail(
        'host-firewall',
        because(`firewall-${code}`, line, params),
        verdict === 'drop' ? 'silence' : 'refusal',
      )
    }
  }
  return null
}

/**
 * Docker hands on what comes by IPv6 by its proxy, a program of the host, unless it has rules of its own there: of a whole listing
 * that has none, the rules for the host itself are met.
 */
function isProxied({ firewalls, sockets }: GatheredEvidence, { family, port }: HostPacket): boolean {
  const whole = firewalls.filter((each) => each.tool === 'ip6tables' && !each.cut && !each.filtered)
  const isOpen = sockets.some((listing) =>
    listing.sockets.some((row) => row.program === 'docker-proxy' && row.family === 6 && row.port === port),
  )
  return (
    family === 6 &&
    isOpen &&
    whole.length > 0 &&
    tablesOf(whole).every(
      ({ tables }) => ![...(tables.get('filter')?.keys() ?? [])].some((name) => name.startsWith('DOCKER')),
    )
  )
}

/** Whether the packet comes from a container: what it asks for is another one, for the most part. */
function isFromContainer({ family, peer, direction }: HostPacket): boolean {
  return direction === 'ingress' && peer !== null && isOfContainer({ family, value: peer })
}

/**
 * What the host's firewalls do with the packet. Each has to accept: a packet passes ufw, firewalld, nftables and
 * iptables one after the other. Two pastes of one tool that disagree decide nothing.
 */
export function hostFirewall(gathered: GatheredEvidence, packet: HostPacket, published: boolean): LayerFinding {
  const way = published ? 'in' : isFromContainer(packet) ? 'between' : null
  const forwarded = way === null ? null : forwardedStop(gathered, packet, way)
  if (forwarded) return forwarded
  const isForwarded = published && !isProxied(gathered, packet)
  const reads = readsOf(gathered, packet)
  const [first] = reads
  if (!first) return unknown()
  const stop = reads.find(({ verdict }) => verdict === 'drop' || verdict === 'reject')
  if (stop) {
    const against = reads.find(({ tool, verdict }) => tool === stop.tool && verdict === 'accept')
    if (against) return unknown(because('contradiction-listings', against.line, { tool: stop.tool }))
    if (isForwarded) return unknown(because('published-port', stop.line, { tool: stop.tool, verdict: stop.verdict }))
    const lifted = liftedBy(gathered, stop.tool, stop.code === 'default')
    if (lifted !== null) return unknown(because('contradiction-listings', lifted, { tool: stop.tool }))
    const shows = stop.code === 'assumed-default' ? null : stop.verdict === 'drop' ? 'silence' : 'refusal'
    const params = { tool: stop.tool, verdict: stop.verdict, ...(stop.late === null ? {} : { late: stop.late }) }
    // What a default does is no matter of course: it is said.
    const code = stop.code === 'default' ? 'default-deny' : stop.code
    return fail('host-firewall', because(`firewall-${code}`, stop.line, params), shows)
  }
  const open = reads.find(({ verdict }) => verdict === 'accept')
  if (open) return pass(because(`firewall-${open.code}`, open.line, { tool: open.tool, verdict: 'accept' }))
  return unknown(because(`firewall-${first.code}`, first.line, { tool: first.tool }))
}
