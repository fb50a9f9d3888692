import { normalise, runs, stem } from '../text/normalise'
import { sentencesOf } from '../text/sentences'
import type { Passage } from './reply'

/** Longest passage, in characters. */
const longestPassage = 220

/** A text folded as `normalise` folds it, with the place that each character had, and where it ended: what is left out has neither. */
function fold(text: string): {
  readonly folded: string
  readonly at: readonly number[]
  readonly until: readonly number[]
} {
  let folded = ''
  const at: number[] = []
  const until: number[] = []
  let index = 0
  for (const character of text) {
    for (const unit of normaliseOne(character)) {
      folded += unit
      at.push(index)
      until.push(index + character.length)
    }
    index += character.length
  }
  at.push(index)
  return { folded, at, until }
}

/** One character, normalised; white space stays one blank. */
function normaliseOne(character: string): string {
  return /\s/.test(character) ? ' ' : normalise(character)
}

/** Stretches of a text that hold a term, in order, joined where they touch. */
export function marksOf(text: string, terms: ReadonlySet<string>): [number, number][] {
  const { folded, at, until } = fold(text)
  const marks: [number, number][] = []
  const mark = (start: number, end: number) => {
    const from = at[start] ?? 0
    const to = until[end - 1] ?? text.length
    const last = marks.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else marks.push([from, to])
  }
  for (const match of folded.matchAll(runs)) {
    const [part] = match
    if (/^[a-z0-9]/.test(part)) {
      if (terms.has(stem(part)) || terms.has(part)) mark(match.index, match.index + part.length)
      continue
    }
    for (let start = 0; start + 1 < part.length; start += 1) {
      const from = match.index + start
      // Hiragana as written are endings and particles, no words; folded katakana are words.
      if (/^[\u3041-\u309f]+$/.test(text.slice(at[from], at[from + 2]))) continue
      if (terms.has(part.slice(start, start + 2))) mark(from, from + 2)
    }
  }
  return marks.flatMap(([start, end]) => wholeWords(text, start, end))
}

const hiragana = /[\u3041-\u309f]/
const katakana = /[\u30a1-\u30ff\uff66-\uff9f]/

/**
 * What of a stretch is words, if anything: no hiragana at its ends (of `が勝ち` the `勝`), no part of a katakana word (of
 * `バー同士` in `サーバー同士` the `同士`).
 */
function wholeWords(text: string, start: number, end: number): [number, number][] {
  const at = (index: number) => text.charAt(index)
  let [from, to] = [start, end]
  if (katakana.test(at(from - 1))) while (from < to && katakana.test(at(from))) from += 1
  if (katakana.test(at(to))) while (from < to && katakana.test(at(to - 1))) to -= 1
  while (from < to && hiragana.test(at(from))) from += 1
  while (from < to && hiragana.test(at(to - 1))) to -= 1
  return from < to ? [[from, to]] : []
}

/** The sentences of a text around those that hold most of the terms, within the length of a passage. */
export function passageOf<Slug extends string>(
  place: Pick<Passage<Slug>, 'slug' | 'section' | 'heading'>,
  text: string,
  terms: ReadonlySet<string>,
): Passage<Slug> {
  const sentences = sentencesOf(text, 'clauses')
  const held = sentences.map((sentence) => marksOf(sentence, terms).reduce((sum, [start, end]) => sum + end - start, 0))
  let best = ''
  let most = -1
  for (let from = 0; from < sentences.length; from += 1) {
    let window = sentences[from] ?? ''
    let marked = held[from] ?? 0
    for (let to = from + 1; to < sentences.length; to += 1) {
      const longer = window + (sentences[to] ?? '')
      if (longer.length > longestPassage) break
      window = longer
      marked += held[to] ?? 0
    }
    if (marked > most) {
      most = marked
      best = window
    }
  }
  const shown = best.trim()
  return { ...place, text: shown, marks: marksOf(shown, terms) }
}
