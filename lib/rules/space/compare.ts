import { type Family, lastOf, parseBlock } from '@/lib/cidr'
import type { Packet, PacketProtocol, RuleSet, Verdict } from '../model'
import { type Box, decidersOf, type Edges, groupAtom, type Plane, planeOf, planesOf, prepare, walk } from './plane'

/** A packet on which two rule sets differ, with what each does. */
export interface Difference {
  readonly packet: Packet
  readonly before: Verdict
  readonly after: Verdict
  /** Lists whose entries are missing and would have to hold the packet for the difference to show. */
  readonly lists: readonly string[]
}

/** Ports that a reader thinks of first. */
const usual = [443n, 80n, 22n, 3389n, 3306n, 53n, 25n, 8080n]

function documentation(text: string): Edges {
  const parsed = parseBlock(text)
  if (!parsed.ok) throw new Error(parsed.problem.code)
  return [parsed.value.first, lastOf(parsed.value) + 1n]
}

const natural: Record<Family, readonly Edges[]> = {
  4: ['203.0.113.0/24', '198.51.100.0/24', '192.0.2.0/24', '10.0.0.0/8', '192.168.0.0/16'].map(documentation),
  6: ['2001:db8::/32', 'fd00::/8'].map(documentation),
}

/** An address of an interval that a reader would choose: a documentation one, and not the edge of a block. */
function addressIn([from, to]: Edges, family: Family): bigint {
  for (const [first, end] of natural[family]) {
    const low = from > first ? from : first
    const high = to < end ? to : end
    if (low + 5n < high) return low + 5n
    if (low < high) return low
  }
  return from + 1n < to ? from + 1n : from
}

function portIn([from, to]: Edges): number {
  return Number(usual.find((port) => from <= port && port < to) ?? from)
}

/** A packet of a region, as natural as the region allows. */
export function packetIn(region: Box, { direction, protocol, family, atoms }: Plane): Packet {
  const prefix = groupAtom('')
  const peerGroups = [...atoms].filter((atom) => atom.startsWith(prefix)).map((atom) => atom.slice(prefix.length))
  const ports = protocol === 'tcp' || protocol === 'udp'
  const [port, peer, source, self] = region
  return {
    direction,
    protocol,
    family,
    peer: addressIn(peer, family),
    port: ports ? portIn(port) : null,
    sourcePort: ports ? portIn([source[0] > 40_000n || source[1] <= 40_000n ? source[0] : 40_000n, source[1]]) : null,
    self: addressIn(self, family),
    peerGroups,
    internal: peerGroups.length > 0,
  }
}

function listsOf(plane: Plane): string[] {
  const prefix = groupAtom('')
  return [...plane.atoms].filter((atom) => !atom.startsWith(prefix)).map((atom) => atom.slice(atom.indexOf(' ') + 1))
}

/**
 * The first packet on which two rule sets differ, over the whole packet space by rules and built-in defaults alone; null
 * when they do the same with every packet. Inbound, IPv4 and without membership are tried first.
 */
export function compare(before: RuleSet, after: RuleSet): Difference | null {
  const sets = [prepare(before), prepare(after)]
  let found: Difference | null = null
  for (const plane of planesOf(sets)) {
    const stopped = walk(
      plane.whole,
      sets.map((set) => decidersOf(set, plane)),
      1,
      (region, [ofBefore, ofAfter]) => {
        const [a] = ofBefore ?? []
        const [b] = ofAfter ?? []
        if (!a || !b || a.action === b.action) return false
        found = { packet: packetIn(region, plane), before: a.action, after: b.action, lists: listsOf(plane) }
        return true
      },
      (lists) => {
        const actions = new Set(lists.flat().map((decider) => decider.action))
        return actions.size < 2
      },
    )
    if (stopped) return found
  }
  return null
}

export interface Exposed {
  /** Ports that every address of the block may reach, as ranges with both ends. */
  readonly ports: readonly (readonly [start: number, end: number])[]
  /** Ports that only some of them may reach, or only if a missing list holds them. */
  readonly partly: readonly (readonly [start: number, end: number])[]
}

/**
 * Ports that a block of outside addresses may reach inbound (no membership, so no rule that names a group), with
 * `protocol` tcp or udp; for other protocols the one "port" is 0.
 */
export function exposed(
  set: RuleSet,
  block: { readonly family: Family; readonly first: bigint; readonly prefix: number },
  protocol: PacketProtocol,
): Exposed {
  const prepared = prepare(set)
  const lists = prepared.rules
    .filter(({ rule }) => rule.direction === 'ingress' && rule.peer.kind !== 'group')
    .map(({ atoms }) => new Set(atoms))
  const edges = new Set<bigint>()
  const regions: { port: Edges; accept: boolean }[] = []
  for (const atoms of [new Set<string>(), ...lists]) {
    const plane = planeOf('ingress', protocol, block.family, atoms)
    const [port, , source, self] = plane.whole
    const whole: Box = [port, [block.first, lastOf(block) + 1n], source, self]
    walk(whole, [decidersOf(prepared, plane)], 1, (region, [deciders]) => {
      const [top] = deciders ?? []
      if (top) regions.push({ port: region[0], accept: top.action === 'accept' })
      edges.add(region[0][0]).add(region[0][1])
      return false
    })
  }
  const sorted = [...edges].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const ports: [number, number][] = []
  const partly: [number, number][] = []
  sorted.slice(0, -1).forEach((from, index) => {
    const to = sorted[index + 1] ?? from
    const here = regions.filter(({ port }) => port[0] <= from && to <= port[1])
    if (!here.some(({ accept }) => accept)) return
    const list = here.every(({ accept }) => accept) ? ports : partly
    const last = list.at(-1)
    if (last && last[1] + 1 === Number(from)) last[1] = Number(to) - 1
    else list.push([Number(from), Number(to) - 1])
  })
  return { ports, partly }
}
