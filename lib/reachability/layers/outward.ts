import { isFetching, isForeign, isMailServer } from '../data/foreign'
import { isWebPort, portOfService } from '../data/programs'
import { isMailSender, outbound, proxy } from '../data/speakers'
import type { Attempt, GatheredEvidence, PingResult, SeenPacket } from '../model/evidence'
import { addressOf, isLoopback, isPrivate, sameAddress } from '../model/host-address'
import type { Target } from '../model/target'

/** Names that the cloud gives to machines, as they stand in their prompts. */
const givenName = /^iZ[0-9a-z]{3,40}$/i

/** Whether a prompt is that of the instance: something that only a host prints stands below it, or the cloud has named it. */
export function isInstance(at: string | null, hosts: ReadonlySet<string>): boolean {
  return at !== null && (hosts.has(at) || givenName.test(at))
}

/** Whether the server that was tried is surely not the instance. */
export function isOutward({ tool, host, address, outcome, line }: Attempt): boolean {
  // Where a name is not found, the address is that of the resolver.
  return isMailSender(tool) || isFetching(line) || isForeign(host, outcome === 'not-resolved' ? null : address)
}

/** Whether a ping went to another's server. */
export function isPingOutward({ host, address }: PingResult): boolean {
  return isForeign(host, address)
}

function isOwnTry({ address, host, tool }: Attempt): boolean {
  return tool === proxy || tool === outbound || (address !== null && isLoopback(address)) || host === 'localhost'
}

/** Tries that did not come through. */
const failing: ReadonlySet<Attempt['outcome']> = new Set([
  'timeout',
  'refused',
  'reset',
  'no-route',
  'network-unreachable',
  'not-resolved',
  'failed',
])

/** Ports at which something of the host waits: who tries one from the host itself tries the way in. */
function servedPorts({ sockets, programs, published }: GatheredEvidence): ReadonlySet<number | null> {
  return new Set([
    ...sockets.flatMap((listing) =>
      listing.sockets.filter(({ state }) => state === 'listening').map(({ port }) => port),
    ),
    ...programs.map(({ port }) => port),
    ...published.flatMap(({ port, inside }) => [port, inside]),
  ])
}

/** Whether a packet that was seen left the instance: so its direction says, or its addresses in the log of the network. */
export function isPacketOutward({ direction, by, source, destination }: SeenPacket): boolean {
  if (direction !== null) return direction === 'egress'
  return by === 'flow-log' && isPrivate(source) && destination !== null && !isPrivate(destination)
}

/** Programs, not people, at a server of mail: they send it. */
const programs: ReadonlySet<string> = new Set([
  'node',
  'go',
  'java',
  'python',
  'rust',
  'php',
  'ruby',
  'dotnet',
  'client',
])

/** Whether the machine at whose prompt something was tried shows its routes: it is the one that does not find the way. */
function isWithRoutes(at: string | null, { facts }: GatheredEvidence): boolean {
  return at !== null && facts.some((one) => one.fact === 'no-default-route' && one.at === at)
}

const portAt = ({ at, port, protocol }: Attempt) => `${protocol} ${port} ${at}`

/** Ports that a machine itself has reached at an address of its own network: what it tries there is its way in. */
function ownPorts({ attempts }: GatheredEvidence): ReadonlySet<string> {
  const reached = attempts.filter(
    ({ outcome, host, address }) =>
      (outcome === 'connected' || outcome === 'answered') &&
      (host === 'localhost' || (address !== null && (isLoopback(address) || isPrivate(address)))),
  )
  return new Set(reached.map(portAt))
}

/** What a try is held against. */
interface Around {
  readonly gathered: GatheredEvidence
  readonly served: ReadonlySet<number | null>
  readonly own: ReadonlySet<string>
}

/** Whether a try, by all that stands around it, was made by the instance at another's server. */
function isProbablyOutward(attempt: Attempt, { gathered, served, own }: Around): boolean {
  if (isOutward(attempt)) return true
  const { tool, host, address, port, protocol, at } = attempt
  // The resolver of the machine itself: no command names another.
  if (tool === 'dig' && host === null && protocol === 'udp') return true
  if (port === null || gathered.bans.length > 0 || served.has(port)) return false
  if (gathered.documents.some(({ what }) => what === 'instance')) return false
  if (port === portOfService('SMTP') && programs.has(tool)) return true
  if (at !== 'windows' && isMailServer(host, port)) return true
  if (own.has(portAt(attempt))) return false
  if (host === null || !(isInstance(at, gathered.hosts) || isWithRoutes(at, gathered))) return false
  // An address that a site is looked for at from the instance is mostly its own.
  return (
    address === null || (!isPrivate(address) && !isLoopback(address) && (addressOf(host) === null || !isWebPort(port)))
  )
}

/**
 * The direction that the evidence speaks of where nobody has chosen one: out of the instance, where all that failed failed on its
 * way to another's server.
 *
 * @param chosen whether the target's port is somebody's choice: tries of other ports say nothing then
 */
export function spokenDirection(gathered: GatheredEvidence, target: Target, chosen: boolean): Target['direction'] {
  const { attempts, pings, packets } = gathered
  const isMeant = ({ protocol, port }: Pick<Attempt, 'protocol' | 'port'>) =>
    !chosen || (protocol === target.protocol && (port === null || port === target.port))
  const failed = attempts.filter((attempt) => failing.has(attempt.outcome) && !isOwnTry(attempt) && isMeant(attempt))
  const lost = chosen && target.port !== null ? [] : pings.filter(({ answered }) => !answered)
  const seen = packets.filter((packet) => isMeant(packet))
  const missed = failed.length > 0 ? [] : lost
  if (failed.length + missed.length + seen.length === 0) return 'ingress'
  const around: Around = { gathered, served: servedPorts(gathered), own: ownPorts(gathered) }
  const isAllOutward =
    missed.every(isPingOutward) &&
    seen.every(isPacketOutward) &&
    failed.every((attempt) => isProbablyOutward(attempt, around))
  if (!isAllOutward) return 'ingress'
  // An address that somebody gives for the client is no client where the instance is the one that connects.
  const { from } = target
  const isPeer = failed.some(({ address }) => from !== null && address !== null && sameAddress(address, from))
  return from === null || isPeer ? 'egress' : 'ingress'
}
