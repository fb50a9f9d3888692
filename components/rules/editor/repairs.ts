import type { RuleDraft, RuleField } from '../draft/model'

/** Values that a field which cannot be read may have been meant to hold, the likeliest first. At most two. */
export function repairsOf(row: RuleDraft, field: RuleField | null): readonly string[] {
  if (field === 'priority') {
    const number = Number(row.priority.normalize('NFKC'))
    if (!Number.isFinite(number)) return ['1']
    return [number < 1 ? '1' : '100']
  }
  if (field !== 'ports') return []
  const numbers =
    row.ports
      .slice(0, 40)
      .normalize('NFKC')
      .match(/[0-9]{1,6}/g)
      ?.map(Number) ?? []
  const [first = 0, second] = numbers
  const within = (port: number) => Math.min(Math.max(port, 1), 65535)
  if (numbers.length === 0) return []
  if (second === undefined) return [`${within(first)}/${within(first)}`]
  const [start, end] = [within(Math.min(first, second)), within(Math.max(first, second))]
  return start === end ? [`${start}/${end}`] : [`${start}/${end}`, `${within(first)}/${within(first)}`]
}
