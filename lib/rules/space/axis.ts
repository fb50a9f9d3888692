/**
 * One coordinate of the packet space, cut at every edge that a rule has there. Elementary interval `i` lies between edge
 * `i` and edge `i + 1`: no rule tells numbers inside it apart, so whole analyses work on these small ranks alone and ports,
 * IPv4 and IPv6 look the same to them.
 */
export interface Axis {
  /** Number of elementary intervals. */
  readonly size: number
  /** Rank of an edge; it has to be one of those that the axis was made of. */
  readonly rankOf: (edge: number | bigint) => number
  /** The edge of a rank, 0–size. */
  readonly edgeAt: (rank: number) => bigint
}

/** An axis of numbers below 2⁵³: ports, IPv4. Edges come in any order and may repeat. */
export function numberAxis(edges: Float64Array): Axis {
  const sorted = edges.sort()
  let count = 0
  for (let index = 0; index < sorted.length; index += 1) {
    const edge = sorted[index] ?? 0
    if (count === 0 || sorted[count - 1] !== edge) {
      sorted[count] = edge
      count += 1
    }
  }
  const unique = sorted.subarray(0, count)
  return {
    size: count - 1,
    rankOf: (edge) => search(unique, edge),
    edgeAt: (rank) => BigInt(unique[rank] ?? 0),
  }
}

/** An axis of numbers of any size: IPv6. Edges come in any order and may repeat. */
export function bigintAxis(edges: readonly bigint[]): Axis {
  const unique = [...new Set(edges)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  return {
    size: unique.length - 1,
    rankOf: (edge) => search(unique, edge),
    edgeAt: (rank) => unique[rank] ?? 0n,
  }
}

/** Binary search for a value that is there. */
function search(sorted: ArrayLike<number | bigint>, value: number | bigint): number {
  let low = 0
  let high = sorted.length - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? value) < value) low = middle + 1
    else high = middle
  }
  return low
}
