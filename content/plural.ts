/** A message that counts: the forms that a language has for numbers (CLDR), with `{count}` for the number. */
export interface Plural {
  readonly one?: string
  readonly other: string
}

/** Forms in the place of a string; the type makes every other language say its own. */
export function plural(forms: Plural): Plural {
  return forms
}
