import { complainedOf, isComplaintOf, mostLines, namedIn } from '../../complaint'
import {
  familyOf,
  isProgramName,
  isWebPort,
  mayServe,
  portOfService,
  publicPorts,
  servesOtherPorts,
  servesPort,
  standardPorts,
} from '../../data/programs'
import { webClients } from '../../data/speakers'
import type { LayerFinding } from '../../model/diagnosis'
import type { GatheredEvidence, ProgramEvent, Transport } from '../../model/evidence'
import type { Experience } from '../../model/experience'
import { because, fail, pass, unknown } from '../../model/finding'
import { isLoopback, sameAddress } from '../../model/host-address'
import { isDated } from '../../read/clients/lines'
import { isReached, isTurnedBack } from '../experience'
import { bindFailed } from './bind-failed'
import { isClosed } from './bound'
import { configured, failedAway, foundClosed, heldElsewhere, missed } from './configured'
import { covers } from './coverage'
import { loneDown } from './lone'
import { serviceDown } from './service-down'

/** What is said of the port, and what could not be had of which no port is told. */
function ofPort({ programs }: GatheredEvidence, protocol: Transport, port: number): readonly ProgramEvent[] {
  const lost = programs.filter(({ what }) => what === 'bind-failed')
  // Where a line names another port that could not be had, one that names none is about that.
  const isTold = lost.some((event) => event.port !== null && event.port !== port)
  return programs.filter(
    (event) =>
      (event.protocol === protocol && event.port === port) ||
      (lost.includes(event) &&
        ((event.port === null && !isTold) || (event.port === port && !/\b(?:tcp|udp)/i.test(event.line)))),
  )
}

/** That the port could not be had: what says why tells more than what says no more than that. */
function lostOf(own: readonly ProgramEvent[]): ProgramEvent | undefined {
  const lost = own.filter(({ what }) => what === 'bind-failed')
  return lost.find(({ why }) => why !== null) ?? lost[0]
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
  const own = ofPort(gathered, protocol, port)
  const params = { port: String(port), protocol }
  const listens = own.filter(
    (event) => event.what === 'listens' && !isOnlyWithin(gathered, event) && !hasEnded(gathered, event),
  )
  const bind = lostOf(own)
  // To start somewhere, or to be opened at localhost, is what a program means to do; that it could not is what became of it.
  if (
    bind &&
    listens.every(
      ({ line, placed, address }) =>
        /\bstarting\b|\binitiali[sz]ing\b/i.test(line) ||
        (!placed && /\blocalhost\b/i.test(line)) ||
        // By its own word it has ended for want of it.
        (bind.why === 'permission' && /\b(?:fatal|emerg|panic)\b/i.test(bind.line)) ||
        // At an address that the machine does not have nothing listens, whatever was set.
        (bind.why === 'not-local' &&
          (!placed || (address !== null && (!bind.address || sameAddress(address, bind.address))))),
    )
  )
    return bindFailed(bind, params, gathered, experience)
  const outer = startedElsewhere(gathered, protocol, experience, port)
  if (outer) return outer
  const placed = saysWhere(own, listens, experience, params)
  if (placed) return placed
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
      foundClosed(gathered, protocol, experience, port) ??
      heldElsewhere(gathered, protocol, port) ??
      startMissed(gathered, protocol, port, experience)
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
  const { silent, best } = experience
  if (silent || (best && isReached(best)) || published.length + sockets.length > 0) return null
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

/** Where the program says that it listens, for who comes from elsewhere or stands on the machine itself. */
function saysWhere(
  own: readonly ProgramEvent[],
  listens: readonly ProgramEvent[],
  { from, refused }: Experience,
  params: Readonly<Record<string, string>>,
): LayerFinding | null {
  const isHere = from !== null && isLoopback(from)
  const placed = listens.filter((event) => event.placed)
  // What brings the port to a pod listens here, and finds nothing there.
  const beyond = own.find(({ what, container }) => what === 'absent' && container === 'POD')
  if (beyond && isHere) return fail('not-listening', because('not-listening', beyond.line, params), 'refusal')
  const open = placed.find((event) => isHere || !isClosed(event))
  if (open) {
    const reason = because('says-listening', open.line, { ...params, program: open.program ?? '' })
    return refused ? unknown(reason) : pass(reason)
  }
  const [first] = placed
  if (!first) return null
  const told = { ...params, program: first.program ?? '' }
  return fail('loopback-only', because('says-loopback', first.line, told), 'refusal')
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

/** Whether who starts the program says that it has ended, and that it listened was before. */
function hasEnded({ programs }: GatheredEvidence, { program, ended }: ProgramEvent): boolean {
  if (ended && programs.some(({ crashed }) => crashed)) return true
  const own = programs.filter((event) => program !== null && event.program === program && event.port === null)
  return own.some(({ what }) => what === 'failed') && !own.some(({ what }) => what === 'runs')
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

/** The port refuses, and the program that serves it says that it listens at another. */
function movedTo(
  gathered: GatheredEvidence,
  protocol: Transport,
  port: number,
  experience: Experience,
): LayerFinding | null {
  const { programs, texts } = gathered
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
  const own =
    found ??
    onlyProgram(listens, port, experience) ??
    onlyStart(listens, port, experience, texts) ??
    missedStart(listens, port, gathered)
  if (!own) return null
  const told = { port: String(port), protocol, found: String(own.port), program: own.program ?? '' }
  return fail('wrong-port', because('wrong-port', own.line, told), 'refusal')
}

/** Somebody says that the port is not reached, and not how, and the only server whose start is shown is at another. */
function startMissed(
  gathered: GatheredEvidence,
  protocol: Transport,
  port: number,
  { silent, served, best, local }: Experience,
): LayerFinding | null {
  if (silent || served || local.reached || (best && isReached(best))) return null
  const listens = gathered.programs.filter((event) => event.what === 'listens' && event.protocol === protocol)
  if (listens.some((event) => event.port === port)) return null
  const own = missedStart(listens, port, gathered)
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

/** A port of a program's own beside the one that it serves, and a machine on which ports are handed on. */
const ofSide =
  /\b(?:api|back-?end|front-?end|web-?sockets?|wss?|metrics|admin|debug\w{0,4}|hmr|live-?reload|health|rpc|grpc|proxy)\b/i
/** A call in somebody's code, which may not have run. */
const inCode = /\w\(["'{\w]/
const handedOn = /\bdocker\b|\bpodman\b|\bcontainers?\b|\bcompose\b|\bkube|容器|コンテナ|\bproxy_pass\b|\bnginx\b/i

/** A server that does not say what it is, whose start alone is shown, while a client of the web is turned away at another port. */
function onlyStart(
  listens: readonly ProgramEvent[],
  port: number,
  { refused }: Experience,
  texts: readonly string[],
): ProgramEvent | null {
  const [first] = listens
  if (!first || first.program !== null || first.port === null || first.container !== null || first.ended) return null
  if (!refused || !webClients.has(refused.tool) || !isWebPort(port) || publicPorts.has(port)) return null
  if (standardPorts.has(first.port) || ofSide.test(first.line) || inCode.test(first.line) || isClosed(first))
    return null
  if (listens.some((event) => event.program !== null || event.port !== first.port)) return null
  return texts.some((text) => handedOn.test(text.slice(0, 60_000))) ? null : first
}

/** What development servers list of several, of which one asks the other. */
const ofDevelopment = /\b(?:Local|Network):|\bwebpack\b|\bnext\b|\bvue-cli\b|\bDevTools\b/i
/** A line of a client that names itself first. */
const ofClient = /^\s{0,9}[a-z][\w-]{1,20}: \S/
/** From here on the system itself gives ports to who asks for any: RFC 6335, 6. */
const firstDynamic = 49_152

/** Whether people call what they miss by the name of a program that has the port, and the line is not of that one. */
function isCalledOtherwise({ texts }: GatheredEvidence, { line }: ProgramEvent, port: number): boolean {
  const said = texts.flatMap((text) => text.split('\n', mostLines)).filter((each) => isComplaintOf(each))
  return said.some((each) =>
    (each.match(/[A-Za-z][\w-]{2,40}/g) ?? []).some(
      (word) => isProgramName(word) && servesPort(word, port) && !line.toLowerCase().includes(word.toLowerCase()),
    ),
  )
}

/** The only server whose start is shown is at another port than the one that somebody says not to reach, or is turned away at. */
function missedStart(listens: readonly ProgramEvent[], port: number, gathered: GatheredEvidence): ProgramEvent | null {
  const { texts, attempts } = gathered
  if (publicPorts.has(port) || texts.some((text) => handedOn.test(text.slice(0, 60_000)))) return null
  const own = listens.filter((event) => event.port !== null && event.port < firstDynamic)
  const [first] = own
  if (!first?.port || own.some((event) => event.port !== first.port)) return null
  const name = first.program ?? ''
  const isUnfit =
    own.some((event) => event.container !== null || event.ended || isClosed(event)) ||
    standardPorts.has(first.port) ||
    (name === '' ? familyOf(port) !== undefined && !isWebPort(port) : !mayServe(name, port)) ||
    [ofSide, inCode, ofDevelopment].some((words) => words.test(first.line.replace('port(s)', 'ports')))
  if (isUnfit) return null
  // Who speaks of the other port knows of it, and who calls the service by its name means no other.
  if (namedIn(gathered).includes(first.port) || isCalledOtherwise(gathered, first, port)) return null
  const isRefused = attempts.some((each) => each.port === port && each.outcome === 'refused' && !isDated(each.line))
  // What speaks a protocol of its own asks for no page.
  if (attempts.some(({ tool, line }) => !webClients.has(tool) && ofClient.test(line))) return null
  return isRefused || complainedOf(gathered, new Set()).ports.includes(port) ? first : null
}
