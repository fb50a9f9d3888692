import type { Fault, JsonExpected, JsonFaults, JsonNotes, None, Place } from '@/lib/text'

/** What was expected where something else stands. */
export type Expected =
  | JsonExpected
  | 'object'
  | 'statements'
  | 'statement'
  | 'text'
  | 'effect'
  | 'actions'
  | 'resources'
  | 'condition-value'

/** What RAM refuses, or what keeps a text from being read whole. `found` is short. */
export interface PolicyFaults {
  'no-policy': None
  'statement-alone': None
  'missing-version': None
  'bad-version': { readonly found: string }
  'missing-statement': None
  'missing-effect': None
  'unknown-effect': { readonly found: string }
  'missing-action': None
  'both-actions': None
  'missing-resource': None
  'both-resources': None
  /** A policy of a resource, which names who it is for. */
  principal: None
  /** Only trust policies are there: who may take a role, not what the role may do. */
  'only-trust': None
  /** A call that was refused, and no policy beside it. */
  'only-refusal': None
  type: { readonly expected: Expected; readonly found: string }
  'empty-list': None
  'empty-string': None
  'full-width-inside': { readonly found: string }
  /** Terraform's language breaks here. */
  terraform: None
  /** YAML breaks here. */
  yaml: None
  /** The document is worked out elsewhere: a reference, a file, a function. */
  elsewhere: { readonly found: string }
  /** `terraform plan` leaves out a part of the document, as it says in `found`. */
  'hidden-part': { readonly found: string }
  /** An answer that names a policy of the account without its document. */
  'no-document': { readonly found: string }
  /** A policy of Alibaba Cloud whose document is not kept here. */
  'unknown-system': { readonly found: string }
  /** More than is listed. */
  more: { readonly count: number }
}

/** What is doubtful, or was read in spite of how it is written. */
export interface PolicyWarnings {
  'unknown-key': { readonly found: string }
  'not-resource': None
  /** A variable of Terraform whose default was read in its place. */
  'default-taken': { readonly name: string }
  'white-space': { readonly found: string }
  'action-format': { readonly found: string }
  /** Another use of capitals than the API's. */
  spelling: { readonly found: string; readonly meant: string }
  /** No operation of ECS is called so; `meant` is the nearest. */
  'unknown-action': { readonly found: string; readonly meant: string }
  /** As above, and none is near. */
  'no-such-action': { readonly found: string }
  'resource-format': { readonly found: string }
  placeholder: { readonly found: string }
  'empty-condition': None
  operator: { readonly found: string }
  /** The operator is of another type than the key: the statement never holds. */
  'operator-type': { readonly found: string; readonly key: string; readonly meant: string }
  'condition-value': { readonly found: string; readonly key: string }
  'unquoted-value': { readonly found: string }
  'version-number': None
  /** What stands around the document, such as a prompt or a command, was skipped. */
  around: None
  /** A trust policy, which is left out. */
  trust: None
  /** Actions that are compared with `*` only: limited to a resource, the statement never holds for them. */
  'never-denies': { readonly actions: string; readonly count: number }
  'never-allows': { readonly actions: string; readonly count: number }
  /** The key is absent when an AccessKey is used, so that a Deny on `false` does not hold there. */
  'mfa-access-key': None
  /** Source blocks that pass the test for 0.0.0.0/0 and together are every address. */
  'way-round': { readonly blocks: string; readonly found: string }
  more: { readonly count: number }
}

/** RAM refuses a policy with an error; a warning says what is doubtful. */
interface Told<Severity> {
  readonly severity: Severity
  readonly place: Place
}

export type PolicyError = Fault<JsonFaults, Told<'error'>> | Fault<PolicyFaults, Told<'error'>>
export type PolicyWarning = Fault<JsonNotes, Told<'warning'>> | Fault<PolicyWarnings, Told<'warning'>>
export type PolicyProblem = PolicyError | PolicyWarning
export type PolicyCode = keyof PolicyFaults | keyof PolicyWarnings
export type PolicyProblemCode = PolicyCode | keyof JsonFaults | keyof JsonNotes
