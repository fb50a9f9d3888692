import type { RequestContext } from './conditions/evaluate'
import { type ActionGroup, actionsOfSecurityGroups, type SecurityGroupAction } from './data/actions'
import { judgeRequest, type PolicyDecision } from './decide'
import type { Policy, Statement } from './model'
import { wildcardMatches } from './wildcard'

export interface Remaining extends SecurityGroupAction {
  /** On any resource. */
  readonly decision: Pick<PolicyDecision, 'effect' | 'by' | 'turnsOn'>
  /** Denied explicitly and without a condition on every resource: no other policy can open it. */
  readonly closed: boolean
}

/**
 * Each action on security groups, and what the policies decide about it for a request of which the context is known. What
 * is not `closed` remains: a Deny that holds under this context only closes nothing.
 */
export function whatRemains(policies: readonly Policy[], context: RequestContext = {}): readonly Remaining[] {
  const read = new Map<string, readonly Policy[]>()
  return actionsOfSecurityGroups.map((entry) => {
    const { action, resources } = entry
    const types = resources.join()
    const seen = read.get(types) ?? policies.map((policy) => onAllOf(policy, resources))
    read.set(types, seen)
    const closed = judgeRequest(seen, { action }).effect === 'deny'
    return { ...entry, decision: judgeRequest(seen, { action, context }), closed }
  })
}

/** Every resource of ECS that is of a type, as patterns of policies write it. */
const everyOf = (type: string) => `acs:ecs:*:*:${type}/*`

/**
 * A policy as an action reads it that acts on these types of resources alone (P-1): a Deny on all of them is one on all
 * resources.
 */
function onAllOf(policy: Policy, types: readonly string[]): Policy {
  if (types.includes('*')) return policy
  const covers = ({ effect, resource: { not, patterns } }: Statement) =>
    effect === 'Deny' &&
    !not &&
    types.every((type) => patterns.some(({ text }) => wildcardMatches(text, everyOf(type), { covering: true })))
  const all = { not: false, patterns: [{ text: '*', loose: null }] }
  return {
    ...policy,
    statements: policy.statements.map((statement) => (covers(statement) ? { ...statement, resource: all } : statement)),
  }
}

/** A statement as a policy document writes it. */
export interface DenyStatement {
  readonly Effect: 'Deny'
  readonly Action: readonly string[]
  readonly Resource: '*'
}

export interface ClosingOptions {
  /** False leaves actions open that do much else besides, such as `ecs:RunInstances`. */
  readonly broad?: boolean
  /** The groups of actions to close; reading is not among them unless it is named. */
  readonly groups?: readonly ActionGroup[]
}

const changing: readonly ActionGroup[] = ['rules', 'groups', 'membership', 'attributes', 'lists']

/** The Deny statement that closes what remains; null when nothing does. It is on all resources, as some actions need. */
export function closingStatement(
  remaining: readonly Remaining[],
  { broad = true, groups = changing }: ClosingOptions = {},
): DenyStatement | null {
  const actions = remaining
    .filter((entry) => !entry.closed && groups.includes(entry.group) && (broad || !entry.broad))
    .map(({ action }) => action)
  return actions.length > 0 ? { Effect: 'Deny', Action: actions, Resource: '*' } : null
}
