import { useMemo, useState } from 'react'
import { format, useMessages } from '@/components/messages'
import type { Needed, Packet, Redundancy, Rule, RuleSet } from '@/lib/rules'
import { packetInWords, ruleInWords } from '../../verdict/sentences'
import { type Pending, useAnswer } from '../../work/use-answer'
import { Working } from '../../work/working'
import { More } from '../more'
import styles from '../workbench.module.css'
import { Finding } from './finding'

interface Props {
  /** The rules that the findings are about; null while they cannot be read as a whole. */
  readonly set: RuleSet | null
  readonly pending: Pending<Redundancy>
  readonly onRemove: (rules: readonly Rule[]) => void
  readonly onShow: (rule: Rule) => void
  readonly onPlay: (packet: Packet) => void
}

/** Findings are shown, and explained, this many at a time. */
const page = 20

/** The rules that can go, each with its reason and the change; what can go at once; and why the others have to stay. */
export function Findings({ set, pending, onRemove, onShow, onPlay }: Props) {
  const text = useMessages('workbench')
  const words = useMessages('rules')
  const [limit, setLimit] = useState(page)
  const { answer, stale } = pending
  const shown = useMemo(() => answer?.redundant.slice(0, limit) ?? [], [answer, limit])
  const explained = useExplanations(stale ? null : set, shown)
  const together = useAnswer('together', stale || !answer || answer.redundant.length < 2 ? null : set)
  const several = together.stale || stale ? [] : (together.answer ?? [])
  return (
    <section aria-labelledby="findings-title">
      <h2 id="findings-title">{text.findingsTitle}</h2>
      <p>{text.findingsLead}</p>
      <Working pending={pending} />
      {answer?.redundant.length === 0 ? <p className="accept">○ {text.findingsNone}</p> : null}
      {several.length > 1 ? (
        <div className={`${styles.card} no-print`}>
          <p>
            {format(text.together, { count: several.length })}{' '}
            {answer && several.length < answer.redundant.length ? text.togetherWhy : ''}
          </p>
          <button type="button" className="button primary" onClick={() => onRemove(several)}>
            {format(text.removeTogether, { count: several.length })}
          </button>
        </div>
      ) : null}
      {shown.length > 0 ? (
        <ul className={styles.cards} aria-busy={stale}>
          {shown.map((finding) => (
            <Finding
              key={`${finding.rule.group} ${finding.rule.place.path}`}
              finding={finding}
              explained={explained(finding.rule)}
              set={set}
              stale={stale}
              onRemove={onRemove}
              onShow={onShow}
              onPlay={onPlay}
            />
          ))}
        </ul>
      ) : null}
      {answer && answer.redundant.length > limit ? (
        <button type="button" className="button no-print" onClick={() => setLimit(limit + page)}>
          {format(words.showMore, { count: answer.redundant.length - limit })}
        </button>
      ) : null}
      {answer && answer.needed.length > 0 ? (
        <details className={styles.needed}>
          <summary>{format(text.needed, { count: answer.needed.length })}</summary>
          <p>{text.neededLead}</p>
          <ul className={styles.findings}>
            <More items={answer.needed} first={20}>
              {(needed) => (
                <NeededRule key={`${needed.rule.group} ${needed.rule.place.path}`} {...needed} onPlay={onPlay} />
              )}
            </More>
          </ul>
        </details>
      ) : null}
    </section>
  )
}

function NeededRule({ rule, packet, onPlay }: Needed & Pick<Props, 'onPlay'>) {
  const text = useMessages('workbench')
  const words = useMessages('rules')
  return (
    <li>
      <code>{rule.id}</code> {ruleInWords(rule, words)}.{' '}
      {format(text.witness, { packet: packetInWords(packet, words) })}{' '}
      <button type="button" className="button no-print" onClick={() => onPlay(packet)}>
        {text.play}
      </button>
    </li>
  )
}

/** Explanations of findings, asked for as they come on the page. */
function useExplanations(set: RuleSet | null, shown: Redundancy['redundant']) {
  const positions = useMemo(
    () => new Map(set?.groups.flatMap((group) => group.rules).map((rule, index) => [keyOf(rule), index])),
    [set],
  )
  const question = useMemo(
    () => set && { set, rules: shown.flatMap(({ rule }) => positions.get(keyOf(rule)) ?? []) },
    [set, shown, positions],
  )
  const { answer, stale } = useAnswer('explanations', question)
  return (rule: Rule) => (stale ? undefined : answer?.get(positions.get(keyOf(rule)) ?? -1))
}

function keyOf({ place }: Rule): string {
  return `${place.document} ${place.path}`
}
