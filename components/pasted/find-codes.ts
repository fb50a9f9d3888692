import type { ErrorEntry } from '@/content/error-codes'

/** What a code may stand inside of: `"Code":"DependencyViolation"`, `ErrorCode: …`, a sentence. */
function holds(text: string, code: string): boolean {
  for (let at = text.indexOf(code); at >= 0; at = text.indexOf(code, at + 1)) {
    const [before, after] = [text[at - 1] ?? ' ', text[at + code.length] ?? ' ']
    if (!/[a-z0-9.]/.test(before) && !/[a-z0-9]/.test(after)) return true
  }
  return false
}

/** Longest text that is looked through, in UTF-16 units. */
const longest = 20_000

/**
 * The codes that a text is about: those that stand in it whole (of codes inside each other the longest), else those whose
 * messages it quotes, else those that hold all its words. All codes for an empty text.
 */
export function findCodes(errors: readonly ErrorEntry[], written: string): readonly ErrorEntry[] {
  const text = written.slice(0, longest).toLowerCase().trim()
  if (text === '') return errors
  const named = errors.filter(({ code }) => holds(text, code.toLowerCase()))
  if (named.length > 0) {
    return named.filter(({ code }) => !named.some((other) => other.code !== code && other.code.startsWith(`${code}.`)))
  }
  const quoted = errors.filter(({ says }) => says.some((said) => text.includes(said.toLowerCase())))
  if (quoted.length > 0) return quoted
  const words = text.split(/\s+/).slice(0, 20)
  return errors.filter(({ code, meaning, remedy, operations }) => {
    const all = [code, meaning, remedy, ...operations].join(' ').toLowerCase()
    return words.every((word) => all.includes(word))
  })
}
