/** A message that counts: the forms that a language has for numbers (CLDR), with `{count}` for the number. */
export interface Plural {
  readonly one?: string
  readonly other: string
}
