const ends = { sentences: /[。！？]\s*|[.!?](?=\s|$)\s*/g, clauses: /[。！？]\s*|[.!?:](?=\s|$)\s*/g } as const

/** The sentences of a text with what stands between them, so that they put together are the text; `clauses` end at a colon, too. */
export function sentencesOf(text: string, by: keyof typeof ends): string[] {
  const found: string[] = []
  let from = 0
  for (const { 0: end, index } of text.matchAll(ends[by])) {
    found.push(text.slice(from, index + end.length))
    from = index + end.length
  }
  return from < text.length ? [...found, text.slice(from)] : found
}
