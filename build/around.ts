import type { Messages } from '@/content/ja/messages'
import type { Locale } from './locales'
import { questionsByTask } from './page'

/** The list of all answers that stands beside each of them on a wide desk (public/around.js): groups of addresses and titles. */
interface Around {
  readonly label: string
  readonly groups: readonly {
    readonly name: string
    readonly pages: readonly (readonly [href: string, title: string])[]
  }[]
}

/** @param messages strings of that language */
export function aroundAnswers(locale: Locale, { site, taskNames }: Pick<Messages, 'site' | 'taskNames'>): Around {
  return {
    label: site.faqTitle,
    groups: questionsByTask(locale).map(({ task, questions }) => ({
      name: taskNames[task],
      pages: questions.map(({ slug, title }) => [`/${locale}/faq/${slug}/`, title]),
    })),
  }
}
