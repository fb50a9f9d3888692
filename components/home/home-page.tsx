import { AskBox } from '@/components/ask'
import { Link } from '@/components/link'
import { format, useMessages } from '@/components/messages'
import { Page, toolWays } from '@/components/page'
import styles from './home.module.css'

interface Entry {
  readonly slug: string
  readonly title: string
}

interface Props {
  /** Answers that are often read. */
  readonly popular: readonly Entry[]
  /** The course, in reading order. */
  readonly lessons: readonly Entry[]
}

/** The ask box first; then read, try, learn. */
export function HomePage({ popular, lessons }: Props) {
  const site = useMessages('site')
  return (
    <Page title={site.tagline} description={site.description} path="/" width="wide">
      <div className={styles.hero}>
        <p className={styles.motif} lang="ja" aria-hidden="true">
          {site.motif}
        </p>
        <h1>{site.tagline}</h1>
        <AskBox />
      </div>
      <div className={styles.ways}>
        <section aria-labelledby="read">
          <h2 id="read">{site.homeRead}</h2>
          <p>{site.homeReadLead}</p>
          <h3 className="visually-hidden">{site.homePopular}</h3>
          <ul>
            {popular.map((question) => (
              <li key={question.slug}>
                <Link to={`/faq/${question.slug}/`}>{question.title}</Link>
              </li>
            ))}
          </ul>
          <Link to="/faq/" className="button">
            {site.faqTitle}
          </Link>
        </section>
        <section aria-labelledby="try">
          <h2 id="try">{site.homeTry}</h2>
          <p>{site.homeTryLead}</p>
          <dl>
            {toolWays.map(({ to, name, lead }) => (
              <div key={to}>
                <dt>
                  <Link to={to}>{site[name]}</Link>
                </dt>
                <dd>{site[lead]}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section aria-labelledby="learn">
          <h2 id="learn">{site.homeLearn}</h2>
          <p>{format(site.homeLearnLead, { count: lessons.length })}</p>
          <ol>
            {lessons.map((lesson) => (
              <li key={lesson.slug}>
                <Link to={`/learn/${lesson.slug}/`}>{lesson.title}</Link>
              </li>
            ))}
          </ol>
          <Link to="/learn/" className="button">
            {site.homeCourse}
          </Link>
        </section>
      </div>
    </Page>
  )
}
