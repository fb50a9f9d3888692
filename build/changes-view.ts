import { type ChangeId, changes } from '@/content/changes'
import { type Fact, type FactId, facts } from '@/content/facts'
import type { Slug } from '@/content/topics'
import { readAnswer } from './answers'
import type { Locale } from './locales'
import { pickMessages } from './messages'

export interface ChangedStatement {
  readonly id: ChangeId
  readonly date: string
  readonly text: string
  readonly answers: readonly { readonly slug: Slug; readonly title: string }[]
}

export interface ChangedFigure {
  readonly id: FactId
  readonly name: string
  readonly value: number
  readonly source: Fact['source']
  readonly before: Fact['before']
}

export interface DatedChanges {
  readonly statements: readonly ChangedStatement[]
  readonly figures: readonly ChangedFigure[]
  /** Figures whose page is dated before `staleBefore`. */
  readonly stale: readonly ChangedFigure[]
  readonly staleBefore: string
}

/** Pages older than this many years are listed. */
const freshYears = 1

const factIds = Object.keys(facts).filter((id): id is FactId => Object.hasOwn(facts, id))

/** The newest day on which an answer was checked: all is measured from there, so that a build is the same each day. */
export function newestCheck(days: readonly string[]): string {
  return [...days].sort().at(-1) ?? ''
}

/** What changed, newest first, and the figures whose source has grown old. */
export async function changesView(locale: Locale, checked: string): Promise<DatedChanges> {
  const { changed, factNames } = await pickMessages(locale, ['changed', 'factNames'])
  const statements = Object.keys(changes)
    .filter((id): id is ChangeId => Object.hasOwn(changes, id))
    .map((id) => ({
      id,
      date: changes[id].date,
      text: changed?.[id] ?? '',
      answers: changes[id].slugs.map((slug) => ({ slug, title: readAnswer(locale, slug).title })),
    }))
    .sort((a, b) => b.date.localeCompare(a.date))
  const figures = factIds.map((id) => {
    const { value, source, before }: Fact = facts[id]
    return { id, name: factNames?.[id] ?? id, value, source, before }
  })
  const staleBefore = `${Number(checked.slice(0, 4)) - freshYears}${checked.slice(4)}`
  return {
    statements,
    figures: figures
      .filter(({ before }) => before.length > 0)
      .sort((a, b) => b.source.date.localeCompare(a.source.date)),
    stale: figures.filter(({ source }) => source.date < staleBefore),
    staleBefore,
  }
}
