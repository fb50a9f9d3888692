/** A text to be found, as words: what its title says counts double. */
export interface Findable {
  readonly title: readonly string[]
  readonly text: readonly string[]
}

/** How often a word stands in one field of each text that has it there. */
type Times = Map<number, number>

interface Field {
  readonly boost: number
  readonly words: Map<string, Times>
  /** Of each text, how many different words. */
  readonly lengths: number[]
}

/** BM25+ (Lv, Zhai 2011): how soon more of a word tells no more, how much the length counts, the least that a word is worth. */
const [soon, byLength, least] = [1.2, 0.7, 0.5]
/** What a word is worth that only begins as the one asked for, or is one letter from it, were it no longer. */
const [begun, mistyped] = [0.375, 0.45]

/** Whether two words are one letter from each other: one more, one less, or another one. */
function isNear(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false
  let from = 0
  while (from < one.length && one[from] === other[from]) from += 1
  const [rest, others] = [one.slice(from), other.slice(from)]
  return rest.slice(1) === others.slice(1) || rest.slice(1) === others || rest === others.slice(1)
}

function fieldOf(texts: readonly (readonly string[])[], boost: number): Field {
  const words = new Map<string, Times>()
  texts.forEach((text, at) => {
    for (const word of text) {
      const times = words.get(word) ?? new Map()
      words.set(word, times.set(at, (times.get(at) ?? 0) + 1))
    }
  })
  return { boost, words, lengths: texts.map((text) => new Set(text).size) }
}

/**
 * Finds texts by words: BM25+ over their titles and texts. A word of seven Latin letters or more is found with one wrong letter, too: an
 * edit of a short word or of a pair of characters is another word. The last word of a question may be unfinished.
 *
 * @returns of words, the numbers of the texts that have any, best first, each with its score
 */
export function openSearch(texts: readonly Findable[]): (words: readonly string[]) => [number, number][] {
  const titles = texts.map(({ title }) => title)
  const fields = [
    fieldOf(titles, 2),
    fieldOf(
      texts.map(({ text }) => text),
      1,
    ),
  ]
  const known = new Set(fields.flatMap(({ words }) => [...words.keys()]))

  function add(scores: Map<number, number>, word: string, weight: number): void {
    for (const { boost, words, lengths } of fields) {
      const times = words.get(word)
      if (!times) continue
      const usual = lengths.reduce((sum, length) => sum + length, 0) / lengths.length
      const rare = Math.log(1 + (lengths.length - times.size + 0.5) / (times.size + 0.5))
      for (const [at, count] of times) {
        const length = 1 - byLength + (byLength * (lengths[at] ?? 0)) / usual
        const score = rare * (least + (count * (soon + 1)) / (count + soon * length))
        scores.set(at, (scores.get(at) ?? 0) + weight * boost * score)
      }
    }
  }

  /** The score of each text for one word of a question. */
  function found(word: string, isLast: boolean): Map<number, number> {
    const scores = new Map<number, number>()
    add(scores, word, 1)
    const begins = isLast && /^[a-z]{2,}$/.test(word)
    const near = /^[a-z]{7,}$/.test(word)
    if (!begins && !near) return scores
    for (const other of known) {
      const more = other.length - word.length
      if (other === word) continue
      if (begins && other.startsWith(word)) add(scores, other, (begun * other.length) / (other.length + 0.3 * more))
      else if (near && isNear(word, other)) add(scores, other, (mistyped * other.length) / (other.length + 1))
    }
    return scores
  }

  return (words) => {
    const scores = new Map<number, number>()
    const matched = new Map<number, number>()
    words.forEach((word, at) => {
      for (const [text, score] of found(word, at === words.length - 1)) {
        scores.set(text, (scores.get(text) ?? 0) + score)
        matched.set(text, (matched.get(text) ?? 0) + 1)
      }
    })
    // A text that has more of the words is meant rather than one that has few of them often.
    const all = [...scores].map(([text, score]): [number, number] => [text, score * (matched.get(text) ?? 1)])
    return all.sort(([, a], [, b]) => b - a)
  }
}
