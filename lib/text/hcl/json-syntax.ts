import { shown } from '../lines'
import { type Fields, isFields } from '../shape'
import type { HclAttribute, HclBlock, HclMember, HclValue } from './model'
import { readTemplate } from './read'

/** Values inside one another that are looked into. */
const mostDeep = 30

/** Which members are blocks, and how many labels these have: `resource` has two, `variable` one, `locals` none. */
export interface JsonBlocks {
  readonly labels: Readonly<Record<string, number>>
  /** Members of a block that are blocks themselves, without labels. */
  readonly inner?: ReadonlySet<string>
}

/** A configuration in Terraform's JSON syntax (`.tf.json`), as the blocks that it stands for. */
export function hclBlocksOfJson(fields: Fields, { labels, inner = new Set() }: JsonBlocks): HclBlock[] {
  return Object.entries(labels).flatMap(([kind, count]) => blocksOf(kind, fields[kind], count, [], inner))
}

function blocksOf(
  kind: string,
  value: unknown,
  count: number,
  names: readonly string[],
  isInner: ReadonlySet<string>,
): HclBlock[] {
  if (Array.isArray(value)) return value.flatMap((item) => blocksOf(kind, item, count, names, isInner))
  if (!isFields(value)) return []
  if (count > 0) {
    return Object.entries(value).flatMap(([name, held]) => blocksOf(kind, held, count - 1, [...names, name], isInner))
  }
  const blocks = Object.entries(value).flatMap(([name, held]) =>
    isInner.has(name) ? blocksOf(name, held, 0, [], isInner) : [],
  )
  const attributes = Object.entries(value).flatMap(([name, held]): HclAttribute[] =>
    isInner.has(name) || name === '//'
      ? []
      : [{ name, at: 0, value: expressionIn(held, 0), source: shown(typeof held === 'string' ? held : name) }],
  )
  return [{ kind, labels: names, at: 0, end: 0, closed: true, body: { attributes, blocks } }]
}

/** A value of JSON as an expression: texts are templates. */
function expressionIn(value: unknown, deep: number): HclValue {
  const at = 0
  if (typeof value === 'string') return readTemplate(value)
  if (typeof value === 'number' || typeof value === 'boolean') return { kind: 'other', at, value, shown: String(value) }
  if (deep > mostDeep || typeof value !== 'object' || value === null) {
    return { kind: 'other', at, value: null, shown: 'null' }
  }
  if (Array.isArray(value)) return { kind: 'list', at, items: value.map((item) => expressionIn(item, deep + 1)) }
  const members = Object.entries(value).map(
    ([key, inner]): HclMember => ({ key, at, value: expressionIn(inner, deep + 1) }),
  )
  return { kind: 'object', at, members }
}
