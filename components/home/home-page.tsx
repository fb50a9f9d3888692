import dynamic from 'next/dynamic'
import { useState } from 'react'
import { AskBox, questionPart } from '@/components/ask'
import { Loading } from '@/components/lazy'
import { Link } from '@/components/link'
import { useMessages, useNumbers } from '@/components/messages'
import { Page, toolWays } from '@/components/page'
import type { Task } from '@/content/tasks'
import { type Arrival, Checkpoint } from './checkpoint'
import styles from './home.module.css'
import { pictures } from './pictures'

const HomeGate = dynamic(() => import('./home-gate').then((module) => module.HomeGate), { loading: Loading })

interface Props {
  /** Packets at the gate, and what became of them. */
  readonly arrivals: readonly Arrival[]
  /** How many answers there are for each task. */
  readonly tasks: readonly { readonly task: Task; readonly count: number }[]
  /** The course, in reading order. */
  readonly lessons: readonly { readonly slug: string; readonly title: string }[]
}

/** Ask or paste first, with what a gate does; then the tools, each with a picture; then read and learn. */
export function HomePage({ arrivals, tasks, lessons }: Props) {
  const site = useMessages('site')
  const names = useMessages('taskNames')
  const ask = useMessages('ask')
  const counts = useMessages('counts')
  const { counted } = useNumbers()
  const [sent, setSent] = useState<Arrival | null>(null)
  const answers = tasks.reduce((sum, { count }) => sum + count, 0)
  return (
    <Page title={site.tagline} description={site.description} path="/" width="wide">
      <div className={styles.home}>
        <div>
          <h1>{site.tagline}</h1>
          <AskBox />
          <p className={styles.paste}>{site.homePaste}</p>
          <ul className={styles.examples} aria-label={ask.examples}>
            {[ask.example1, ask.example2, ask.example3, ask.example4].map((example) => (
              <li key={example}>
                <Link to={`/ask/#${questionPart(example)}`}>{example}</Link>
              </li>
            ))}
          </ul>
        </div>
        <div className={styles.gate}>
          <Checkpoint arrivals={arrivals} chosen={sent} onChoose={setSent} />
        </div>
        {sent ? (
          <div className={styles.walk}>
            <HomeGate key={`${sent.protocol} ${String(sent.port)}`} arrival={sent} />
          </div>
        ) : null}
        <section aria-labelledby="try" className={styles.try}>
          <h2 id="try">{site.homeTry}</h2>
          <ul className={styles.tools}>
            {toolWays.map(({ to, name, lead }) => {
              const Picture = pictures[to]
              return (
                <li key={to}>
                  {Picture ? <Picture /> : null}
                  <h3>
                    <Link to={to}>{site[name]}</Link>
                  </h3>
                  <p>{site[lead]}</p>
                </li>
              )
            })}
          </ul>
        </section>
        <div className={styles.ways}>
          <section aria-labelledby="read">
            <h2 id="read">
              {site.homeRead} <Link to="/faq/">{counted(counts.allAnswers, answers)}</Link>
            </h2>
            <ul className={styles.tasks}>
              {tasks.map(({ task, count }) => (
                <li key={task}>
                  <Link to={`/faq/#${task}`}>{names[task]}</Link> <span>{counted(counts.answers, count)}</span>
                </li>
              ))}
            </ul>
          </section>
          <section aria-labelledby="learn">
            <h2 id="learn">
              {site.homeLearn} <Link to="/learn/">{counted(counts.allLessons, lessons.length)}</Link>
            </h2>
            <p>{site.homeLearnLead}</p>
            <ol className={styles.road}>
              {lessons.map((lesson, index) => (
                <li key={lesson.slug}>
                  <Link to={`/learn/${lesson.slug}/`} aria-label={`${index + 1}. ${lesson.title}`}>
                    {index + 1}
                  </Link>
                </li>
              ))}
            </ol>
          </section>
        </div>
      </div>
    </Page>
  )
}
