import type { Likely } from './conditions/operators'
import { actionsOfSecurityGroups } from './data/actions'
import type { ActionPattern, Statement } from './model'
import { matchesAll, wildcardMatches } from './wildcard'

const onlyAll = new Set(
  actionsOfSecurityGroups.filter(({ resources }) => resources.join() === '*').map(({ action }) => action.toLowerCase()),
)

/** Whether RAM compares the action with `*` and no other resource, so that no policy can limit it to one (P-1). */
export function isOnAllOnly(action: string): boolean {
  return onlyAll.has(action.toLowerCase())
}

/** Every resource of ECS, as patterns of policies write it. */
const everything = 'acs:ecs:*:*:*'

/**
 * Whether a pattern matches what such an action is compared with, all resources: `*` and `acs:ecs:*:*:*` do; one for the
 * whole of a region or an account may, for no page says; one that names a kind of resource never does.
 */
export function onAllResources({ text, loose }: ActionPattern): Likely {
  const covers = (pattern: string) => matchesAll(pattern) || wildcardMatches(pattern, everything, { covering: true })
  if (covers(text)) return 'yes'
  if (loose !== null && covers(loose)) return 'maybe'
  return /^acs:(?:ecs|\*):[^:]*:[^:]*:\*+$/.test(text) ? 'maybe' : 'no'
}

/**
 * Actions on security groups that a statement means and never holds for: they are compared with `*` only, and it is limited
 * to resources. A Deny of this kind protects nothing, an Allow grants nothing. Patterns count in a Deny that is about groups:
 * `ecs:*` on an instance means that instance.
 */
export function neverHolds({
  effect,
  action,
  resource,
}: Pick<Statement, 'effect' | 'action' | 'resource'>): readonly string[] {
  if (action.not || resource.not || resource.patterns.some((pattern) => onAllResources(pattern) !== 'no')) return []
  const onGroups = resource.patterns.some(({ text }) => /securitygroup/i.test(text))
  const patterns = action.patterns
    .map(({ text }) => text)
    .filter((text) => !/[*?]/.test(text) || (effect === 'Deny' && (onGroups || /securitygroup/i.test(text))))
  return actionsOfSecurityGroups
    .map((entry) => entry.action)
    .filter((name) => isOnAllOnly(name) && patterns.some((text) => wildcardMatches(text, name, { fold: true })))
}
