import { complainedOf, mostLines } from '../../complaint'
import { familyOf, hasForUsual, publicPorts, servesPort, standardPorts } from '../../data/programs'
import type { LayerFinding } from '../../model/diagnosis'
import type { GatheredEvidence, PublishedPort, Transport } from '../../model/evidence'
import type { Experience } from '../../model/experience'
import { because, fail, pass, unknown } from '../../model/finding'
import { isLoopback, textOf } from '../../model/host-address'
import { isAnswered, isReached, isTurnedBack } from '../experience'
import { isClosed, ofBound } from './bound'
import { isAskedInCluster } from './cluster-address'
import { atRandom, hiddenInside, onlyInside } from './unpublished'
import { isCalled, leadsOf } from './within'

/** Whether the client is on the machine itself. */
const isOnMachine = ({ from }: Experience) => from !== null && isLoopback(from)

/**
 * What container tools say of the port: published to everyone, to the host alone, as another one, not at all.
 *
 * @param isFree whether listings of sockets show that nothing has the host's own port
 */
export function publishedPort(
  gathered: GatheredEvidence,
  protocol: Transport,
  experience: Experience,
  port: number,
  isFree: boolean,
): LayerFinding | null {
  const own = gathered.published.filter((item) => item.protocol === protocol)
  const twin = own.some((item) => item.port === port) ? null : otherProtocol(gathered, protocol, port)
  if (twin) return twin
  const at = own.filter((item) => item.port === port)
  const params = { port: String(port), protocol }
  const [first] = at
  if (first) return publishedAt(gathered, at, first, experience, params)
  const isMissed = isTurnedBack(experience) || complainedOf(gathered, new Set()).ports.includes(port)
  const random = isMissed ? atRandom(gathered, protocol, port) : null
  if (random) return random
  // A port that a container uses is no promise about the host's own: only a refusal there shows that nothing else has it.
  if (!isFree && !isTurnedBack(experience)) {
    const moved = onlyElsewhere(gathered, own, port, experience)
    return moved ? publishedAs(moved, String(moved.port), params) : onlyInside(gathered, protocol, experience, port)
  }
  const isRefused = experience.refused !== null || experience.local.refused !== null
  const elsewhere = publishedElsewhere(gathered, own, port, isRefused)
  // At the address that a Service has within its cluster it has its own port.
  if (elsewhere?.item.tool === 'kubectl' && isAskedInCluster(gathered, experience)) return null
  return elsewhere
    ? publishedAs(elsewhere.item, elsewhere.found, params)
    : hiddenInside(gathered, protocol, experience, port)
}

/** Whether a row of Docker publishes a port at the star of IPv6 alone. */
function isOfSix({ line, port, tool }: PublishedPort): boolean {
  return (
    tool.startsWith('docker') &&
    line.includes(`[::]:${port}->`) &&
    !line.includes(`0.0.0.0:`) &&
    !line.trimEnd().endsWith('…')
  )
}

/** The port of the host is that of a container: for everyone, or at some of its addresses. */
function publishedAt(
  gathered: GatheredEvidence,
  at: readonly PublishedPort[],
  first: PublishedPort,
  experience: Experience,
  params: Readonly<Record<string, string>>,
): LayerFinding {
  const open = at.find(({ address }) => address === null)
  // Both families are named side by side: where IPv6's star stands alone, the other one's is not there.
  if (open && experience.family === 4 && at.every(isOfSix)) {
    const told = { ...params, name: open.name, address: '::' }
    return fail('ipv6-only', because('ipv6-only', open.line, told), 'refusal')
  }
  if (open) return pass(because('published', open.line, { ...params, name: open.name }))
  const told = { ...params, name: first.name, address: first.address ? textOf(first.address) : '' }
  const { family } = experience
  if (at.every(({ address }) => address !== null && address.family !== family)) {
    const cause = family === 4 ? 'ipv6-only' : 'ipv4-only'
    return fail(cause, because(cause, first.line, told), 'refusal')
  }
  if (at.every(isClosed) && !isOnMachine(experience))
    return fail('loopback-only', because('published-loopback', first.line, told), 'refusal')
  const each = at.map((item) => ofBound(item, experience, gathered, { ...params, name: item.name }))
  return each.find(({ state }) => state !== 'fail') ?? each[0] ?? unknown(because('bound', first.line, told))
}

function publishedAs(
  { name, line }: PublishedPort,
  found: string,
  params: Readonly<Record<string, string>>,
): LayerFinding {
  return fail('wrong-port', because('published-elsewhere', line, { ...params, name, program: name, found }), 'refusal')
}

/** What has a port of the host instead of the one that was tried: the port's own container, the only one there is, or a service of a cluster. */
function publishedElsewhere(
  gathered: GatheredEvidence,
  own: readonly PublishedPort[],
  port: number,
  isTurnedBackFree: boolean,
): { readonly item: PublishedPort; readonly found: string } | null {
  const moved = own.find((item) => item.inside === port && item.port !== null)
  const item = moved ?? (isTurnedBackFree ? onlyPublished(gathered, own, port) : null)
  if (item) return { item, found: String(item.port) }
  const node = nodePortInstead(own, port)
  const ports = own.flatMap((each) => (each.tool === 'kubectl' ? (each.port ?? []) : []))
  return node ? { item: node, found: ports.join(', ') } : null
}

/** Ports that an engine takes where it is told none: no server stands before what nobody can know. */
const isRandom = (port: number | null) => port !== null && port >= 32_768

/** A container has its port of the host by another number, where no other server may stand before it. */
function onlyElsewhere(
  gathered: GatheredEvidence,
  own: readonly PublishedPort[],
  port: number,
  { best, silent }: Experience,
): PublishedPort | null {
  const [moved, another] = own.filter((item) => item.inside === port && item.port !== null && item.tool !== 'kubectl')
  const isTried = gathered.attempts.some((attempt) => attempt.port === moved?.port)
  const isSite = publicPorts.has(port) && !isRandom(moved?.port ?? null)
  if (!moved || another || isTried || isSite || gathered.sockets.length > 0 || isClosed(moved)) return null
  const isElse = gathered.programs.some((event) => event.port === port && event.what === 'upstream-failed')
  return silent || isElse || (best && isReached(best)) ? null : moved
}

/** A container has the port of the host for the other of TCP and UDP alone: what is published names each of them. */
function otherProtocol({ published }: GatheredEvidence, protocol: Transport, port: number): LayerFinding | null {
  const found = published.find((item) => item.port === port && item.protocol !== protocol && item.tool !== 'kubectl')
  if (!found || published.some((item) => item.inside === found.inside && item.protocol === protocol)) return null
  const told = { port: String(port), protocol, name: found.name, tool: found.tool, other: found.protocol }
  return fail('not-listening', because('not-published', found.line, told), 'refusal')
}

/** The only port of the host that the only container was given in place of its own, of the same kind as the one that refuses, and not seen to answer. */
function onlyPublished(
  { workloads, attempts, programs }: GatheredEvidence,
  own: readonly PublishedPort[],
  port: number,
): PublishedPort | null {
  const outer = own.filter((item) => item.port !== null)
  const [first] = outer
  const isOne = outer.every((item) => item.port === first?.port && item.inside === first?.inside)
  // Who keeps its number was not moved, and may have others that are not published.
  if (
    !first?.port ||
    first.port === first.inside ||
    !isOne ||
    workloads.length > 1 ||
    first.tool === 'kubectl' ||
    isClosed(first)
  )
    return null
  const kind = familyOf(port)
  const isAlike = kind !== undefined && kind === familyOf(first.port) && kind === familyOf(first.inside)
  const isElse =
    attempts.some((attempt) => attempt.port === first.port && isReached(attempt)) ||
    programs.some((event) => event.port === port)
  return isAlike && !isElse ? first : null
}

/** Ports that a cluster gives to services on its nodes. */
const isNodePort = (port: number | null) => port !== null && port >= 30_000 && port <= 32_767

/** The only service with ports of the nodes, where another of that range was tried: the first of them. */
function nodePortInstead(own: readonly PublishedPort[], port: number): PublishedPort | null {
  const there = own.filter((item) => item.tool === 'kubectl' && item.port !== null)
  const [first] = there
  const isOne = there.every((item) => isNodePort(item.port) && item.name === first?.name)
  return isNodePort(port) && first && isOne ? first : null
}

/** The program in the container listens at loopback, where no traffic that is forwarded to it arrives. */
export function insideLoopback(gathered: GatheredEvidence, protocol: Transport, port: number): LayerFinding | null {
  const { programs } = gathered
  const ports = new Set(leadsOf(gathered, protocol, port).map(({ inside }) => inside))
  if (ports.size === 0) ports.add(port)
  const listens = programs.filter(
    (event) => event.what === 'listens' && event.protocol === protocol && event.port !== null && ports.has(event.port),
  )
  const [first] = listens
  if (!first || !listens.every((event) => event.placed && isClosed(event))) return null
  // What it calls itself is one thing, where its sockets are another.
  const isOpen = gathered.sockets.some((listing) =>
    listing.sockets.some(
      (row) =>
        row.state === 'listening' &&
        row.program !== null &&
        row.program !== 'docker-proxy' &&
        row.port !== null &&
        ports.has(row.port) &&
        (row.address === null || !isLoopback(row.address)),
    ),
  )
  if (isOpen) return null
  return fail('loopback-only', because('inside-loopback', first.line, { port: String(first.port) }), 'refusal')
}

/** The port that an image says it uses, which was not published: the one that was is none of its own. */
function usedInstead(mapped: readonly PublishedPort[], row: PublishedPort): PublishedPort | null {
  const own = mapped.filter((item) => item.name === row.name && item.protocol === row.protocol)
  const [used, another] = own.filter((item) => item.port === null)
  // One that the program has for its own as well may be the right one.
  const isUsual = servesPort(row.image, row.inside) && used !== undefined && servesPort(row.image, used.inside)
  if (isUsual && hasForUsual(row.image, row.inside)) return null
  return used && !another && own.every((item) => item === used || item.inside === row.inside) ? used : null
}

/** Whether somebody misses the port, and a line of the program's own names the other one. */
function isToldInstead({ inside, line }: PublishedPort, gathered: GatheredEvidence, port: number): boolean {
  if (!complainedOf(gathered, new Set()).ports.includes(port)) return false
  const number = new RegExp(`(?<![\\d.:-])${inside}(?![\\d.:/-])`)
  return gathered.texts.some((text) =>
    text
      .slice(0, 60_000)
      .split('\n', mostLines)
      .some((each) => each.length <= 300 && !line.includes(each.trim()) && number.test(each) && !each.includes('->')),
  )
}

/** Images of which each container is a node of a cluster: kind, k3d, k0s. */
const nodeImage = /(?:^|\/)(?:kindest\/node|rancher\/k3s|k3s-io\/k3s|k0sproject\/k0s|kicbase\S{0,40})(?::|@|$)/

/** The host's port leads to one of a node of a cluster that no Service of it has, as the list of its Services shows. */
export function nodeElsewhere(gathered: GatheredEvidence, protocol: Transport, port: number): LayerFinding | null {
  const own = gathered.published.filter((item) => item.protocol === protocol)
  const row = own.find((item) => item.port === port && nodeImage.test(item.image))
  const nodes = own.filter(({ tool, port: outer }) => tool === 'kubectl' && outer !== null)
  const [found, another] = nodes
  // A controller of Ingress may have these on the node itself.
  if (!row || !found || another || publicPorts.has(row.inside) || nodes.some((item) => item.port === row.inside))
    return null
  const told = { name: row.name, port: String(port), inside: String(row.inside), found: String(found.port) }
  return fail('wrong-port', because('inside-elsewhere', found.line, told), 'refusal')
}

/** Whether Compose has written the name of a container before a line. */
function isLoggedBy(line: string, name: string): boolean {
  const logged = /^\s{0,9}([\w.-]{1,128}?)\s{0,30}\| /.exec(line)?.[1]
  return logged !== undefined && (logged === name || logged.startsWith(`${name}-`) || logged.startsWith(`${name}_`))
}

/**
 * The port of the host leads to one of the container at which nothing listens: the program's own log names another, and
 * whoever connects is cut off, or the log is that of the very container.
 */
export function insideElsewhere(
  gathered: GatheredEvidence,
  protocol: Transport,
  { local, best, outside, silent }: Experience,
  port: number,
): LayerFinding | null {
  const { published, planned, programs } = gathered
  const mapped = published.length > 0 ? published : planned
  const [row, ...more] = mapped.filter((item) => item.port === port && item.protocol === protocol)
  const another = more.some(({ inside }) => inside !== row?.inside)
  // Of a Service the port within is its own, not that of the program.
  if (!row || another || row.tool === 'kubectl') return null
  const answered = best !== null && isAnswered(best)
  const ended = answered ? null : outside.find(({ outcome }) => outcome === 'reset' || outcome === 'closed')
  const cut = local.reset ?? ended ?? null
  // Where nothing else is shown, a program says of its own port what it is within.
  const isAlone = mapped.every(({ name }) => name === row.name) && !silent && !(best && isReached(best))
  const listens = programs.filter(
    ({ what, port: at, protocol: own, container, line }) =>
      what === 'listens' &&
      at !== null &&
      own === protocol &&
      (container === null
        ? cut !== null || isLoggedBy(line, row.name) || (isAlone && !standardPorts.has(at))
        : isCalled(row, container) || (container === '' && mapped.every(({ name }) => name === row.name))),
  )
  const [first] = listens
  const instead = first ? null : usedInstead(mapped, row)
  const used = instead && (cut || isToldInstead(instead, gathered, port)) ? instead : null
  if (used) {
    const told = { name: row.name, port: String(port), inside: String(row.inside), found: String(used.inside) }
    return fail('wrong-port', because('inside-elsewhere', used.line, told), 'refusal')
  }
  if (!first || listens.some((event) => event.port === row.inside || (event.port === port && cut === null))) return null
  const told = { name: row.name, port: String(port), inside: String(row.inside), found: String(first.port) }
  return fail('wrong-port', because('inside-elsewhere', first.line, told), 'refusal')
}
