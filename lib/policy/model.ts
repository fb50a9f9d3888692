import type { Place } from '@/lib/text'

/** A RAM policy document (Version "1"). */
export interface Policy {
  /** Its name, where what held it says one. */
  readonly name: string | null
  /** What it was read from. */
  readonly shape: PolicyShape
  readonly statements: readonly Statement[]
}

/**
 * What a policy stood in: a document itself, an answer of the RAM API, Terraform's language or its JSON, a template of
 * Resource Orchestration Service, or its name alone (a policy of Alibaba Cloud).
 */
export type PolicyShape = 'document' | 'answer' | 'terraform' | 'terraform-json' | 'ros' | 'system'

export interface Statement {
  readonly effect: 'Allow' | 'Deny'
  /** `not`: NotAction, all but these. */
  readonly action: Patterns
  /** `not`: NotResource, all but these. */
  readonly resource: Patterns
  /** Every part must hold. Null: the statement holds always. */
  readonly condition: readonly ConditionPart[] | null
  readonly place: Place
}

export interface Patterns {
  readonly not: boolean
  readonly patterns: readonly ActionPattern[]
}

export interface ActionPattern {
  readonly text: string
  /** The pattern with `*` for each placeholder that was not filled in, such as `{#accountId}`; null: there is none. */
  readonly loose: string | null
}

export interface ConditionPart {
  readonly operator: string
  readonly key: string
  readonly values: readonly string[]
}
