/** Where something stands in what was read. */
export interface Place {
  /** Path of the element, such as `Statement[0].Action[2]`; empty for the whole. */
  readonly path: string
  /** Zero-based offset (UTF-16) in the text; null when a value was read, not a text. */
  readonly at: number | null
  /** One-based line and column (UTF-16) of `at`. */
  readonly line: number | null
  readonly column: number | null
  /** Path of the JSON string that holds the text that `at`, `line` and `column` count in; null: the text as given. */
  readonly within: string | null
}

export interface Problem {
  readonly code: ProblemCode
  /** RAM refuses a policy with an error; a warning says what is doubtful. */
  readonly severity: 'error' | 'warning'
  /** One English sentence. */
  readonly message: string
  readonly place: Place
  /** What the sentence names; `expected` is an Expected or a character. */
  readonly params: Readonly<Record<string, string>>
}

/** What was expected where something else stands. */
export type Expected =
  | 'value'
  | 'name'
  | 'colon'
  | 'comma-or-brace'
  | 'comma-or-bracket'
  | 'object'
  | 'statements'
  | 'statement'
  | 'text'
  | 'effect'
  | 'actions'
  | 'resources'

export type ProblemCode = SyntaxCode | PolicyCode

/** The text is no JSON. */
export type SyntaxCode =
  | 'empty'
  | 'too-long'
  | 'depth'
  | 'full-width'
  | 'quote'
  | 'wide-space'
  | 'comment'
  | 'trailing-comma'
  | 'extra-comma'
  | 'missing-comma'
  | 'unquoted'
  | 'unterminated'
  | 'control'
  | 'escape'
  | 'expected'
  | 'end'
  | 'after-end'
  | 'duplicate-key'
  | 'syntax'

/** The JSON is no policy, or a doubtful one. */
export type PolicyCode =
  | 'no-policy'
  | 'statement-alone'
  | 'missing-version'
  | 'bad-version'
  | 'missing-statement'
  | 'missing-effect'
  | 'unknown-effect'
  | 'missing-action'
  | 'both-actions'
  | 'missing-resource'
  | 'both-resources'
  | 'principal'
  | 'type'
  | 'empty-list'
  | 'empty-string'
  | 'full-width-inside'
  | 'unknown-key'
  | 'not-resource'
  | 'white-space'
  | 'action-format'
  | 'spelling'
  | 'resource-format'
  | 'placeholder'
  | 'empty-condition'
  | 'operator'
  | 'more'

/** A RAM policy document (Version "1"). */
export interface Policy {
  /** `PolicyName` of the API's answer that held it. */
  readonly name: string | null
  readonly statements: readonly Statement[]
}

export interface Statement {
  readonly effect: 'Allow' | 'Deny'
  /** `not`: NotAction, all but these. */
  readonly action: { readonly not: boolean; readonly patterns: readonly string[] }
  /** `not`: NotResource, all but these. */
  readonly resource: { readonly not: boolean; readonly patterns: readonly ResourcePattern[] }
  /** Every part must hold. Null: the statement holds always. */
  readonly condition: readonly ConditionPart[] | null
  readonly place: Place
}

export interface ResourcePattern {
  readonly text: string
  /** The pattern with `*` for each placeholder that was not filled in, such as `{#accountId}`; null: there is none. */
  readonly loose: string | null
}

export interface ConditionPart {
  readonly operator: string
  readonly key: string
  readonly values: readonly string[]
}
