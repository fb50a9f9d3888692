import { useMemo } from 'react'
import { useMessages } from '@/components/messages'
import { Verdict } from '@/components/rules'
import { type Counterexample, decide, type RuleSet } from '@/lib/rules'
import styles from './lesson.module.css'
import { packetSentence } from './packet-sentence'

interface Props {
  readonly wrong: Counterexample
  readonly ruleSet: RuleSet
}

/** A packet that shows what is wrong with the reader's rules, played at the gate. */
export function Played({ wrong, ruleSet }: Props) {
  const text = useMessages('lesson')
  const decision = useMemo(() => decide(ruleSet, wrong.packet, { port25Unblocked: true }), [ruleSet, wrong])
  return (
    <div className={styles.played}>
      <p>{packetSentence(wrong.packet, text)}</p>
      <Verdict decision={decision} packet={wrong.packet} ruleSet={ruleSet} landmark={false} />
    </div>
  )
}
