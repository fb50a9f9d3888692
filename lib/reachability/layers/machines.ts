import { isOutput, longestSentence, mostLines } from '../complaint'
import { missedMachine, roleName } from '../data/told-apart'
import type { GatheredEvidence, Sockets } from '../model/evidence'
import { isLoopback, isPrivate, sameAddress } from '../model/host-address'
import type { Target } from '../model/target'
import { covers } from './listening/coverage'
import { standingsOf } from './standing'

/** Names that people's own machines have, as their makers give them: no server is called so. */
const ownMachine =
  /(?:^|[-_.])(?:macbook|imac|mac-?mini|laptop|thinkpad|surface|desktop-[0-9a-z]{5,8}$|laptop-[0-9a-z]{5,8}$)|^(?:my-?)?(?:mac|mbp|mba|notebook)(?:[-_.\d]|$)/i

/** A row of netstat as macOS prints it: a dot before the port, and a family behind the protocol. */
const ofMac = /^(?:tcp|udp)(?:4|6|46)\s{1,9}\d{1,9}\s{1,9}\d{1,9}\s{1,9}\S{1,60}\.(?:\d{1,5}|\*|[a-z][\w-]{0,20})\s/

/** Services that a Mac itself has: printing, AirPlay, and what speaks with other devices of its owner. */
const macPorts: ReadonlySet<number> = new Set([631, 5000, 7000])

function isOfMac({ sockets }: Sockets): boolean {
  return (
    sockets.length > 0 &&
    sockets.every(({ line }) => ofMac.test(line)) &&
    sockets.filter(({ state, port }) => state === 'listening' && macPorts.has(port)).length > 1
  )
}

/** A machine by its prompt: `windows` stands for any that runs Windows. */
type Named = { readonly at: string | null }

/** Whether a listing is surely that of the machine that connects. */
function isClientsOwn(listing: Sockets, { interfaces }: GatheredEvidence, target: Target): boolean {
  const { at, sockets } = listing
  if (isOfMac(listing) || (at !== null && ownMachine.test(at))) return true
  const { protocol, port } = target
  if (at === null || port === null || (protocol !== 'tcp' && protocol !== 'udp')) return false
  if (sockets.some((row) => row.state === 'listening' && row.port === port) || !covers(listing, protocol, port)) {
    return false
  }
  return interfaces.some(
    (each) => each.at === at && each.addresses.some((own) => target.from && sameAddress(own, target.from)),
  )
}

/** The way out of a laptop, as `Test-NetConnection` names it: no server of a cloud has a wireless one. */
const wireless = /^\s{0,9}InterfaceAlias\s{1,9}: (?:Wi-?Fi|WLAN|ワイヤレス|无线)/im

/**
 * Whether the tries were made at Windows, and another system shows what the server is, or the way out is a laptop's: then what Windows
 * lists is the client's.
 */
function isWindowsClient({ attempts, sockets, programs, texts }: GatheredEvidence): boolean {
  const isTrying = attempts.some(
    ({ at, tool, address }) =>
      (at === 'windows' || tool === 'Test-NetConnection') && !(address !== null && isLoopback(address)),
  )
  const isServer =
    sockets.some(({ system, at }) => system === 'linux' && at !== null && at !== 'windows') ||
    programs.some(({ manager, what }) => manager !== 'windows' && what === 'runs')
  return isTrying && (isServer || texts.some((text) => wireless.test(text.slice(0, 200_000))))
}

/** Names of the machines that people's own sentences say are not reached. */
function missedMachines({ texts }: GatheredEvidence): ReadonlySet<string> {
  const found = texts.flatMap((text) =>
    text
      .split('\n', mostLines)
      .filter((line) => line.length <= longestSentence && !isOutput(line))
      .flatMap((line) => [...line.matchAll(missedMachine)].flatMap(([, ...names]) => names.filter(Boolean))),
  )
  return new Set(found.map((name) => name.toLowerCase()))
}

/** Whether a prompt is that of another server than the ones that are missed: both are called by what they do, and nobody speaks of it. */
function isOtherServer(at: string, missed: ReadonlySet<string>): boolean {
  return missed.size > 0 && roleName.test(at) && !missed.has(at.toLowerCase())
}

/** A name and its number: `web01`, `db-2`. */
const numbered = /^([a-z][a-z-]{0,30}?)-?(\d{1,3})$/i

/** Numbers of the machines that were tried by a name with one, by the rest of the name. */
function triedByName({ attempts }: GatheredEvidence, { port }: Target): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>()
  for (const { host, port: at } of attempts) {
    const [, stem = '', number = ''] = (at === port && numbered.exec(host?.split('.', 1)[0] ?? '')) || []
    if (stem === '') continue
    const own = found.get(stem.toLowerCase()) ?? new Set()
    found.set(stem.toLowerCase(), own.add(number))
  }
  return found
}

/** Whether a prompt is that of the twin of a machine that was tried by its name. */
function isTwin(at: string, tried: ReturnType<typeof triedByName>): boolean {
  const [, stem = '', number = ''] = numbered.exec(at) ?? []
  const kin = tried.get(stem.toLowerCase())
  return kin !== undefined && !kin.has(number)
}

/**
 * The evidence without what the connecting machine, or another server, lists of itself: its own sockets and rules say nothing of the
 * one that is asked about.
 */
export function ofServer(gathered: GatheredEvidence, target: Target): GatheredEvidence {
  if (target.direction === 'egress') return gathered
  const windows = isWindowsClient(gathered)
  const own = new Set(gathered.sockets.filter((listing) => isClientsOwn(listing, gathered, target)))
  const clients = new Set([...own].map(({ at }) => at ?? ''))
  const missed = missedMachines(gathered)
  const tried = triedByName(gathered, target)
  const standings = standingsOf(gathered, target)
  const isAnother = ({ at }: Named) => standings.get(at) === 'another'
  /** What was tried at its prompt may be itself or its neighbour: then its listings decide nothing. */
  const isOpen = ({ at }: Named) => standings.get(at) === 'open'
  const isClient = (one: Named) =>
    isAnother(one) ||
    (one.at !== null &&
      (ownMachine.test(one.at) || clients.has(one.at) || isOtherServer(one.at, missed) || isTwin(one.at, tried)))
  const sockets = gathered.sockets.filter(
    (listing) =>
      !own.has(listing) &&
      !isClient(listing) &&
      !isOpen(listing) &&
      !(windows && (listing.system === 'windows' || listing.at === 'windows')),
  )
  const firewalls = gathered.firewalls.filter(
    (firewall) => !isClient(firewall) && !isOpen(firewall) && !(windows && firewall.tool === 'netsh'),
  )
  if (sockets.length === gathered.sockets.length && firewalls.length === gathered.firewalls.length) return gathered
  // What it met is not what a client of the Internet meets.
  const inside = target.from === null || isPrivate(target.from)
  const hosts = new Set([...gathered.hosts].filter((at) => !(inside && isAnother({ at }))))
  return { ...gathered, sockets, firewalls, hosts, interfaces: gathered.interfaces.filter((each) => !isClient(each)) }
}
