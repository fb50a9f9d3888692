import type { GetStaticPaths, GetStaticProps } from 'next'
import type { ComponentProps, ReactNode } from 'react'
import { embedsOf, localeOf, localePaths, pageProps, readAnswers } from '@/build'
import { type Embeds, EmbedsProvider } from '@/components/embeds'
import { HowAll } from '@/components/guide'
import { Link } from '@/components/link'
import { Anchor, vocabulary } from '@/components/mdx'
import { useLocale, useMessages } from '@/components/messages'
import { Page } from '@/components/page'
import { answers } from '@/content/registry.generated'

interface Props {
  readonly questions: readonly { readonly slug: string; readonly title: string; readonly answer: string }[]
  readonly embeds: Embeds
}

/** Headings stand one level lower and without their ids, which may stand only once a page. */
function Subheading({ children }: { readonly children?: ReactNode }) {
  return <h3>{children}</h3>
}

/** Links in an answer are relative to its own page, one folder deeper than this one. */
function AnswerLink({ href = '', ...rest }: ComponentProps<'a'>) {
  const { locale } = useLocale()
  const from = new URL(`/${locale}/faq/x/`, 'https://site.invalid')
  const to = href.startsWith('.') ? new URL(href, from) : null
  return <Anchor href={to ? to.pathname + to.hash : href} {...rest} />
}

const printed = {
  ...vocabulary,
  How: HowAll,
  h2: Subheading,
  a: AnswerLink,
  RuleSimulator: () => null,
  CidrCalculator: () => null,
}

export default function AllRoute({ questions, embeds }: Props) {
  const site = useMessages('site')
  const { locale } = useLocale()
  return (
    <Page title={site.allTitle} description={site.allLead} path="/all/">
      <h1>{site.allTitle}</h1>
      <p>{site.allLead}</p>
      <EmbedsProvider value={embeds}>
        {questions.map(({ slug, title, answer }) => {
          const Document = answers[`${locale}/${slug}`]
          if (!Document) throw new Error(`No document ${locale}/${slug}`)
          return (
            <article key={slug} aria-labelledby={slug}>
              <h2 id={slug}>
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
    </Page>
  )
}

export const getStaticPaths: GetStaticPaths = () => ({ paths: localePaths(), fallback: false })

export const getStaticProps: GetStaticProps<Props> = async ({ params }) => {
  const locale = localeOf(params)
  const all = readAnswers(locale)
  const { embeds, sections } = embedsOf(all.map((answer) => answer.body).join('\n'), locale)
  return {
    props: {
      ...(await pageProps(locale, sections)),
      questions: all.map(({ slug, title, answer }) => ({ slug, title, answer })),
      embeds,
    },
  }
}
