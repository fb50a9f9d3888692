import { useMemo } from 'react'
import { Gate, type Stage } from '@/components/gate'
import { useMessages } from '@/components/messages'
import { Sign } from '@/components/sign'
import type { Decision, Packet, RuleSet } from '@/lib/rules'
import styles from '../rules.module.css'
import { reasonOf } from './sentences'

interface Props {
  readonly decision: Decision
  readonly packet: Packet
  readonly ruleSet: RuleSet
  /** False where a page has several: only one can be a landmark. */
  readonly landmark?: boolean
}

/** The verdict with its reason, and the way of the packet as a picture. */
export function Verdict({ decision, packet, ruleSet, landmark = true }: Props) {
  const text = useMessages('rules')
  const { verdict, by } = decision
  const words = { accept: text.verdictAccept, drop: text.verdictDrop, depends: text.verdictDepends }
  const name = ruleSet.groups.map((group) => group.name || group.id).join(text.listSeparator)
  const stages = useMemo(
    (): readonly [Stage] => [{ name, decision, packet, ruleSet }],
    [name, decision, packet, ruleSet],
  )
  return (
    <section className={styles.gate} aria-label={landmark ? text.gate : undefined}>
      <div className={`${styles.verdict} ${styles[verdict]}`} role="status">
        <span className={styles.sign}>
          <Sign of={verdict} />
        </span>
        <div>
          <strong>{words[verdict]}</strong>
          <p>
            {reasonOf(decision, packet, ruleSet, text)}
            {verdict === 'drop' && by.kind !== 'platform' ? ` ${text.silent}` : ''}
            {verdict === 'accept' ? ` ${text.stateful}` : ''}
          </p>
        </div>
      </div>
      <Gate stages={stages} />
    </section>
  )
}
