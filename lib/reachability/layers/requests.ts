import { isWebPort, publicPorts, servesPort } from '../data/programs'
import { maySpeakOf } from '../data/speakers'
import type { GatheredEvidence, ServedRequest } from '../model/evidence'
import type { Experience } from '../model/experience'
import { isLoopback, isPrivate, sameAddress } from '../model/host-address'
import type { Target } from '../model/target'

/** Ports at which a server that logs no port may have taken a request. */
function isAt({ port, server, tls, refused }: ServedRequest, wanted: number): boolean {
  if (refused === 'protocol' && port === null) return true
  if (port !== null) return port === wanted
  if (server === 'web' || server === 'error') return publicPorts.has(wanted) && (wanted === 443) === (tls === true)
  if (server === 'app') return isWebPort(wanted) && !publicPorts.has(wanted)
  if (server === 'ssh') return servesPort('sshd', wanted)
  return maySpeakOf(server, wanted)
}

/** Who logs every connection has met the client itself; a load balancer or a tunnel in between hides who it was. */
function isClient({ client, refused }: ServedRequest, { from }: Target): boolean {
  // Who looks for open ports everywhere speaks to each in any protocol.
  if (refused === 'protocol' && !from) return false
  return from ? sameAddress(client, from) : isOutsider({ client })
}

/** Which of the ports of sites it was does not stand in the log: the very client was met with a fault of the server's at one of them. */
function failedAt({ port, server, tls, status }: ServedRequest, { from, port: wanted }: Target): boolean {
  const isOpen = port === null && tls === null && (server === 'web' || server === 'error')
  return isOpen && from !== null && wanted !== null && publicPorts.has(wanted) && status !== null && status >= 500
}

function isOutsider({ client }: Pick<ServedRequest, 'client'>): boolean {
  return !isPrivate(client) && !isLoopback(client)
}

/**
 * What servers' own logs show of the traffic.
 *
 * @param tried whether clients' own words on it are known: these go before an entry of a log, which may be of another day
 */
export function servedRequests(
  { requests }: GatheredEvidence,
  target: Target,
  tried: boolean,
): Pick<Experience, 'served' | 'seen'> {
  const { direction, protocol, port } = target
  if (direction === 'egress' || protocol !== 'tcp' || port === null || requests.length === 0) {
    return { served: null, seen: null }
  }
  const own = tried
    ? []
    : requests.filter((each) => isClient(each, target) && (isAt(each, port) || failedAt(each, target)))
  // A failure tells more than what went well, but for one that did so since.
  const last = own.at(-1)
  const worst =
    own.find(({ status }) => status !== null && status >= 500) ??
    (last?.refused ? last : own.find(({ refused }) => !refused)) ??
    null
  return { served: worst, seen: requests.find(isOutsider) ?? null }
}
