/** Sentences in a row: with a space between them, but after a full-width stop, which brings its own. */
export function inARow(...sentences: readonly string[]): string {
  return sentences.filter(Boolean).join(' ').replace(/。 /g, '。')
}
