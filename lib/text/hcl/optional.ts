import { evaluate, type HclScope } from './evaluate'
import type { HclObject, HclValue } from './model'
import { type HclResult, isList, isObject } from './values'

/**
 * A value of a variable with what its type fills in: `optional(type, default)` attributes of objects, in lists, sets and maps
 * of them, too. An optional attribute without a default is null where it is not given.
 */
export function withOptional(value: HclResult, type: HclValue, scope: HclScope): HclResult {
  if (type.kind !== 'call') return value
  const [inner, byDefault] = type.args
  if (!inner) return value
  switch (type.name) {
    case 'optional': {
      const given = value === null && byDefault ? evaluate(byDefault, scope) : value
      return withOptional(given, inner, scope)
    }
    case 'list':
    case 'set':
      return isList(value) ? value.map((item) => withOptional(item, inner, scope)) : value
    case 'map':
      return isObject(value)
        ? Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withOptional(item, inner, scope)]))
        : value
    case 'object':
      return isObject(value) && inner.kind === 'object' ? filledIn(value, inner, scope) : value
    default:
      return value
  }
}

/** An object with the attributes that are optional. */
function filledIn(value: Readonly<Record<string, HclResult>>, { members }: HclObject, scope: HclScope): HclResult {
  const filled: Record<string, HclResult> = { ...value }
  for (const { key, value: type } of members) {
    if (typeof key !== 'string') continue
    const held = Object.hasOwn(value, key) ? value[key] : undefined
    const isOptional = type.kind === 'call' && type.name === 'optional'
    if (held !== undefined || isOptional) filled[key] = withOptional(held ?? null, type, scope)
  }
  return filled
}
