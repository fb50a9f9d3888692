/**
 * Characters that a terminal may act on, or that hide or turn what stands beside them: controls, formats (Bidi, zero
 * width, tags), line and paragraph separators, and what is drawn as nothing.
 */
export const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{DI}]/u

const eachUnseen = new RegExp(unseen.source, 'gu')

/** The text with NUL and lone surrogates, which neither an argument nor a file of text can hold, as U+FFFD. */
export function withoutHalves(text: string): string {
  return text.replace(/\0|\p{Cs}/gu, '\ufffd')
}

/**
 * The text on one line, every unseen character by its number, so that what a reader sees is what there is.
 *
 * @example visible('web\u202e') // 'web⟨U+202E⟩'
 */
export function visible(text: string): string {
  return withoutHalves(text).replace(eachUnseen, (character) => {
    const code = character.codePointAt(0) ?? 0
    return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`
  })
}
