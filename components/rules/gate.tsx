import { useMessages } from '@/components/messages'
import type { Decision, Packet, RuleSet } from '@/lib/rules'
import styles from './rules.module.css'
import { missOf, reasonOf } from './sentences'

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
  const { verdict, trace, by } = decision
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
      {trace.length === 0 ? (
        <p>{text.noTrace}</p>
      ) : (
        <details open={trace.length <= 12 ? true : undefined}>
          <summary>{text.trace}</summary>
          <ol className={styles.trace}>
            {trace.map(({ rule, match, decides, late }) => (
              <li
                key={`${rule.group} ${rule.id}`}
                className={decides ? styles.deciding : late ? styles.late : undefined}
              >
                <span className={styles.priority}>{rule.priority}</span>
                <span className={rule.action}>{rule.action === 'accept' ? text.accept : text.drop}</span>
                <code>{rule.id}</code>
                <span>
                  {decides ? `← ${text.decides}` : match.kind === 'yes' ? text.matchesLate : missOf(match, text)}
                </span>
              </li>
            ))}
            {by.kind === 'default' ? (
              <li className={styles.deciding}>
                <span className={styles.priority}>—</span>
                <span className={verdict}>{verdict === 'accept' ? text.accept : text.drop}</span>
                <span>{text.finalDefault}</span>
                <span>← {text.decides}</span>
              </li>
            ) : null}
          </ol>
        </details>
      )}
    </section>
  )
}
