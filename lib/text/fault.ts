/**
 * Faults: one design for all engines. An engine declares what can be wrong as codes with typed parameters:
 *
 *     interface CidrFaults { 'prefix-range': { found: number; most: number }; empty: None }
 *
 * `Fault<CidrFaults>` is then one of them with where it stands. No engine holds a sentence: `content/<locale>/messages`
 * has a `Sentences<CidrFaults>`, so that the compiler finds a code that a language lacks.
 */

/** Parameters of a code that has none. */
export type None = Readonly<Record<never, never>>

/** What a fault may name: texts of the reader, already short (`shown`), and numbers, which the language writes. */
export type Params = Readonly<Record<string, string | number>>

/** Where a fault stands. */
export interface Place {
  /** Path of the element, such as `Statement[0].Action[2]`; empty for the whole. */
  readonly path: string
  /** Zero-based offset (UTF-16) in the text; null when a value was read, not a text. */
  readonly at: number | null
  /** One-based line and column (UTF-16) of `at`. */
  readonly line: number | null
  readonly column: number | null
  /** Path of the string that holds the text that `at`, `line` and `column` count in; null: the text as given. */
  readonly within: string | null
}

/** The place of what has none, such as a whole value. */
export const nowhere: Place = { path: '', at: null, line: null, column: null, within: null }

/** One code of the faults with its parameters and whatever else every fault of the engine says (its place, its severity). */
export type FaultOf<Faults, Code extends keyof Faults, Rest = { readonly place: Place }> = {
  [Each in Code]: { readonly code: Each; readonly params: Readonly<Faults[Each]> } & Rest
}[Code]

/** Any of the faults: a union that `code` tells apart. */
export type Fault<Faults, Rest = { readonly place: Place }> = FaultOf<Faults, keyof Faults, Rest>

/** A sentence for each code; `{name}` stands for the parameter. */
export type Sentences<Faults> = Readonly<Record<keyof Faults, string>>
