import type { MessageSection, Messages } from '@/content/ja/messages'
import { origin } from '@/content/site'
import { taskOf, tasks } from '@/content/tasks'
import { readAnswers } from './answers'
import { type Locale, localeName, locales } from './locales'
import { pickMessages } from './messages'

/** What every page is given; `components/messages` has the same shape. */
export interface PageProps {
  readonly locale: {
    readonly locale: Locale
    readonly locales: readonly { readonly locale: Locale; readonly name: string }[]
    readonly messages: Partial<Messages>
    readonly origin: string
  }
}

/** The language of a page with the strings that it shows: the frame's, and those of the named sections. */
export async function pageProps(locale: Locale, sections: readonly MessageSection[] = []): Promise<PageProps> {
  return {
    locale: {
      locale,
      locales: locales().map((name) => ({ locale: name, name: localeName(name) })),
      messages: await pickMessages(locale, [
        ...new Set<MessageSection>(['site', 'taskNames', 'ask', 'counts', ...sections]),
      ]),
      origin,
    },
  }
}

/** A language on the pages above the languages: its name, and a title and a lead in its own words. */
export interface LanguagePart {
  readonly locale: Locale
  readonly name: string
  readonly title: string
  readonly lead: string
  /** Says to try again. */
  readonly again: string
  readonly home: string
  /** Ways on, as paths below the language. */
  readonly ways: readonly { readonly path: string; readonly name: string }[]
}

/**
 * Every language, for the pages above the languages.
 *
 * @param told the title and the lead of the page, among the strings of a language
 */
export async function languageParts(
  told: (words: Pick<Messages, 'site' | 'absent' | 'notKept'>) => readonly [title: string, lead: string],
): Promise<LanguagePart[]> {
  return Promise.all(
    locales().map(async (locale) => {
      const { site, absent, notKept } = await pickMessages(locale, ['site', 'absent', 'notKept'])
      if (!site || !absent || !notKept) throw new Error(`content/${locale}/messages lacks a section`)
      const [title, lead] = told({ site, absent, notKept })
      return {
        locale,
        name: localeName(locale),
        title,
        lead,
        again: site.again,
        home: site.home,
        ways: [
          { path: '/faq/', name: site.faq },
          { path: '/ask/', name: site.ask },
          { path: '/tools/reachability/', name: site.reachability },
        ],
      }
    }),
  )
}

/** One path for each locale, for `getStaticPaths`. */
export function localePaths(): { params: { locale: Locale } }[] {
  return locales().map((locale) => ({ params: { locale } }))
}

/** The locale that a route names. */
export function localeOf(params: { readonly locale?: string | string[] } | undefined): Locale {
  const locale = locales().find((name) => name === params?.locale)
  if (!locale) throw new Error(`No content for the locale ${String(params?.locale)}`)
  return locale
}

/** The titles of the questions under what they help to do, each task in reading order. */
export function questionsByTask(locale: Locale) {
  const answers = readAnswers(locale)
  return tasks.map((task) => ({
    task,
    questions: answers.filter(({ slug }) => taskOf[slug] === task).map(({ slug, title }) => ({ slug, title })),
  }))
}
