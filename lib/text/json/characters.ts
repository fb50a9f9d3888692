/** Full-width punctuation that input methods write, and the character of JSON that it stands for. */
export const structure: Readonly<Record<string, string>> = {
  '、': ',',
  '，': ',',
  '；': ',',
  '：': ':',
  '｛': '{',
  '｝': '}',
  '［': '[',
  '］': ']',
}
export const doubleQuotes = '“”„＂'
export const singleQuotes = "‘’'"

/** White space of Unicode that JSON does not know, with what is drawn as nothing. */
export function isWideSpace(code: number): boolean {
  if (code < 0x80) return code === 0x0b || code === 0x0c
  return (
    code === 0x85 ||
    code === 0xa0 ||
    code === 0xad ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202f) ||
    (code >= 0x205f && code <= 0x2064) ||
    code === 0x3000 ||
    code === 0xfeff
  )
}

/** `U+00A0` for a no-break space. */
export function numberOf(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}

const named = [
  '、',
  '，',
  '：',
  '；',
  '。',
  '｛',
  '｝',
  '［',
  '］',
  '＊',
  '？',
  '“',
  '”',
  '„',
  '＂',
  '‘',
  '’',
  "'",
] as const

/** A character that is taken for one of JSON's or of a pattern's, and has a name in `content/`. */
export type NamedCharacter = (typeof named)[number]

export function isNamedCharacter(character: string): character is NamedCharacter {
  return named.some((known) => known === character)
}
