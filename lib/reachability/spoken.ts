import { complainedOf, namedIn } from './complaint'
import { speaksOfBalancer } from './data/balancers'
import { isHousekeeping } from './data/housekeeping'
import { allPortsOf, portOfService, publicPorts } from './data/programs'
import { proxy, usualPortOf } from './data/speakers'
import { isAnswered, isReached } from './layers/experience'
import { isOutward, isPacketOutward, isPingOutward, spokenDirection } from './layers/outward'
import type { JudgedDirection, JudgedPort, OfferedPort } from './model/diagnosis'
import type { Attempt, GatheredEvidence } from './model/evidence'
import { addressOf, isLoopback, isPrivate } from './model/host-address'
import { portOf } from './model/port'
import type { Target, TargetProtocol } from './model/target'

/** Most ports that a reader is asked to choose from. */
const mostOffered = 8

function distinct(
  items: readonly { readonly protocol: TargetProtocol; readonly port: number | null }[],
): OfferedPort[] {
  const found = new Map<number, OfferedPort>()
  for (const { protocol, port } of items) {
    if (port === null || port === 0 || (protocol !== 'tcp' && protocol !== 'udp')) continue
    const key = protocol === 'tcp' ? port : -port
    if (!found.has(key)) found.set(key, { protocol, port })
  }
  return [...found.values()].sort((a, b) => a.port - b.port || (a.protocol < b.protocol ? -1 : 1))
}

/** Each number once: a server that listens by TCP and UDP on one (HTTP/3, DNS) is first reached by TCP. */
function eachNumberOnce(ports: readonly OfferedPort[]): readonly OfferedPort[] {
  return ports.filter(({ protocol, port }) => protocol === 'tcp' || !ports.some((one) => isTcp(one, port)))
}

function isTcp(one: OfferedPort, port: number): boolean {
  return one.protocol === 'tcp' && one.port === port
}

/** The port that all tries from elsewhere speak of; none where they speak of several, or of none. */
function onlyTried({ attempts, packets }: GatheredEvidence, { protocol }: Target): readonly OfferedPort[] {
  const ports = distinct([...attempts, ...packets].filter((item) => item.protocol === protocol))
  return ports.length === 1 ? ports : []
}

function isOwnTry({ address, host }: Attempt): boolean {
  return (address !== null && isLoopback(address)) || host === 'localhost'
}

/** Ports that one kind of evidence names, and those to choose from where they are several. */
interface Level {
  readonly ports: readonly OfferedPort[]
  readonly offered: readonly OfferedPort[]
  /** A site is named, and no port of it. */
  readonly unsure?: boolean
}

const level = (items: Parameters<typeof distinct>[0], all = items): Level => ({
  ports: distinct(items),
  offered: distinct(all),
})

/**
 * Where the evidence names ports, what names one surely goes before what names many: what failed from elsewhere, all that was
 * tried or seen, what programs say, what the host tried itself, what listens. The first of these that names any decides.
 */
function spokenBy(gathered: GatheredEvidence, egress: boolean): readonly Level[] {
  const { attempts, packets } = gathered
  const tries = attempts.filter(
    (attempt) => !isOwnTry(attempt) && attempt.tool !== proxy && (egress || !isOutward(attempt)),
  )
  const named = (items: readonly Attempt[]) =>
    items.map(({ protocol, port, tool }) => ({ protocol, port: port ?? usualPortOf(tool) }))
  if (egress) {
    const out = packets.filter(isPacketOutward)
    const lost = out.filter(({ what }) => what !== 'accepted' && what !== 'answered')
    return [
      level([...named(tries.filter((attempt) => !isReached(attempt))), ...lost]),
      level([...named(tries), ...out]),
    ].filter(({ ports }) => ports.length > 0)
  }
  const { programs, published, sockets } = gathered
  const rows = sockets.flatMap((listing) => listing.sockets)
  const listens = [
    ...sockets.flatMap((listing) =>
      listing.sockets.filter((row) => row.state === 'listening' && !isHousekeeping(row, listing.system)),
    ),
    ...published,
    ...programs.filter(({ what }) => what === 'listens' || what === 'local'),
  ]
  const remote = [portOfService('SSH'), portOfService('RDP')]
  const services = listens.filter(({ port }) => port === null || !remote.includes(port))
  return [
    level([
      ...named(tries.filter((attempt) => !isReached(attempt) || attempt.outcome === 'error-answer')),
      ...packets.filter(({ what, direction }) => what !== 'accepted' && what !== 'answered' && direction !== 'egress'),
      ...rows.filter(({ state }) => state === 'half-open'),
    ]),
    level([...named(tries.filter((attempt) => !isAnswered(attempt))), ...packets]),
    level(openedIn(gathered)),
    toldIn(gathered, listens),
    level([
      ...programs.filter(({ what }) => what === 'bind-failed'),
      ...attempts.filter(({ tool }) => tool === proxy),
      ...frontsIn(gathered),
      ...guardedIn(gathered),
      ...capturedIn(gathered),
    ]),
    level(named(attempts)),
    // Where nothing tells which of several is meant, it may be the way in as well.
    level(services, listens),
    level(listens),
    level(failedIn(gathered)),
  ].filter(({ ports }) => ports.length > 0)
}

/** Ports of what people say does not work. */
function toldIn(gathered: GatheredEvidence, listens: readonly { readonly port: number | null }[]): Level {
  const listening = new Set(listens.flatMap(({ port }) => port ?? []))
  const { ports: missed, sure } = complainedOf(gathered, listening)
  // Who tells of a trial says what works with the firewall off, and need not say what does not with it on.
  const isTried = gathered.facts.some(({ fact }) => fact === 'works-without-firewall')
  // What stands behind a load balancer has its port beside its name.
  const isNamed = isTried || speaksOfBalancer(gathered.texts)
  const ports = missed.length === 0 && isNamed ? namedIn(gathered) : missed
  const named = ports.map((port): OfferedPort => ({ protocol: 'tcp', port }))
  return { ...level(named), unsure: missed.length > 0 && !sure && missed.every((port) => publicPorts.has(port)) }
}

/** The port of what does not run, the first of its name; one of sites may be another. */
function failedIn({ programs }: GatheredEvidence): OfferedPort[] {
  const failed = programs.filter(({ what }) => what === 'failed').flatMap(({ program }) => program ?? [])
  const [port, another] = new Set(failed.flatMap((program) => allPortsOf(program).slice(0, 1)))
  return port === undefined || another !== undefined || publicPorts.has(port) ? [] : [{ protocol: 'tcp', port }]
}

/** The port that a capture was limited to: who looks there for packets misses them there. */
const captured = /\btcpdump\b[^\n|;]{0,200}? (?:(?:tcp|udp|dst|src) )?port (\d{1,5})(?!\d)/g

function capturedIn({ texts }: GatheredEvidence): OfferedPort[] {
  return texts.flatMap((text) =>
    [...text.slice(0, longestTold).matchAll(captured)].flatMap((match): OfferedPort[] => {
      const port = portOf(match[1] ?? '')
      return port === null ? [] : [{ protocol: /udp port/.test(match[0]) ? 'udp' : 'tcp', port }]
    }),
  )
}

/** The port of ssh, where a guard tells whom it keeps out of it, and of nothing else. */
function guardedIn({ bans }: GatheredEvidence): OfferedPort[] {
  const isOfSsh = bans.length > 0 && bans.every(({ name }) => /^(?:sshd?|dropbear)\b/i.test(name))
  return isOfSsh ? [{ protocol: 'tcp', port: portOfService('SSH') }] : []
}

/** Where the clients of a proxy come in that does not reach its backend: they have not asked for the backend's own port. */
function frontsIn({ attempts, programs, sockets, texts }: GatheredEvidence): OfferedPort[] {
  if (attempts.some(({ tool }) => tool === proxy) || !programs.some(({ what }) => what === 'upstream-failed')) return []
  const fronts = [...publicPorts].filter((port) =>
    sockets.some((listing) => listing.sockets.some((row) => row.state === 'listening' && row.port === port)),
  )
  const secure = texts.some((text) => /https:\/\//.test(text.slice(0, longestTold)))
  const ports = fronts.length > 0 ? fronts : [portOfService(secure ? 'HTTPS' : 'HTTP')]
  return ports.map((port) => ({ protocol: 'tcp', port }))
}

/** An address with a port, as people write what they have opened; one without is alone in its line. */
const opened =
  /\bhttps?:\/\/([\w.-]{1,255}):(\d{2,5})(?!\d)|^[^\S\n]{0,9}(https?):\/\/([\w.-]{1,255})(?:\/\S{0,255})?[^\S\n]{0,9}$/gim

/** Longest beginning of a text in which addresses are looked for, in characters. */
const longestTold = 200_000

/** Ports of addresses that were opened in a browser whose page names none. */
function openedIn({ attempts, texts }: GatheredEvidence): OfferedPort[] {
  if (!attempts.some(({ tool, port }) => tool === 'browser' && port === null)) return []
  return texts.flatMap((text) =>
    [...text.slice(0, longestTold).matchAll(opened)].flatMap(
      ([, named, told, scheme = '', alone = '']): OfferedPort[] => {
        const host = named ?? alone
        const port = told ?? String(portOfService(scheme.toUpperCase() === 'HTTPS' ? 'HTTPS' : 'HTTP'))
        const address = addressOf(host)
        const own = host === 'localhost' || (address !== null && (isLoopback(address) || isPrivate(address)))
        const number = own ? null : portOf(port)
        return number === null ? [] : [{ protocol: 'tcp', port: number }]
      },
    ),
  )
}

/** The protocol of pings that did not come back, where they were all that was tried; null where they were not. */
function spokenPing({ pings }: GatheredEvidence, egress: boolean): 'icmp' | 'icmpv6' | null {
  const own = pings.filter((ping) => egress || !isPingOutward(ping))
  const [first] = own
  if (!first || own.some(({ answered }) => answered)) return null
  return first.address?.family === 6 ? 'icmpv6' : 'icmp'
}

/**
 * The port to be judged. One that somebody chose stays, and the other that the tries speak of is offered; one that nobody
 * chose gives way to what the evidence names: ports, or pings that were lost.
 *
 * @param assumed whether the target's port is nobody's choice
 */
export function judgedPort(gathered: GatheredEvidence, target: Target, assumed: boolean): JudgedPort {
  const { protocol, port } = target
  if (port === null) return { protocol, port, by: 'asked', offered: [] }
  if (!assumed) {
    const offered = onlyTried(gathered, target).filter((tried) => tried.port !== port)
    return { protocol, port, by: 'asked', offered }
  }
  const egress = target.direction === 'egress'
  const levels = spokenBy(gathered, egress)
  const [first] = levels
  const ping = first ? null : spokenPing(gathered, egress)
  if (ping) return { protocol: ping, port: null, by: 'evidence', offered: [] }
  const [only, another] = narrowed(levels)
  if (!first || !only) return { protocol, port, by: 'assumed', offered: [] }
  if (!another) return { ...only, by: 'evidence', offered: [] }
  return {
    protocol,
    port: null,
    by: first.unsure ? 'assumed' : 'several',
    offered: eachNumberOnce(first.offered).slice(0, mostOffered),
  }
}

/** Of several ports, the one that all else that names ports names too; all of them where there is no such one. */
function narrowed(levels: readonly Level[]): readonly OfferedPort[] {
  const first = eachNumberOnce(levels[0]?.ports ?? [])
  if (first.length < 2) return first
  const common = first.filter((one) =>
    levels.every(({ ports }) => ports.some(({ port, protocol }) => port === one.port && protocol === one.protocol)),
  )
  return common.length === 1 ? common : first
}

/** The direction to be judged: one that nobody chose is that of what failed; the other is offered where it may be meant. */
export function judgedDirection(
  gathered: GatheredEvidence,
  target: Target,
  { undirected, assumed }: { readonly undirected: boolean; readonly assumed: boolean },
): JudgedDirection {
  const { direction } = target
  const spoken = direction === 'ingress' ? spokenDirection(gathered, target, !assumed) : direction
  if (undirected && spoken === 'egress') return { direction: spoken, by: 'evidence', offered: 'ingress' }
  const by = undirected ? 'assumed' : 'asked'
  const mayBeOut = spoken !== direction || isMailLost(gathered, target) || isTriedByRoot(gathered, target)
  return { direction, by, offered: mayBeOut ? 'egress' : null }
}

/** Whether what failed was tried at an address of the Internet by root of a machine: it is mostly a server that people work on so. */
function isTriedByRoot({ attempts, texts }: GatheredEvidence, { direction }: Target): boolean {
  const failed = attempts.filter((one) => !isReached(one) && !isOwnTry(one))
  const isAtRoot = ({ at, address }: Attempt) =>
    at !== null &&
    !(address && isPrivate(address)) &&
    texts.some((text) => text.slice(0, longestTold).includes(`root@${at}`))
  return direction === 'ingress' && failed.length > 0 && failed.every(isAtRoot)
}

/** Whether a mail server was silent: who has tried it may be the instance. */
function isMailLost({ attempts }: GatheredEvidence, { direction }: Target): boolean {
  const port = portOfService('SMTP')
  return (
    direction === 'ingress' && attempts.some((one) => one.port === port && one.outcome === 'timeout' && !isOwnTry(one))
  )
}
