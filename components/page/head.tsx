import NextHead from 'next/head'
import { memo } from 'react'
import { useLocale, useMessages } from '@/components/messages'
import { defaultLocale } from '@/content/locales'

export interface Crumb {
  readonly name: string
  /** Path below the locale, such as `/faq/`. */
  readonly path: string
}

export interface HeadProps {
  readonly title: string
  readonly description: string
  /** Path below the locale, such as `/faq/rule-priority/`. */
  readonly path: string
  readonly crumbs: readonly Crumb[]
  /** Questions with plain-text answers that the page holds, for `FAQPage`. */
  readonly questions?: readonly { readonly title: string; readonly answer: string }[]
  readonly noIndex?: boolean
  /** The day on which the page was last checked, for `dateModified`. */
  readonly modified?: string
  /** Path below the locale of the same in Markdown. */
  readonly markdown?: string
}

function jsonLd(value: unknown): string {
  return JSON.stringify(value).replace(/</g, '\\u003c')
}

/** Everything that browsers, search engines and chats read about a page. */
function HeadOf({ title, description, path, crumbs, questions, noIndex, modified, markdown }: HeadProps) {
  const { locale, locales, origin } = useLocale()
  const site = useMessages('site')
  const full = path === '/' ? `${site.name} — ${title}` : `${title} — ${site.name}`
  const url = (language: string, to: string) => `${origin}/${language}${to}`
  const list = {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: crumbs.map((crumb, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: crumb.name,
      item: url(locale, crumb.path),
    })),
  }
  const faq = questions && {
    '@context': 'https://schema.org',
    '@type': 'FAQPage',
    inLanguage: locale,
    ...(modified ? { dateModified: modified } : {}),
    mainEntity: questions.map((question) => ({
      '@type': 'Question',
      name: question.title,
      acceptedAnswer: { '@type': 'Answer', text: question.answer },
    })),
  }
  return (
    <NextHead>
      <title>{full}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta key="description" name="description" content={description} />
      {noIndex ? <meta key="robots" name="robots" content="noindex" /> : null}
      <link key="canonical" rel="canonical" href={url(locale, path)} />
      {markdown ? <link key="markdown" rel="alternate" type="text/markdown" href={url(locale, markdown)} /> : null}
      {locales.map((choice) => (
        <link key={choice.locale} rel="alternate" hrefLang={choice.locale} href={url(choice.locale, path)} />
      ))}
      <link
        key="x-default"
        rel="alternate"
        hrefLang="x-default"
        href={path === '/' ? `${origin}/` : url(defaultLocale, path)}
      />
      <link
        key="search"
        rel="search"
        type="application/opensearchdescription+xml"
        href={`/opensearch/${locale}.xml`}
        title={`${site.name}: ${site.ask}`}
      />
      <meta key="og:type" property="og:type" content={questions ? 'article' : 'website'} />
      <meta key="og:site_name" property="og:site_name" content={site.name} />
      <meta key="og:title" property="og:title" content={title} />
      <meta key="og:description" property="og:description" content={description} />
      <meta key="og:url" property="og:url" content={url(locale, path)} />
      <meta key="og:locale" property="og:locale" content={locale} />
      <meta key="og:image" property="og:image" content={`${origin}/card.png`} />
      <meta key="twitter:card" name="twitter:card" content="summary_large_image" />
      {crumbs.length > 1 ? (
        <script key="crumbs" type="application/ld+json" dangerouslySetInnerHTML={{ __html: jsonLd(list) }} />
      ) : null}
      {faq ? <script key="faq" type="application/ld+json" dangerouslySetInnerHTML={{ __html: jsonLd(faq) }} /> : null}
    </NextHead>
  )
}

/**
 * The head of a page, written anew only where it says something else. A tool draws itself anew while it is printed, and a browser
 * that enforces Trusted Types lets no script write HTML then: with the head in it the whole page would break.
 */
export const Head = memo(HeadOf, (before, after) => JSON.stringify(before) === JSON.stringify(after))
