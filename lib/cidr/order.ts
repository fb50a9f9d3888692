/** Up to this many are put in order one by one. */
const few = 16

/**
 * Positions of bigints in ascending order; equals stand in any order. Bigints are slow to compare and to make: their
 * distances from the lowest are sorted as numbers, cut to the leading bits, with the position packed in below; those that
 * are alike there are sorted in the same way among themselves.
 */
export function ascending(values: readonly bigint[]): Uint32Array {
  const order = new Uint32Array(values.length)
  for (let at = 0; at < order.length; at += 1) order[at] = at
  // Stretches of the order that are to be sorted: where they begin and end.
  const waiting = [0, order.length]
  while (waiting.length > 0) {
    const end = waiting.pop() ?? 0
    const from = waiting.pop() ?? 0
    if (end - from > few) spread(values, order, from, end, waiting)
    else insert(values, order, from, end)
  }
  return order
}

/** Sorts a short stretch by comparing. */
function insert(values: readonly bigint[], order: Uint32Array, from: number, end: number) {
  for (let at = from + 1; at < end; at += 1) {
    const moved = order[at] ?? 0
    const value = values[moved] ?? 0n
    let to = at
    for (; to > from && (values[order[to - 1] ?? 0] ?? 0n) > value; to -= 1) order[to] = order[to - 1] ?? 0
    order[to] = moved
  }
}

/**
 * Sorts a stretch by leading bits; what is alike there and not equal waits. The lowest and the highest value are told by
 * themselves: they are often far off, as the ends of all addresses are, and would leave the others few bits.
 */
function spread(values: readonly bigint[], order: Uint32Array, from: number, end: number, waiting: number[]) {
  const size = end - from
  const { low, high, first, last } = reachOf(values, order, from, end)
  if (low === high) return
  const room = 2 ** Math.ceil(Math.log2(size))
  // Keys stay whole numbers below 2⁵³, also where a distance is rounded up.
  const unit = Math.max(1, (2 ** (last - first).toString(2).length * room) / 2 ** 51)
  const highest = 2 ** 52 / room
  const keys = new Float64Array(size)
  for (let at = 0; at < size; at += 1) {
    const value = values[order[from + at] ?? 0] ?? 0n
    const lead = value === low ? 0 : value === high ? highest : 1 + Math.floor(Number(value - first) / unit)
    keys[at] = lead * room + at
  }
  keys.sort()
  const before = order.slice(from, end)
  let start = 0
  let leading = -1
  for (let at = 0; at <= size; at += 1) {
    const key = keys[at] ?? Number.POSITIVE_INFINITY
    const lead = Math.floor(key / room)
    if (at < size) order[from + at] = before[key - lead * room] ?? 0
    if (lead === leading) continue
    const alike = leading === 0 || leading === highest || unit === 1
    if (at - start > 1 && !alike) waiting.push(from + start, from + at)
    start = at
    leading = lead
  }
}

/** The lowest and the highest value of a stretch, and the lowest and the highest of those in between. */
function reachOf(values: readonly bigint[], order: Uint32Array, from: number, end: number) {
  let low = values[order[from] ?? 0] ?? 0n
  let high = low
  for (let at = from + 1; at < end; at += 1) {
    const value = values[order[at] ?? 0] ?? 0n
    if (value < low) low = value
    else if (value > high) high = value
  }
  let first = high
  let last = low
  for (let at = from; at < end; at += 1) {
    const value = values[order[at] ?? 0] ?? 0n
    if (value === low || value === high) continue
    if (value < first) first = value
    if (value > last) last = value
  }
  return last < first ? { low, high, first: low, last: low } : { low, high, first, last }
}
