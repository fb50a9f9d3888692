import type { Layout } from './layout'

/**
 * For each box the first one that says the same: equal bounds, protocols, condition, action and rank in the order of
 * decision.
 */
export function firstEqual(layout: Layout): Int32Array {
  const { boxes, bounds, accepts, slots, condition, rank } = layout
  const first = new Int32Array(boxes)
  const room = 2 ** Math.ceil(Math.log2(2 * boxes + 2))
  const table = new Int32Array(room).fill(-1)
  const same = (a: number, b: number): boolean => {
    if (rank[a] !== rank[b] || accepts[a] !== accepts[b] || slots[a] !== slots[b]) return false
    if (condition[a] !== condition[b]) return false
    for (let at = 0; at < 8; at += 1) if (bounds[8 * a + at] !== bounds[8 * b + at]) return false
    return true
  }
  for (let box = 0; box < boxes; box += 1) {
    let hash = (rank[box] ?? 0) * 31 + (condition[box] ?? 0)
    for (let at = 0; at < 8; at += 1) hash = (Math.imul(hash, 0x01000193) ^ (bounds[8 * box + at] ?? 0)) | 0
    let place = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) & (room - 1)
    for (let found = table[place] ?? -1; found >= 0 && !same(found, box); found = table[place] ?? -1) {
      place = (place + 1) & (room - 1)
    }
    const found = table[place] ?? -1
    if (found < 0) table[place] = box
    first[box] = found < 0 ? box : found
  }
  return first
}
