import { type Fields, isFields, parseJson, plainOf } from '@/lib/text'

/** Most characters of a list that stands as text in a parameter. */
const longestList = 200_000

/** `Permissions.1.PortRange`, as the API has lists in a request. */
const numbered = /^Permissions\.([0-9]{1,4})\.([A-Za-z0-9]{1,40})$/

/**
 * The rules in the parameters of a request: a list by numbers, a list as JSON or as text, or the fields of one rule beside
 * the others, as older versions of the API have them. Empty where there are none.
 */
export function permissionsIn(parameters: Fields): readonly Fields[] {
  const byNumber = new Map<string, Record<string, unknown>>()
  for (const [name, value] of Object.entries(parameters)) {
    const [, number, field] = numbered.exec(name) ?? []
    if (number === undefined || field === undefined) continue
    const rule = byNumber.get(number) ?? {}
    rule[field] = value
    byNumber.set(number, rule)
  }
  if (byNumber.size > 0) return [...byNumber.values()]
  const listed = listOf(parameters.Permissions)
  if (listed.length > 0) return listed
  return 'IpProtocol' in parameters ? [parameters] : []
}

/** Values of `SecurityGroupRuleId.1`, `SecurityGroupRuleId` and the like: one, a list, or a list by numbers. */
export function idsIn(parameters: Fields, name: string): readonly string[] {
  const found: unknown[] = []
  for (const [key, value] of Object.entries(parameters)) {
    if (key === name) found.push(...(Array.isArray(value) ? value : [value]))
    else if (key.startsWith(`${name}.`) && /^[0-9]{1,4}$/.test(key.slice(name.length + 1))) found.push(value)
  }
  return found.flatMap((value) => {
    const list = typeof value === 'string' && value.startsWith('[') ? textsOf(value) : [value]
    return list.filter((id): id is string => typeof id === 'string' && id !== '')
  })
}

function listOf(value: unknown): readonly Fields[] {
  if (typeof value === 'string') return listOf(valueIn(value))
  if (isFields(value) && 'Permission' in value) return listOf(value.Permission)
  return Array.isArray(value) ? value.filter(isFields) : []
}

function textsOf(text: string): readonly unknown[] {
  const value = valueIn(text)
  return Array.isArray(value) ? value : []
}

function valueIn(text: string): unknown {
  const { nodes, ok } = parseJson(text, { longest: longestList })
  return ok && nodes[0] ? plainOf(nodes[0]) : null
}
