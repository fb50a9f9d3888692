import { Link } from '@/components/link'
import { useMessages } from '@/components/messages'
import type { Task } from '@/content/tasks'
import styles from './list.module.css'

export interface TaskTitles {
  readonly task: Task
  readonly questions: readonly { readonly slug: string; readonly title: string }[]
}

/** Every question under what it helps to do. */
export function QuestionList({ tasks }: { readonly tasks: readonly TaskTitles[] }) {
  const names = useMessages('taskNames')
  return (
    <div className={styles.topics}>
      {tasks.map(({ task, questions }) => (
        <section key={task} aria-labelledby={task}>
          <h2 id={task}>{names[task]}</h2>
          <ul className={styles.questions}>
            {questions.map(({ slug, title }) => (
              <li key={slug}>
                <Link to={`/faq/${slug}/`}>{title}</Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
