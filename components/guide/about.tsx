import { Link } from '@/components/link'
import { LongName } from '@/components/long-name'
import { formatDate, useMessages } from '@/components/messages'
import styles from './guide.module.css'

/** What an answer is about: kinds of groups, or something beside them. */
export type Subject = 'basic' | 'enterprise' | 'managed' | 'instance' | 'account'

interface Props {
  readonly applies: readonly Subject[]
  /** RAM actions that the steps need; empty when they need none. */
  readonly needs: readonly string[]
  /** The day on which the whole answer was last held against official pages. */
  readonly checked: string
}

/** What an answer applies to, what one needs for it, and how fresh it is. */
export function About({ applies, needs, checked }: Props) {
  const text = useMessages('guide')
  const site = useMessages('site')
  const subjects: Readonly<Record<Subject, string>> = {
    basic: text.basic,
    enterprise: text.enterprise,
    managed: text.managed,
    instance: text.instance,
    account: text.account,
  }
  return (
    <dl className={styles.about}>
      <div>
        <dt>{text.applies}</dt>
        <dd>{applies.map((subject) => subjects[subject]).join(text.listGlue)}</dd>
      </div>
      {needs.length > 0 ? (
        <div>
          <dt>{text.needs}</dt>
          {needs.map((action) => (
            <dd key={action} className={styles.action}>
              <code>
                <LongName>{action}</LongName>
              </code>
            </dd>
          ))}
          <dd className={styles.action}>
            <Link to="/tools/policy/">{text.needsCheck}</Link>
          </dd>
        </div>
      ) : null}
      <div>
        <dt>{text.checked}</dt>
        <dd>
          <time dateTime={checked}>{formatDate(checked, site)}</time>
        </dd>
      </div>
    </dl>
  )
}
