import { ascending, maxOf, WideNumbers } from '@/lib/cidr'

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
    const { edges, count } = this
    // Keys are one less, so that 2³², too, is one; what is 0 comes first, and is none.
    const keys = new Uint32Array(count)
    let zeros = 0
    for (let at = 0; at < count; at += 1) {
      const edge = edges[at] ?? 0
      if (edge === 0) zeros += 1
      keys[at] = edge === 0 ? 0 : edge - 1
    }
    const order = ascending(keys)
    const ranks = new Int32Array(count)
    const unique: number[] = zeros > 0 ? [0] : []
    let last = 0
    for (let place = 0; place < count; place += 1) {
      const at = order[place] ?? 0
      if (edges[at] === 0) continue
      const edge = (keys[place] ?? 0) + 1
      if (edge !== last) unique.push(edge)
      last = edge
      ranks[at] = unique.length - 1
    }
    return { axis: axisOf(unique.length, (rank) => BigInt(unique[rank] ?? 0)), ranks }
  }
}

/** Numbers up to 2¹²⁸: IPv6. */
export class WideEdges implements Edges {
  private readonly edges = new WideNumbers()
  /** Positions of edges behind the last address, which have no room among the others. */
  private readonly ends: number[] = []

  add(from: number | bigint, end: number | bigint) {
    this.push(BigInt(from))
    this.push(BigInt(end))
  }

  private push(edge: bigint) {
    const isEnd = edge > lastAddress
    if (isEnd) this.ends.push(this.edges.count)
    this.edges.push(isEnd ? lastAddress : edge)
  }

  ranked(): Ranked {
    const { edges, ends } = this
    const order = edges.ascending()
    const ranks = new Int32Array(edges.count)
    // Where an edge of each rank stands.
    const unique: number[] = []
    const isEnd = new Uint8Array(edges.count)
    for (const at of ends) isEnd[at] = 1
    for (let place = 0; place < order.length; place += 1) {
      const at = order[place] ?? 0
      if (isEnd[at]) continue
      const last = unique[unique.length - 1]
      if (last === undefined || edges.compare(last, at) !== 0) unique.push(at)
      ranks[at] = unique.length - 1
    }
    for (const at of ends) ranks[at] = unique.length
    const before = unique.length
    const size = before + (ends.length > 0 ? 1 : 0)
    return { axis: axisOf(size, (rank) => (rank < before ? edges.at(unique[rank] ?? 0) : lastAddress + 1n)), ranks }
  }
}

const lastAddress = maxOf(6)

/** An axis of so many edges in ascending order. */
function axisOf(count: number, edgeAt: (rank: number) => bigint): Axis {
  return {
    size: count - 1,
    rankOf: (edge) => {
      let low = 0
      let high = count - 1
      while (low < high) {
        const middle = (low + high) >>> 1
        if (edgeAt(middle) < edge) low = middle + 1
        else high = middle
      }
      return low
    },
    edgeAt,
  }
}
