import type { CodeAnswer } from '../corpus'

/** Finds an error code in a text of any case; the longest of several, the first of equals. */
export function openCodes<Slug extends string>(
  codes: readonly CodeAnswer<Slug>[],
): (text: string) => CodeAnswer<Slug> | null {
  const byName = new Map(codes.map((each) => [each.code.toLowerCase(), each]))
  return (text) => {
    let best: CodeAnswer<Slug> | null = null
    for (const [word] of text
      .normalize('NFKC')
      .toLowerCase()
      .matchAll(/[a-z][a-z0-9]*(?:\.[a-z][a-z0-9]*)*/g)) {
      const found = byName.get(word)
      if (found && found.code.length > (best?.code.length ?? 0)) best = found
    }
    return best
  }
}
