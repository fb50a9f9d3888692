import type { PortRange } from '../model'

/** Ports of some ranges that are in none of others, in order. */
export function differenceOfPorts(ranges: readonly PortRange[], without: readonly PortRange[]): PortRange[] {
  let left = [...ranges]
  for (const { start, end } of without) {
    left = left.flatMap((range) => {
      if (range.end < start || end < range.start) return [range]
      const parts: PortRange[] = []
      if (range.start < start) parts.push({ start: range.start, end: start - 1 })
      if (end < range.end) parts.push({ start: end + 1, end: range.end })
      return parts
    })
  }
  return left.sort((a, b) => a.start - b.start)
}

export function countOfPorts(ranges: readonly PortRange[]): number {
  return ranges.reduce((sum, { start, end }) => sum + end - start + 1, 0)
}
