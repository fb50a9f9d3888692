import { readFileSync } from 'node:fs'
import type { Asker } from '@/lib/ask'

/** A question of readers with the answers that are right for it; none for a topic that the site does not answer. */
export interface Question {
  readonly q: string
  readonly lang: string
  readonly accept: readonly string[]
  readonly kind: string
  /** A public page that it was read on, or `own`. */
  readonly source: string
}

/** Reads questions from a JSON Lines file. */
export function readQuestions(path: string): Question[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line))
}

/** The questions that the figures are held against. */
export function fixtureQuestions(
  name: 'dev' | 'blind' | 'voices' | 'posts' | 'messages' | 'forum' | 'neighbours' | 'ja' | 'en' | 'zh',
): Question[] {
  return readQuestions(`test/fixtures/questions/${name}.jsonl`)
}

/** What one engine made of a question. */
export interface Result {
  readonly question: Question
  readonly answered: boolean
  /** Best first. */
  readonly slugs: readonly string[]
}

/** Figures in percent, as the goal names them; NaN where there was no such question. */
export interface Figures {
  readonly questions: number
  /** Right answer first, of the questions that have one. */
  readonly top1: number
  /** Right answer among the first three. */
  readonly recall3: number
  /** Mean of 1 / place of the right answer. */
  readonly mrr: number
  /** Questions with an answer that were refused. */
  readonly wronglyRefused: number
  /** Questions without an answer that were refused. */
  readonly rightlyRefused: number
  /** Questions with an answer that got another one. */
  readonly answeredWrong: number
}

export function figuresOf(results: readonly Result[]): Figures {
  const inScope = results.filter(({ question }) => question.accept.length > 0)
  const outOfScope = results.filter(({ question }) => question.accept.length === 0)
  const share = (some: readonly Result[], all: readonly Result[]) => (100 * some.length) / all.length
  const place = ({ question, slugs }: Result) => slugs.findIndex((slug) => question.accept.includes(slug))
  return {
    questions: results.length,
    top1: share(
      inScope.filter((result) => place(result) === 0),
      inScope,
    ),
    recall3: share(
      inScope.filter((result) => place(result) >= 0 && place(result) < 3),
      inScope,
    ),
    mrr: inScope.reduce((sum, result) => sum + (place(result) < 0 ? 0 : 1 / (place(result) + 1)), 0) / inScope.length,
    wronglyRefused: share(
      inScope.filter(({ answered }) => !answered),
      inScope,
    ),
    rightlyRefused: share(
      outOfScope.filter(({ answered }) => !answered),
      outOfScope,
    ),
    answeredWrong: share(
      inScope.filter((result) => result.answered && place(result) !== 0),
      inScope,
    ),
  }
}

/** Asks our own engine. */
export function resultOf(asker: Pick<Asker, 'ask'>, question: Question): Result {
  const { outcome, hits } = asker.ask(question.q)
  return { question, answered: outcome !== 'none', slugs: hits.map(({ slug }) => slug) }
}
