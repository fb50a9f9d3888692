import { format, useMessages } from '@/components/messages'
import { Sign } from '@/components/sign'
import styles from './gate.module.css'
import type { Gap } from './road'
import { missOf, peerWords, whatOf } from './words'

/** Rules listed of a gap. */
const most = 40

/** The rules that stand together in a gap, each with why it is passed by. */
export function GapList({ gap: { order, rules, late } }: { readonly gap: Gap }) {
  const words = useMessages('gate')
  const title = format(words.gapTitle, { first: order, last: order + rules.length - 1 })
  return (
    <section className={styles.gapList} aria-label={title}>
      <strong>{title}</strong>
      <ol start={order}>
        {rules.slice(0, most).map(({ rule, match }, index) => (
          <li key={`${String(index)} ${rule.id}`}>
            <Sign of={rule.action} /> {words[rule.action]} <span className="mono">{whatOf(rule, words)}</span>{' '}
            <span className="mono">{peerWords(rule)}</span>{' '}
            <span>{format(words.priority, { priority: rule.priority })}</span>
            <small>{late && match.kind === 'yes' ? words.later : missOf(match, rule.direction, words)}</small>
          </li>
        ))}
      </ol>
      {rules.length > most ? <p>{format(words.gapMore, { count: rules.length - most })}</p> : null}
    </section>
  )
}
