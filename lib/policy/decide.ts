import { conditionHolds, type RequestContext } from './conditions/evaluate'
import type { Likely } from './conditions/operators'
import { isOnAllOnly, onAllResources } from './lint'
import type { ActionPattern, ConditionPart, Patterns, Policy, Statement } from './model'
import { matchesAll, wildcardMatches } from './wildcard'

/** What is asked: may this action be done, on this resource? */
export interface PolicyRequest {
  /** Such as `ecs:AuthorizeSecurityGroup`; a name, not a pattern. At most 256 characters. */
  readonly action: string
  /**
   * Such as `acs:ecs:cn-hangzhou:123:securitygroup/sg-1`, taken as it is. At most 1,024 characters. Absent: on any
   * resource, whichever it is. An action that is authorised on all resources only is compared with `*`, whatever stands
   * here (P-1); what that matches says `onAllResources`.
   */
  readonly resource?: string
  /** What is known of the request's conditions. Absent: nothing. */
  readonly context?: RequestContext
}

export const mostActionCharacters = 256
export const mostResourceCharacters = 1024

/** One statement as it was considered. `maybe`: it turns on something that is not known. */
export interface Considered {
  readonly policy: number
  readonly statement: number
  readonly effect: 'Allow' | 'Deny'
  /** `maybe`: the pattern has a placeholder. */
  readonly action: Likely
  /** `maybe`: no resource was asked about, or the pattern has a placeholder. */
  readonly resource: Likely
  /** Null: the statement has no condition. `maybe`: the context does not say. */
  readonly condition: Likely | null
  /** The parts of the condition on which that turns. */
  readonly open: readonly ConditionPart[]
  readonly matches: Likely
  /** This is the statement that the decision names. */
  readonly decides: boolean
}

export interface PolicyDecision {
  readonly effect: PolicyEffect
  /**
   * `allow`, `deny`: the first statement that does it. `depends`: the first on which it turns (a Deny that may hold over
   * an Allow, else an Allow that may hold). `implicit-deny`: null.
   */
  readonly by: { readonly policy: number; readonly name: string | null; readonly statement: number } | null
  /** `depends`: the parts of the condition of that statement that the context does not decide; empty: the resource does. */
  readonly turnsOn: readonly ConditionPart[]
  /** The action is compared with `*` only, whatever resource was asked about. */
  readonly onAll: boolean
  /** Every statement, in order. */
  readonly trace: readonly Considered[]
}

export type PolicyEffect = 'allow' | 'deny' | 'implicit-deny' | 'depends'

/**
 * What the policies of one user say, taken together (RAM, How RAM evaluates policies): an explicit Deny decides, else an
 * Allow, else it is denied because nothing allows it.
 *
 * A condition on a key that the context lacks decides nothing, and a statement that is limited to resources neither matches
 * nor fails to match when no resource is asked about. Such a statement *may* hold. Then:
 * - A Deny that may hold over an Allow that holds, or only Allows that may hold: `depends`.
 * - A Deny that may hold where nothing allows: `implicit-deny`. It is denied either way, and nothing depends.
 * - No resource asked about, and every resource that an Allow names is denied without a condition: `implicit-deny`. On
 *   those it is denied explicitly, on all others implicitly.
 *
 * Actions are compared without regard to case (Resource Management, Languages of access control policies: "in most cases";
 * the reader warns of a spelling that the API does not have), resources with. Policies of other kinds (control policies,
 * session policies, policies of resources) are not known here.
 * Throws a RangeError for a request that is longer than any action or resource.
 */
export function decidePolicy(policies: readonly Policy[], request: PolicyRequest): PolicyDecision {
  const considered: Considered[] = []
  const { effect, by, turnsOn } = judgeRequest(policies, request, considered)
  const trace = considered.map((entry) => ({
    ...entry,
    decides: by !== null && by.policy === entry.policy && by.statement === entry.statement,
  }))
  return { effect, by, turnsOn, onAll: isOnAllOnly(request.action), trace }
}

interface Found {
  readonly policy: number
  readonly statement: number
  readonly of: Statement
  readonly open: readonly ConditionPart[]
}

/** The statements that hold or may hold, as far as they decide. */
interface Weighed {
  deny: Found | null
  allow: Found | null
  mayDeny: Found | null
  readonly mayAllow: Found[]
  /** Denies that hold but are limited to resources. */
  readonly limited: Found[]
}

/** As `decidePolicy`; the trace only where it is asked for. */
export function judgeRequest(
  policies: readonly Policy[],
  request: PolicyRequest,
  trace?: Considered[],
): Pick<PolicyDecision, 'effect' | 'by' | 'turnsOn'> {
  const { action } = request
  if (action.length > mostActionCharacters) throw new RangeError('action: too long')
  if ((request.resource?.length ?? 0) > mostResourceCharacters) throw new RangeError('resource: too long')
  const onAll = isOnAllOnly(action)
  const { resource } = request
  const weighed: Weighed = { deny: null, allow: null, mayDeny: null, mayAllow: [], limited: [] }

  for (const [policy, { statements }] of policies.entries()) {
    for (const [statement, of] of statements.entries()) {
      const onAction = matchesPatterns(of.action, (pattern) => matchesAction(pattern, action))
      if (onAction === 'no' && !trace) continue
      const onResource = matchesPatterns(of.resource, (pattern) =>
        onAll ? onAllResources(pattern) : matchesResource(pattern, resource),
      )
      const { holds, open } = conditionHolds(of.condition, request.context ?? {})
      const matches = allOf(onAction, onResource, holds)
      const condition = of.condition ? holds : null
      const { effect } = of
      const shown = { action: onAction, resource: onResource, condition, open, matches, decides: false }
      trace?.push({ policy, statement, effect, ...shown })
      if (matches !== 'no')
        weigh(weighed, { policy, statement, of, open }, matches, onAction === 'yes' && holds === 'yes')
    }
  }
  return concluded(weighed, policies, !onAll && resource === undefined)
}

function weigh(weighed: Weighed, found: Found, matches: 'yes' | 'maybe', onResourceOnly: boolean): void {
  if (found.of.effect === 'Deny') {
    if (matches === 'yes') weighed.deny ??= found
    else {
      weighed.mayDeny ??= found
      if (onResourceOnly && !found.of.resource.not) weighed.limited.push(found)
    }
  } else if (matches === 'yes') weighed.allow ??= found
  else weighed.mayAllow.push(found)
}

function concluded(
  { deny, allow, mayDeny, mayAllow, limited }: Weighed,
  policies: readonly Policy[],
  anyResource: boolean,
): Pick<PolicyDecision, 'effect' | 'by' | 'turnsOn'> {
  const by = ({ policy, statement }: Found) => ({ policy, name: policies[policy]?.name ?? null, statement })
  if (deny) return { effect: 'deny', by: by(deny), turnsOn: [] }
  if (allow && !mayDeny) return { effect: 'allow', by: by(allow), turnsOn: [] }
  const open = allow ? mayDeny : anyResource ? mayAllow.find((found) => !isVoid(found, limited)) : mayAllow[0]
  return open
    ? { effect: 'depends', by: by(open), turnsOn: open.open }
    : { effect: 'implicit-deny', by: null, turnsOn: [] }
}

function allOf(...each: readonly Likely[]): Likely {
  if (each.includes('no')) return 'no'
  return each.includes('maybe') ? 'maybe' : 'yes'
}

/** Whether one of the patterns matches, or none where they are exceptions. */
function matchesPatterns({ not, patterns }: Patterns, matches: (pattern: ActionPattern) => Likely): Likely {
  let any: Likely = 'no'
  for (const pattern of patterns) {
    const match = matches(pattern)
    if (match === 'yes') return not ? 'no' : 'yes'
    if (match === 'maybe') any = 'maybe'
  }
  if (any === 'maybe') return 'maybe'
  return not ? 'yes' : 'no'
}

function matchesAction({ text, loose }: ActionPattern, action: string): Likely {
  if (loose === null) return wildcardMatches(text, action, { fold: true }) ? 'yes' : 'no'
  return wildcardMatches(loose, action, { fold: true }) ? 'maybe' : 'no'
}

function matchesResource({ text, loose }: ActionPattern, resource: string | undefined): Likely {
  if (resource === undefined) return matchesAll(text) ? 'yes' : 'maybe'
  if (wildcardMatches(text, resource)) return 'yes'
  return loose !== null && wildcardMatches(loose, resource) ? 'maybe' : 'no'
}

/** Pairs of an Allow and a Deny that are compared before a decision is called `depends` without looking further. */
const mostPairs = 10_000

/** Whether each resource that the Allow names is denied without a condition. */
function isVoid({ of }: Found, limited: readonly Found[]): boolean {
  if (of.resource.not || limited.length === 0) return false
  let pairs = 0
  return of.resource.patterns.every((allowed) =>
    limited.some((denied) =>
      denied.of.resource.patterns.some((pattern) => {
        pairs += 1
        if (pairs > mostPairs || pattern.loose !== null || allowed.text.length > mostResourceCharacters) return false
        return wildcardMatches(pattern.text, allowed.loose ?? allowed.text, { covering: true })
      }),
    ),
  )
}
