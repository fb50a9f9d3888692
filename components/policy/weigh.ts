import {
  type Policy,
  type PolicyReading,
  type ReadingOptions,
  type Remaining,
  type RequestContext,
  readPolicyWith,
  whatRemains,
} from '@/lib/policy'
import { nowhere } from '@/lib/text'

/** What is asked of a pasted text. */
export interface AskedOfPolicies {
  readonly text: string
  /** Whether another policy is taken to allow every ECS operation; null: where nothing but denials was pasted. */
  readonly assume: boolean | null
  /** What is known of a request. */
  readonly context: RequestContext
}

export interface Weighed {
  readonly reading: PolicyReading
  /** The policies, where they could be read and are not too many. */
  readonly policies: readonly Policy[]
  readonly statements: number
  /** More statements than a page can show; the account's limit is far below. */
  readonly tooMany: boolean
  /** Whether another Allow is assumed. */
  readonly assumed: boolean
  readonly remaining: readonly Remaining[]
}

/** Most statements that are weighed: a user may have some dozen policies of 6,144 characters each. */
export const mostStatements = 20_000

/** What a policy such as AliyunECSFullAccess says of ECS. */
export const fullAccess: Policy = {
  name: null,
  shape: 'system',
  statements: [
    {
      effect: 'Allow',
      action: { not: false, patterns: [{ text: 'ecs:*', loose: null }] },
      resource: { not: false, patterns: [{ text: '*', loose: null }] },
      condition: null,
      place: nowhere,
    },
  ],
}

const nothing: PolicyReading = { ok: true, policies: [], problems: [], repaired: null }
const none: readonly Policy[] = []

/** Whether the policies do nothing but deny, so that others have to allow what they leave. */
function onlyDenies(policies: readonly Policy[]): boolean {
  const all = policies.flatMap(({ statements }) => statements)
  return all.length > 0 && all.every(({ effect }) => effect === 'Deny')
}

/** Reads a text and says what its policies leave open. The options bring the readers that a page loads on use. */
export function weighPolicies({ text, assume, context }: AskedOfPolicies, options: ReadingOptions = {}): Weighed {
  const reading = text.trim() === '' ? nothing : readPolicyWith(text, options)
  const read = reading.ok ? reading.policies : none
  const statements = read.reduce((sum, policy) => sum + policy.statements.length, 0)
  const tooMany = statements > mostStatements
  const policies = tooMany ? none : read
  const assumed = assume ?? onlyDenies(policies)
  const all = assumed ? [...policies, fullAccess] : policies
  const remaining = policies.length > 0 ? whatRemains(all, context) : []
  return {
    reading: tooMany && reading.ok ? { ...reading, policies: none } : reading,
    policies,
    statements,
    tooMany,
    assumed,
    remaining,
  }
}
