import { useMessages } from '@/components/messages'
import type { Decision, Packet, RuleSet } from '@/lib/rules'
import styles from './rules.module.css'
import { reasonOf } from './sentences'
import { Trace } from './trace'

interface Props {
  readonly decision: Decision
  readonly packet: Packet
  readonly ruleSet: RuleSet
  /** False where a page has several gates: only one can be a landmark. */
  readonly landmark?: boolean
}

const signs = { accept: '○', drop: '✕', depends: '？' } as const

/** The verdict with its reason, then every rule in the order of decision. */
export function Gate({ decision, packet, ruleSet, landmark = true }: Props) {
  const text = useMessages('rules')
  const { verdict, by } = decision
  const words = { accept: text.verdictAccept, drop: text.verdictDrop, depends: text.verdictDepends }
  return (
    <section className={styles.gate} aria-label={landmark ? text.gate : undefined}>
      <div className={`${styles.verdict} ${styles[verdict]}`} role="status">
        <span className={styles.sign} aria-hidden="true">
          {signs[verdict]}
        </span>
        <div>
          <strong>{words[verdict]}</strong>
          <p>
            {reasonOf(decision, packet, ruleSet, text)}
            {verdict === 'drop' && by.kind !== 'platform' ? ` ${text.silent}` : ''}
            {verdict === 'accept' ? ` ${text.stateful}` : ''}{' '}
            <small className={styles.statements}>{decision.statements.join(' ')}</small>
          </p>
        </div>
      </div>
      <Trace decision={decision} />
    </section>
  )
}
