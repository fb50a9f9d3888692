/** Longest question that is looked at, in characters; what comes after is left out. */
export const longest = 500

/**
 * A text in the one form that questions and documents are compared in: NFKC, lower case, katakana as hiragana, small kana
 * as large ones, long-vowel marks and control characters left out. The same at build time and in every browser.
 */
export function normalise(text: string): string {
  return text
    .slice(0, longest * 20)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(/[ぁぃぅぇぉっゃゅょゎ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 1))
    .replace(/ー/g, '')
    .replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ')
    .trim()
}

const run = /[a-z][a-z']*|[0-9]+|[\u3041-\u309f\u3400-\u9fff々]+/g

/**
 * The words of a normalised text: Latin words and numbers as they are, Chinese and Japanese in pairs of characters,
 * which needs no dictionary and so no dependence on a browser's.
 */
export function words(normalised: string): string[] {
  const found: string[] = []
  for (const [part] of normalised.matchAll(run)) {
    if (/^[a-z0-9]/.test(part)) {
      if (!stopWords.has(part)) found.push(stem(part))
      continue
    }
    if (part.length === 1) found.push(part)
    for (let at = 0; at + 1 < part.length; at += 1) found.push(part.slice(at, at + 2))
  }
  return found
}

const stopWords = new Set(
  "a an the is are am was be been do does did i my me we our you your it its this that these those of to in on at for from with by and or if as so can could should would will shall may there here have has had how what why when which where who not no don't doesn't can't isn't i'm it's".split(
    ' ',
  ),
)

/** Endings that make one English word look like two. */
function stem(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  if (word.length > 3 && word.endsWith('s') && !word.endsWith('ss')) return word.slice(0, -1)
  if (word.length > 5 && word.endsWith('ing')) return word.slice(0, -3)
  if (word.length > 4 && word.endsWith('ed')) return word.slice(0, -2)
  return word
}
