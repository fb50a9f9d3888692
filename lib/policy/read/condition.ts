import { type JsonNode, type JsonObject, shown } from '@/lib/text'
import { mfaKey, ruleSourceKey, typeOfKey } from '../conditions/keys'
import { operatorFor, operatorOf, readsValue } from '../conditions/operators'
import type { ConditionPart } from '../model'
import { placeholderIn } from '../placeholder'
import { wayRound } from '../way-round'
import { described, type Held, type PolicyReader } from './reader'
import { joined } from './report'

/** Null: no condition. Undefined: it cannot be read. */
export type ConditionRead = readonly ConditionPart[] | null | undefined

export function readCondition(
  reader: PolicyReader,
  node: JsonNode,
  held: Held,
  effect: 'Allow' | 'Deny' | null,
): ConditionRead {
  const { source, path } = held
  if (node.kind !== 'object') {
    reader.report.error(
      { code: 'type', params: { expected: 'object', found: described(node) } },
      { source, path, at: node.at },
    )
    return undefined
  }
  if (node.members.length === 0) {
    reader.report.warn({ code: 'empty-condition', params: {} }, { source, path, at: node.at })
    return null
  }
  const parts: ConditionPart[] = []
  let readable = true
  for (const { key: operator, at, value } of node.members) {
    const inside = { ...held, path: joined(path, operator) }
    if (!operatorOf(operator)) {
      reader.report.warn({ code: 'operator', params: { found: shown(operator) } }, { source, path: inside.path, at })
    }
    if (value.kind === 'object') readable = readKeys(reader, operator, value, inside, effect, parts) && readable
    else {
      const params = { expected: 'object', found: described(value) } as const
      reader.report.error({ code: 'type', params }, { source, path: inside.path, at: value.at })
      readable = false
    }
  }
  return readable ? parts : undefined
}

function readKeys(
  reader: PolicyReader,
  operator: string,
  keys: JsonObject,
  held: Held,
  effect: 'Allow' | 'Deny' | null,
  parts: ConditionPart[],
): boolean {
  let readable = true
  for (const { key, at, value } of keys.members) {
    const path = joined(held.path, key)
    const values = readValues(reader, value, { ...held, path })
    if (values) {
      const part = { operator, key, values }
      parts.push(part)
      checkPart(reader, part, { ...held, path }, at, effect)
    } else readable = false
  }
  return readable
}

function readValues(reader: PolicyReader, node: JsonNode, { source, path }: Held): readonly string[] | null {
  const items = node.kind === 'list' ? node.items : [node]
  const values: string[] = []
  let readable = true
  items.forEach((item, index) => {
    const spot = { source, path: node.kind === 'list' ? `${path}[${index}]` : path, at: item.at }
    if (item.kind === 'text') values.push(item.value)
    else if (item.kind === 'other' && item.value !== null) {
      values.push(String(item.value))
      reader.report.warn({ code: 'unquoted-value', params: { found: item.shown } }, spot)
    } else {
      reader.report.error({ code: 'type', params: { expected: 'condition-value', found: described(item) } }, spot)
      readable = false
    }
  })
  if (items.length === 0) reader.report.error({ code: 'empty-list', params: {} }, { source, path, at: node.at })
  return readable && items.length > 0 ? values : null
}

/** What professionals look for in a condition: types, values, keys that may be absent, ways round. */
function checkPart(
  { report }: PolicyReader,
  part: ConditionPart,
  { source, path }: Held,
  at: number | null,
  effect: 'Allow' | 'Deny' | null,
): void {
  const { operator: name, key, values } = part
  const spot = { source, path, at }
  const named = operatorOf(name)
  if (!named) return
  const { type, negated } = named.operator
  const wanted = typeOfKey(key)
  if (wanted !== null && wanted !== type) {
    const meant = operatorFor(wanted, negated)
    report.warn({ code: 'operator-type', params: { found: shown(name), key: shown(key), meant } }, spot)
    return
  }
  const unread = values.find((value) => placeholderIn(value) === null && !readsValue(type, value))
  if (unread !== undefined) {
    report.warn({ code: 'condition-value', params: { found: shown(unread), key: shown(key) } }, spot)
  }
  if (effect !== 'Deny') return
  if (key === mfaKey && values.some((value) => value.toLowerCase() === 'false')) {
    report.warn({ code: 'mfa-access-key', params: {} }, spot)
  }
  const blocks = key === ruleSourceKey ? wayRound(part) : null
  if (blocks)
    report.warn({ code: 'way-round', params: { blocks: blocks.join(', '), found: shown(values.join(', ')) } }, spot)
}
