import type { GetStaticPaths, GetStaticProps } from 'next'
import { embedsOf, localeOf, localePaths, pageProps, readAnswers, readLesson } from '@/build'
import { AnswerPage, type AnswerView } from '@/components/answer'
import { type Embeds, EmbedsProvider } from '@/components/embeds'
import { vocabulary } from '@/components/mdx'
import { lessonFor } from '@/content/lessons'
import { answers } from '@/content/registry.generated'
import { reports } from '@/content/site'
import { taskOf } from '@/content/tasks'
import { slugs } from '@/content/topics'

interface Props {
  readonly document: string
  readonly view: AnswerView
  readonly embeds: Embeds
}

export default function AnswerRoute({ document, view, embeds }: Props) {
  const Document = answers[document]
  if (!Document) throw new Error(`No document ${document}`)
  return (
    <EmbedsProvider value={embeds}>
      <AnswerPage view={view}>
        <Document components={vocabulary} />
      </AnswerPage>
    </EmbedsProvider>
  )
}

export const getStaticPaths: GetStaticPaths = () => ({
  paths: localePaths().flatMap(({ params }) => slugs.map((slug) => ({ params: { ...params, slug } }))),
  fallback: false,
})

export const getStaticProps: GetStaticProps<Props> = async ({ params }) => {
  const locale = localeOf(params)
  const all = readAnswers(locale)
  const answer = all.find(({ slug }) => slug === params?.slug)
  if (!answer) return { notFound: true }
  const siblings = all.filter(({ slug }) => taskOf[slug] === taskOf[answer.slug])
  const at = siblings.indexOf(answer)
  const question = (slug: string | undefined) => {
    const found = all.find((other) => other.slug === slug)
    return found ? { slug: found.slug, title: found.title } : null
  }
  const { embeds, sections } = embedsOf(answer.body, locale)
  const lesson = lessonFor(answer.slug)
  return {
    props: {
      ...(await pageProps(locale, sections)),
      document: `${locale}/${answer.slug}`,
      embeds,
      view: {
        slug: answer.slug,
        title: answer.title,
        answer: answer.answer,
        related: answer.related.flatMap((slug) => question(slug) ?? []),
        lesson: lesson ? { slug: lesson, title: readLesson(locale, lesson).title } : null,
        applies: answer.applies,
        needs: answer.needs,
        checked: answer.checked,
        sources: answer.sources,
        contents: answer.sections.map(({ id, heading }) => ({ id, title: heading })),
        report: reports && `${reports}${encodeURIComponent(`/${locale}/faq/${answer.slug}/`)}`,
        task: taskOf[answer.slug],
        previous: question(siblings[at - 1]?.slug),
        next: question(siblings[at + 1]?.slug),
        at: at + 1,
        all: siblings.length,
      },
    },
  }
}
