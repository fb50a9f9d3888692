import { complainedOf, isMissedFromAway, isOutput, longestSentence, mostLines } from '../../complaint'
import { notUp } from '../../data/complaints'
import {
  attendant,
  familyOf,
  hasForUsual,
  isDatabasePort,
  isPanelOf,
  isUsuallyElsewhere,
  isWebPort,
  portOfService,
  publicPorts,
  servesOtherPorts,
  servesPort,
  standardPorts,
} from '../../data/programs'
import { webClients } from '../../data/speakers'
import type { LayerFinding } from '../../model/diagnosis'
import type { GatheredEvidence, ProgramEvent, PublishedPort, Workload } from '../../model/evidence'
import type { Experience } from '../../model/experience'
import { because, fail, pass, unknown } from '../../model/finding'
import { isLoopback, sameAddress, textOf } from '../../model/host-address'
import { isAnswered, isReached, isTurnedBack } from '../experience'
import { startedIn } from '../since'
import { ofBound } from './bound'
import { covers } from './coverage'
import { loneDown } from './lone'

type Transport = 'tcp' | 'udp'

const isClosed = ({ address }: { readonly address: PublishedPort['address'] }) =>
  address !== null && isLoopback(address)

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
  if (first) {
    const open = at.find(({ address }) => address === null)
    if (open) return pass(because('published', open.line, { ...params, name: open.name }))
    const told = { ...params, name: first.name, address: first.address ? textOf(first.address) : '' }
    const { family } = experience
    if (at.every(({ address }) => address !== null && address.family !== family)) {
      const cause = family === 4 ? 'ipv6-only' : 'ipv4-only'
      return fail(cause, because(cause, first.line, told), 'refusal')
    }
    if (at.every(isClosed)) return fail('loopback-only', because('published-loopback', first.line, told), 'refusal')
    const each = at.map((item) => ofBound(item, experience, gathered, { ...params, name: item.name }))
    return each.find(({ state }) => state !== 'fail') ?? each[0] ?? unknown(because('bound', first.line, told))
  }
  const isMissed = isTurnedBack(experience) || complainedOf(gathered, new Set()).includes(port)
  const random = isMissed ? atRandom(gathered, protocol, port) : null
  if (random) return random
  // A port that a container uses is no promise about the host's own: only a refusal there shows that nothing else has it.
  if (!isFree && !isTurnedBack(experience)) return onlyInside(gathered, own, port)
  const elsewhere = publishedElsewhere(gathered, own, port, isFree && experience.refused !== null)
  if (elsewhere) {
    const { item, found } = elsewhere
    const told = { ...params, name: item.name, program: item.name, found }
    return fail('wrong-port', because('published-elsewhere', item.line, told), 'refusal')
  }
  const inside = own.filter((item) => item.inside === port)
  const [hidden = besideOthers(gathered, own, experience, port) ?? startedWithout(gathered, protocol, port)] = inside
  return hidden
    ? fail(
        'not-listening',
        because('not-published', hidden.line, { ...params, name: hidden.name, tool: hidden.tool }),
        'refusal',
      )
    : null
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

/** A file of Compose names the port within alone: Docker takes one of the host at random for it. */
function atRandom({ planned, published }: GatheredEvidence, protocol: Transport, port: number): LayerFinding | null {
  if ([...planned, ...published].some((item) => item.port === port)) return null
  const found = planned.find((item) => item.inside === port && item.protocol === protocol && item.port === null)
  if (!found) return null
  const told = { port: String(port), protocol, name: found.name, tool: found.tool }
  return fail('not-listening', because('not-published', found.line, told), 'refusal')
}

/** The port refuses, and the one container whose program has it unless told otherwise publishes others of its ports, and not this one. */
function besideOthers(
  { workloads }: GatheredEvidence,
  own: readonly PublishedPort[],
  experience: Experience,
  port: number,
): PublishedPort | undefined {
  const [first, another] = isTurnedBack(experience)
    ? workloads.filter(({ image, state }) => state === 'runs' && hasForUsual(image, port))
    : []
  return another ? undefined : own.find(({ name, tool }) => tool !== 'kubectl' && name === first?.name)
}

/** The command that starts the container publishes none of its ports, and nothing shows that another one does. */
function startedWithout(
  { planned, published, programs, sockets }: GatheredEvidence,
  protocol: Transport,
  port: number,
): PublishedPort | undefined {
  const others = [...planned, ...published].some((item) => item.port === port)
  const isServed = programs.some((event) => event.port === port) || sockets.length > 0
  return others || isServed
    ? undefined
    : planned.find((item) => item.protocol === protocol && item.port === null && item.inside === port)
}

/** The only container that is shown has the port, and publishes none: a web server of the host may stand before one that serves pages. */
function onlyInside(
  { workloads, sockets, programs, planned }: GatheredEvidence,
  own: readonly PublishedPort[],
  port: number,
): LayerFinding | null {
  const [hidden] = own.filter((item) => item.inside === port && item.port === null)
  const isAlone = workloads.length <= 1 && own.every((item) => item.port === null) && sockets.length === 0
  if (
    !hidden ||
    !isAlone ||
    (publicPorts.has(port) && !planned.some((item) => item.inside === port && item.port === null)) ||
    hidden.tool === 'kubectl' ||
    programs.some(({ port: at }) => at === port)
  )
    return null
  const told = { port: String(port), protocol: hidden.protocol, name: hidden.name, tool: hidden.tool }
  return fail('not-listening', because('not-published', hidden.line, told), 'refusal')
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
export function insideLoopback(
  { published, planned, programs }: GatheredEvidence,
  protocol: Transport,
  port: number,
): LayerFinding | null {
  const ports = new Set([...published, ...planned].filter((item) => item.port === port).map(({ inside }) => inside))
  if (ports.size === 0) ports.add(port)
  const listens = programs.filter(
    (event) => event.what === 'listens' && event.protocol === protocol && event.port !== null && ports.has(event.port),
  )
  const [first] = listens
  if (!first || !listens.every((event) => event.placed && isClosed(event))) return null
  return fail('loopback-only', because('inside-loopback', first.line, { port: String(first.port) }), 'refusal')
}

/** A container or a pod that does not run, or a service of a cluster without one that does. */
function down({ name, tool, what, line }: Workload, port: number) {
  return because(what === 'service' ? 'no-endpoints' : 'workload-down', line, { name, tool, what, port: String(port) })
}

/** The container, or the pods, to which the port leads do not run, and whoever connects is turned away. */
export function deadBehind(
  { published, workloads }: GatheredEvidence,
  experience: Experience,
  port: number,
): LayerFinding | null {
  const own = published.filter((item) => item.port === port)
  const isMet = isTurnedBack(experience) || experience.local.reset !== null
  // A Service of a cluster has nobody else to hand on to, whether that was tried or not.
  const rows = isMet ? own : own.filter(({ tool }) => tool === 'kubectl')
  const names = rows.map(({ name }) => name)
  const behind = workloads.filter(({ name, what }) =>
    names.some((each) =>
      isMet || what === 'service'
        ? name === each || (isMet && name.startsWith(`${each}-`))
        : deploymentOf(name) === each,
    ),
  )
  const [first] = behind
  if (!first || behind.some(({ state }) => state === 'runs')) return null
  return fail('not-listening', down(first, port), 'refusal')
}

/**
 * The port of the host leads to one of the container at which nothing listens: the program's own log names another, and
 * whoever connects is cut off, or the log is that of the very container.
 */
export function insideElsewhere(
  { published, planned, programs }: GatheredEvidence,
  protocol: Transport,
  { local, best, outside }: Experience,
  port: number,
): LayerFinding | null {
  const mapped = published.length > 0 ? published : planned
  const [row, another] = mapped.filter(
    (item, index, all) =>
      item.port === port &&
      item.protocol === protocol &&
      all.findIndex(({ inside }) => inside === item.inside) === index,
  )
  // Of a Service the port within is its own, not that of the program.
  if (!row || another || row.tool === 'kubectl') return null
  const answered = best !== null && isAnswered(best)
  const ended = answered ? null : outside.find(({ outcome }) => outcome === 'reset' || outcome === 'closed')
  const cut = local.reset ?? ended ?? null
  const listens = programs.filter(
    ({ what, port: at, protocol: own, container }) =>
      what === 'listens' &&
      at !== null &&
      own === protocol &&
      (container === null
        ? cut !== null
        : container === row.name || (container === '' && mapped.every(({ name }) => name === row.name))),
  )
  const [first] = listens
  if (!first || listens.some((event) => event.port === row.inside || (event.port === port && cut === null))) return null
  const told = { name: row.name, port: String(port), inside: String(row.inside), found: String(first.port) }
  return fail('wrong-port', because('inside-elsewhere', first.line, told), 'refusal')
}

/**
 * What programs, and who started them, said of the port.
 *
 * @param isFree whether listings of sockets show that nothing has the port
 */
export function programTold(
  gathered: GatheredEvidence,
  protocol: Transport,
  experience: Experience,
  port: number,
  isFree: boolean,
): LayerFinding | null {
  const own = gathered.programs.filter(
    (event) =>
      (event.protocol === protocol && event.port === port) || (event.what === 'bind-failed' && event.port === null),
  )
  const params = { port: String(port), protocol }
  const listens = own.filter((event) => event.what === 'listens' && !isOnlyWithin(gathered, event))
  const bind = own.find(({ what }) => what === 'bind-failed')
  // To start somewhere, or to be opened at localhost, is what a program means to do; that it could not is what became of it.
  if (
    bind &&
    listens.every(
      ({ line, placed, address }) =>
        /\bstarting\b/i.test(line) ||
        (!placed && /\blocalhost\b/i.test(line)) ||
        // At an address that the machine does not have nothing listens, whatever was set.
        (bind.why === 'not-local' && address !== null && bind.address !== null && sameAddress(address, bind.address)),
    )
  )
    return bindFailed(bind, params, gathered, experience)
  const outer = startedElsewhere(gathered, protocol, experience, port)
  if (outer) return outer
  const placed = listens.filter((event) => event.placed)
  const [first] = placed
  if (first) {
    const open = placed.find((event) => !isClosed(event))
    if (open) {
      const reason = because('says-listening', open.line, { ...params, program: open.program ?? '' })
      return experience.refused ? unknown(reason) : pass(reason)
    }
    const told = { ...params, program: first.program ?? '' }
    return fail('loopback-only', because('says-loopback', first.line, told), 'refusal')
  }
  const said = saidOf(gathered, own, experience, port)
  if (said && (listens.length === 0 || said.because?.code === 'inside-loopback')) return said
  const misled = misledClient(gathered, protocol, port)
  if (misled && listens.length === 0) return misled
  const service = serviceDown(gathered, experience, port) ?? loneDown(gathered, experience, port)
  // Of a host on which containers serve ports, too, a program that listens elsewhere tells nothing.
  const isItsOwn = gathered.workloads.length + gathered.published.length === 0
  if (service || !isItsOwn) return service
  if (!isFree && !isTurnedBack(experience))
    return (
      failedAway(gathered, protocol, port) ??
      missed(gathered, protocol, experience, port) ??
      heldElsewhere(gathered, protocol, port)
    )
  // A command alone is not seen to have been run.
  const settled = { ...gathered, programs: gathered.programs.filter(({ container }) => container === null) }
  const moved = movedTo(gathered, protocol, port, experience) ?? configured(settled, protocol, port)
  // Where nothing has the other port either, the program is not there.
  return moved && isShownFree(gathered, protocol, Number(moved.because?.params.found)) ? null : moved
}

/**
 * The port is one of a container, which the command that started it gave another number on the host: what the program in it says of its
 * own port is no promise about the host's, which turns everybody away.
 */
function startedElsewhere(
  { programs, planned, published, sockets, attempts, texts }: GatheredEvidence,
  protocol: Transport,
  experience: Experience,
  port: number,
): LayerFinding | null {
  if (!isTurnedBack(experience) || published.length + sockets.length > 0) return null
  const started = programs.filter((event) => event.inside !== undefined && event.protocol === protocol)
  if ([...started, ...planned].some((row) => row.port === port)) return null
  const inner = started.filter(({ inside }) => inside === port)
  const [found] = inner
  if (!found || inner.some((row) => row.port !== found.port)) return null
  // A command alone is not seen to have been run: the program in it says its port, as an address that nobody types.
  const printed = `//0.0.0.0:${port}`
  const hasRun =
    programs.some((event) => event.what === 'listens' && event.port === port && event.protocol === protocol) ||
    texts.some((text) => text.slice(0, 60_000).includes(printed))
  if (!hasRun) return null
  // That the container's port answers, or refuses as well, is no mistake in a number.
  if (attempts.some((attempt) => attempt.port === found.port)) return null
  const told = { port: String(port), protocol, found: String(found.port), program: found.program ?? '' }
  return fail('wrong-port', because('set-elsewhere', found.line, told), 'refusal')
}

/** What people say of the program at the port, where nothing shows that it is reached. */
function saidOf(
  gathered: GatheredEvidence,
  own: readonly ProgramEvent[],
  experience: Experience,
  port: number,
): LayerFinding | null {
  const { served, best } = experience
  const isThere = served !== null || (best !== null && isReached(best))
  const absent = isThere ? undefined : own.find(({ what }) => what === 'absent')
  const params = { port: String(port), protocol: absent?.protocol ?? 'tcp' }
  if (absent) return fail('not-listening', because('not-listening', absent.line, params), 'refusal')
  const found = unheardFamily(gathered, experience) ?? withinContainer(gathered, experience, port)
  if (found) return found
  const local = isThere ? undefined : own.find(({ what }) => what === 'local')
  const told = { ...params, program: local?.program ?? '' }
  return local ? fail('loopback-only', because('loopback-only', local.line, told), 'refusal') : null
}

/** Somebody says that the service does not listen by the protocol of IP by which it refuses. */
function unheardFamily({ programs }: GatheredEvidence, { family, refused }: Experience): LayerFinding | null {
  const found = programs.find(
    ({ what, port, address }) => what === 'absent' && port === null && address?.family === family,
  )
  if (!found || !(refused || /127\.0\.0\.1/.test(found.line))) return null
  const cause = family === 4 ? 'ipv6-only' : 'ipv4-only'
  return fail(cause, because(cause, found.line), 'refusal')
}

/** A published port ends every connection, and the program in its container is said to be set to loopback. */
function withinContainer(
  { programs, published, planned }: GatheredEvidence,
  { local }: Experience,
  port: number,
): LayerFinding | null {
  const found = programs.find((event) => event.what === 'local' && event.port === null)
  const row = [...published, ...planned].find((item) => item.port === port && item.tool !== 'kubectl')
  if (!found || !row || !local.reset) return null
  return fail('loopback-only', because('inside-loopback', found.line, { port: String(row.inside) }), 'refusal')
}

/** Whether a container's log speaks of a port that its host has under another number. */
function isOnlyWithin({ published }: GatheredEvidence, { container, port }: ProgramEvent): boolean {
  if (container === null) return false
  const rows = published.filter(({ inside, port: outer }) => inside === port && outer !== null)
  return rows.length > 0 && rows.every(({ port: outer }) => outer !== port)
}

/** Whether listings of sockets show that nothing has the port. */
function isShownFree({ sockets }: GatheredEvidence, protocol: Transport, port: number): boolean {
  return (
    sockets.some((listing) => covers(listing, protocol, port)) &&
    !sockets.some((listing) => listing.sockets.some((row) => row.state === 'listening' && row.port === port))
  )
}

/** The settings of a client name the port, and those of its server name another. */
function misledClient({ programs }: GatheredEvidence, protocol: Transport, port: number): LayerFinding | null {
  const asks = programs.find((event) => event.what === 'asks' && event.port === port && event.protocol === protocol)
  const own = programs.filter(({ what, program }) => asks && what === 'configured' && program === 'frps')
  const [first] = own
  if (!first || first.port === null || own.some((event) => event.port === port)) return null
  const told = { port: String(port), protocol, found: String(first.port), program: 'frps' }
  return fail('wrong-port', because('set-elsewhere', first.line, told), 'refusal')
}

/** A client has failed at an address of the machine, and does not say how, where the file of settings lets the service listen at loopback alone. */
function failedAway(gathered: GatheredEvidence, protocol: Transport, port: number): LayerFinding | null {
  const { attempts } = gathered
  const own = attempts.filter((each) => each.port === port && each.address !== null && !isLoopback(each.address))
  if (own.length === 0 || own.some(({ outcome }) => outcome !== 'failed')) return null
  const found = configured(gathered, protocol, port)
  return found?.cause === 'loopback-only' ? found : null
}

/**
 * Nobody shows what was met, and somebody says that the very port, or the service from another machine, is not reached, which is what
 * the settings of a container come to.
 */
function missed(
  gathered: GatheredEvidence,
  protocol: Transport,
  { outside, unclear, local, served }: Experience,
  port: number,
): LayerFinding | null {
  const own = gathered.programs.filter((event) => event.what === 'configured' && event.program === 'docker')
  if (own.length === 0 || outside.length > 0 || unclear || served || gathered.sockets.length > 0) return null
  const found = configured({ ...gathered, programs: own }, protocol, port)
  if (found?.cause === 'wrong-port') return complainedOf(gathered, new Set()).includes(port) ? found : null
  return found && !local.refused && !local.reset && isMissedFromAway(gathered) ? found : null
}

/** The registry of Windows has one port for the service, at which something listens, and nothing that is shown does at the other. */
function heldElsewhere(gathered: GatheredEvidence, protocol: Transport, port: number): LayerFinding | null {
  const set = gathered.programs.filter(({ what, manager }) => what === 'configured' && manager === 'windows')
  const found = configured({ ...gathered, programs: set }, protocol, port)
  const rows = gathered.sockets.flatMap(({ sockets }) => sockets).filter(({ state }) => state === 'listening')
  const isThere = rows.some((row) => String(row.port) === found?.because?.params.found)
  return found?.cause === 'wrong-port' && isThere && rows.every((row) => row.port !== port) ? found : null
}

/** The port refuses, and the file of settings of the program that serves it lets it listen at loopback, or at another port. */
function configured({ programs }: GatheredEvidence, protocol: Transport, port: number): LayerFinding | null {
  const own = programs.filter((event) => event.what === 'configured' && event.protocol === protocol)
  const at = own.filter((event) => event.port === port)
  const [first] = at
  if (first) {
    const told = { port: String(port), protocol, program: first.program ?? '' }
    return at.every(isClosed) ? fail('loopback-only', because('set-loopback', first.line, told), 'refusal') : null
  }
  const inside = own.filter((event) => event.inside === port)
  const [outer] = inside
  if (outer) {
    const told = { port: String(port), protocol, found: String(outer.port), program: outer.program ?? '' }
    return fail('wrong-port', because('set-elsewhere', outer.line, told), 'refusal')
  }
  // A web server has many ports, and a file shows some of them.
  const moved = own.find(
    (event) =>
      event.program !== null &&
      event.port !== null &&
      (isPanelOf(event.program, port) || (!isWebPort(port) && servesPort(event.program, port))),
  )
  if (!moved) return null
  const told = { port: String(port), protocol, found: String(moved.port), program: moved.program ?? '' }
  return isClosed(moved) ? null : fail('wrong-port', because('set-elsewhere', moved.line, told), 'refusal')
}

/** The port refuses, and the program that serves it says that it listens at another. */
function movedTo(
  { programs }: GatheredEvidence,
  protocol: Transport,
  port: number,
  experience: Experience,
): LayerFinding | null {
  // A port of 0 is none: the program opens no socket of the network.
  const listens = programs.filter(
    (event) => event.what === 'listens' && event.protocol === protocol && event.port !== 0,
  )
  if (listens.some((event) => event.port === port)) return null
  const found = listens.find(
    (event) =>
      event.program !== null &&
      event.port !== null &&
      event.container === null &&
      !isClosed(event) &&
      servesPort(event.program, port) &&
      !standardPorts.has(event.port),
  )
  const own = found ?? onlyProgram(listens, port, experience)
  if (!own) return null
  const told = { port: String(port), protocol, found: String(own.port), program: own.program ?? '' }
  return fail('wrong-port', because('wrong-port', own.line, told), 'refusal')
}

/** Whether it was with a client of the web that the port was tried, and what has started serves pages. */
function isOfWeb({ refused }: Experience, program: string): boolean {
  return refused !== null && webClients.has(refused.tool) && servesPort(program, portOfService('HTTP'))
}

/** The only program whose start was pasted, at a port that no service has for its own: it is the one that was tried. */
function onlyProgram(listens: readonly ProgramEvent[], port: number, experience: Experience): ProgramEvent | null {
  const [first] = listens
  if (!first || first.program === null || first.port === null || standardPorts.has(port)) return null
  if (standardPorts.has(first.port)) return null
  if (servesOtherPorts(first.program, port) && !(familyOf(port) === undefined && isOfWeb(experience, first.program)))
    return null
  const isOne = listens.every((event) => event.program === first.program && event.port === first.port)
  return isOne && first.container === null && !listens.every(isClosed) ? first : null
}

/** Who says so has not started, whatever else serves the port: the engine of a container that gets none, a server that ends. */
const givenUp =
  /\bdriver failed programming external connectivity\b|\bfailed to set up container networking\b|\bport is already allocated\b|\bError starting userland proxy\b|\bno listening sockets available, shutting down\b|\brootlessport\b|\bAH00015: Unable to open logs\b/

/** Whether a program has not started for want of its port, and somebody says that it does not come up, or is not reached. */
function isGivenUp({ line }: ProgramEvent, { texts }: GatheredEvidence): boolean {
  const heads = texts.map((text) => text.slice(0, 60_000))
  if (!givenUp.test(line) && !heads.some((text) => givenUp.test(text))) return false
  return heads.some((text) =>
    text
      .split('\n', mostLines)
      .some((each) => each.length <= longestSentence && !isOutput(each) && !givenUp.test(each) && notUp.test(each)),
  )
}

/** Words that name what has the port: `Port 3306 in use by "C:\\mysql\\bin\\mysqld.exe" with PID 4112`. */
const holderNamed = /\bin use by ["'“]{0,2}(?:[A-Za-z]:[\\/]|\/)|\bwith PID \d/

/**
 * Whether the service that could not take its port is surely not there for the client. What has the port instead may serve as well: the
 * program itself, started before, or another web server, of which each can show the pages of a site.
 */
function isKeptOut(event: ProgramEvent, gathered: GatheredEvidence, experience: Experience, port: number): boolean {
  const { best, silent, served } = experience
  if (isTurnedBack(experience)) return true
  if (holderNamed.test(event.line)) return false
  if (silent || served || (best && isReached(best))) return false
  if (publicPorts.has(port) && !isGivenUp(event, gathered)) return false
  return !gathered.programs.some(
    ({ what, program }) => what === 'runs' && program !== null && servesPort(program, port),
  )
}

/** That it listens at every address since, and is not reached all the same. */
const sinceEverywhere =
  /0\.0\.0\.0\b[^\n]{0,100}(?:\btime[sd]? ?out|\bstill\b|\bcannot\b|n['’]t (?:reach|connect|access|work)|没|不[通行了能上]|还是|仍|つながら|繋がら|でき(?:ま|な))/i

/** The container that an engine could not give its port to, where the line names it. */
const endpoint = /\bon endpoint ([\w.-]{1,128})/

/** A container has not got the port, which another one has: it is the one that somebody misses. */
export function portLost(gathered: GatheredEvidence, protocol: Transport, port: number): LayerFinding | null {
  const rows = gathered.published.filter((item) => item.port === port && item.protocol === protocol)
  const lost = gathered.programs.find(({ what, why, port: at, line }) => {
    const name = endpoint.exec(line)?.[1]
    return what === 'bind-failed' && why === 'in-use' && at === port && name && rows.every((row) => row.name !== name)
  })
  if (!lost || rows.length === 0 || !isGivenUp(lost, gathered)) return null
  return fail(
    'not-listening',
    because('bind-in-use', lost.line, { port: String(port), protocol, program: lost.program ?? '', address: '' }),
    'refusal',
  )
}

function bindFailed(
  event: ProgramEvent,
  params: Readonly<Record<string, string>>,
  gathered: GatheredEvidence,
  experience: Experience,
): LayerFinding {
  const told = { ...params, program: event.program ?? '', address: event.address ? textOf(event.address) : '' }
  switch (event.why) {
    case 'in-use': {
      const reason = because('bind-in-use', event.line, told)
      return isKeptOut(event, gathered, experience, Number(params.port))
        ? fail('not-listening', reason, 'refusal')
        : unknown(reason)
    }
    case 'not-local':
      if (gathered.texts.some((text) => sinceEverywhere.test(text.slice(0, 60_000)))) return unknown()
      // That the machine lacks even its own loopback address keeps the service from starting, and is no mistake in an address.
      return fail(
        event.address && isLoopback(event.address) ? 'not-listening' : 'wrong-address',
        because('bind-not-local', event.line, told),
        'refusal',
      )
    default:
      return fail('not-listening', because('bind-permission', event.line, told), 'refusal')
  }
}

/** Units that serve no port: their failure explains nothing. */
const housekeeping =
  /^(?:systemd-|snapd|fwupd|apt-|dnf-|packagekit|cloud-|unattended|logrotate|man-db|motd|ua-|ubuntu-|update-|NetworkManager|networking|network|dhcpcd|chrony|ntp|cron|rsyslog|auditd|polkit|udisks|bluetooth|ModemManager|multipathd|iscsid|plymouth|apport|certbot|user@|getty|kdump|tuned|firewalld|ufw|iptables|nftables|fail2ban)|cleanup|clean-up|backup|logrotate|-renew|-timer|-update|prune|health-?check/i

const ofContainerLog = /(?:container|docker)[’'s]* logs?\b|容器(?:的)?日志|コンテナの?ログ/i

/** Whether the one unit whose failure somebody shows may be what a port is for that no other service has for its own. */
function isAskedAbout(program: string, port: number, { texts, planned, published }: GatheredEvidence): boolean {
  if ((standardPorts.has(port) && !isWebPort(port)) || attendant.test(program)) return false
  // In a container it has its usual port, and the host gives it another.
  const isWithin =
    planned.length + published.length === 0 && texts.some((text) => ofContainerLog.test(text.slice(0, 60_000)))
  return isWithin ? !servesOtherPorts(program, portOfService('HTTP')) : !isUsuallyElsewhere(program, port)
}

/** The service in the name that Compose gives a container: `app-mysql-1`, `app_mysql_1`. */
function composeService(name: string): string {
  return /^[\w.-]{1,60}[-_]([A-Za-z0-9]{1,40})[-_]\d{1,3}$/.exec(name)?.[1] ?? ''
}

/** Whether people have called a container no more than a database. */
const isStore = (name: string) => /^(?:db|database|datastore)\d?$/i.test(composeService(name) || name)

/** The deployment in the name that Kubernetes gives a pod: `traefik-f4564c4f4-7w6nh`; the set, in `mysql-0`. */
function deploymentOf(name: string): string {
  return /^([\w.-]{1,60}?)(?:-[a-z0-9]{6,10})?-(?:[a-z0-9]{5}|\d{1,3})$/.exec(name)?.[1] ?? ''
}

/** The only one that does not run, while those that do serve ports of another kind, such as databases. */
function isOnly(all: readonly Workload[], ended: readonly Workload[], port: number): boolean {
  return (
    ended.length === 1 &&
    // Who has done its work ends so.
    !ended.some(({ line }) => /\bExited \(0\)/.test(line)) &&
    all.every((each) => ended.includes(each) || servesOtherPorts(each.image, port) || servesOtherPorts(each.name, port))
  )
}

/** A Service of the port, or the only thing that is shown of a cluster: without pods behind it nothing answers. */
function leadsTo({ name, line }: Workload, { workloads, published, sockets }: GatheredEvidence, port: number): boolean {
  const own = published.filter((item) => item.tool === 'kubectl' && item.name === name)
  if (own.length > 0)
    return own.some(
      (item) => item.port === port || (item.port === null && item.inside === port) || item.inside === port,
    )
  // What an Ingress says of its backend is met as an answer of its own.
  return !/\berror: endpoints\b/.test(line) && workloads.length === 1 && published.length + sockets.length === 0
}

/** A container has ended that was started for the port of the host: the command names it, or its image. */
function isMeantFor(
  { name, image }: Workload,
  { programs, workloads, published }: GatheredEvidence,
  port: number,
): boolean {
  if (published.some((item) => item.port === port)) return false
  const own = programs.filter(({ inside, port: outer }) => inside !== undefined && outer === port)
  const isOf = (event: ProgramEvent, each: Pick<Workload, 'name' | 'image'>) =>
    event.container === each.name ||
    (event.container === '' && each.image.length > 2 && event.line.split(/\s+/).includes(each.image))
  return own.some(
    (event) => isOf(event, { name, image }) && !workloads.some((each) => each.state === 'runs' && isOf(event, each)),
  )
}

/** The only pod that is shown does not run, and its description gives its container the port. */
function isDescribedAt({ ports = [], name }: Workload, { workloads }: GatheredEvidence, port: number): boolean {
  return ports.includes(port) && workloads.every((each) => each.name === name && each.state !== 'runs')
}

/** The only container that somebody speaks of, which has not started: its command, or its file, was to give it the port. */
function isUnnamed({ name }: Workload, { programs, workloads, planned, published }: GatheredEvidence, port: number) {
  const isAlone = name === 'CONTAINER' && workloads.every((each) => each.name === name) && published.length === 0
  return (
    isAlone &&
    (planned.some((item) => item.port === port) ||
      programs.some(({ inside, port: outer }) => inside !== undefined && outer === port))
  )
}

/** The only program that is shown has ended by a fault of its own, and somebody says that it is not there, or has been turned away. */
function crashed(gathered: GatheredEvidence, experience: Experience, port: number): LayerFinding | null {
  const { programs, published, planned, texts } = gathered
  const { best, served, silent, local } = experience
  const own = programs.filter(({ crashed: crash }) => crash)
  const [first] = own
  const name = first?.program ?? ''
  if (!first || own.some(({ program }) => program !== name) || attendant.test(name)) return null
  if (served || silent || local.reached || (best && isReached(best)) || programs.some((event) => isUpAt(event, port)))
    return null
  // One that was to end so has told it by its code.
  if (texts.some((text) => endedWell.test(text.slice(0, 60_000)))) return null
  const isOfAnother = !isWebPort(port) && standardPorts.has(port) && !servesPort(name, port)
  if (isOfAnother || isUsuallyElsewhere(name, port)) return null
  // A file, or a list, that gives the port to another service.
  const rows = [...published, ...planned].filter((item) => item.port === port)
  if (name !== 'SERVICE' && rows.length > 0 && !rows.some((row) => row.name.includes(name) || name.includes(row.name)))
    return null
  const isMissed = texts.some((text) =>
    text
      .slice(0, 60_000)
      .split('\n', mostLines)
      .some((line) => line.length <= longestSentence && !isOutput(line) && line !== first.line && notUp.test(line)),
  )
  if (!isTurnedBack(experience) && !isMissed) return null
  const told = { program: name, port: String(port), manager: '', container: first.container ?? '' }
  return fail('not-listening', because('service-failed', first.line, told), 'refusal')
}

/** Servers that do not start without one of their ports say so: nginx, Apache, HAProxy. */
const givesUp =
  /\[emerg\]|\bcould not bind to address\b|\bunable to open any listen(?:ing)? sockets?\b|\bcannot bind socket\b/i

const endedWell = /\bexited with code 0\b/

/** Whether a program is said to listen at the port, or to run. */
const isUpAt = ({ what, port: at }: ProgramEvent, port: number) =>
  (what === 'listens' && at === port) || what === 'runs'

/** A service that belongs to the port, or the only one that is shown while the port refuses, has not started. */
function serviceDown(gathered: GatheredEvidence, experience: Experience, port: number): LayerFinding | null {
  const { programs, workloads } = gathered
  if (programs.some(({ what, why }) => what === 'bind-failed' && why === 'in-use')) return null
  const isRefused = isTurnedBack(experience)
  const crash = crashed(gathered, experience, port)
  if (crash) return crash
  const started = startedIn(gathered)
  // A configuration that cannot be read stops a program from starting, not one that runs.
  const halted = programs.filter(
    ({ what, program, line, crashed: crash }) =>
      (what === 'failed' ||
        (what === 'stopped' && !started.has(program?.toLowerCase() ?? '')) ||
        ((what === 'config-error' || (what === 'bind-failed' && givesUp.test(line))) && isRefused)) &&
      !crash &&
      !(program !== null && housekeeping.test(program)),
  )
  const names = new Set(halted.map(({ program }) => program))
  const found = halted.find(
    ({ program, what, manager }) =>
      program !== null &&
      (isRefused
        ? servesPort(program, port) || names.size === 1
        : (what === 'failed' &&
            (servesPort(program, port) || (names.size === 1 && isAskedAbout(program, port, gathered)))) ||
          (manager === 'windows' && !isWebPort(port) && servesPort(program, port))),
  )
  // Another program of its kind may be the one that is used.
  const up = programs.some(
    ({ what, program }) =>
      what === 'runs' &&
      (found?.program === program || (found?.what === 'stopped' && program !== null && servesPort(program, port))),
  )
  if (found && !up) {
    const code = found.what === 'stopped' ? 'service-stopped' : 'service-failed'
    return fail(
      'not-listening',
      because(code, found.line, {
        program: found.program ?? '',
        port: String(port),
        manager: found.manager ?? '',
        container: found.container ?? '',
      }),
      'refusal',
    )
  }
  const ended = workloads.filter(({ state }) => state !== 'runs')
  const dead = ended.find(
    ({ name, image }) =>
      servesPort(image, port) ||
      servesPort(name, port) ||
      (isRefused &&
        (servesPort(composeService(name), port) ||
          servesPort(deploymentOf(name), port) ||
          isOnly(workloads, ended, port))),
  )
  const store = isDatabasePort(port)
    ? ended.find(({ name, line }) => isStore(name) && !/\bExited \(0\)/.test(line))
    : undefined
  if (store) return fail('not-listening', down(store, port), 'refusal')
  const described = ended.find((item) => isDescribedAt(item, gathered, port))
  if (described) return fail('not-listening', down(described, port), 'refusal')
  const undone = ended.find((item) => isMeantFor(item, gathered, port) || isUnnamed(item, gathered, port))
  if (undone) return fail('not-listening', down(undone, port), 'refusal')
  const empty = ended.find((item) => item.what === 'service' && leadsTo(item, gathered, port))
  if (empty) return fail('not-listening', down(empty, port), 'refusal')
  if (!dead || (!isRefused && !servesPort(dead.image, port))) return null
  return fail('not-listening', down(dead, port), 'refusal')
}
