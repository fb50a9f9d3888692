import { AskBox, questionPart } from '@/components/ask'
import { Link } from '@/components/link'
import { format, useMessages } from '@/components/messages'
import { Page, toolWays } from '@/components/page'
import { type Arrival, Checkpoint } from './checkpoint'
import styles from './home.module.css'

interface Entry {
  readonly slug: string
  readonly title: string
}

interface Props {
  /** Packets at the gate, and what became of them. */
  readonly arrivals: readonly Arrival[]
  /** Answers that are often read. */
  readonly popular: readonly Entry[]
  /** The course, in reading order. */
  readonly lessons: readonly Entry[]
}

/** The ask box first, then what a gate does; then read, try, learn. */
export function HomePage({ arrivals, popular, lessons }: Props) {
  const site = useMessages('site')
  const ask = useMessages('ask')
  return (
    <Page title={site.tagline} description={site.description} path="/" width="wide">
      <div className={styles.hero}>
        <p className={styles.motif} lang="ja" aria-hidden="true">
          {site.motif}
        </p>
        <h1>{site.tagline}</h1>
        <AskBox />
        <ul className={styles.examples} aria-label={ask.examples}>
          {[ask.example1, ask.example2, ask.example3, ask.example4].map((example) => (
            <li key={example}>
              <Link to={`/ask/#${questionPart(example)}`}>{example}</Link>
            </li>
          ))}
        </ul>
      </div>
      <Checkpoint arrivals={arrivals} />
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
