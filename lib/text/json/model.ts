import type { Fault, None } from '../fault'

/** JSON with places. Objects are lists of members, so that no key can be mistaken for one of JavaScript's. */
export type JsonNode = JsonObject | JsonList | JsonText | JsonOther

export interface JsonObject {
  readonly kind: 'object'
  /** Zero-based offset (UTF-16) in the text; null when a value was read, not a text. */
  readonly at: number | null
  readonly members: readonly JsonMember[]
}

export interface JsonMember {
  readonly key: string
  readonly at: number | null
  readonly value: JsonNode
}

export interface JsonList {
  readonly kind: 'list'
  readonly at: number | null
  readonly items: readonly JsonNode[]
}

export interface JsonText {
  readonly kind: 'text'
  readonly at: number | null
  readonly value: string
  /** Written without escapes, so that a character's place in the value is its place in the text. */
  readonly plain: boolean
}

export interface JsonOther {
  readonly kind: 'other'
  readonly at: number | null
  readonly value: number | boolean | null
  /** As it is written, at most 60 UTF-16 units. */
  readonly shown: string
}

/** What was expected where something else stands. */
export type JsonExpected = 'value' | 'name' | 'colon' | 'comma-or-brace' | 'comma-or-bracket'

/** What may be wrong with a text that should be JSON (RFC 8259). */
export interface JsonFaults {
  empty: None
  /** In UTF-16 units. */
  'too-long': { readonly most: number }
  depth: { readonly most: number }
  /** Punctuation of another width; `expected` is the character of JSON. */
  'full-width': { readonly found: string; readonly expected: string }
  /** A quote that is not `"`. */
  quote: { readonly found: string }
  'extra-comma': None
  'missing-comma': None
  /** A name or text without quotes. */
  unquoted: { readonly found: string }
  unterminated: None
  control: None
  escape: { readonly found: string }
  expected: { readonly expected: JsonExpected; readonly found: string }
  end: { readonly expected: JsonExpected }
  'after-end': { readonly found: string }
  'duplicate-key': { readonly found: string }
  /** Not JSON for a reason that has no code of its own. */
  syntax: None
}

/**
 * What is not JSON and leaves no doubt: it is read, and told once for the whole text, at the first place, with how often it
 * occurs.
 */
export interface JsonNotes {
  'byte-order-mark': None
  /** White space that JSON does not know, such as a no-break space; `found` is its number, U+00A0. */
  'wide-space': { readonly found: string; readonly count: number }
  comment: { readonly count: number }
  'trailing-comma': { readonly count: number }
}

export type JsonCode = keyof JsonFaults | keyof JsonNotes

/** Zero-based offset (UTF-16). */
interface Offset {
  readonly at: number
}

export type JsonFault = Fault<JsonFaults, Offset>
export type JsonNote = Fault<JsonNotes, Offset>
export type JsonFinding = JsonFault | JsonNote

const notes: Readonly<Record<keyof JsonNotes, true>> = {
  'byte-order-mark': true,
  'wide-space': true,
  comment: true,
  'trailing-comma': true,
}

/** Whether the text was read in spite of it. */
export function isJsonNote(code: string): code is keyof JsonNotes {
  return Object.hasOwn(notes, code)
}

/** Deepest nesting that is read unless a caller says less. */
export const mostDeep = 64
/** Faults of one text that are listed; notes are few. */
export const mostFindings = 500
/** Longest text that is read, in UTF-16 units. */
export const longestJson = 5 * 1024 * 1024
