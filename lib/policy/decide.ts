import type { Policy, ResourcePattern, Statement } from './model'
import { matchesAll, wildcardMatches } from './wildcard'

/** What is asked: may this action be done, on this resource? */
export interface PolicyRequest {
  /** Such as `ecs:AuthorizeSecurityGroup`; a name, not a pattern. At most 256 characters. */
  readonly action: string
  /**
   * Such as `acs:ecs:cn-hangzhou:123:securitygroup/sg-1`, taken as it is; `*` where the action is authorised on all
   * resources. At most 1,024 characters. Absent: on any resource, whichever it is.
   */
  readonly resource?: string
}

export const mostActionCharacters = 256
export const mostResourceCharacters = 1024

/** `maybe`: it turns on something that is not known. */
export type Likely = 'yes' | 'no' | 'maybe'

/** One statement as it was considered. */
export interface Considered {
  readonly policy: number
  readonly statement: number
  readonly effect: 'Allow' | 'Deny'
  readonly action: boolean
  /** `maybe`: no resource was asked about, or the pattern has a placeholder. */
  readonly resource: Likely
  /** The statement has a condition, which is never evaluated. */
  readonly conditional: boolean
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
  /** Every statement, in order. */
  readonly trace: readonly Considered[]
}

export type PolicyEffect = 'allow' | 'deny' | 'implicit-deny' | 'depends'

/**
 * What the policies of one user say, taken together (RAM, How RAM evaluates policies): an explicit Deny decides, else an
 * Allow, else it is denied because nothing allows it.
 *
 * A condition is never evaluated, and a statement that is limited to resources neither matches nor fails to match when
 * no resource is asked about. Such a statement *may* hold. Then:
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
  const { effect, by } = judge(policies, request, considered)
  const trace = considered.map((entry) => ({
    ...entry,
    decides: by !== null && by.policy === entry.policy && by.statement === entry.statement,
  }))
  return { effect, by, trace }
}

interface Found {
  readonly policy: number
  readonly statement: number
  readonly of: Statement
}

/** As `decidePolicy`; the trace only where it is asked for. */
export function judge(
  policies: readonly Policy[],
  request: PolicyRequest,
  trace?: Considered[],
): Pick<PolicyDecision, 'effect' | 'by'> {
  const { action, resource } = request
  if (action.length > mostActionCharacters) throw new RangeError('action: too long')
  if (resource !== undefined && resource.length > mostResourceCharacters) throw new RangeError('resource: too long')
  let deny: Found | null = null
  let allow: Found | null = null
  let mayDeny: Found | null = null
  const mayAllow: Found[] = []
  /** Denies without a condition that are limited to resources. */
  const limited: Found[] = []

  for (const [policy, { statements }] of policies.entries()) {
    for (const [statement, of] of statements.entries()) {
      const onAction = matchesAction(of, action)
      if (!onAction && !trace) continue
      const onResource = matchesResource(of, resource)
      const conditional = of.condition !== null
      const matches: Likely =
        !onAction || onResource === 'no' ? 'no' : conditional || onResource === 'maybe' ? 'maybe' : 'yes'
      trace?.push({
        policy,
        statement,
        effect: of.effect,
        action: onAction,
        resource: onResource,
        conditional,
        matches,
        decides: false,
      })
      if (matches === 'no') continue
      const found = { policy, statement, of }
      if (of.effect === 'Deny') {
        if (matches === 'yes') deny ??= found
        else {
          mayDeny ??= found
          if (!conditional && !of.resource.not) limited.push(found)
        }
      } else if (matches === 'yes') allow ??= found
      else mayAllow.push(found)
    }
  }

  const named = (found: Found) => ({
    policy: found.policy,
    name: policies[found.policy]?.name ?? null,
    statement: found.statement,
  })
  if (deny) return { effect: 'deny', by: named(deny) }
  if (allow) return mayDeny ? { effect: 'depends', by: named(mayDeny) } : { effect: 'allow', by: named(allow) }
  const open = resource === undefined ? mayAllow.find((found) => !isVoid(found, limited)) : mayAllow[0]
  return open ? { effect: 'depends', by: named(open) } : { effect: 'implicit-deny', by: null }
}

function matchesAction({ action: { not, patterns } }: Statement, action: string): boolean {
  return patterns.some((pattern) => wildcardMatches(pattern, action, { fold: true })) !== not
}

function matchesResource({ resource: { not, patterns } }: Statement, resource: string | undefined): Likely {
  let any: Likely = 'no'
  for (const pattern of patterns) {
    const match = matchesPattern(pattern, resource)
    if (match === 'yes') return not ? 'no' : 'yes'
    if (match === 'maybe') any = 'maybe'
  }
  if (any === 'maybe') return 'maybe'
  return not ? 'yes' : 'no'
}

function matchesPattern({ text, loose }: ResourcePattern, resource: string | undefined): Likely {
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
