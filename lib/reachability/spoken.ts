import { portOfService } from './data/programs'
import { proxy, usualPortOf } from './data/speakers'
import { isAnswered, isReached } from './layers/experience'
import type { JudgedPort } from './model/diagnosis'
import type { Attempt, GatheredEvidence, Socket } from './model/evidence'
import { isLoopback } from './model/host-address'
import type { Target, TargetProtocol } from './model/target'

/** Port and protocol, as evidence names them together. */
interface Spoken {
  readonly protocol: 'tcp' | 'udp'
  readonly port: number
}

/** Most ports that a reader is asked to choose from. */
const mostOffered = 8

function distinct(items: readonly { readonly protocol: TargetProtocol; readonly port: number | null }[]): Spoken[] {
  const found = new Map<string, Spoken>()
  for (const { protocol, port } of items) {
    if (port === null || port === 0 || (protocol !== 'tcp' && protocol !== 'udp')) continue
    found.set(`${protocol} ${port}`, { protocol, port })
  }
  return [...found.values()].sort((a, b) => a.port - b.port || (a.protocol < b.protocol ? -1 : 1))
}

/** The port that all tries from elsewhere speak of; null where they speak of several, or of none. */
function onlyTried({ attempts, packets }: GatheredEvidence, { protocol }: Target): number | null {
  const ports = new Set(
    [...attempts, ...packets].flatMap((item) => (item.protocol === protocol && item.port !== null ? [item.port] : [])),
  )
  const [port] = ports
  return ports.size === 1 ? (port ?? null) : null
}

function isOwnTry({ address, host }: Attempt): boolean {
  return (address !== null && isLoopback(address)) || host === 'localhost'
}

/** Ports that a machine listens on for its own sake: the resolver, the clock and its control, mail of its own, printers, DHCP. */
const housekeeping: ReadonlySet<number> = new Set([
  portOfService('DNS'),
  portOfService('SMTP'),
  portOfService('NTP'),
  portOfService('mDNS'),
  portOfService('rpcbind'),
  portOfService('IPP/LPD'),
  68,
  323,
])

function isHousekeeping({ address, port, protocol }: Socket): boolean {
  const own = address !== null && isLoopback(address)
  return housekeeping.has(port) && (own || protocol === 'udp' || port === portOfService('rpcbind'))
}

/**
 * Where the evidence names ports, what names one surely goes before what names many: what failed from elsewhere, all that was
 * tried or seen, what programs say, what the host tried itself, what listens. The first of these that names any decides.
 */
function spokenBy(gathered: GatheredEvidence, egress: boolean): readonly Spoken[][] {
  const { attempts, packets } = gathered
  const tries = attempts.filter((attempt) => !isOwnTry(attempt) && attempt.tool !== proxy)
  const named = (items: readonly Attempt[]) =>
    items.map(({ protocol, port, tool }) => ({ protocol, port: port ?? usualPortOf(tool) }))
  if (egress) return [distinct(named(tries.filter((attempt) => !isReached(attempt)))), distinct(named(tries))]
  const { programs, published, sockets } = gathered
  const rows = sockets.flatMap((listing) => listing.sockets)
  const listens = [
    ...rows.filter((row) => row.state === 'listening' && !isHousekeeping(row)),
    ...published,
    ...programs.filter(({ what }) => what === 'listens'),
  ]
  const remote = [portOfService('SSH'), portOfService('RDP')]
  const services = listens.filter(({ port }) => port === null || !remote.includes(port))
  return [
    distinct([
      ...named(tries.filter((attempt) => !isReached(attempt) || attempt.outcome === 'error-answer')),
      ...packets.filter(({ what, direction }) => what !== 'accepted' && what !== 'answered' && direction !== 'egress'),
      ...rows.filter(({ state }) => state === 'half-open'),
    ]),
    distinct([...named(tries.filter((attempt) => !isAnswered(attempt))), ...packets]),
    distinct([
      ...programs.filter(({ what }) => what === 'bind-failed' || what === 'upstream-failed'),
      ...attempts.filter(({ tool }) => tool === proxy),
    ]),
    distinct(named(attempts)),
    distinct(services),
    distinct(listens),
  ]
}

/**
 * The port to be judged. One that somebody chose stays, and the other that the tries speak of is offered; one that nobody
 * chose gives way to what the evidence names.
 *
 * @param assumed whether the target's port is nobody's choice
 */
export function judgedPort(gathered: GatheredEvidence, target: Target, assumed: boolean): JudgedPort {
  const { protocol, port } = target
  if (port === null) return { protocol, port, by: 'asked', offered: [] }
  if (!assumed) {
    const tried = onlyTried(gathered, target)
    return { protocol, port, by: 'asked', offered: tried === null || tried === port ? [] : [tried] }
  }
  const levels = spokenBy(gathered, target.direction === 'egress').filter((level) => level.length > 0)
  const [first = []] = levels
  const [only, another] = narrowed(first, levels)
  if (!only) return { protocol, port, by: 'assumed', offered: [] }
  if (!another) return { ...only, by: 'evidence', offered: [] }
  return {
    protocol,
    port: null,
    by: 'several',
    offered: distinct(first)
      .slice(0, mostOffered)
      .map((one) => one.port),
  }
}

/** Of several ports, the one that all else that names ports names too; all of them where there is no such one. */
function narrowed(first: readonly Spoken[], levels: readonly (readonly Spoken[])[]): readonly Spoken[] {
  if (first.length < 2) return first
  const common = first.filter((one) =>
    levels.every((level) => level.some(({ port, protocol }) => port === one.port && protocol === one.protocol)),
  )
  return common.length === 1 ? common : first
}
