import { evaluate, withNames } from './evaluate'
import type { HclBlock } from './model'
import { argumentOf, type HclNames } from './scope'
import { type HclResult, pairsOf } from './values'

/** Most instances that are made of one block; of all together no more than what may still be worked out. */
const mostInstances = 20_000

function mayMake(number: number, { budget }: HclNames): boolean {
  if (number > mostInstances) return false
  budget.left -= number
  return budget.left >= 0
}

/** One of what a block makes, with the names that count in it. */
export interface HclInstance {
  /** What stands behind the address: `[0]`, `["web"]`, or nothing. */
  readonly suffix: string
  readonly names: HclNames
}

/** The instances that `count` and `for_each` make of a block, one where it has neither; null when they are not known. */
export function instancesOf({ body }: HclBlock, names: HclNames): readonly HclInstance[] | null {
  const [count, each] = ['count', 'for_each'].map((name) => {
    const given = argumentOf(body, name)
    return given && evaluate(given.value, names)
  })
  if (count === undefined && each === undefined) return [{ suffix: '', names }]
  const made = (suffix: string, own: Readonly<Record<string, HclResult>>): HclInstance => ({
    suffix,
    names: withNames(names, own),
  })
  if (each !== undefined) {
    const pairs = pairsOf(each)
    if (!pairs || !mayMake(pairs.length, names)) return null
    const isSet = Array.isArray(each)
    return pairs.flatMap(([index, value]) => {
      const key = isSet ? value : index
      if (typeof key !== 'string' && typeof key !== 'number') return []
      return [made(`[${JSON.stringify(String(key))}]`, { each: { key: String(key), value } })]
    })
  }
  const number = typeof count === 'string' ? Number(count) : count
  if (typeof number !== 'number' || !Number.isInteger(number) || number < 0 || !mayMake(number, names)) return null
  return Array.from({ length: number }, (_, index) => made(`[${index}]`, { count: { index } }))
}

/** A block inside another, with the names that count in it. */
export interface HclInner {
  readonly kind: string
  readonly block: HclBlock
  readonly names: HclNames
}

/** Blocks inside another, with those that `dynamic` makes; null where it is not known which it makes. */
export function innerBlocks(blocks: readonly HclBlock[], names: HclNames): readonly HclInner[] | null {
  const inner = blocks.map((block) =>
    block.kind === 'dynamic' ? madeBy(block, names) : [{ kind: block.kind, block, names }],
  )
  const known = inner.filter((each) => each !== null)
  return known.length < inner.length ? null : known.flat()
}

function madeBy({ labels: [kind = ''], body }: HclBlock, names: HclNames): readonly HclInner[] | null {
  const each = argumentOf(body, 'for_each')
  const pairs = each ? pairsOf(evaluate(each.value, names)) : null
  const content = body.blocks.find((block) => block.kind === 'content')
  if (!pairs || !content || !mayMake(pairs.length, names)) return null
  const iterator = argumentOf(body, 'iterator')?.value
  const name = iterator?.kind === 'reference' ? iterator.root : kind
  return pairs.map(([key, value]) => ({ kind, block: content, names: withNames(names, { [name]: { key, value } }) }))
}
