import type { Group } from '../model'
import type { NewRule } from './permission'

/**
 * Why the API or Terraform would not take a rule:
 * `priority-110` F-7, it marks old default rules and cannot be given; `group-in-advanced` M-12; `self-reference` M-13, in
 * the API's list of errors as `InvalidParamter.Conflict`; `description-length` F-16, 1–512 characters;
 * `five-tuple` and `port-list` P-21, Terraform has no field for it.
 */
export type RefusalCode =
  | 'priority-110'
  | 'group-in-advanced'
  | 'self-reference'
  | 'description-length'
  | 'five-tuple'
  | 'port-list'

/** A rule that was not written, and why. */
export interface WriteRefusal {
  readonly rule: NewRule
  readonly code: RefusalCode
}

/** Why the API refuses to create a rule; null when it takes it. Without the group its type is not looked at. */
export function refusalOf(rule: NewRule, group?: Group): RefusalCode | null {
  if (rule.priority > 100) return 'priority-110'
  if (rule.peer.kind === 'group' && group?.type === 'advanced') return 'group-in-advanced'
  if (rule.peer.kind === 'group' && rule.peer.groupId === rule.group) return 'self-reference'
  return [...rule.description].length > 512 ? 'description-length' : null
}

/** Rules that can be written, and those that cannot. */
export function sortOut<R extends NewRule>(
  rules: readonly R[],
  refused: (rule: R) => RefusalCode | null,
): { readonly writable: R[]; readonly refusals: WriteRefusal[] } {
  const writable: R[] = []
  const refusals: WriteRefusal[] = []
  for (const rule of rules) {
    const code = refused(rule)
    if (code) refusals.push({ rule, code })
    else writable.push(rule)
  }
  return { writable, refusals }
}
