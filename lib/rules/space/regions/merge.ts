/** A box of ranks as walks visit them, with what holds in it. */
export interface Part {
  /** First and end rank on each of four axes. */
  readonly region: Int32Array
  readonly label: string
}

/** Half-open spans of ranks, disjoint, in order. */
export type RankSpans = readonly (readonly [from: number, end: number])[]

/** All combinations of spans on four axes, with what holds there. */
export interface Merged {
  readonly spans: readonly [RankSpans, RankSpans, RankSpans, RankSpans]
  readonly label: string
}

/** Axes in the order of merging: ports, source ports, own addresses, then peers. */
const order = [0, 2, 3, 1] as const

/**
 * Joins disjoint parts into few readable ones: slabs of ports in which the same holds for the same peers become one, with
 * a list of ports and a list of peers. The outcome depends on what the parts cover alone, not on how they were cut. Where
 * parts cross each other so much that slabs would be more than they are, the parts stay as they are.
 */
export function merge(parts: readonly Part[]): Merged[] {
  try {
    const merged = fold(parts, 0, { left: leastSpans + spansPerPart * parts.length }).map(
      ({ spans, label }): Merged => {
        const [ports = [], sources = [], selves = [], peers = []] = spans
        return { spans: [ports, peers, sources, selves], label }
      },
    )
    return merged.length <= parts.length ? merged : parts.map(alone)
  } catch (error) {
    if (error instanceof TooMany) return parts.map(alone)
    throw error
  }
}

/** Spans that merging may look at: some, and more with the number of parts. */
const leastSpans = 20_000
const spansPerPart = 20

class TooMany extends Error {}

/** A part by itself. */
function alone({ region, label }: Part): Merged {
  const [p0 = 0, p1 = 0, q0 = 0, q1 = 0, r0 = 0, r1 = 0, s0 = 0, s1 = 0] = region
  return { spans: [[[p0, p1]], [[q0, q1]], [[r0, r1]], [[s0, s1]]], label }
}

interface Folded {
  /** By depth in `order`. */
  readonly spans: readonly RankSpans[]
  readonly label: string
}

function fold(parts: readonly Part[], depth: number, budget: { left: number }): Folded[] {
  budget.left -= parts.length
  if (budget.left < 0) throw new TooMany()
  const axis = order[depth]
  if (axis === undefined) return []
  const from = (part: Part) => part.region[2 * axis] ?? 0
  const end = (part: Part) => part.region[2 * axis + 1] ?? 0
  if (depth === order.length - 1) {
    const labels = new Map<string, [number, number][]>()
    for (const part of [...parts].sort((a, b) => from(a) - from(b))) {
      const spans = labels.get(part.label) ?? []
      labels.set(part.label, spans)
      const last = spans.at(-1)
      if (last && last[1] >= from(part)) last[1] = Math.max(last[1], end(part))
      else spans.push([from(part), end(part)])
    }
    return [...labels].map(([label, spans]) => ({ spans: [spans], label }))
  }
  const edges = [...new Set(parts.flatMap((part) => [from(part), end(part)]))].sort((a, b) => a - b)
  const waiting = [...parts].sort((a, b) => from(a) - from(b))
  const slabs = new Map<string, { readonly inside: readonly Folded[]; readonly spans: [number, number][] }>()
  let active: Part[] = []
  let next = 0
  edges.slice(0, -1).forEach((edge, index) => {
    const to = edges[index + 1] ?? edge
    active = active.filter((part) => end(part) > edge)
    for (let part = waiting[next]; part && from(part) === edge; part = waiting[next]) {
      active.push(part)
      next += 1
    }
    if (active.length === 0) return
    const inside = fold(active, depth + 1, budget)
    const key = JSON.stringify(inside)
    const found = slabs.get(key) ?? { inside, spans: [] }
    slabs.set(key, found)
    const last = found.spans.at(-1)
    if (last && last[1] === edge) last[1] = to
    else found.spans.push([edge, to])
  })
  return [...slabs.values()].flatMap(({ inside, spans }) =>
    inside.map((each) => ({ spans: [spans, ...each.spans], label: each.label })),
  )
}
