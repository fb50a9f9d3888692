/** Up to this many are put in order one by one. */
const few = 16
/** From this many on, keys are sorted by more bits at a time: to count them costs less than another turn. */
const many = 1024

/** IPv6 addresses, each as four words of 32 bits, the highest first. They are compared and sorted without a bigint. */
export class WideNumbers {
  private words = new Uint32Array(64)
  private length = 0

  /** How many there are. */
  get count(): number {
    return this.length
  }

  /** @param value 0–2¹²⁸−1 */
  push(value: bigint) {
    memory.setBigUint64(0, value >> 64n)
    memory.setBigUint64(8, value)
    const at = 4 * this.length
    if (at === this.words.length) {
      const grown = new Uint32Array(2 * at)
      grown.set(this.words)
      this.words = grown
    }
    for (let word = 0; word < 4; word += 1) this.words[at + word] = memory.getUint32(4 * word)
    this.length += 1
  }

  /** The one at a position. */
  at(position: number): bigint {
    for (let word = 0; word < 4; word += 1) memory.setUint32(4 * word, this.words[4 * position + word] ?? 0)
    return (memory.getBigUint64(0) << 64n) | memory.getBigUint64(8)
  }

  /** Below 0 where the first is less, above where it is greater, 0 where both are equal. */
  compare(a: number, b: number): number {
    const { words } = this
    for (let word = 0; word < 4; word += 1) {
      const difference = (words[4 * a + word] ?? 0) - (words[4 * b + word] ?? 0)
      if (difference !== 0) return difference
    }
    return 0
  }

  /** Positions in ascending order. Sorts by the leading 32 bits in which they differ; those alike there among themselves. */
  ascending(): Uint32Array {
    const order = positions(this.length)
    const keys = new Uint32Array(this.length)
    const scratch = new Scratch(this.length > few ? this.length : 0)
    // Stretches of the order that are to be sorted: where they begin and end.
    const waiting = [0, this.length]
    while (waiting.length > 0) {
      const end = waiting.pop() ?? 0
      const from = waiting.pop() ?? 0
      if (end - from <= few) this.insert(order, from, end)
      else this.spread(order.subarray(from, end), keys.subarray(from, end), scratch, from, waiting)
    }
    return order
  }

  /** Sorts a short stretch by comparing. */
  private insert(order: Uint32Array, from: number, end: number) {
    for (let at = from + 1; at < end; at += 1) {
      const moved = order[at] ?? 0
      let to = at
      for (; to > from && this.compare(order[to - 1] ?? 0, moved) > 0; to -= 1) order[to] = order[to - 1] ?? 0
      order[to] = moved
    }
  }

  /** Sorts a stretch by its leading bits; what is alike there and differs behind waits. */
  private spread(order: Uint32Array, keys: Uint32Array, scratch: Scratch, offset: number, waiting: number[]) {
    const { words } = this
    const differing = [0, 0, 0, 0]
    const one = 4 * (order[0] ?? 0)
    for (let word = 0; word < 4; word += 1) {
      const value = words[one + word] ?? 0
      let bits = 0
      for (let at = 1; at < order.length; at += 1) bits |= (words[4 * (order[at] ?? 0) + word] ?? 0) ^ value
      differing[word] = bits
    }
    const lead = differing.findIndex((bits) => bits !== 0)
    if (lead < 0) return
    const shift = Math.clz32(differing[lead] ?? 0)
    for (let at = 0; at < order.length; at += 1) keys[at] = cut(words, 4 * (order[at] ?? 0) + lead, lead, shift)
    sortByKeys(keys, order, cut(differing, lead, lead, shift), scratch)
    const behind =
      ((differing[lead + 1] ?? 0) << shift) | differing.slice(lead + 2).reduce((all, bits) => all | bits, 0)
    if (behind === 0) return
    for (let start = 0, at = 1; at <= order.length; at += 1) {
      if (at < order.length && keys[at] === keys[start]) continue
      if (at - start > 1) waiting.push(offset + start, offset + at)
      start = at
    }
  }
}

/** 0, 1, 2 … */
function positions(count: number): Uint32Array {
  const order = new Uint32Array(count)
  for (let at = 0; at < count; at += 1) order[at] = at
  return order
}

/** 32 bits of a number of 128, from a place in a word on. */
function cut(words: ArrayLike<number>, at: number, word: number, shift: number): number {
  const high = (words[at] ?? 0) << shift
  return (shift === 0 || word === 3 ? high : high | ((words[at + 1] ?? 0) >>> (32 - shift))) >>> 0
}

const memory = new DataView(new ArrayBuffer(16))

/** Room for sorting so many by keys; what it holds between two sorts does not matter. */
class Scratch {
  readonly keys: Uint32Array
  readonly order: Uint32Array

  constructor(size: number) {
    this.keys = new Uint32Array(size)
    this.order = new Uint32Array(size)
  }
}

const counts = new Uint32Array(2048)

/**
 * Sorts keys, and what belongs to them alike: by a few bits at a time, from the lowest up (radix sort), so in linear time.
 *
 * @param differing the bits in which keys differ; the others are passed over
 */
function sortByKeys(keys: Uint32Array, order: Uint32Array, differing: number, scratch: Scratch) {
  const size = keys.length
  const width = size < many ? 8 : 11
  const low = (1 << width) - 1
  let [fromKeys, fromOrder] = [keys, order]
  let [toKeys, toOrder] = [scratch.keys, scratch.order]
  for (let shift = 0; shift < 32; shift += width) {
    if (((differing >>> shift) & low) === 0) continue
    counts.fill(0, 0, low + 1)
    for (let at = 0; at < size; at += 1) {
      const digit = ((fromKeys[at] ?? 0) >>> shift) & low
      counts[digit] = (counts[digit] ?? 0) + 1
    }
    let sum = 0
    for (let digit = 0; digit <= low; digit += 1) {
      const count = counts[digit] ?? 0
      counts[digit] = sum
      sum += count
    }
    for (let at = 0; at < size; at += 1) {
      const key = fromKeys[at] ?? 0
      const digit = (key >>> shift) & low
      const place = counts[digit] ?? 0
      counts[digit] = place + 1
      toKeys[place] = key
      toOrder[place] = fromOrder[at] ?? 0
    }
    ;[fromKeys, toKeys] = [toKeys, fromKeys]
    ;[fromOrder, toOrder] = [toOrder, fromOrder]
  }
  if (fromKeys === keys) return
  keys.set(fromKeys.subarray(0, size))
  order.set(fromOrder.subarray(0, size))
}

/**
 * Positions of numbers in ascending order; equals stand as they came.
 *
 * @param keys 0–2³²−1; they are sorted, too
 */
export function ascending(keys: Uint32Array): Uint32Array {
  const order = positions(keys.length)
  let differing = 0
  for (let at = 1; at < keys.length; at += 1) differing |= (keys[at] ?? 0) ^ (keys[0] ?? 0)
  sortByKeys(keys, order, differing, new Scratch(keys.length))
  return order
}
