import { evaluate, type HclScope } from './evaluate'
import { eachOnce, saidNumber } from './functions'
import type { HclObject, HclValue } from './model'
import { type HclResult, isList, isObject } from './values'

/**
 * A value of a variable as its type makes it: texts, numbers and truths one of the other, sets in order, and objects with the
 * attributes that their type names and no others, `optional(type, default)` ones with their default, or null where they have none.
 */
export function ofType(value: HclResult, type: HclValue, scope: HclScope): HclResult {
  if (type.kind === 'reference') return type.steps.length === 0 ? converted(value, type.root) : value
  if (type.kind !== 'call') return value
  const [inner, byDefault] = type.args
  if (!inner) return value
  switch (type.name) {
    case 'optional': {
      const given = value === null && byDefault ? evaluate(byDefault, scope) : value
      return ofType(given, inner, scope)
    }
    case 'list':
      return isList(value) ? value.map((item) => ofType(item, inner, scope)) : value
    case 'set':
      return isList(value) ? eachOnce(value.map((item) => ofType(item, inner, scope))) : value
    case 'map':
      return isObject(value)
        ? Object.fromEntries(Object.entries(value).map(([name, item]) => [name, ofType(item, inner, scope)]))
        : value
    case 'object':
      return isObject(value) && inner.kind === 'object' ? attributesOf(value, inner, scope) : value
    default:
      return value
  }
}

/** A value as one of a primitive type; as it is where it cannot be one. */
function converted(value: HclResult, type: string): HclResult {
  if (type === 'string') return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value
  if (type === 'number') return typeof value === 'string' ? (saidNumber(value) ?? value) : value
  if (type !== 'bool') return value
  if (value === 'true' || value === '1') return true
  return value === 'false' || value === '0' ? false : value
}

/** An object with the attributes of its type. */
function attributesOf(value: Readonly<Record<string, HclResult>>, { members }: HclObject, scope: HclScope): HclResult {
  const attributes = members.flatMap(({ key, value: type }): [string, HclResult][] => {
    if (typeof key !== 'string') return []
    const held = Object.hasOwn(value, key) ? value[key] : undefined
    const isOptional = type.kind === 'call' && type.name === 'optional'
    return held !== undefined || isOptional ? [[key, ofType(held ?? null, type, scope)]] : []
  })
  return Object.fromEntries(attributes)
}
