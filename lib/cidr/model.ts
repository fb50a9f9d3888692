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
  /** Stable kebab-case code; each locale has a sentence for it. */
  readonly code: string
  /** The sentence in English. */
  readonly message: string
}

/** Why an input was refused: what, where, and how it could be repaired. */
export interface Problem {
  /** Stable kebab-case code; each locale has a sentence for it. */
  readonly code: string
  /** One English sentence that says what was expected. */
  readonly message: string
  /** Zero-based index of the offending character in the text as given. */
  readonly at: number
  /** Texts that would be accepted and that the writer may have meant; often empty. */
  readonly repairs: readonly string[]
}

/** The outcome of reading a text: a value with notes, or a problem. Never a guess. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T; readonly notes: readonly Note[] }
  | { readonly ok: false; readonly problem: Problem }
