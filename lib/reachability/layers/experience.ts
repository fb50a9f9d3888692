import type { Family } from '@/lib/cidr'
import { speaksOfBalancer } from '../data/balancers'
import { setsProxy } from '../data/client-proxies'
import { isDatabasePort, isLoginPort, isWebPort, portOfService, publicPorts, servesPort } from '../data/programs'
import { wantsTls } from '../data/served'
import { isMailSender, maySpeakOf, outbound, proxy, tunnelPrograms } from '../data/speakers'
import { isBridgeOfEngine } from '../model/container-network'
import type { Attempt, AttemptOutcome, GatheredEvidence, PingResult, SeenPacket, Socket } from '../model/evidence'
import type { Experience } from '../model/experience'
import { isLoopback, isPrivate, sameAddress, textOf } from '../model/host-address'
import type { Target } from '../model/target'
import { isInnerName } from '../read/clients/lines'
import { ipOf, missedFamily } from './families'
import { isInstance, isOutward, isPingOutward } from './outward'
import { servedRequests } from './requests'

const reaching = [
  'connected',
  'answered',
  'error-answer',
  'turned-away',
  'busy',
  'login-refused',
  'no-agreement',
  'tls-failure',
  'no-answer',
  'closed',
] as const
type Reaching = (typeof reaching)[number]
const reachingOutcomes: ReadonlySet<AttemptOutcome> = new Set(reaching)

export function isReached(attempt: Attempt): attempt is Attempt & { readonly outcome: Reaching } {
  return reachingOutcomes.has(attempt.outcome)
}

/** Outcomes in which the service itself has said something. */
const speaking: ReadonlySet<AttemptOutcome> = new Set([
  'answered',
  'error-answer',
  'turned-away',
  'busy',
  'login-refused',
  'no-agreement',
])

/** Whether the service itself has said something. */
export function isAnswered({ outcome }: Attempt): boolean {
  return speaking.has(outcome)
}

/** Machines at whose prompt an address that is tried is one of their own. */
function ownHosts({ attempts, interfaces, hosts }: GatheredEvidence): ReadonlySet<string> {
  const found = new Set(hosts)
  for (const { at, addresses } of interfaces) {
    if (at === null || found.has(at)) continue
    const own = (attempt: Attempt) =>
      attempt.at === at &&
      addresses.some((item) => attempt.address && !isLoopback(item) && sameAddress(item, attempt.address))
    if (attempts.some(own)) found.add(at)
  }
  return found
}

function isLocal(attempt: Attempt, hosts: ReadonlySet<string>): boolean {
  if (attempt.address && (isLoopback(attempt.address) || attempt.address.value === 0n)) return true
  if (attempt.host !== null && /^(?:localhost|ip6-localhost|localhost\.localdomain)$/i.test(attempt.host)) return true
  return attempt.at !== null && hosts.has(attempt.at)
}

/** A private address that answers: whoever tried it stands inside the network, and is not the client with its public one. */
function isReachedInside(attempt: Attempt, { from }: Target): boolean {
  return (
    from !== null &&
    !isPrivate(from) &&
    !isLoopback(from) &&
    attempt.address !== null &&
    isPrivate(attempt.address) &&
    isReached(attempt)
  )
}

/** A service that turns away the very client, whose address it names: wherever that one thought to ask. */
function isTurnedAway({ outcome, line }: Attempt, { from }: Target): boolean {
  return (
    outcome === 'turned-away' &&
    from !== null &&
    !isLoopback(from) &&
    [`'${textOf(from)}'`, `"${textOf(from)}"`].some((named) => line.includes(named))
  )
}

/** What shows most stands first; of the same kind, the first in the evidence's own order. */
const telling: readonly AttemptOutcome[] = [
  'intercepted',
  'blocked',
  'turned-away',
  'busy',
  'error-answer',
  'login-refused',
  'no-agreement',
  'answered',
  'tls-failure',
  'no-answer',
  'closed',
  'connected',
  'refused',
  'reset',
  'no-route',
  'timeout',
]

function mostTelling(attempts: readonly Attempt[]): Attempt | null {
  for (const outcome of telling) {
    const found = attempts.find((attempt) => attempt.outcome === outcome)
    if (found) return found
  }
  return attempts[0] ?? null
}

/** What clients say of a port at which TLS was met with something else. */
const plainWords =
  /wrong[ _]version[ _]number|packet length too long|record layer failure|RECORD_TOO_LONG|HTTP response to HTTPS|first record does not look like|SSL_PROTOCOL_ERROR/i

/** TLS was tried where nothing speaks it: all that was answered was asked for without. */
function unspokenTls(outside: readonly Attempt[]): Attempt | undefined {
  const found = outside.find(({ outcome, line }) => outcome === 'tls-failure' && plainWords.test(line))
  const isPlain = outside.every((attempt) => !isAnswered(attempt) || attempt.secure === false)
  return found && isPlain ? found : undefined
}

/** TLS is what the service wants, and it was asked without: all that it has answered is that it does not understand. */
function askedPlain(outside: readonly Attempt[]): Attempt | undefined {
  const found = outside.find(({ outcome, line }) => outcome === 'tls-failure' && wantsTls(line))
  return found && outside.every((attempt) => !isAnswered(attempt) || attempt.status === 400) ? found : undefined
}

/** A line that names no server says nothing of the way from elsewhere where the host itself has met the same. */
function isEcho({ address, host, outcome }: Attempt, near: readonly Attempt[]): boolean {
  return address === null && host === null && near.some((attempt) => attempt.outcome === outcome)
}

/** Words of a failure that names no server, beside a proxy's own of the very same: whoever wrote them has copied the proxy's. */
function isOfProxy({ address, host, outcome }: Attempt, { programs }: GatheredEvidence): boolean {
  return (
    address === null &&
    host === null &&
    outcome === 'refused' &&
    programs.some(({ what, line }) => what === 'upstream-failed' && /refused/i.test(line))
  )
}

/** Lines in which proxies say what they met behind themselves, and what they have answered for it: no client has met it. */
function complaintsOf({ programs }: GatheredEvidence): ReadonlySet<string> {
  const own = programs.filter(
    ({ what, line, program }) =>
      what === 'upstream-failed' && (givenBy.test(line) || (program !== null && tunnelPrograms.has(program))),
  )
  return new Set(own.map(({ line }) => line))
}

/** The answer that a proxy gave its client for it. */
const givenBy = /\b50[234] [A-Z][A-Za-z ]{2,24}'? (?:caused by: |error=)/

/** A try at the client's own machine, where a tunnel begins. */
const isAtHome = ({ host, address }: Attempt) => host === 'localhost' || (address !== null && isLoopback(address))

/** Words of services that turn a client away, with the port that is usual for each. */
const servedAt: readonly (readonly [words: RegExp, port: number])[] = [
  [/\bpg_hba\.conf\b/, portOfService('PostgreSQL')],
  [/\b(?:MySQL|MariaDB) server\b/, portOfService('MySQL')],
]

/** Whether a try is one of the target's port, or one that names no port and may be. */
function isOfPort(attempt: Attempt, target: Target): boolean {
  const { port, tool, line } = attempt
  // Whoever is turned away through a tunnel has come to the service's own port, whichever it has on this side.
  if (
    isAtHome(attempt) &&
    isTurnedAway(attempt, target) &&
    servedAt.some(([words, own]) => own === target.port && words.test(line))
  )
    return true
  if (port !== null || target.port === null) return port === target.port
  // Who has logged in to look after another service is greeted as well.
  if (/^\s{0,9}Last login: /.test(line)) return servesPort('sshd', target.port)
  return maySpeakOf(tool, target.port)
}

/**
 * A proxy tries from inside the network: what it meets is not what a client of the Internet meets, nor what one meets that asks the
 * proxy itself at a port of the same number.
 */
function isOfClient({ tool, port, line }: Attempt, { from }: Target, { programs }: GatheredEvidence): boolean {
  if (tool !== proxy) return true
  // It names the client that has asked the proxy itself.
  if (
    from !== null &&
    programs.some((event) => event.line === line && event.address && sameAddress(event.address, from))
  )
    return false
  return (from === null || isPrivate(from)) && !programs.some(({ front }) => front === port && front !== null)
}

/** Programs that go by the variables in which a proxy is set. */
const minding: ReadonlySet<string> = new Set(['curl', 'wget', 'python', 'go', 'git'])

/** An error that a program may have got of the proxy that is set where it was started. */
function isOfSetProxy({ tool, outcome }: Attempt, isSet: boolean): boolean {
  return isSet && outcome === 'error-answer' && minding.has(tool)
}

/** An answer of who stands before a server, and has got none of it; the log of a balancer tells of both. */
function isOfBetween({ outcome, status, tool }: Attempt): boolean {
  return (
    outcome === 'error-answer' && tool !== proxy && tool !== 'slb' && status !== null && status >= 502 && status <= 504
  )
}

/** The answer of a load balancer for a server behind it, of which it tells nothing; null where none is spoken of, or a proxy on the server itself. */
function balancedBy({ texts, programs }: GatheredEvidence, tries: readonly Attempt[]): Attempt | null {
  const found = tries.find(isOfBetween)
  if (!found || programs.some(({ what }) => what === 'upstream-failed')) return null
  return speaksOfBalancer(texts) ? found : null
}

/** A try that did not come to a connection. */
function isUnmet({ outcome }: Attempt): boolean {
  return outcome === 'timeout' || outcome === 'refused' || outcome === 'no-route'
}

/** An answer of which nothing tells whom it came from: beside a failure, it may have been got on the host itself. */
function isUnplaced(attempt: Attempt): boolean {
  return attempt.address === null && attempt.host === null && isReached(attempt) && attempt.outcome !== 'turned-away'
}

/** Words of a service that turns a client away, without where: beside a refusal at its address, they are of another time. */
function isOfOtherTime({ outcome, host, line }: Attempt): boolean {
  return outcome === 'turned-away' && (host === null || !line.includes(host))
}

/** Whether the service is told, by all that names its addresses, to listen at loopback alone. */
function isShownLocal({ sockets, programs }: GatheredEvidence, { protocol, port }: Target): boolean {
  const rows = sockets.flatMap((listing) => listing.sockets.filter(({ state }) => state === 'listening'))
  const told = programs.filter(
    ({ what, placed }) => placed && (what === 'listens' || what === 'configured' || what === 'local'),
  )
  const own = [...rows, ...told].filter((each) => each.protocol === protocol && each.port === port)
  return own.length > 0 && own.every(({ address }) => address !== null && isLoopback(address))
}

/** Whether the traffic was turned back: by a refusal, or by a reset that the host itself has sent. */
export function isTurnedBack({ refused, local, packets }: Experience): boolean {
  return refused !== null || local.refused !== null || packets.some(({ what }) => what === 'reset')
}

/**
 * Without what answered elsewhere: of two servers that were tried, the one that fails is missed, and the other is shown beside it. What
 * is tried by a name may have several addresses, and what fails at a private one may be reached at a public one.
 */
function withoutOtherServers(tries: readonly Attempt[]): readonly Attempt[] {
  const failed = tries.filter((attempt) => isUnmet(attempt) && attempt.address !== null)
  if (failed.length === 0) return tries
  const addresses = new Set(failed.flatMap(({ address }) => (address ? [textOf(address)] : [])))
  const names = new Set(failed.flatMap(({ host }) => host ?? []))
  const families = new Set(failed.flatMap(({ address }) => address?.family ?? []))
  const isInward = failed.some(({ address }) => address !== null && isPrivate(address))
  const isThere = ({ address, host }: Attempt) =>
    (host !== null && names.has(host)) ||
    (address !== null && (addresses.has(textOf(address)) || !families.has(address.family)))
  if (isInward || tries.some((attempt) => isReached(attempt) && isThere(attempt))) return tries
  return tries.filter((attempt) => !isReached(attempt) || attempt.address === null)
}

/** Who tries the way in to a mail server says so. */
const ownMail =
  /\b(?:my|our) (?:own )?(?:mail ?)?server\b|\binbound\b|\bfrom (?:home|outside|my (?:laptop|pc))\b|自分のサーバ|自宅から|外から|自己的?(?:邮件)?服务器|从(?:家里|本地|外面)/i

/** Without a trial of the instance's own mail server, as people call it, where all mail to servers of others stays silent. */
function withoutOwnMail(tries: readonly Attempt[], { texts }: GatheredEvidence): readonly Attempt[] {
  const sent = tries.filter((attempt) => isMailSender(attempt.tool))
  const servers = new Set(sent.flatMap(({ address }) => (address ? [textOf(address)] : [])))
  if (servers.size < 2 || sent.some(({ outcome }) => outcome !== 'timeout')) return tries
  const names = new Set(
    sent.flatMap(({ line }) => /^\w{3} {1,2}\d{1,2} [\d:]{8} ([\w-]{1,63})\b/.exec(line)?.[1] ?? []),
  )
  const isOwnMail = ({ host, line }: Attempt) => {
    const name = host ?? /^\s{0,9}220[ -]([\w.-]{1,255})\s/.exec(line)?.[1]
    return name !== undefined && names.has(name.split('.', 1)[0] ?? '')
  }
  const isTold = texts.some((text) => ownMail.test(text.slice(0, 20_000)))
  // What is called as the machine that sends is that machine, whoever has not said so.
  return isTold || tries.some((attempt) => isReached(attempt) && isOwnMail(attempt))
    ? tries.filter((attempt) => !isReached(attempt) || !isOwnMail(attempt))
    : tries
}

/** Sorts the tries by what they say about the target. Tries of another port or protocol say nothing. */
export function experienceOf(gathered: GatheredEvidence, target: Target): Experience {
  const egress = target.direction === 'egress'
  const complaints = complaintsOf(gathered)
  const isSet = gathered.texts.some((text) => setsProxy(text.slice(0, 60_000)))
  const own = gathered.attempts.filter(
    (attempt) =>
      attempt.protocol === target.protocol &&
      !isOfSetProxy(attempt, isSet) &&
      isOfPort(attempt, target) &&
      isOfClient(attempt, target, gathered) &&
      !isOfProxy(attempt, gathered) &&
      !complaints.has(attempt.line) &&
      (egress || !isOutward(attempt)),
  )
  const balanced = egress ? null : balancedBy(gathered, own)
  const hosts = ownHosts(gathered)
  const inner = innerTold(gathered, target)
  /** Machines on which the service itself answers: a public address that is silent there may be their own. */
  const serving = new Set(own.filter((attempt) => isLoopbackTry(attempt) && isReached(attempt)).map(({ at }) => at))
  const isOwnSilence = ({ at, outcome }: Attempt) => at !== null && outcome === 'timeout' && serving.has(at)
  const isNear = (attempt: Attempt) =>
    !isTurnedAway(attempt, target) &&
    (isLocal(attempt, hosts) || isReachedInside(attempt, target) || isOwnSilence(attempt))
  const inside = own.filter((attempt) => isReachedInside(attempt, target))
  const isInside = ({ address }: Attempt) =>
    inside.some((each) => each.address && address && sameAddress(each.address, address))
  const near = egress ? [] : own.filter((attempt) => isNear(attempt) || isInside(attempt))
  const nearby = new Set(near)
  const met = balanced === null ? own : own.filter((attempt) => !isOfBetween(attempt))
  const all = met.filter((attempt) =>
    egress ? !isLoopbackTry(attempt) : !nearby.has(attempt) && !isEcho(attempt, near),
  )
  const shut = all.some(({ outcome }) => outcome === 'refused') && isShownLocal(gathered, target)
  const placed = all.some(isUnmet)
    ? all.filter((attempt) => !isUnplaced(attempt) && !(shut && isOfOtherTime(attempt)))
    : all
  const away = egress ? withoutOwnMail(placed, gathered) : withoutOtherServers(placed)
  const missed = missedFamily(away, gathered)
  // What found no way at all says nothing of the family that was used.
  const dialled = (
    away.find(({ address, outcome }) => address && !useless(outcome)) ?? away.find(({ address }) => address)
  )?.address
  // Out of the instance it is the one that is used, whichever address of the name was asked about.
  const isUsed = (family: Family) =>
    !egress || away.every((attempt) => useless(attempt.outcome) || ipOf(attempt) === family)
  const asked = target.from && (isUsed(target.from.family) || !dialled) ? target.from.family : undefined
  const family: Family = missed?.family ?? asked ?? dialled?.family ?? target.from?.family ?? 4
  const isOther = (attempt: Attempt) => (ipOf(attempt) ?? family) !== family
  const outside = away.filter((attempt) => !isOther(attempt) && !useless(attempt.outcome))
  const others = away.filter(isOther)
  const reached = outside.filter(isReached)
  const refused = outside.find(({ outcome }) => outcome === 'refused') ?? null
  const silent = outside.find(({ outcome }) => outcome === 'timeout') ?? null
  const foreign = foreignOf(gathered, target, outside)
  const nearest = (of: (attempt: Attempt) => boolean) => near.find(of) ?? null
  return {
    family,
    from: target.from,
    outside,
    unresolved: unresolvedOf(gathered, target),
    best: foreign ?? unspokenTls(outside) ?? askedPlain(outside) ?? mostTelling(outside) ?? faultMet(near, target),
    contradiction: contradictionOf(outside),
    refused: reached.length > 0 ? null : refused,
    silent: reached.length > 0 || refused ? null : silent,
    unclear: outside.length > 0 ? null : (away.find(isUnclear) ?? null),
    missed,
    other: {
      reached: others.find(isReached) ?? null,
      refused: others.find(({ outcome }) => outcome === 'refused') ?? null,
    },
    local: {
      reached: nearest(isReached),
      refused: nearest(({ outcome }) => outcome === 'refused'),
      reset: nearest(({ outcome }) => outcome === 'reset' || outcome === 'closed'),
      hung: near.some(isAnswered) ? null : nearest(({ outcome }) => outcome === 'no-answer'),
      broken: near.every(isBrokenOrOpen) ? nearest(isBroken) : null,
      silent: nearest(({ outcome, address }) => outcome === 'timeout' && address !== null && !isPrivate(address)),
    },
    ping: pingOf(gathered, egress),
    balanced,
    packets: gathered.packets.filter((packet) => isOwn(packet, target, gathered, inner)),
    held: heldBy(gathered, target),
    ...servedRequests(gathered, target, outside.length > 0),
  }
}

/** The service itself says that it fails: on the server's side, by the status of HTTP, or in words of its own. */
const isBroken = ({ status, outcome, tool }: Attempt) =>
  status === null ? outcome === 'error-answer' && tool === 'ftp' : status >= 500
/** That a server of FTP greets and lets in goes before what it does for its client. */
const isGreeting = ({ tool, line }: Attempt) => tool === 'ftp' && /^\W{0,9}2[23]0[ -]/.test(line)
const isBrokenOrOpen = (attempt: Attempt) => isBroken(attempt) || !isAnswered(attempt) || isGreeting(attempt)

/** Faults of a service by which it is met as it is, from wherever. */
const faults: ReadonlySet<AttemptOutcome> = new Set([
  'tls-failure',
  'login-refused',
  'no-agreement',
  'turned-away',
  'busy',
])

/** What who stands on the machine itself has met of the service, where nothing else is shown. */
function faultMet(near: readonly Attempt[], { from }: Target): Attempt | null {
  // Who takes no more for now takes nobody, wherever they stand.
  const busy = near.find(({ outcome }) => outcome === 'busy')
  if (busy && near.every((attempt) => attempt.outcome === 'busy' || !isAnswered(attempt))) return busy
  if (from === null || !isLoopback(from)) return null
  const met = near.filter(({ outcome }) => faults.has(outcome))
  return near.every((attempt) => met.includes(attempt) || !isAnswered(attempt)) ? (met[0] ?? null) : null
}

/** The ping that tells most: one that came back. A ping of another's server says nothing of the way in. */
function pingOf({ pings }: GatheredEvidence, egress: boolean): PingResult | null {
  const own = egress ? pings : pings.filter((ping) => !isPingOutward(ping))
  return own.find(({ answered }) => answered) ?? own[0] ?? null
}

/** Ports of a container to which somebody says that the one of the host leads: `81:80`, `port 81 (published to 80)`. */
function innerTold({ texts, packets }: GatheredEvidence, { port }: Target): ReadonlySet<number> {
  if (port === null || !packets.some(({ forwarded }) => forwarded)) return new Set()
  const at = `(?<![\\d.])${port}`
  const words = '(?:publish|mapped|mapping|forward|映射|公開|->|→)'
  const told = new RegExp(
    `${at}:(\\d{2,5})(?!\\d)|${at}(?!\\d)[^\\n]{0,60}${words}[^\\n\\d]{0,30}(\\d{2,5})(?!\\d)`,
    'gi',
  )
  return new Set(
    texts.flatMap((text) => [...text.slice(0, 60_000).matchAll(told)].map(([, one, two]) => Number(one ?? two))),
  )
}

/** Whether a packet goes to the port, or to the one of a container to which the host hands on what comes to the port. */
function isToPort(
  packet: SeenPacket,
  target: Target,
  { published, planned }: GatheredEvidence,
  inner: ReadonlySet<number>,
): boolean {
  const { port, forwarded, protocol } = packet
  if (protocol !== target.protocol) return false
  const moved = [...published, ...planned].filter((item) => item.port === target.port && item.protocol === protocol)
  if (forwarded && moved.length > 0) return moved.some(({ inside }) => inside === port)
  return port === target.port || (forwarded === true && port !== null && inner.has(port))
}

/** Whether a packet that was seen is one of the traffic that is asked about. */
function isOwn(packet: SeenPacket, target: Target, gathered: GatheredEvidence, inner: ReadonlySet<number>): boolean {
  if (!isToPort(packet, target, gathered, inner)) return false
  const { by, source, destination, direction } = packet
  if (direction !== null && direction !== target.direction) return false
  const peer = target.direction === 'ingress' ? source : destination
  // The host knows itself by its name, a private address, or by IPv6: another one was seen at the client, unless it came in there.
  const there =
    target.direction === 'egress' ||
    by === 'cloud-firewall' ||
    (by === 'kernel-log' && direction === 'ingress') ||
    // What the very address that was tried says of itself holds wherever it was seen.
    (by === 'tcpdump' && packet.what === 'prohibited') ||
    destination === null ||
    destination.family === 6 ||
    isPrivate(destination)
  if (!there) return false
  // An address that was hidden may be anyone's.
  return target.from === null || (peer !== null && (peer.value === 0n || sameAddress(peer, target.from)))
}

/** A connection of the client that the host has in its hands: its first packet has come through. */
function heldBy({ sockets }: GatheredEvidence, target: Target): Socket | null {
  if (target.direction === 'egress') return null
  const own = sockets
    .flatMap((listing) => listing.sockets)
    .filter(
      ({ protocol, port, state, peer }) =>
        protocol === target.protocol &&
        port === target.port &&
        (state === 'open' || state === 'half-open') &&
        peer !== null &&
        !isLoopback(peer) &&
        (target.from === null ? !isPrivate(peer) : sameAddress(peer, target.from)),
    )
  return own.find(({ state }) => state === 'open') ?? own[0] ?? null
}

function isUnclear({ outcome, tool }: Attempt): boolean {
  return outcome === 'failed' && (tool === 'Test-NetConnection' || tool === 'telnet' || tool === 'kafka')
}

function isLoopbackTry({ address, host }: Attempt): boolean {
  return (address !== null && isLoopback(address)) || host === 'localhost'
}

/** A page that another than the service has answered with. */
function isForeign(outcome: AttemptOutcome): boolean {
  return outcome === 'intercepted' || outcome === 'blocked'
}

/** A page that stands for the site at its other port as well, unless the site itself answers there. */
function foreignOf({ attempts }: GatheredEvidence, target: Target, outside: readonly Attempt[]): Attempt | undefined {
  const foreign = attempts.filter(({ outcome }) => isForeign(outcome))
  const beside = target.port !== null && publicPorts.has(target.port) && !outside.some(isAnswered)
  return (
    foreign.find((attempt) => isOfPort(attempt, target)) ??
    (beside ? foreign.find(({ port }) => port !== null && publicPorts.has(port)) : undefined)
  )
}

/** Outcomes that leave open whether anything answered. */
function useless(outcome: AttemptOutcome): boolean {
  return outcome === 'failed' || outcome === 'not-resolved' || outcome === 'network-unreachable' || isForeign(outcome)
}

/** Most names that are looked for in all that was pasted. */
const mostNames = 50

/** Whether a name without a dot, which a server does not find behind itself, is what it reaches the very port by. */
function isNamedFor(host: string | null, port: number | null, { texts }: GatheredEvidence): boolean {
  if (host === null || port === null || !/^[\w-]{1,63}$/.test(host) || isWebPort(port)) return false
  if (servesPort(host, port) || (isDatabasePort(port) && /^(?:db|database|sql)\d?$/i.test(host))) return true
  return texts.some((text) => new RegExp(`(?<![\\w.-])${host}:${port}(?!\\d)`).test(text.slice(0, 60_000)))
}

/** Whether an address of the web in a line calls the port by a name: `http://gitlab/api`. */
function isCalledBy({ host, line }: Attempt, { port }: Target): boolean {
  const [, scheme, given] =
    host !== null && /^[\w-]{1,63}$/.test(host)
      ? (new RegExp(`\\b(https?)://${host}(?::(\\d{1,5}))?(?![\\w.:-])`).exec(line) ?? [])
      : []
  return scheme !== undefined && port === (given ? Number(given) : portOfService(scheme.toUpperCase()))
}

/** Whether nothing but a name that is not found is shown, at a port at which people, and not other programs, log in. */
function isAllThatIsShown({ attempts, programs, sockets, workloads }: GatheredEvidence, { port }: Target): boolean {
  return attempts.length === 1 && programs.length + sockets.length + workloads.length === 0 && isLoginPort(port)
}

/** Whether a name is one by which the port that is asked about was to be reached, as far as an address in the line says so. */
function isOfWay({ host, port, line }: Attempt, target: Target): boolean {
  return port === null || port === target.port || host === null || !line.includes(`://${host}`)
}

/** Whether what a program of the machine did not find may be what is asked about: nothing there has answered. */
function isOwnWay({ attempts }: GatheredEvidence, target: Target): boolean {
  return target.direction === 'egress' && !attempts.some((each) => isReached(each) && each.port === target.port)
}

/** None of the machine's own resolvers has answered: what is asked for by its name is not found. */
function isWithoutResolver({ tool, outcome, host, address, port }: Attempt, target: Target): boolean {
  const isOwn = host === null || (address !== null && (isPrivate(address) || isLoopback(address)))
  return target.direction === 'egress' && target.port !== port && tool === 'dig' && outcome === 'timeout' && isOwn
}

function unresolvedOf(gathered: GatheredEvidence, target: Target): Attempt | null {
  const ingress = target.direction === 'ingress'
  const known = new Map<string | null, boolean>()
  const isNamed = (host: string | null) => {
    const before = known.get(host)
    if (before !== undefined) return before
    const told = known.size < mostNames && isNamedFor(host, target.port, gathered)
    known.set(host, told)
    return told
  }
  const found = gathered.attempts.find(
    (attempt) =>
      (attempt.outcome === 'not-resolved' || isWithoutResolver(attempt, target)) &&
      !(ingress && isOutward(attempt)) &&
      (ingress || isOfWay(attempt, target)) &&
      (attempt.tool !== outbound || isOwnWay(gathered, target)) &&
      (!isInnerName(attempt.line) ||
        isNamed(attempt.host) ||
        (!ingress && isCalledBy(attempt, target)) ||
        isAllThatIsShown(gathered, target)),
  )
  // An authority for certificates has looked the name up by itself, whoever asked it.
  if (!found || (ingress && found.tool !== 'certbot' && isInstance(found.at, gathered.hosts))) return null
  const { host } = found
  const later = gathered.attempts.some((attempt) => isReached(attempt) && host !== null && attempt.host === host)
  // What was dialled by its address, or by another name, and failed as well, did not need this one.
  const isDialled = gathered.attempts.some(
    (attempt) =>
      attempt !== found &&
      isUnmet(attempt) &&
      (attempt.address !== null || (found.tool === 'certbot' && host !== null)) &&
      attempt.host !== null &&
      attempt.host !== host &&
      !(attempt.address && isLoopback(attempt.address)) &&
      (found.port === null || attempt.port === found.port || (ingress && attempt.port === target.port)),
  )
  return later || isDialled || isMistyped(found, gathered) ? null : found
}

/** Longest name of a server that is held against another, in characters. */
const longestName = 80

/** Whether two names differ by a slip of the hand: letters exchanged, left out, put in or doubled. */
function isSlip(one: string, two: string): boolean {
  if (one === two || one.length > longestName || two.length > longestName || one.length < 5) return false
  let start = 0
  while (start < one.length && one[start] === two[start]) start += 1
  let end = 0
  while (end < Math.min(one.length, two.length) - start && one.at(-1 - end) === two.at(-1 - end)) end += 1
  // What is left between what both begin and end with; by their numbers servers are told apart.
  const between = [one, two].map((name) => name.slice(start, name.length - end))
  return between.every((text) => text.length <= 2 && !/\d/.test(text))
}

/** Whether a name that is not found was written wrong: the right one, beside it, was found. */
function isMistyped({ host, port }: Attempt, { attempts }: GatheredEvidence): boolean {
  const name = host?.toLowerCase() ?? ''
  return attempts.some(
    (attempt) =>
      (isUnmet(attempt) || isReached(attempt)) &&
      (port === null || attempt.port === null || attempt.port === port) &&
      isSlip(name, attempt.host?.toLowerCase() ?? ''),
  )
}

function contradictionOf(outside: readonly Attempt[]): Attempt | null {
  const kindOf = (attempt: Attempt) =>
    isReached(attempt)
      ? 'reached'
      : attempt.outcome === 'refused'
        ? 'refused'
        : attempt.outcome === 'timeout'
          ? 'silent'
          : null
  for (const one of outside) {
    const kind = kindOf(one)
    if (!kind) continue
    const other = outside.find((two) => {
      const second = kindOf(two)
      return (
        second !== null &&
        second !== kind &&
        one.port !== null &&
        two.port !== null &&
        one.address !== null &&
        two.address !== null &&
        sameAddress(one.address, two.address)
      )
    })
    if (other) return other
    if (outside.length > 500) return null
  }
  return null
}

/** Whether the client tried private addresses alone, from a public one. */
export function triedPrivateOnly(experience: Experience, target: Target): Attempt | null {
  if (!target.from || isPrivate(target.from) || isLoopback(target.from) || target.direction === 'egress') return null
  const addressed = [...experience.outside, ...(experience.unclear ? [experience.unclear] : [])].filter(
    ({ address }) => address !== null,
  )
  const [first] = addressed
  const isThere = (each: Attempt) => isReached(each) || each.outcome === 'reset' || each.outcome === 'closed'
  // The bridge of an engine is the way of a container to its own host.
  if (addressed.some(({ address }) => address !== null && isBridgeOfEngine(address))) return null
  return first && addressed.every(({ address }) => address !== null && isPrivate(address)) && !addressed.some(isThere)
    ? first
    : null
}

/** Whether the traffic stays inside networks: between private addresses, as far as these are known. */
export function isPrivatePath({ outside, unclear }: Experience, { from }: Target): boolean {
  if (from !== null) return isPrivate(from) && !isLoopback(from)
  const tried = [...outside, ...(unclear ? [unclear] : [])].flatMap(({ address }) => (address ? [address] : []))
  return tried.length > 0 && tried.every((address) => isPrivate(address) && !isLoopback(address))
}
