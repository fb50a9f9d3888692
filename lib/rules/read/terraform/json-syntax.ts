import type { Reader } from '../describe'
import { type Fields, isFields } from '../fields'
import type { Recognised } from '../gathered'
import type { Source } from '../source'
import { type Expression, templateOf } from './expression'
import type { Block } from './hcl'
import { readBlocks } from './source'
import type { Value } from './values'

/** Whether a JSON document is a configuration in Terraform's JSON syntax (`.tf.json`). */
export function isConfiguration(fields: Fields): boolean {
  const { resource } = fields
  const each = Array.isArray(resource) ? resource : [resource]
  return each.some((types) => isFields(types) && Object.keys(types).some((type) => type.startsWith('alicloud_')))
}

/** Labels of the blocks that matter, by their names: `resource` has two, `variable` one, `locals` none. */
const labels: Readonly<Record<string, number>> = { resource: 2, variable: 1, locals: 0, module: 1 }
/** Values inside one another that are looked into. */
const mostDeep = 30

/** A configuration in Terraform's JSON syntax, as the blocks that it stands for. */
export function readConfiguration(fields: Fields, source: Source, reader: Reader): Recognised {
  const blocks = Object.entries(labels).flatMap(([kind, count]) => blocksOf(kind, fields[kind], count, []))
  return readBlocks(blocks, source, 'terraform-source', reader)
}

function blocksOf(kind: string, value: unknown, count: number, names: readonly string[]): Block[] {
  if (Array.isArray(value)) return value.flatMap((item) => blocksOf(kind, item, count, names))
  if (!isFields(value)) return []
  if (count > 0) {
    return Object.entries(value).flatMap(([name, inner]) => blocksOf(kind, inner, count - 1, [...names, name]))
  }
  const blocks = Object.entries(value).flatMap(([name, inner]) =>
    name === 'entry' ? blocksOf(name, inner, 0, []) : [],
  )
  const args = Object.entries(value).flatMap(([name, inner]): [string, Expression][] =>
    name === 'entry' || name === '//' ? [] : [[name, expressionIn(inner, 0)]],
  )
  return [{ kind, labels: names, args: new Map(args), blocks, start: 0, end: 0, closed: true }]
}

/** A value of JSON: texts are templates. */
function expressionIn(value: unknown, deep: number): Expression {
  if (typeof value === 'string') return templateOf(value)
  if (typeof value === 'number' || typeof value === 'boolean') return () => value
  if (deep > mostDeep || typeof value !== 'object' || value === null) return () => null
  if (Array.isArray(value)) {
    const items = value.map((item) => expressionIn(item, deep + 1))
    return (scope) => items.map((item) => item(scope))
  }
  const entries = Object.entries(value).map(([name, inner]) => [name, expressionIn(inner, deep + 1)] as const)
  return (scope): Value => Object.fromEntries(entries.map(([name, inner]) => [name, inner(scope)] as const))
}
