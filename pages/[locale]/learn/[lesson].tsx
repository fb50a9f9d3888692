import type { GetStaticPaths, GetStaticProps } from 'next'
import { embedsOf, localeOf, localePaths, pageProps, readLessons, sectionsOfExercises } from '@/build'
import { type Embeds, EmbedsProvider } from '@/components/embeds'
import { LessonPage, LessonProvider, type LessonView } from '@/components/lesson'
import { vocabulary } from '@/components/mdx'
import { lessonSlugs } from '@/content/lessons'
import { lessons } from '@/content/registry.generated'
import type { Exercise } from '@/lib/lesson'

interface Props {
  readonly document: string
  readonly view: LessonView
  readonly embeds: Embeds
  readonly exercises: readonly Exercise[]
}

export default function LessonRoute({ document, view, embeds, exercises }: Props) {
  const Document = lessons[document]
  if (!Document) throw new Error(`No document ${document}`)
  return (
    <EmbedsProvider value={embeds}>
      <LessonProvider exercises={exercises} next={view.next}>
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
  const link = (other: typeof lesson | undefined) => (other ? { slug: other.slug, title: other.title } : null)
  const { embeds, sections } = embedsOf(lesson.body, locale)
  return {
    props: {
      ...(await pageProps(locale, [...sections, ...sectionsOfExercises(lesson.exercises)])),
      document: `${locale}/${lesson.slug}`,
      embeds,
      exercises: lesson.exercises,
      view: {
        slug: lesson.slug,
        title: lesson.title,
        lead: lesson.lead,
        minutes: lesson.minutes,
        number: at + 1,
        exercises: lesson.exercises.map(({ id }) => id),
        previous: link(all[at - 1]),
        next: link(all[at + 1]),
      },
    },
  }
}
