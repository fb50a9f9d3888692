/** An address family: IPv4 or IPv6. IPv4-mapped IPv6 addresses are IPv6 (M-6). */
export type Family = 4 | 6

/** A CIDR block in canonical form: `first` has no bit set to the right of `prefix`. */
export interface Block {
  readonly family: Family
  /** Network address as an unsigned integer, 0–2³²−1 or 0–2¹²⁸−1. */
  readonly first: bigint
  /** Number of fixed leading bits, 0–32 or 0–128. */
  readonly prefix: number
}

/** A range of addresses of one family, both ends included, `first ≤ last`. */
export interface AddressRange {
  readonly family: Family
  readonly first: bigint
  readonly last: bigint
}

/** Something worth telling about an input that was understood all the same, such as host bits that were cleared. */
export interface Note {
  readonly code: NoteCode
}

export type NoteCode = 'folded' | 'trimmed' | 'single' | 'host-bits' | 'mask' | 'wildcard'

/** Why an input was refused: what, where, and how it could be repaired. The words are the locale's, or sentences.ts's. */
export interface CidrProblem {
  readonly code: CidrProblemCode
  /** Zero-based index of the offending character in the text as given. */
  readonly at: number
  /** Texts that would be accepted and that the writer may have meant; often empty. */
  readonly repairs: readonly string[]
  /** What the sentence names: `found` (a character, quoted), `most` (the largest number). */
  readonly params: Readonly<Record<string, string>>
}

export type CidrProblemCode =
  | 'empty'
  | 'too-long'
  | 'masked'
  | 'hexadecimal'
  | 'character'
  | 'empty-octet'
  | 'leading-zero'
  | 'octet'
  | 'integer'
  | 'short'
  | 'too-many'
  | 'zone'
  | 'double-colon'
  | 'group'
  | 'group-count'
  | 'prefix'
  | 'prefix-zero'
  | 'mask'
  | 'wildcard'
  | 'mixed-families'
  | 'reversed-range'

/** The outcome of reading a text: a value with notes, or a problem. Never a guess. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T; readonly notes: readonly Note[] }
  | { readonly ok: false; readonly problem: CidrProblem }
