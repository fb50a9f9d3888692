import type { Messages } from '@/content/ja/messages'
import { readLessons } from './lessons'
import type { Locale } from './locales'
import { questionsByTask } from './page'

/** The list of all pages of a kind that stands beside each of them on a wide desk (public/around.js): groups of addresses and titles. */
interface Around {
  readonly label: string
  readonly groups: readonly {
    readonly name: string
    readonly pages: readonly (readonly [href: string, title: string])[]
  }[]
}

/** @param messages strings of that language */
export function aroundPages(
  locale: Locale,
  { site, taskNames, course }: Pick<Messages, 'site' | 'taskNames' | 'course'>,
): Readonly<Record<'answers' | 'lessons', Around>> {
  return {
    answers: {
      label: site.faqTitle,
      groups: questionsByTask(locale).map(({ task, questions }) => ({
        name: taskNames[task],
        pages: questions.map(({ slug, title }) => [`/${locale}/faq/${slug}/`, title]),
      })),
    },
    lessons: {
      label: course.course,
      groups: [
        {
          name: course.course,
          pages: readLessons(locale).map(({ slug, title }) => [`/${locale}/learn/${slug}/`, title]),
        },
      ],
    },
  }
}
