import { Link } from '@/components/link'
import { format, formatDate, useLocale, useMessages, useNumbers } from '@/components/messages'
import { Page } from '@/components/page'
import { ScrollBox } from '@/components/scroll'

interface FigureView {
  readonly id: string
  readonly name: string
  readonly value: number
  readonly source: { readonly url: string; readonly date: string }
  readonly before: readonly { readonly value: number; readonly date: string }[]
}

export interface ChangesView {
  readonly statements: readonly {
    readonly id: string
    readonly date: string
    readonly text: string
    readonly answers: readonly { readonly slug: string; readonly title: string }[]
  }[]
  readonly figures: readonly FigureView[]
  readonly stale: readonly FigureView[]
  readonly staleBefore: string
}

/** Statements and figures that changed, and figures whose source has grown old. */
export function ChangesPage({ statements, figures, stale, staleBefore }: ChangesView) {
  const text = useMessages('changesPage')
  const site = useMessages('site')
  const { locale } = useLocale()
  return (
    <Page title={text.title} description={text.lead} path="/changes/">
      <h1>{text.title}</h1>
      <p>
        {text.lead}{' '}
        <a href={`/${locale}/changes.xml`} type="application/atom+xml">
          {text.feed}
        </a>
      </p>
      <section aria-labelledby="statements">
        <h2 id="statements">{text.statements}</h2>
        <ul>
          {statements.map((each) => (
            <li key={each.id} id={each.id}>
              <time dateTime={each.date}>{formatDate(each.date, site)}</time>: {each.text}{' '}
              {each.answers.map((answer) => (
                <span key={answer.slug}>
                  <Link to={`/faq/${answer.slug}/`}>{answer.title}</Link>{' '}
                </span>
              ))}
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="figures">
        <h2 id="figures">{text.figures}</h2>
        <Figures figures={figures} />
      </section>
      <section aria-labelledby="stale">
        <h2 id="stale">{text.stale}</h2>
        <p>{format(text.staleLead, { date: formatDate(staleBefore, site) })}</p>
        {stale.length > 0 ? <Figures figures={stale} /> : <p>{text.staleNone}</p>}
      </section>
    </Page>
  )
}

/** A figure and its date stay on one line. */
const unbroken = '\u00a0'

function Figures({ figures }: { readonly figures: readonly FigureView[] }) {
  const text = useMessages('changesPage')
  const site = useMessages('site')
  const { number } = useNumbers()
  return (
    <ScrollBox stacks>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.figure}</th>
            <th scope="col">{text.now}</th>
            <th scope="col">{text.before}</th>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ id, name, value, source, before }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>
                {number(value)}
                {unbroken}(
                <a href={source.url} rel="noopener external">
                  <time dateTime={source.date}>{formatDate(source.date, site)}</time>
                </a>
                )
              </td>
              <td>
                {before.map((each) => (
                  <span key={each.date}>
                    {number(each.value)}
                    {unbroken}(<time dateTime={each.date}>{formatDate(each.date, site)}</time>){' '}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
