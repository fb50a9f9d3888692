import type { GetStaticPaths, GetStaticProps } from 'next'
import { embedsOf, localeOf, localePaths, pageProps, posedOf, readLessons, sectionsOfExercises } from '@/build'
import { type Embeds, EmbedsProvider } from '@/components/embeds'
import { LessonPage, LessonProvider, type LessonView, type Posed } from '@/components/lesson'
import { vocabulary } from '@/components/mdx'
import { lessonSlugs } from '@/content/lessons'
import { lessons } from '@/content/registry.generated'

interface Props {
  readonly document: string
  readonly view: LessonView
  readonly embeds: Embeds
  readonly exercises: readonly Posed[]
  /** The lesson after this one; null after the last. */
  readonly next: { readonly slug: string; readonly title: string } | null
}

export default function LessonRoute({ document, view, embeds, exercises, next }: Props) {
  const Document = lessons[document]
  if (!Document) throw new Error(`No document ${document}`)
  return (
    <EmbedsProvider value={embeds}>
      <LessonProvider exercises={exercises} next={next}>
        <LessonPage key={document} view={view}>
          <Document components={vocabulary} />
        </LessonPage>
      </LessonProvider>
    </EmbedsProvider>
  )
}

export const getStaticPaths: GetStaticPaths = () => ({
  paths: localePaths().flatMap(({ params }) => lessonSlugs.map((lesson) => ({ params: { ...params, lesson } }))),
  fallback: false,
})

export const getStaticProps: GetStaticProps<Props> = async ({ params }) => {
  const locale = localeOf(params)
  const all = readLessons(locale)
  const at = all.findIndex((lesson) => lesson.slug === params?.lesson)
  const lesson = all[at]
  if (!lesson) return { notFound: true }
  const next = all[at + 1]
  const { embeds, sections } = embedsOf(lesson.body, locale)
  return {
    props: {
      ...(await pageProps(locale, [...sections, ...sectionsOfExercises(lesson.exercises)])),
      document: `${locale}/${lesson.slug}`,
      embeds,
      exercises: posedOf(lesson),
      view: {
        slug: lesson.slug,
        title: lesson.title,
        lead: lesson.lead,
        minutes: lesson.minutes,
        number: at + 1,
      },
      next: next ? { slug: next.slug, title: next.title } : null,
    },
  }
}
