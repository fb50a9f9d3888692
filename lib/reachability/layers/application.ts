import { isWebPort, publicPorts } from '../data/programs'
import { proxy, tunnelPrograms, webClients } from '../data/speakers'
import { isErrorStatus } from '../data/statuses'
import type { LayerFinding } from '../model/diagnosis'
import type { GatheredEvidence, ProgramEvent, ServedRequest } from '../model/evidence'
import type { Experience } from '../model/experience'
import { because, fail, pass, unknown } from '../model/finding'
import { addressOf, isLoopback, isPrivate, sameAddress, textOf } from '../model/host-address'
import type { Target } from '../model/target'
import { isReached } from './experience'

/** The service sends its clients to a private address, which these do not reach, or to their own loopback. */
function referredAway({ referrals }: GatheredEvidence, { from }: Target): LayerFinding | null {
  const isNear = from !== null && isPrivate(from)
  const found = referrals.find(({ address }) => isLoopback(address) || (!isNear && isPrivate(address)))
  if (!found) return null
  const told = { tool: found.tool, address: textOf(found.address) }
  return unknown(because('advertised-address', found.line, told))
}

/** What a server has logged of a request: 499 is nginx's for a client that waited no longer. */
function ofRequest({ server, status, line, refused }: ServedRequest): LayerFinding {
  if (refused === 'protocol') return fail('service-error', because('tls-failure', line), null)
  if (refused) return fail('service-error', because('turned-away', line), null)
  if ((server === 'error' && status === null) || status === 499 || status === 408) return unknown()
  // A server of mail has not answered by HTTP: it has turned this client away.
  if (server === 'smtp' && status !== null) return fail('service-error', because('turned-away', line), null)
  const told = status === null ? {} : { status: String(status) }
  return status !== null && isErrorStatus(status)
    ? fail('service-error', because('error-answer', line, told), null)
    : pass(because('answered', line))
}

/** Whether what a proxy does not reach is the very port that is asked about, on another machine than its own. */
function isTarget(port: number | null, { attempts, programs }: GatheredEvidence, target: Target): boolean {
  const away =
    attempts.some((attempt) => attempt.tool === proxy && attempt.port === port) &&
    !programs.some(({ front }) => front !== null && front === port)
  return port !== null && port === target.port && !publicPorts.has(port) && away
}

/** Whether it is the very client whom a proxy names, and so the proxy that it has asked. */
const isOfClient = ({ address }: ProgramEvent, { from }: Target) =>
  address !== null && from !== null && sameAddress(address, from)

/** Whether a proxy was asked at the very port, as the line of its log says. */
const isAskedThere = ({ front }: ProgramEvent, { port }: Target) => port !== null && front === port

/** A client whose address somebody has hidden before they pasted it. */
const maskedClient = /\bclient: (?!unix)[^\d\s,:][^\s,]{1,60},/i

/** Whether the client in question, or one at the very port, has come as far as to a proxy that does not reach what is behind it. */
function isAsked(event: ProgramEvent, target: Target): boolean {
  const { address } = event
  if (address === null) return isAskedThere(event, target) || maskedClient.test(event.line)
  return target.from === null || sameAddress(address, target.from) || isForAll(event)
}

/** What proxies say where nothing is there that they could hand a request to: nginx, those in Go, Apache. */
const nothingBehind =
  /\(111: [^)]{1,60}\) while connecting to upstream\b|\bno live upstreams\b|\bdial tcp [\w.:[\]-]{1,80}: connect: connection refused\b|\bdial tcp: lookup \S{1,255}.{0,60}no such host\b|\(111\)Connection refused: AH0\d{4}: /

/** Whether whoever comes is met with the same. */
const isForAll = ({ line }: ProgramEvent) => nothingBehind.test(line)

/** A program that brings a port to another machine takes a connection before it knows whether the service does. */
const isTunnel = ({ program }: ProgramEvent) => program !== null && tunnelPrograms.has(program)

/** Programs that start others: what holds a port by such a name may be the very one that could not take it. */
const runtime =
  /^(?:node|nodejs|python|java|ruby|php|perl|dotnet|docker|containerd|systemd|init|rootlessport|slirp4netns|MainThread)/i

/** The process of Windows itself, whose driver of HTTP serves others: IIS, print and report services. */
const kernelOfWindows = 4

/** What starts no such server. */
const isOther = /^(?:java|docker-proxy)\b/i
/** Servers that are no part of another program. */
const ownServer =
  /^(?:nginx|openresty|tengine|apache2?|httpd|caddy|haproxy|lighttpd|mysqld?|mariadbd?|redis|postgres|sshd?)/i

/** What a server is called as a unit, a process and a command. */
function serverOf(program: string): string {
  const name = program.toLowerCase().replace(/\.service$/, '')
  if (/^(?:apache|httpd)/.test(name)) return 'httpd'
  if (/^(?:mysql|mariadb)/.test(name)) return 'mysqld'
  return /^[a-z]{1,40}/.exec(name)?.[0] ?? name
}

/** A program could not take the port, and the listing of sockets names another one that has it. */
function heldByAnother(
  { programs, sockets }: GatheredEvidence,
  { best, silent, refused, served }: Experience,
  { protocol, port, direction }: Target,
): LayerFinding | null {
  if (direction === 'egress' || served || silent || refused || (best && isReached(best))) return null
  const lost = programs.filter(
    (event) =>
      event.what === 'bind-failed' && event.why === 'in-use' && event.protocol === protocol && event.port === port,
  )
  const rows = sockets
    .flatMap((listing) => listing.sockets)
    .filter((row) => row.state === 'listening' && row.protocol === protocol && row.port === port)
  const [holder, another] = new Set(
    rows.map(({ program, pid }) => program ?? (pid === kernelOfWindows ? 'System' : null)),
  )
  const [failed] = lost
  if (
    !failed?.program ||
    !holder ||
    another !== undefined ||
    (runtime.test(holder) && !(isOther.test(holder) && ownServer.test(failed.program)))
  )
    return null
  if (lost.some(({ program }) => program === null || serverOf(program) === serverOf(holder))) return null
  const told = { program: failed.program, holder, port: String(port) }
  return fail('service-error', because('port-held', failed.line, told), null)
}

/** ssh knows the server by another key than it shows now: it is the client that ends the connection. */
const hostKey = /Host key verification failed|REMOTE HOST IDENTIFICATION HAS CHANGED/

/** What a proxy writes of the checks that it makes by itself, whether a client is there or not. */
const ofChecks = /\bServer \S{1,80} is DOWN\b|\bhas no server available\b|\bdoes not have any active Endpoint\b/i
/** Checks by which nothing is left that could serve anyone. */
const noneLeft =
  /\b0 active and 0 backup servers left\b|\bhas no server available\b|\bdoes not have any active Endpoint\b/i

/** What nginx says of a backend that refuses it, without all that stands behind it on the line. */
const quotedAlone =
  /\((?:111|2|13): [^)]{1,60}\) while connecting to upstream(?:, (?:c(?:l(?:i(?:e(?:n(?:t:?)?)?)?)?)?)?)?[`'"”」).$>…]{0,3}\s{0,3}$/
const ofTraffic = /\]\s\S{1,80}\s\S{1,80}\/\S{1,80} [-\d]{1,9}\/[-\d]{1,9}\//
const ofNginx = /\) while (?:connecting to|reading response header from) upstream\b/

/** The answer of a proxy, with the private address behind it that has not answered. */
function isAnswerGiven(line: string): boolean {
  const [, address = ''] =
    /\b50[234] [A-Z][A-Za-z ]{2,24}'? (?:caused by: |error="?)dial tcp ([\d.]{7,15}):\d/.exec(line) ?? []
  const behindIt = addressOf(address)
  return behindIt !== null && isPrivate(behindIt) && !isLoopback(behindIt)
}

/** A server of HAProxy that is down, as far as the line was not cut off before it says how many are left. */
const cutCheck =
  /\bServer (?<backend>[\w.-]{1,80})\/(?<server>\S{1,80}) is DOWN\b(?!.{0,400}\bservers left\b).{0,400}[>…]\s{0,3}$/

/** Whether all servers of a backend that are shown are down, by lines that a narrow window has cut off, and none came back. */
function isAllDown(event: ProgramEvent, { programs, texts }: GatheredEvidence): boolean {
  const backend = cutCheck.exec(event.line)?.groups?.backend
  if (backend === undefined) return false
  const servers = programs.flatMap(({ line }) => {
    const groups = cutCheck.exec(line)?.groups
    return groups?.backend === backend ? [groups.server] : []
  })
  return (
    new Set(servers).size > 1 && !texts.some((text) => text.includes(`Server ${backend}/`) && /\bis UP\b/.test(text))
  )
}

/** A program, by the name of its container or its image, that hands on what comes to its ports. */
const front = /(?:^|[-_/])(?:traefik|nginx|haproxy|caddy|envoy|proxy|ingress)(?:[-_:.\d]|$)/i

/** Whether lists give the port of the host to a proxy. */
function isOfFront({ published }: GatheredEvidence, port: number | null): boolean {
  const rows = published.filter((row) => row.port === port && row.port !== null)
  return rows.length > 0 && rows.every(({ name, image }) => front.test(name) || front.test(image))
}

/**
 * Whether a line is written only where somebody has come, or says that whoever comes is not served. What does not answer at the very
 * port that is asked about is that service itself, unless it is a tunnel that brings it there.
 */
function isForEach(event: ProgramEvent, { port, from }: Target, isNamed: boolean, gathered: GatheredEvidence): boolean {
  // What Cloudflare brings comes to it by the ports of sites alone.
  if (isTunnel(event))
    return (
      (event.front ?? port) === port &&
      (isWebPort(port) || event.port === port || (isNamed && event.program !== 'cloudflared'))
    )
  // What HAProxy logs of each request tells whom it served, and whether by TLS.
  if (ofTraffic.test(event.line)) return false
  // nginx names its client wherever it has one, unless somebody has quoted no more than this.
  if (ofNginx.test(event.line) && !/\bclient: /.test(event.line) && !quotedAlone.test(event.line)) return false
  // What a proxy has answered its client for what it does not reach within its own network, whichever port that has there.
  if (from !== null && !isPrivate(from) && isAnswerGiven(event.line)) return isWebPort(port)
  // Another client, or another port, whom the line names.
  if (event.address !== null || (event.front ?? port) !== port) return false
  if (!isWebPort(port) && !isOfFront(gathered, port)) return false
  if (event.port === port && port !== null && !publicPorts.has(port)) return false
  return ofChecks.test(event.line) ? noneLeft.test(event.line) || isAllDown(event, gathered) : true
}

/** A backend by its address of IPv6, which nginx takes from `localhost` beside that of IPv4. */
const ofSix = /\bupstream: "[a-z]{3,8}:\/\/\[::1?\]:/

/** Whether a proxy has gone on to the other address of its backend: the client was answered, and nothing but that one address fails. */
function isTriedElsewhere({ line, address }: ProgramEvent, { requests, programs }: GatheredEvidence): boolean {
  if (!ofSix.test(line) || programs.some((each) => each.what === 'upstream-failed' && !ofSix.test(each.line)))
    return false
  const own = requests.filter(
    ({ client, status }) => status !== null && (address === null || sameAddress(client, address)),
  )
  return own.length > 0 && own.every(({ status }) => status !== null && status < 400)
}

/**
 * Whether a tunnel speaks of the very port that is asked about, which is shown to be open beside it: who asks the service there does not
 * come through the tunnel.
 */
function isBesideTunnel(
  event: ProgramEvent,
  { sockets, published }: GatheredEvidence,
  { port, protocol }: Target,
): boolean {
  if (!isTunnel(event) || event.front !== undefined || event.port === null || event.port !== port) return false
  const rows = sockets.flatMap((listing) => listing.sockets)
  return (
    published.some(
      (row) => row.port === port && row.protocol === protocol && !(row.address && isLoopback(row.address)),
    ) ||
    rows.some(
      (row) =>
        row.state === 'listening' &&
        row.protocol === protocol &&
        row.port === port &&
        !(row.address && isLoopback(row.address)),
    )
  )
}

/** What stands behind a proxy or a tunnel fails, and the client has met that; null where it is not shown that it has. */
function behind(gathered: GatheredEvidence, experience: Experience, target: Target): LayerFinding | null {
  const { best, silent, refused } = experience
  const backends = gathered.programs.filter(
    (event) =>
      event.what === 'upstream-failed' &&
      !isBesideTunnel(event, gathered, target) &&
      (isOfClient(event, target) || !isTarget(event.port, gathered, target)) &&
      !isTriedElsewhere(event, gathered),
  )
  // A proxy that complains of its backend has taken the connection of the client that it names.
  const asked = backends.filter((event) => isAsked(event, target))
  const mine = asked.find((event) => isAskedThere(event, target)) ?? asked[0]
  const named = new RegExp(`(?<!\\d)${target.port}(?!\\d)`)
  const isNamed = backends.some(isTunnel) && gathered.texts.some((text) => named.test(text.slice(0, 60_000)))
  const forEach = mine ?? backends.find((event) => isForEach(event, target, isNamed, gathered))
  const backend = forEach ?? backends[0]
  if (!backend) return null
  const reached = best !== null && isReached(best)
  const met = reached
    ? best.outcome === 'error-answer' ||
      (best.outcome === 'closed' && (isTunnel(backend) || isAskedThere(backend, target)))
    : forEach &&
      (isWebPort(target.port) ||
        isTunnel(forEach) ||
        isAskedThere(forEach, target) ||
        isOfFront(gathered, target.port)) &&
      !silent &&
      !refused
  if (!met || (!reached && target.direction === 'egress')) return null
  const params = { program: backend.program ?? '', port: String(backend.port ?? '') }
  return fail('service-error', because('upstream-failed', backend.line, params), null)
}

const containers = /\bdocker\b|\bpodman\b|\bcontainers?\b|\bcompose\b|容器|コンテナ/i

/** Whether the port may be that of a container, as far as the paste speaks of any. */
function isOfContainer({ published, planned, texts }: GatheredEvidence, { port }: Target): boolean {
  const rows = [...published, ...planned]
  // What a list shows to be handed on is open: it is the program within that ends the connection.
  if (rows.some((row) => row.port === port)) return false
  return texts.some((text) => containers.test(text.slice(0, 60_000)))
}

/** What ss lists of a socket that listens: how many connections wait to be taken, and how many may. */
const queues = /(?:^|\s)LISTEN\s{1,9}(\d{1,9})\s{1,9}(\d{1,9})\s/

/** More connections wait than may: the program takes none, and the kernel drops each new one. */
function fullQueue({ sockets }: GatheredEvidence, { best, served }: Experience, target: Target): LayerFinding | null {
  if (served || target.direction === 'egress' || (best && best.outcome !== 'timeout')) return null
  const rows = sockets
    .flatMap((listing) => listing.sockets)
    .filter((row) => row.state === 'listening' && row.protocol === target.protocol && row.port === target.port)
  const [first] = rows
  const isFull = rows.every(({ line }) => {
    const [, waiting = '', most = ''] = queues.exec(line) ?? []
    return Number(most) > 0 && Number(waiting) > Number(most)
  })
  return first && isFull ? fail('service-error', because('busy', first.line), null) : null
}

/** Whether the service behind the open port does its work. */
export function application(gathered: GatheredEvidence, experience: Experience, target: Target): LayerFinding {
  const { best, outside, served } = experience
  const referral = target.direction === 'ingress' ? referredAway(gathered, target) : null
  const early =
    referral ??
    heldByAnother(gathered, experience, target) ??
    behind(gathered, experience, target) ??
    fullQueue(gathered, experience, target)
  if (early) return early
  // What does not answer its own machine answers nobody.
  const { hung } = experience.local
  if (!best && !served && hung) return fail('service-error', because('no-answer', hung.line), null)
  // What answers its own machine with an error answers everybody so.
  const { broken } = experience.local
  if (!best && !served && broken)
    return fail('service-error', because('error-answer', broken.line, { status: String(broken.status) }), null)
  if (!best || !isReached(best)) return !best && served ? ofRequest(served) : unknown()
  if (best.outcome === 'answered') {
    const key = outside.find(({ line }) => hostKey.test(line))
    return pass(key ? because('host-key', key.line) : because('answered', best.line))
  }
  if (best.outcome === 'connected') return unknown(because('opens', best.line))
  // Who hands on to a container takes each connection, and ends it where nothing listens within, or to itself alone.
  if (best.outcome === 'closed' && webClients.has(best.tool) && isOfContainer(gathered, target))
    return unknown(because('closed', best.line))
  const told = best.status ? { status: String(best.status) } : {}
  return fail('service-error', because(best.outcome, best.line, told), null)
}
