import type { Addresses, Decider, PortRange, ReachArea, ReachMap } from '@/lib/rules'

/** What happens in a cell, and by what; null when several rules do it and were not told apart. */
export interface CellOutcome {
  readonly action: ReachArea['action']
  readonly by: Decider | null
}

/**
 * A map as a small grid: ports that are treated alike by every peer share a column, peers that are treated alike on every
 * port share a row. Exact: each packet of the plane is in one cell.
 */
export interface Picture {
  /** Ports of each column, in order; null for protocols without ports. */
  readonly columns: readonly (readonly PortRange[] | null)[]
  /** Peers of each row, the fewest addresses first. */
  readonly rows: readonly (readonly Addresses[])[]
  readonly outcomes: readonly CellOutcome[]
  /** Position in `outcomes`, by row and column. */
  readonly cells: readonly (readonly number[])[]
  /** Whether cells tell what decides, or only what happens. */
  readonly detail: ReachMap['detail']
  /** False when parts of the plane are missing. */
  readonly complete: boolean
}

/** Largest grid in which rules are told apart. */
const mostRows = 60
const mostColumns = 40

/** The grid of a map; in a grid that would grow too large to read, cells tell only what happens. */
export function pictureOf({ areas, detail, complete }: ReachMap): Picture {
  const fine = gridOf(areas, detail)
  const large = fine.rows.length > mostRows || fine.columns.length > mostColumns
  const grid = large && detail === 'decider' ? gridOf(areas, 'action') : fine
  return { ...grid, complete }
}

function gridOf(areas: readonly ReachArea[], detail: ReachMap['detail']): Omit<Picture, 'complete'> {
  const outcomes: CellOutcome[] = []
  const known = new Map<string, number>()
  const outcomeOf = ({ action, by }: ReachArea): number => {
    const outcome = { action, by: detail === 'decider' ? by : null }
    const key = JSON.stringify(outcome)
    const found = known.get(key)
    if (found !== undefined) return found
    known.set(key, outcomes.length)
    return outcomes.push(outcome) - 1
  }
  const withPorts = areas.some(({ ports }) => ports !== null)
  const portEdges = edgesOf(
    areas.flatMap(({ ports }) => (ports ?? [noPort]).map(({ start, end }) => [start, end + 1] as const)),
  )
  const peerEdges = edgesOf(areas.flatMap(({ peers }) => peers.map(({ first, last }) => [first, last + 1n] as const)))
  const portAt = new Map(portEdges.map((edge, index) => [edge, index]))
  const peerAt = new Map(peerEdges.map((edge, index) => [edge, index]))
  const width = Math.max(portEdges.length - 1, 0)
  const grid = Array.from({ length: Math.max(peerEdges.length - 1, 0) }, () => new Int32Array(width).fill(-1))
  for (const area of areas) {
    const outcome = outcomeOf(area)
    for (const { first, last } of area.peers) {
      for (const row of grid.slice(peerAt.get(first), peerAt.get(last + 1n))) {
        for (const { start, end } of area.ports ?? [noPort]) row.fill(outcome, portAt.get(start), portAt.get(end + 1))
      }
    }
  }
  const portsIn = (members: readonly number[]) =>
    members.reduce((sum, at) => sum + (portEdges[at + 1] ?? 0) - (portEdges[at] ?? 0), 0)
  // What is left over comes last.
  const columns = alike(width, (column) => grid.map((row) => row[column]).join()).sort(
    (a, b) => Number(portsIn(a) > leftOver) - Number(portsIn(b) > leftOver),
  )
  const rows = alike(grid.length, (row) => columns.map(([column = 0]) => grid[row]?.[column]).join())
  const peersOf = (of: readonly number[]): Addresses[] =>
    stretches(of).map(([from, end]) => ({ first: peerEdges[from] ?? 0n, last: (peerEdges[end] ?? 1n) - 1n }))
  const sorted = rows
    .map((members) => ({ members, peers: peersOf(members) }))
    .sort((a, b) => {
      const [ofA, ofB] = [countOf(a.peers), countOf(b.peers)]
      return ofA < ofB ? -1 : ofA > ofB ? 1 : 0
    })
  return {
    columns: columns.map((members) =>
      withPorts
        ? stretches(members).map(([from, end]) => ({ start: portEdges[from] ?? 1, end: (portEdges[end] ?? 1) - 1 }))
        : null,
    ),
    rows: sorted.map(({ peers }) => peers),
    outcomes,
    cells: sorted.map(({ members: [row = 0] }) => columns.map(([column = 0]) => grid[row]?.[column] ?? -1)),
    detail,
  }
}

/** A column of more ports than this is what the others leave over. */
export const leftOver = 30_000

const noPort: PortRange = { start: 0, end: 0 }

function edgesOf<N extends number | bigint>(ranges: readonly (readonly [N, N])[]): N[] {
  return [...new Set(ranges.flat())].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
}

/** Positions grouped by what their key says, in the order in which each key is first met. */
function alike(count: number, keyOf: (index: number) => string): number[][] {
  const groups = new Map<string, number[]>()
  for (let index = 0; index < count; index += 1) {
    const key = keyOf(index)
    const group = groups.get(key)
    if (group) group.push(index)
    else groups.set(key, [index])
  }
  return [...groups.values()]
}

/** Neighbouring positions as half-open stretches. */
function stretches(indices: readonly number[]): [from: number, end: number][] {
  const found: [number, number][] = []
  for (const index of indices) {
    const last = found.at(-1)
    if (last && last[1] === index) last[1] = index + 1
    else found.push([index, index + 1])
  }
  return found
}

function countOf(peers: readonly Addresses[]): bigint {
  return peers.reduce((sum, { first, last }) => sum + last - first + 1n, 0n)
}
