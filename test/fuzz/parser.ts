/** Something of the site that takes a text which a reader pasted, typed or got by a link. */
export interface Parser {
  readonly name: string
  /** Texts that it is made for. */
  readonly seeds: readonly string[]
  /** Reads a text. Throws where what it makes of it does not hold: a text may be refused, and never break the reader. */
  readonly read: (text: string) => void
}

/** @throws an error that says what does not hold */
export function check(holds: boolean, what: string) {
  if (!holds) throw new Error(what)
}
