import NextHead from 'next/head'
import { GateMark } from './gate-mark'
import styles from './root-page.module.css'

interface Part {
  readonly locale: string
  readonly name: string
  readonly title: string
  readonly lead: string
  readonly again: string
  readonly home: string
  /** Ways on, below the language. */
  readonly ways: readonly { readonly path: string; readonly name: string }[]
}

interface Props {
  readonly title: string
  readonly parts: readonly Part[]
  readonly noIndex?: boolean
  /**
   * The page for when there is no network: each language offers to try again, and those that this browser may keep. The service
   * worker (`components/offline`) leaves what is true of them: its patterns are written for this HTML.
   */
  readonly isKept?: boolean
  /** The page for an address without one: told in one language (`public/locale.js`), with the ways to the homes of all below. */
  readonly isAbsent?: boolean
}

/** To the homes of the languages, of which a browser may keep some. */
function Languages({ parts, isKept }: Pick<Props, 'parts' | 'isKept'>) {
  return parts.map(({ locale, name }) => (
    <a key={locale} {...(isKept ? { 'data-kept': locale } : {})} href={`/${locale}/`} hrefLang={locale} lang={locale}>
      {name}
    </a>
  ))
}

/**
 * Pages above the languages: the choice at `/`, the 404 that a static host serves, and what stands where there is no network.
 * Plain links, no script needed.
 */
export function RootPage({ title, parts, noIndex, isKept, isAbsent }: Props) {
  const locales = parts.map((part) => part.locale).join(',')
  return (
    <>
      <NextHead>
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {noIndex ? <meta key="robots" name="robots" content="noindex" /> : null}
        {parts.map((part) => (
          <link key={part.locale} rel="alternate" hrefLang={part.locale} href={`/${part.locale}/`} />
        ))}
        {isKept ? null : <script src="/locale.js" data-locales={locales} data-absent={isAbsent ? '' : undefined} />}
      </NextHead>
      <main className={styles.root}>
        <GateMark size={64} />
        <h1>{title}</h1>
        {parts.map((part) => (
          <section key={part.locale} lang={part.locale}>
            <h2>{part.title}</h2>
            <p>{part.lead}</p>
            <p className="tools">
              <a className="button" href={isKept ? '/offline/' : `/${part.locale}/`} hrefLang={part.locale}>
                {isKept ? part.again : isAbsent ? part.home : part.name}
              </a>
              {isKept ? <Languages parts={parts} isKept /> : null}
              {isAbsent
                ? part.ways.map(({ path, name }) => (
                    <a key={path} href={`/${part.locale}${path}`}>
                      {name}
                    </a>
                  ))
                : null}
            </p>
          </section>
        ))}
        {isAbsent ? (
          <p className="tools">
            <Languages parts={parts} />
          </p>
        ) : null}
      </main>
    </>
  )
}
