import type { ConditionPart } from '../model'
import { typeOfKey } from './keys'
import { type Likely, type NamedOperator, operatorOf } from './operators'

export type ContextValue = string | number | boolean

/** What is known of a request: condition keys with a value or several. A key that is absent is not known. */
export type RequestContext = Readonly<Record<string, ContextValue | readonly ContextValue[]>>

/**
 * Whether one part of a condition holds:
 * - An operator of another type than the key's makes the statement ineffective (P-2): no.
 * - A key that the context lacks, an operator that RAM does not have, a value that cannot be read: maybe.
 * - One of the policy's values has to match; with a negated operator none may.
 * - Of several values of the request, no page says whether one or all have to hold, unless the operator does: where they
 *   differ, maybe.
 */
export function partHolds({ operator: name, key, values }: ConditionPart, context: RequestContext): Likely {
  const named = operatorOf(name)
  if (!named) return 'maybe'
  const type = typeOfKey(key)
  if (type !== null && type !== named.operator.type) return 'no'
  const given = Object.hasOwn(context, key) ? [context[key] ?? []].flat() : []
  const each = given.map((value) => valueHolds(named.operator, values, String(value)))
  return together(each, named.set)
}

function valueHolds(operator: NamedOperator['operator'], wanted: readonly string[], given: string): Likely {
  let matches: Likely = 'no'
  for (const value of wanted) {
    const match = operator.matches(value, given)
    if (match === 'yes') return operator.negated ? 'no' : 'yes'
    if (match === 'maybe') matches = 'maybe'
  }
  if (matches === 'maybe') return 'maybe'
  return operator.negated ? 'yes' : 'no'
}

function together(each: readonly Likely[], set: NamedOperator['set']): Likely {
  const [first] = each
  if (first === undefined) return 'maybe'
  if (each.every((one) => one === first)) return first
  if (set === 'any') return each.includes('yes') ? 'yes' : 'maybe'
  if (set === 'all') return each.includes('no') ? 'no' : 'maybe'
  return 'maybe'
}

/** Whether a condition holds, and the parts on which that turns. */
export function conditionHolds(
  parts: readonly ConditionPart[] | null,
  context: RequestContext,
): { readonly holds: Likely; readonly open: readonly ConditionPart[] } {
  const open: ConditionPart[] = []
  for (const part of parts ?? []) {
    const holds = partHolds(part, context)
    if (holds === 'no') return { holds, open: [] }
    if (holds === 'maybe') open.push(part)
  }
  return { holds: open.length > 0 ? 'maybe' : 'yes', open }
}
