import { AskBox } from '@/components/ask'
import { Link } from '@/components/link'
import { useMessages } from '@/components/messages'
import { Page } from '@/components/page'
import styles from './home.module.css'

interface Question {
  readonly slug: string
  readonly title: string
}

interface Props {
  readonly popular: readonly Question[]
  /** Answers with live parts, in the order in which they build on each other. */
  readonly path: readonly Question[]
}

/** The ask box first; then read, try, learn. */
export function HomePage({ popular, path }: Props) {
  const site = useMessages('site')
  const tools = [
    { to: '/tools/cidr/', name: site.cidr, lead: site.homeCidr },
    { to: '/tools/rules/', name: site.rules, lead: site.homeRules },
    { to: '/tools/reachability/', name: site.reachability, lead: site.homeReachability },
    { to: '/tools/policy/', name: site.policy, lead: site.homePolicy },
  ]
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
            {tools.map((tool) => (
              <div key={tool.to}>
                <dt>
                  <Link to={tool.to}>{tool.name}</Link>
                </dt>
                <dd>{tool.lead}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section aria-labelledby="learn">
          <h2 id="learn">{site.homeLearn}</h2>
          <p>{site.homeLearnLead}</p>
          <ol>
            {path.map((question) => (
              <li key={question.slug}>
                <Link to={`/faq/${question.slug}/`}>{question.title}</Link>
              </li>
            ))}
          </ol>
        </section>
      </div>
    </Page>
  )
}
