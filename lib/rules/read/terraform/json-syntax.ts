import { type HclAttribute, type HclMember, type HclValue, readTemplate, shown } from '@/lib/text'
import type { RuleReader } from '../describe'
import { type Fields, isFields } from '../fields'
import type { Recognised } from '../gathered'
import type { RuleSource } from '../source'
import type { TerraformBlock } from './configuration'
import { readBlocks } from './source'

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
export function readConfiguration(fields: Fields, source: RuleSource, reader: RuleReader): Recognised {
  const blocks = Object.entries(labels).flatMap(([kind, count]) => blocksOf(kind, fields[kind], count, []))
  return readBlocks(blocks, source, 'terraform-source', reader)
}

function blocksOf(kind: string, value: unknown, count: number, names: readonly string[]): TerraformBlock[] {
  if (Array.isArray(value)) return value.flatMap((item) => blocksOf(kind, item, count, names))
  if (!isFields(value)) return []
  if (count > 0) {
    return Object.entries(value).flatMap(([name, inner]) => blocksOf(kind, inner, count - 1, [...names, name]))
  }
  const blocks = Object.entries(value).flatMap(([name, inner]) =>
    name === 'entry' ? blocksOf(name, inner, 0, []) : [],
  )
  const attributes = Object.entries(value).flatMap(([name, inner]): HclAttribute[] =>
    name === 'entry' || name === '//'
      ? []
      : [{ name, at: 0, value: expressionIn(inner, 0), source: shown(typeof inner === 'string' ? inner : name) }],
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
