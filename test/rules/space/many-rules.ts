import { blockAt } from '@/lib/cidr'
import { type RuleFields, type RuleSet, ruleSetOf } from '@/lib/rules'

/** Numbers that are the same in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

export function oneGroup(rules: readonly RuleFields[]): RuleSet {
  return ruleSetOf([{ id: 'sg-1', innerAccess: 'drop', rules }])
}

/** Rules for one block of a family each. */
export function blocks(family: 4 | 6, size: number): RuleSet {
  const next = numbers(1)
  return oneGroup(
    Array.from({ length: size }, (): RuleFields => {
      const address = family === 4 ? BigInt(next(2 ** 24)) << 8n : (0x20010db8n << 96n) + (BigInt(next(2 ** 30)) << 64n)
      const start = 1 + next(60_000)
      return {
        direction: 'ingress',
        protocol: 'tcp',
        ports: { kind: 'range', start, end: start + 100 },
        peer: { kind: 'cidr', block: blockAt(family, address, family === 4 ? 24 : 64) },
        action: next(2) === 0 ? 'accept' : 'drop',
        priority: 1 + next(100),
      }
    }),
  )
}

/** Random five-tuple rules, whose regions cross each other everywhere. */
export function fiveTuples(size: number): RuleSet {
  const next = numbers(7)
  const range = () => {
    const [a, b] = [1 + next(65_535), 1 + next(65_535)]
    return { kind: 'range' as const, start: Math.min(a, b), end: Math.max(a, b) }
  }
  const block = () => blockAt(4, BigInt(next(2 ** 31)) * 2n, next(9))
  return oneGroup(
    Array.from({ length: size }, () => ({
      direction: 'ingress' as const,
      protocol: 'tcp' as const,
      ports: range(),
      sourcePorts: range(),
      self: block(),
      peer: { kind: 'cidr' as const, block: block() },
      action: next(2) === 0 ? ('accept' as const) : ('drop' as const),
      priority: 1 + next(100),
    })),
  )
}
