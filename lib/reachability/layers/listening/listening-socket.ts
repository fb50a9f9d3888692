import type { Family } from '@/lib/cidr'
import { servicesAt } from '@/lib/net'
import { isToldPartial } from '../../data/partial'
import {
  familyOf,
  hasForUsual,
  isPanelOf,
  peerPorts,
  portOfService,
  publicPorts,
  servesPort,
  standardPorts,
} from '../../data/programs'
import { tunnelsOut } from '../../data/speakers'
import type { LayerFinding } from '../../model/diagnosis'
import type { Attempt, GatheredEvidence, Socket, Sockets, Transport } from '../../model/evidence'
import type { Experience } from '../../model/experience'
import { because, fail, pass, unknown } from '../../model/finding'
import { addressOf, isLinkLocal, isLoopback } from '../../model/host-address'
import type { Target } from '../../model/target'
import { portLost } from './bind-failed'
import { ofBound } from './bound'
import { covers, coversProgram, coversTwin } from './coverage'
import { askedWithin, misdialled } from './misdialled'
import { programTold } from './programs'
import { insideElsewhere, insideLoopback, nodeElsewhere, publishedPort } from './published'
import { scannedElsewhere } from './scanned'
import { listedWithin, onHost, unboundInside, unhealthyInside } from './within'
import { deadBehind } from './workloads'

function serves(socket: Socket, family: Family): boolean {
  return (
    socket.family === family ||
    (family === 4 && socket.family === 6 && socket.v6only !== true && socket.address === null)
  )
}

export interface Listening {
  readonly finding: LayerFinding
  readonly socket: Socket | null
  /** A container's port: the traffic is forwarded, and the rules for the host itself do not see it. */
  readonly published: boolean
}

/** A process waits at the port, at an address that the traffic reaches (O-4). */
export function listeningSocket(
  gathered: GatheredEvidence,
  target: Target,
  experience: Experience,
  port: number,
): Listening {
  const { protocol } = target
  if (protocol !== 'tcp' && protocol !== 'udp') return { finding: unknown(), socket: null, published: false }
  const listed = ofListings(onHost(gathered), protocol, experience, port)
  const { cause } = listed.finding
  const ports = publishedPort(gathered, protocol, experience, port, cause === 'not-listening')
  const told = programTold(gathered, protocol, experience, port, cause === 'not-listening')
  // What is published to the host alone is forwarded from nowhere else.
  const proxied = listed.socket?.program === 'docker-proxy' && cause !== 'loopback-only'
  const published = proxied || ports?.state === 'pass'
  // A container's port may be open while the program in it listens to itself alone.
  const isMapped =
    ports?.state === 'pass' ||
    [...gathered.planned, ...gathered.programs.filter(({ inside }) => inside !== undefined)].some(
      (item) => item.port === port,
    ) ||
    isCutInContainer(experience, gathered)
  const inside = isMapped || published ? insideLoopback(gathered, protocol, port) : null
  const isOpen = ports?.state === 'pass'
  const down = isOpen ? (deadBehind(gathered, experience, port) ?? portLost(gathered, protocol, port)) : null
  const elsewhere = inside ? null : otherInside(gathered, protocol, experience, port, isMapped)
  const finding =
    misdialled(gathered, experience, { ...target, port }) ??
    otherLoopback(gathered, experience, { ...target, port }) ??
    down ??
    keptOut(listed.finding, told) ??
    listedWithin(gathered, protocol, experience, port) ??
    withinContainer(listed.finding, gathered) ??
    inside ??
    elsewhere ??
    // The rules of a cluster have its ports, and no socket does.
    (cause === 'not-listening' && ports?.state === 'pass' && isOfCluster(gathered, port) ? ports : null) ??
    // That nothing is there, and that a container's port is published as another one, are one finding: the latter says why.
    (cause === 'not-listening' && ports?.state === 'fail' ? ports : null) ??
    // So are that and that its program says that it listens elsewhere.
    (cause === 'not-listening' && tellsWhere(told) ? told : null) ??
    (listed.finding.state === 'unknown'
      ? (ports ?? told ?? scannedElsewhere(gathered, experience, { ...target, port }) ?? listed.finding)
      : listed.finding)
  const astray =
    finding.state === 'fail' || protocol !== 'tcp' ? null : askedWithin(gathered, experience, { ...target, port })
  return { finding: astray ?? finding, socket: finding === listed.finding ? listed.socket : null, published }
}

/** What keeps whoever comes through the host's port from the program in the container, other than its address. */
function otherInside(
  gathered: GatheredEvidence,
  protocol: Transport,
  experience: Experience,
  port: number,
  isMapped: boolean,
): LayerFinding | null {
  const unbound = unboundInside(gathered, protocol, port)
  if (unbound || !isMapped) return unbound
  return (
    nodeElsewhere(gathered, protocol, port) ??
    unhealthyInside(gathered, protocol, experience, port) ??
    insideElsewhere(gathered, protocol, experience, port)
  )
}

/** What has the port at loopback has kept the program from it that wanted it everywhere. */
function keptOut({ cause }: LayerFinding, told: LayerFinding | null): LayerFinding | null {
  return cause === 'loopback-only' && told?.because?.code === 'bind-in-use' && told.state === 'fail' ? told : null
}

/** What `localhost` is over IPv4. */
const ownFour = addressOf('127.0.0.1')

/** What was tried at another address than those of the machine's own loopback, which some systems give `localhost` as fe80::1, too. */
const isElsewhere = ({ address }: Attempt) => !address || !isLinkLocal(address)

/** The service is at the loopback address of one protocol of IP, and whoever is refused on its machine asks at that of the other. */
function otherLoopback(
  { sockets }: GatheredEvidence,
  { local, outside, other }: Experience,
  { port, from }: Target,
): LayerFinding | null {
  const { refused, reached } = local
  const asked = refused?.address
  if (!refused || !asked || !isLoopback(asked) || outside.some(isElsewhere) || other.reached || other.refused)
    return null
  const cause = asked.family === 4 ? 'ipv6-only' : 'ipv4-only'
  const rows = sockets.flatMap((listing) =>
    listing.sockets.filter((row) => row.state === 'listening' && row.protocol === 'tcp' && row.port === port),
  )
  const [row] = rows
  if (row && rows.every(({ address, family }) => address && isLoopback(address) && family !== asked.family))
    return fail(cause, because(cause, row.line, { port: String(port) }), 'refusal')
  const there = reached?.address ?? (reached?.host === 'localhost' && reached.only === 4 ? ownFour : null)
  // One client tries both, one after the other: who asks from elsewhere has pasted that it works.
  return rows.length === 0 &&
    (refused.tool !== reached?.tool || (from !== null && isLoopback(from))) &&
    there &&
    isLoopback(there) &&
    there.family !== asked.family
    ? fail(cause, because(cause, refused.line, { port: String(port) }), 'refusal')
    : null
}

/** Whether what a program says tells where it listens instead, or at which address it was to. */
const tellsWhere = (told: LayerFinding | null) =>
  told?.cause === 'wrong-port' || told?.because?.code === 'bind-not-local'

const container = /\bdocker\b|\bpodman\b|\bcontainers?\b|\bcompose\b|容器|コンテナ/i

/** Whether whoever connects is cut off, and somebody speaks of containers: who hands on to one takes each connection. */
function isCutInContainer({ best, local, outside }: Experience, { texts }: GatheredEvidence): boolean {
  const isCut =
    local.reset !== null ||
    best?.outcome === 'closed' ||
    best?.outcome === 'reset' ||
    (best?.outcome === 'connected' && outside.some(({ outcome, line }) => outcome === 'reset' && line === best.line))
  return isCut && texts.some((text) => container.test(text.slice(0, 60_000)))
}

/** Words of people that what they show was asked within a container. */
const ofContainer =
  /\b(?:inside|within|in|into) (?:of )?(?:the |my |its )?(?:docker )?container\b[^.\n]{0,40}:|\b(?:went|go|going|stepped|logged|exec(?:'d|ed)?|shell(?:ed)?|attached|entered|entering)(?: in| into| to)?(?: in)?(?: to)? (?:the |my |its )?(?:docker )?container\b[^.\n]{0,40}[:.]|容器(?:里面?|内部?|中)[^。\n]{0,20}[:：]|コンテナ(?:内|の中)[^。\n]{0,20}[:：]/i

/** A listing of a container's own sockets: that nothing is there says that whoever comes through the host's port is cut off. */
function withinContainer(listed: LayerFinding, { sockets, texts }: GatheredEvidence): LayerFinding | null {
  if (listed.cause !== 'not-listening' || sockets.length !== 1 || !listed.because) return null
  if (!texts.some((text) => ofContainer.test(text.slice(0, 60_000)))) return null
  const { code, line, params } = listed.because
  return fail('not-listening', because(code, line, { ...params, where: 'container' }), 'refusal')
}

/** What each listing is asked about, with what the whole paste says. */
interface Asked {
  readonly protocol: Transport
  readonly port: number
  readonly experience: Experience
  readonly gathered: GatheredEvidence
  /** Whether the service that is usual at the port is said to run. */
  readonly isRunning: boolean
  /** Whether somebody says that a part alone is shown. */
  readonly isPartial: boolean
}

/** Whether a Service of a cluster has the port on the nodes. */
function isOfCluster({ published }: GatheredEvidence, port: number): boolean {
  return published.some((item) => item.tool === 'kubectl' && item.port === port)
}

/** What listings of sockets say, if they agree. */
function ofListings(
  gathered: GatheredEvidence,
  protocol: Transport,
  experience: Experience,
  port: number,
): { readonly finding: LayerFinding; readonly socket: Socket | null } {
  const isRunning = runsFor(gathered, port)
  // A program that was ended before somebody looked has no port any more.
  const isEnded = gathered.programs.some((event) => event.ended && event.what === 'listens' && event.port === port)
  const isPartial = isEnded || isToldPartial(gathered.texts)
  const asked: Asked = { protocol, port, experience, gathered, isRunning, isPartial }
  const results = gathered.sockets.map((listing) => judge(listing, asked))
  const decided = results.filter(({ finding }) => finding.state !== 'unknown')
  const [first] = decided
  if (!first) return results.find(({ finding }) => finding.because) ?? { finding: unknown(), socket: null }
  const other = decided.find(
    ({ finding }) => finding.state !== first.finding.state || finding.cause !== first.finding.cause,
  )
  if (!other) return first
  return { finding: unknown(because('contradiction-listings', other.finding.because?.line ?? null)), socket: null }
}

/** A star in a row of ss: old versions print IPv4's own wildcard so, new ones that of both families. Other programs name the family beside it. */
const starOfSs = /^\s{0,9}(?:(?:tcp|udp)\s{1,9})?(?:LISTEN|UNCONN)\s.{0,40}\s\*:\d{1,5}\s/

/** Whether a tunnel speaks that brings another port of its machine to the one asked about, which is then open elsewhere. */
function isBehindTunnel({ programs }: GatheredEvidence, port: number): boolean {
  return programs.some(
    ({ what, program, port: behind, front }) =>
      what === 'upstream-failed' &&
      program !== null &&
      tunnelsOut.has(program) &&
      (front ?? port) === port &&
      behind !== null &&
      behind !== port,
  )
}

/** Whether a row is one of a connection that is asked for in vain, at the port of another machine. */
const isAsking = (line: string, port: number) =>
  /\bSYN[-_ ]?SENT\b/i.test(line) && new RegExp(`[:.]${port}\\s{1,40}(?:SYN|\\d|$)`).test(line)

/** Fewest rows of a table of which a command is not shown: who searches for one port has fewer. */
const fewestRows = 4

/** A program of the machine itself is refused at the port, and a table of its sockets, of which neither head nor command was copied, has others alone. */
function isRefusedHere({ sockets, coverage }: Sockets, { protocol, experience, gathered, isPartial }: Asked): boolean {
  const own = sockets.filter((socket) => socket.state === 'listening' && socket.protocol === protocol)
  const isSearched = coverage.listing !== null && (!coverage.listing.whole || coverage.listing.patterns.length > 0)
  return (
    experience.local.refused !== null &&
    !isPartial &&
    !coverage.cut &&
    !isSearched &&
    own.length >= fewestRows &&
    new Set(own.map((socket) => socket.port)).size >= fewestRows &&
    !gathered.texts.some((text) => container.test(text.slice(0, 60_000)))
  )
}

/** What a listing without a row for the port says. */
function unlisted(listing: Sockets, asked: Asked): LayerFinding {
  const { protocol, port, isRunning, isPartial, gathered } = asked
  if (isBehindTunnel(gathered, port)) return unknown(because('not-covered', null, { port: String(port), protocol }))
  // Who asks another machine for the port is no server of it.
  if (listing.sockets.some(({ line }) => isAsking(line, port)))
    return unknown(because('not-covered', null, { port: String(port), protocol }))
  if (covers(listing, protocol, port) && !isPartial) return absent(listing, protocol, port, isRunning)
  if (isRefusedHere(listing, asked)) return absent(listing, protocol, port, isRunning)
  const moved = coversProgram(listing, protocol, port) ? absent(listing, protocol, port, isRunning) : null
  if (moved?.cause === 'wrong-port') return moved
  const reason = listing.sockets.length > 0 ? because('not-covered', null, { port: String(port), protocol }) : null
  return unknown(reason)
}

/** Whether an address of a protocol of IP has refused, of which a listing shows other sockets: one that is not shown does not serve it. */
function isRefusedBy(family: Family, { sockets }: Sockets, { outside }: Experience): boolean {
  return (
    outside.some(({ outcome, address }) => outcome === 'refused' && address?.family === family) &&
    sockets.some((socket) => socket.state === 'listening' && socket.family === family)
  )
}

/** Whether another listing, of the family that is asked about alone, has no socket at the port: `sockstat -4 -l` beside `sockstat -6 -l`. */
function isListedWithout(family: Family, listing: Sockets, { protocol, port, gathered }: Asked): boolean {
  return gathered.sockets.some(({ sockets, coverage, tool }) => {
    const own = sockets.filter((socket) => socket.protocol === protocol && socket.state === 'listening')
    const isWhole =
      coverage.listing?.whole === true && coverage.listing.listening && coverage.listing.patterns.length === 0
    if (tool !== listing.tool || !isWhole || coverage.cut || own.length === 0) return false
    return own.every((socket) => socket.family === family && socket.port !== port)
  })
}

function judge(listing: Sockets, asked: Asked): { finding: LayerFinding; socket: Socket | null } {
  const { protocol, port, experience, gathered } = asked
  const { family } = experience
  const at = listing.sockets.filter(
    (socket) => socket.state === 'listening' && socket.protocol === protocol && socket.port === port,
  )
  const params = { port: String(port), protocol }
  if (at.length === 0) return { finding: unlisted(listing, asked), socket: null }
  const isHere = experience.from !== null && isLoopback(experience.from)
  const reachable = at.filter(({ address }) => isHere || !(address && (isLoopback(address) || isLinkLocal(address))))
  const [one] = at
  if (reachable.length === 0) {
    const local = at.find(({ address }) => address && isLoopback(address)) ?? one
    const cause = local?.address && isLoopback(local.address) ? 'loopback-only' : 'wrong-address'
    const reason = because(cause, local?.line ?? null, params)
    return { finding: fail(cause, reason, 'refusal'), socket: local ?? null }
  }
  const right = reachable.filter((socket) => serves(socket, family))
  const wide = right.filter(({ address }) => address === null)
  const sure = wide.find((socket) => socket.family === family || socket.v6only === false)
  if (sure)
    return {
      finding: pass(because('listening', sure.line, params)),
      socket: sure,
    }
  const [dual] = wide
  if (dual) return { finding: ofDual(dual, listing, experience, params), socket: dual }
  if (right.length === 0) {
    // Programs often open one socket a family: the other may be among the rows that are not shown.
    const isEither = family === 6 && reachable.some(({ line }) => starOfSs.test(line))
    if (
      isEither ||
      (!isListedWithout(family, listing, asked) &&
        !isRefusedBy(family, listing, experience) &&
        !covers(listing, protocol, port) &&
        !reachable.every((socket) => coversTwin(listing, socket)))
    )
      return {
        finding: unknown(because('not-covered', null, params)),
        socket: null,
      }
    const [other] = reachable
    const cause = family === 4 ? 'ipv6-only' : 'ipv4-only'
    const reason = because(cause, other?.line ?? null, params)
    return { finding: fail(cause, reason, 'refusal'), socket: other ?? null }
  }
  const bound = right.map((socket) => ({ socket, finding: ofBound(socket, experience, gathered, params) }))
  // What is not shown may serve as well, unless the port refuses.
  if (
    !experience.refused &&
    bound.every(({ finding }) => finding.state === 'fail') &&
    !covers(listing, protocol, port) &&
    !bound.every(({ socket }) => coversTwin(listing, socket))
  ) {
    return {
      finding: unknown(because('not-covered', null, params)),
      socket: null,
    }
  }
  return (
    bound.find(({ finding }) => finding.state === 'pass') ??
    bound.find(({ finding }) => finding.state === 'unknown') ??
    bound[0] ?? { finding: unknown(), socket: null }
  )
}

/** `:::80`: serves IPv4 too unless the program asked for IPv6 alone, which nginx does by default. */
function ofDual(
  socket: Socket,
  listing: Sockets,
  experience: Experience,
  params: Readonly<Record<string, string>>,
): LayerFinding {
  const { refused, other } = experience
  if (refused && other.reached) {
    return fail('ipv6-only', because('ipv6-only', socket.line, params), 'refusal')
  }
  const alone = listing.system === 'linux' && /^(?:nginx|openresty|tengine)/.test(socket.program ?? '')
  if (alone && !experience.outside.some(({ outcome }) => outcome === 'connected' || outcome === 'answered')) {
    return unknown(because('maybe-v6only', socket.line, params))
  }
  return pass(because('listening-dual', socket.line, params))
}

/** Whether the service that is usual at the port is said to run. */
function runsFor({ programs }: GatheredEvidence, port: number): boolean {
  return programs.some(({ what, program }) => what === 'runs' && program !== null && servesPort(program, port))
}

/** Ports for TLS, as people choose them: 443, 8443, 4433. */
const isSecure = (port: number) => String(port).includes('443')

/** A number that people make of the usual one: 33890 of 3389, 22022 of 22. */
function isMadeOf(port: number, usual: number): boolean {
  return port > 1023 && port !== usual && String(port).includes(String(usual))
}

const remoteDesktop = portOfService('RDP')

const firstDynamic = 49_152
const runtime = /^(?:python|node|java|php|ruby|go$|dotnet|MainThread)/

/** Whether a program has the name of the service that is usual at the port: `grafana`, `prometheus`. */
function isCalledAs(program: string | null, port: number): boolean {
  const name = program?.toLowerCase() ?? ''
  return servicesAt(port, 'tcp').some((service) => {
    const own = service.name.toLowerCase()
    return own.length > 3 && (name === own || name.startsWith(`${own}-`))
  })
}

/** Whether the program that has the port unless told otherwise listens at one that is none of its own: `1833` in place of 1883. */
function isMistyped({ program, port: found }: Socket, port: number): boolean {
  return program !== null && !publicPorts.has(port) && hasForUsual(program, port) && !hasForUsual(program, found)
}

/**
 * Nothing at the port. A service of the same kind elsewhere means that the port is the mistake.
 *
 * @param running whether the service is said to run: it has another port then
 */
function absent(listing: Sockets, protocol: Transport, port: number, running: boolean): LayerFinding {
  const params = { port: String(port), protocol }
  const kind = familyOf(port)
  const candidates = listing.sockets.filter(
    (socket) =>
      socket.state === 'listening' &&
      socket.protocol === protocol &&
      (protocol === 'tcp' || (socket.program !== null && hasForUsual(socket.program, port))) &&
      !(peerPorts.has(socket.port) && !kind?.others.includes(socket.port)) &&
      // What stands behind it is not told.
      socket.program !== 'docker-proxy' &&
      !(socket.address && (isLoopback(socket.address) || isLinkLocal(socket.address))),
  )
  const isNameless = !listing.sockets.some(({ program }) => program)
  const isMoved = (moved: number) => kind?.others.includes(moved) || (running && isMadeOf(moved, port))
  const found = candidates.find((socket) => {
    if (isCalledAs(socket.program, port) || isPanelOf(socket.program, port) || isMistyped(socket, port)) return true
    // 33890 is a number that people make of 3389 alone.
    if (socket.port === remoteDesktop && isMadeOf(port, remoteDesktop)) return true
    if (!kind) return false
    if (kind.ports.includes(socket.port)) return socket.port === 22 && kind.others.includes(port)
    if (isSecure(socket.port) !== isSecure(port)) return false
    // What runs programs of any kind has a port by which nobody calls a site: RFC 6335, 6.
    if (socket.port >= firstDynamic && runtime.test(socket.program ?? '')) return false
    if (socket.program) return kind.programs.test(socket.program) && !standardPorts.has(socket.port)
    return isNameless && isMoved(socket.port)
  })
  if (found) {
    const reason = because('wrong-port', found.line, {
      ...params,
      found: String(found.port),
      program: found.program ?? '',
    })
    return fail('wrong-port', reason, 'refusal')
  }
  return fail('not-listening', because('not-listening', null, params), 'refusal')
}
