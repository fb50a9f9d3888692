const star = 0x2a
const question = 0x3f

/** ASCII letters are folded; names of actions have no others. */
function folded(code: number): number {
  return code >= 0x41 && code <= 0x5a ? code + 0x20 : code
}

/**
 * Whether `*` (any characters, also none) and `?` (one character) make the pattern match the whole text.
 * No backtracking but to the last star: at most pattern × text steps, and none where the pattern asks for more
 * characters than the text has. Source: RAM, Policy structure and syntax.
 *
 * @param fold compare ASCII letters without regard to case
 * @param covering the text is a pattern too: true only when every text that it matches is matched (a sufficient test)
 */
export function wildcardMatches(pattern: string, text: string, { fold = false, covering = false } = {}): boolean {
  if (pattern === text || pattern === '*') return true
  let needed = 0
  for (let index = 0; index < pattern.length; index += 1) {
    if (pattern.charCodeAt(index) !== star && ++needed > text.length) return false
  }
  let at = 0
  let written = 0
  let lastStar = -1
  let resume = 0
  while (at < text.length) {
    const want = written < pattern.length ? pattern.charCodeAt(written) : -1
    if (want === star) {
      lastStar = written
      resume = at
      written += 1
      continue
    }
    const have = text.charCodeAt(at)
    const same =
      want === question ? !(covering && have === star) : want === have || (fold && folded(want) === folded(have))
    if (same) {
      at += 1
      written += 1
    } else if (lastStar >= 0) {
      resume += 1
      at = resume
      written = lastStar + 1
    } else return false
  }
  while (written < pattern.length && pattern.charCodeAt(written) === star) written += 1
  return written === pattern.length
}

/** Whether the pattern matches whatever there is. */
export function matchesAll(pattern: string): boolean {
  for (let index = 0; index < pattern.length; index += 1) if (pattern.charCodeAt(index) !== star) return false
  return pattern.length > 0
}
