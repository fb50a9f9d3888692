import type { GetStaticPaths, GetStaticProps } from 'next'
import type { ComponentProps, ReactNode } from 'react'
import { embedsOf, localeOf, localePaths, pageProps, readAnswers } from '@/build'
import { type Embeds, EmbedsProvider } from '@/components/embeds'
import { HowAll, PlainTerm } from '@/components/guide'
import { Link } from '@/components/link'
import { Anchor, vocabulary } from '@/components/mdx'
import { format, useLocale, useMessages } from '@/components/messages'
import { Page } from '@/components/page'
import { Reading } from '@/components/reading'
import { answers } from '@/content/registry.generated'
import { type Task, taskOf, tasks } from '@/content/tasks'

interface Props {
  readonly task: Task
  readonly questions: readonly { readonly slug: string; readonly title: string; readonly answer: string }[]
  readonly embeds: Embeds
}

/** Headings stand one level lower and without their ids, which may stand only once a page. */
function Subheading({ children }: { readonly children?: ReactNode }) {
  return <h3>{children}</h3>
}

/** Links in an answer are relative to its own page. */
function AnswerLink({ href = '', ...rest }: ComponentProps<'a'>) {
  const { locale } = useLocale()
  const from = new URL(`/${locale}/faq/x/`, 'https://site.invalid')
  const to = href.startsWith('.') ? new URL(href, from) : null
  return <Anchor href={to ? to.pathname + to.hash : href} {...rest} />
}

/** A block as it is printed: what copies it, and how else it could be spelled, stand on the answer's own page. */
function PlainBlock(props: ComponentProps<'pre'>) {
  return <pre {...props} />
}

const nothing = () => null

const printed = {
  ...vocabulary,
  How: HowAll,
  Term: PlainTerm,
  h2: Subheading,
  a: AnswerLink,
  pre: PlainBlock,
  RuleSimulator: nothing,
  CidrCalculator: nothing,
  QuotaCalculator: nothing,
  Reachability: nothing,
}

/** What is live stands on the answer's own page; its data stays there, too. */
const live = /<(?:RuleSimulator|CidrCalculator|QuotaCalculator|Reachability)\b[^<>]*\/>/g

/** The answers of one task in full, one after another. */
export default function AllOfTaskRoute({ task, questions, embeds }: Props) {
  const site = useMessages('site')
  const names = useMessages('taskNames')
  const { locale } = useLocale()
  const title = format(site.allOf, { task: names[task] })
  const lead = format(site.allOfLead, { task: names[task] })
  return (
    <Page
      title={title}
      description={lead}
      path={`/all/${task}/`}
      short={names[task]}
      above={[{ name: site.all, path: '/all/' }]}
      width="wide"
    >
      <Reading
        head={
          <>
            <h1>{title}</h1>
            <p>{lead}</p>
          </>
        }
        contents={questions.map(({ slug, title }) => ({ id: slug, title }))}
      >
        <EmbedsProvider value={embeds}>
          {questions.map(({ slug, title, answer }) => {
            const Document = answers[`${locale}/${slug}`]
            if (!Document) throw new Error(`No document ${locale}/${slug}`)
            return (
              <article key={slug} aria-labelledby={slug}>
                <h2 id={slug} tabIndex={-1}>
                  <Link to={`/faq/${slug}/`}>{title}</Link>
                </h2>
                <p>
                  <strong>{answer}</strong>
                </p>
                <Document components={printed} />
              </article>
            )
          })}
        </EmbedsProvider>
      </Reading>
    </Page>
  )
}

export const getStaticPaths: GetStaticPaths = () => ({
  paths: localePaths().flatMap(({ params }) => tasks.map((task) => ({ params: { ...params, task } }))),
  fallback: false,
})

export const getStaticProps: GetStaticProps<Props> = async ({ params }) => {
  const locale = localeOf(params)
  const task = tasks.find((name) => name === params?.task)
  if (!task) return { notFound: true }
  const all = readAnswers(locale).filter(({ slug }) => taskOf[slug] === task)
  const bodies = all.map(({ body }) => body.replace(live, ''))
  const { embeds, sections } = embedsOf(bodies.join('\n'), locale)
  return {
    props: {
      ...(await pageProps(locale, sections)),
      task,
      questions: all.map(({ slug, title, answer }) => ({ slug, title, answer })),
      embeds,
    },
  }
}
