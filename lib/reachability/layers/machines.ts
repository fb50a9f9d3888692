import { isOutput, longestSentence, mostLines } from '../complaint'
import { missedMachine, roleName } from '../data/told-apart'
import type { Attempt, GatheredEvidence, Sockets } from '../model/evidence'
import { isLoopback, isPrivate, sameAddress } from '../model/host-address'
import type { Target } from '../model/target'
import { covers } from './coverage'

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

/**
 * Whether a try went from the machine to another address than its own: its interfaces say so, or nothing came back, where a free port
 * of its own refuses.
 */
function isToAnother({ address, outcome }: Attempt, own: GatheredEvidence['interfaces']): boolean {
  return (
    (outcome === 'timeout' || own.length > 0) &&
    address !== null &&
    isPrivate(address) &&
    !isLoopback(address) &&
    !own.some(({ addresses }) => addresses.some((each) => sameAddress(each, address)))
  )
}

/** A machine by its prompt: `windows` stands for any that runs Windows. */
type Named = { readonly at: string | null }

/** Listings that are surely of the machine that connects. */
function clientsOwn(gathered: GatheredEvidence, target: Target): ReadonlySet<Sockets> {
  const tries = gathered.attempts.filter(({ port }) => port === target.port)
  return new Set(gathered.sockets.filter((listing) => isClientsOwn(listing, tries, gathered, target)))
}

/** @param tries those of the port that is asked about */
function isClientsOwn(
  listing: Sockets,
  tries: readonly Attempt[],
  { interfaces }: GatheredEvidence,
  target: Target,
): boolean {
  const { at, sockets } = listing
  if (isOfMac(listing) || (at !== null && ownMachine.test(at))) return true
  const { protocol, port } = target
  if (at === null || port === null || (protocol !== 'tcp' && protocol !== 'udp')) return false
  if (sockets.some((row) => row.state === 'listening' && row.port === port) || !covers(listing, protocol, port)) {
    return false
  }
  const own = interfaces.filter((each) => each.at === at)
  if (own.some(({ addresses }) => addresses.some((each) => target.from && sameAddress(each, target.from)))) return true
  return tries.some((each) => each.at === at && isToAnother(each, own))
}

/** The way out of a laptop, as `Test-NetConnection` names it: no server of a cloud has a wireless one. */
const wireless = /^\s{0,9}InterfaceAlias\s{1,9}: (?:Wi-?Fi|WLAN|ワイヤレス|无线)/im

/** Machines by the prompts from which somebody waited in vain for another one: what is listed there of a firewall is their own. */
function waiting({ attempts, interfaces, sockets }: GatheredEvidence, { port }: Target): ReadonlySet<string> {
  const serving = new Set(
    sockets
      .filter((listing) => listing.sockets.some((row) => row.state === 'listening' && row.port === port))
      .map(({ at }) => at),
  )
  return new Set(
    attempts.flatMap((each) => {
      const { at } = each
      if (at === null || each.outcome !== 'timeout' || each.port !== port || serving.has(at)) return []
      const own = interfaces.filter((other) => other.at === at)
      return isToAnother(each, own) ? [at] : []
    }),
  )
}

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

/**
 * The evidence without what the connecting machine, or another server, lists of itself: its own sockets and rules say nothing of the
 * one that is asked about.
 */
export function ofServer(gathered: GatheredEvidence, target: Target): GatheredEvidence {
  if (target.direction === 'egress') return gathered
  const windows = isWindowsClient(gathered)
  const own = clientsOwn(gathered, target)
  const clients = new Set([...own].map(({ at }) => at ?? ''))
  const missed = missedMachines(gathered)
  const lost = waiting(gathered, target)
  const isClient = ({ at }: Named) =>
    at !== null && (ownMachine.test(at) || clients.has(at) || isOtherServer(at, missed))
  const sockets = gathered.sockets.filter(
    (listing) =>
      !own.has(listing) &&
      !isClient(listing) &&
      !(windows && (listing.system === 'windows' || listing.at === 'windows')),
  )
  const firewalls = gathered.firewalls.filter(
    (firewall) =>
      !isClient(firewall) &&
      !(firewall.at !== null && lost.has(firewall.at)) &&
      !(windows && firewall.tool === 'netsh'),
  )
  if (sockets.length === gathered.sockets.length && firewalls.length === gathered.firewalls.length) return gathered
  return { ...gathered, sockets, firewalls, interfaces: gathered.interfaces.filter((each) => !isClient(each)) }
}
