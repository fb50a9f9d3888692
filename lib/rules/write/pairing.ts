import type { Rule } from '../model'
import { idAsItIs, type Permission, permissionOf } from './permission'

/** What becomes of the rules of one group. */
export interface Pairing {
  readonly added: readonly Rule[]
  readonly removed: readonly Rule[]
  /** The same rule before and after, changed. */
  readonly edited: readonly Edit[]
  /** Rules that the API would take for one that stays: it keeps a set, not a list (F-19). */
  readonly repeated: readonly Rule[]
}

export interface Edit {
  readonly from: Rule
  readonly to: Rule
}

/** Whether an id is one that the API gave (F-15), by which a rule can be changed and deleted. */
export function isApiId(id: string): boolean {
  return /^sgr-[^#]+$/.test(id)
}

/** Everything that makes a rule the rule that it is: all but its id and its description. */
export function identityOf(rule: Rule): string {
  const { Description: _, ...rest }: Permission = permissionOf(rule, idAsItIs)
  return JSON.stringify([rule.direction, rest])
}

/**
 * Finds each rule of `after` in `before`: first the ones that did not change, then those that differ in their description
 * alone, then those that kept the API's id. The rest is new, or gone.
 */
export function pair(before: readonly Rule[], after: readonly Rule[]): Pairing {
  const edited: Edit[] = []
  const stay = new Set<string>()
  let from = [...before]
  let to = [...after]
  const match = (key: (rule: Rule) => string | null, found: (edit: Edit) => void) => {
    const open = new Map<string, Rule[]>()
    for (const rule of from) {
      const of = key(rule)
      if (of === null) continue
      const same = open.get(of)
      if (same) same.push(rule)
      else open.set(of, [rule])
    }
    const gone = new Set<Rule>()
    to = to.filter((rule) => {
      const of = key(rule)
      const partner = of === null ? undefined : open.get(of)?.shift()
      if (!partner) return true
      gone.add(partner)
      found({ from: partner, to: rule })
      return false
    })
    from = from.filter((rule) => !gone.has(rule))
  }
  const keep = (edit: Edit) => {
    stay.add(identityOf(edit.to))
    if (edit.from.description !== edit.to.description) edited.push(edit)
  }
  match((rule) => JSON.stringify([rule.id, identityOf(rule), rule.description]), keep)
  match((rule) => JSON.stringify([identityOf(rule), rule.description]), keep)
  match(identityOf, keep)
  match(
    (rule) => (isApiId(rule.id) ? rule.id : null),
    (edit) => edited.push(edit),
  )
  const again = (rule: Rule) => stay.has(identityOf(rule))
  return {
    added: to.filter((rule) => !again(rule)),
    removed: from.filter((rule) => isApiId(rule.id) || !again(rule)),
    edited,
    repeated: [...to.filter(again), ...from.filter((rule) => !isApiId(rule.id) && again(rule))],
  }
}
