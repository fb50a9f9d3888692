interface Text {
  readonly title: string
  readonly answer: string
}

/** A stretch of a text, marked where it holds what was looked for. */
export interface MarkedPiece {
  readonly text: string
  readonly hit: boolean
}

export interface FoundAnswer<E> {
  readonly entry: E
  readonly title: readonly MarkedPiece[]
  /** The sentence of the answer that holds most of the words. */
  readonly sentence: readonly MarkedPiece[]
}

/** One character as it is compared: width, case and the two kana do not matter. */
function foldCharacter(character: string): string {
  const plain = character.normalize('NFKC').toLowerCase()
  return plain.replace(/[\u30A1-\u30F6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
}

interface Folded {
  readonly text: string
  /** For each code unit of `text`, the character of the original that it came from, and how many there are. */
  readonly from: readonly number[]
  readonly characters: readonly string[]
}

function fold(text: string): Folded {
  // A half-width letter and its voice mark are one character.
  const characters = text.match(/[\s\S][\u3099\u309A\uFF9E\uFF9F]*/gu) ?? []
  const from: number[] = []
  let folded = ''
  for (const [index, character] of characters.entries()) {
    const plain = foldCharacter(character)
    for (let unit = 0; unit < plain.length; unit += 1) from.push(index)
    folded += plain
  }
  return { text: folded, from, characters }
}

function marked({ text, from, characters }: Folded, words: readonly string[]): MarkedPiece[] {
  const hit = new Set<number>()
  for (const word of words) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      for (const index of from.slice(at, at + word.length)) hit.add(index)
    }
  }
  const pieces: { text: string; hit: boolean }[] = []
  for (const [index, character] of characters.entries()) {
    const last = pieces.at(-1)
    if (last && last.hit === hit.has(index)) last.text += character
    else pieces.push({ text: character, hit: hit.has(index) })
  }
  return pieces
}

const sentencesOf = (text: string) => text.split(/(?<=[。！？]|[.!?] )/)

/**
 * The entries that hold every word of what was typed, in title or answer; those with the words in the title first, else
 * in the order that they came.
 */
export function findIn<E extends Text>(entries: readonly E[], typed: string): FoundAnswer<E>[] {
  const words = fold(typed).text.split(/\s+/).filter(Boolean).slice(0, 20)
  if (words.length === 0) return []
  const found = entries.flatMap((entry) => {
    const title = fold(entry.title)
    const inTitle = words.filter((word) => title.text.includes(word)).length
    const whole = `${title.text}\n${fold(entry.answer).text}`
    if (!words.every((word) => whole.includes(word))) return []
    const sentences = sentencesOf(entry.answer).map(fold)
    const hits = (sentence: Folded) => words.filter((word) => sentence.text.includes(word)).length
    const best = sentences.reduce((one, other) => (hits(other) > hits(one) ? other : one))
    return [{ inTitle, found: { entry, title: marked(title, words), sentence: marked(best, words) } }]
  })
  return found.sort((one, other) => other.inTitle - one.inTitle).map((each) => each.found)
}
