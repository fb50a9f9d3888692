import { type GlossaryEntry, type GlossaryGroup, glossary, glossaryGroups, type TermId } from '@/content/glossary'
import { wordingOf } from './embeds'
import type { Locale } from './locales'

export interface TermView {
  readonly id: TermId
  readonly name: string
  readonly definition: string
  readonly api: string | null
  readonly also: readonly string[]
}

export interface GlossarySection {
  readonly group: GlossaryGroup
  readonly terms: readonly TermView[]
}

const ids = Object.keys(glossary).filter((id): id is TermId => Object.hasOwn(glossary, id))

/** The glossary of one language, in reading order. */
export function glossaryOf(locale: Locale): GlossarySection[] {
  return glossaryGroups.map((group) => ({
    group,
    terms: ids
      .filter((id) => glossary[id].group === group)
      .map((id) => {
        const { name, definition, also } = wordingOf(id, locale)
        const { api }: GlossaryEntry = glossary[id]
        return { id, name, definition, api: api ?? null, also: also ?? [] }
      }),
  }))
}
