import { Link } from '@/components/link'
import { useMessages } from '@/components/messages'
import styles from './answer.module.css'

export interface TopicView {
  readonly id: 'security-groups' | 'rules' | 'penalties' | 'quotas'
  readonly questions: readonly { readonly slug: string; readonly title: string; readonly answer: string }[]
}

/** Every question under its topic, with the first sentence of its answer. */
export function QuestionList({ topics }: { readonly topics: readonly TopicView[] }) {
  const site = useMessages('site')
  const names: Record<TopicView['id'], string> = {
    'security-groups': site.topicSecurityGroups,
    rules: site.topicRules,
    penalties: site.topicPenalties,
    quotas: site.topicQuotas,
  }
  return (
    <div className={styles.topics}>
      {topics.map((topic) => (
        <section key={topic.id} aria-labelledby={topic.id}>
          <h2 id={topic.id}>{names[topic.id]}</h2>
          <ul className={styles.questions}>
            {topic.questions.map((question) => (
              <li key={question.slug}>
                <Link to={`/faq/${question.slug}/`}>{question.title}</Link>
                <p>{question.answer}</p>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
