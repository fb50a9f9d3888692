import { ascending } from '@/lib/cidr'

/**
 * One coordinate of the packet space, cut at every edge that a rule has there. Elementary interval `i` lies between edge
 * `i` and edge `i + 1`: no rule tells numbers inside it apart, so whole analyses work on these small ranks alone, and ports,
 * IPv4 and IPv6 look the same to them.
 */
export interface Axis {
  /** Number of elementary intervals. */
  readonly size: number
  /** Rank of an edge; it has to be one of those that the axis was made of. */
  readonly rankOf: (edge: bigint) => number
  /** The edge of a rank, 0–size. */
  readonly edgeAt: (rank: number) => bigint
}

/** An axis, and the rank of each edge that it was made of. */
export interface Ranked {
  readonly axis: Axis
  readonly ranks: Int32Array
}

/** Edges that an axis is to be cut at; in any order, and they may repeat. */
export interface Edges {
  /** A first number and the number after the last. */
  readonly add: (from: number | bigint, end: number | bigint) => void
  readonly ranked: () => Ranked
}

/** Numbers up to 2³²: ports, IPv4. */
export class NumberEdges implements Edges {
  private edges = new Float64Array(64)
  private count = 0

  add(from: number | bigint, end: number | bigint) {
    if (this.count === this.edges.length) {
      const grown = new Float64Array(4 * this.count)
      grown.set(this.edges)
      this.edges = grown
    }
    this.edges[this.count] = Number(from)
    this.edges[this.count + 1] = Number(end)
    this.count += 2
  }

  ranked(): Ranked {
    const edges = this.edges.subarray(0, this.count)
    return edges.length >= manyPorts && edges.every((edge) => edge <= lastPort + 1) ? counted(edges) : sorted(edges)
  }
}

/** Ports are counted rather than sorted from this many edges on. */
const manyPorts = 4096
const lastPort = 65_535

/** Ranks of ports: a look at each that there can be. */
function counted(edges: Float64Array): Ranked {
  const rankOf = new Int32Array(lastPort + 2).fill(-1)
  for (let at = 0; at < edges.length; at += 1) rankOf[edges[at] ?? 0] = 0
  const unique: number[] = []
  for (let edge = 0; edge < rankOf.length; edge += 1) {
    if ((rankOf[edge] ?? -1) < 0) continue
    rankOf[edge] = unique.length
    unique.push(edge)
  }
  const ranks = new Int32Array(edges.length)
  for (let at = 0; at < edges.length; at += 1) ranks[at] = rankOf[edges[at] ?? 0] ?? 0
  return { axis: axisOf(unique), ranks }
}

/** Most edges of an axis: an edge below 2³³ and its position share the 53 bits of a number. */
const mostEdges = 2 ** 20

/** Sorts edges with their positions packed in below. */
function sorted(edges: Float64Array): Ranked {
  const keys = edges.slice()
  for (let at = 0; at < keys.length; at += 1) keys[at] = (keys[at] ?? 0) * mostEdges + at
  keys.sort()
  const ranks = new Int32Array(keys.length)
  const unique: number[] = []
  let last = -1
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at] ?? 0
    const edge = Math.floor(key / mostEdges)
    if (edge !== last) unique.push(edge)
    last = edge
    ranks[key - edge * mostEdges] = unique.length - 1
  }
  return { axis: axisOf(unique), ranks }
}

/** Numbers of any size: IPv6. */
export class WideEdges implements Edges {
  private readonly edges: bigint[] = []

  add(from: number | bigint, end: number | bigint) {
    this.edges.push(BigInt(from), BigInt(end))
  }

  /** Sorts positions by their edges, then drops equals. (A set of bigints is none: they hash by their low 64 bits alone.) */
  ranked(): Ranked {
    const { edges } = this
    const ranks = new Int32Array(edges.length)
    const unique: bigint[] = []
    const order = ascending(edges)
    for (let place = 0; place < order.length; place += 1) {
      const at = order[place] ?? 0
      const edge = edges[at] ?? 0n
      if (unique.length === 0 || edge !== unique[unique.length - 1]) unique.push(edge)
      ranks[at] = unique.length - 1
    }
    return { axis: axisOf(unique), ranks }
  }
}

function axisOf(unique: readonly (number | bigint)[]): Axis {
  return {
    size: unique.length - 1,
    rankOf: (edge) => {
      let low = 0
      let high = unique.length - 1
      while (low < high) {
        const middle = (low + high) >>> 1
        if ((unique[middle] ?? edge) < edge) low = middle + 1
        else high = middle
      }
      return low
    },
    edgeAt: (rank) => BigInt(unique[rank] ?? 0),
  }
}
