import { memo } from 'react'
import { format, useMessages } from '@/components/messages'
import { Sign } from '@/components/sign'
import type { Packet, RuleSet } from '@/lib/rules'
import type { Doubts } from '../draft/model'
import type { JudgedPacket } from './judge'
import { decidingReason } from './sentences'
import styles from './verdict.module.css'

interface Props {
  /** Null while the packet cannot be read, or the groups cannot be together. */
  readonly judged: JudgedPacket | null
  readonly packet: Packet | null
  readonly ruleSet: RuleSet
  readonly lost: Doubts['unread']
  /** In a text, which may hold several, it is a group; on a tool's page a region that one can go to. */
  readonly inText?: boolean
}

/** The verdict in two lines, as it stays in view: the word with its reason, then what was not read and whether it matters. */
export const VerdictStrip = memo(StripOf)

function StripOf({ judged, packet, ruleSet, lost, inText = false }: Props) {
  const text = useMessages('rules')
  const role = inText ? 'group' : 'region'
  if (!judged || !packet) {
    return (
      <section className={styles.strip} role={role} aria-label={text.verdict} data-verdict="none">
        <p role="status">{text.verdictNone}</p>
      </section>
    )
  }
  const { decision, certain, turning, harmless } = judged
  const words = { accept: text.verdictAccept, drop: text.verdictDrop, depends: text.verdictDepends }
  const reason = decidingReason(certain, packet, ruleSet, text)
  const unsure = decision.verdict === 'depends' && certain.verdict !== 'depends'
  const names = turning.map(({ row }) => row.id)
  return (
    <section className={styles.strip} role={role} aria-label={text.verdict} data-verdict={decision.verdict}>
      <strong className={decision.verdict}>
        <Sign of={decision.verdict} /> {words[decision.verdict]}
      </strong>
      <div role="status">
        <span className="visually-hidden">{words[decision.verdict]}</span>
        {unsure ? (
          <p>
            {names.length > 0
              ? format(text.turnsOn, { rules: names.slice(0, 3).join(text.listSeparator), count: names.length })
              : format(text.turnsOnLost, { count: lost })}
            {format(text.otherwiseVerdict, { verdict: words[certain.verdict], reason })}
          </p>
        ) : (
          <p>
            {reason}
            {decision.verdict === 'drop' && certain.by.kind !== 'platform' ? text.silent : ''}
            {decision.verdict === 'accept' ? text.stateful : ''}
          </p>
        )}
        {harmless > 0 ? <p className={styles.second}>{format(text.harmless, { count: harmless })}</p> : null}
      </div>
    </section>
  )
}
