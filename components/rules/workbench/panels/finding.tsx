import { format, useMessages } from '@/components/messages'
import type { Decider, Packet, Redundant, Rule, RuleSet } from '@/lib/rules'
import { packetInWords, ruleInWords } from '../../verdict/sentences'
import type { Explained } from '../../work/questions'
import styles from '../workbench.module.css'

interface Props {
  readonly finding: Redundant
  /** Undefined until it is worked out. */
  readonly explained: Explained | undefined
  readonly set: RuleSet | null
  readonly stale: boolean
  readonly onRemove: (rules: readonly Rule[]) => void
  readonly onShow: (rule: Rule) => void
  readonly onPlay: (packet: Packet) => void
}

/** One rule that can go: why, what stands in for it, a packet that shows it, and the change. */
export function Finding({ finding: { rule, why, twins }, explained, set, stale, onRemove, onShow, onPlay }: Props) {
  const text = useMessages('workbench')
  const words = useMessages('rules')
  const reasons: Record<Redundant['why'], string> = {
    duplicate: text.whyDuplicate,
    covered: text.whyCovered,
    unreachable: text.whyUnreachable,
    'repeats-default': text.whyDefault,
  }
  const nameOf = (by: Decider): string => {
    if (by.kind === 'rule') {
      const found = set?.groups
        .flatMap(({ rules }) => rules)
        .find(({ id, group }) => id === by.rule && group === by.group)
      const other = by.group === rule.group ? '' : format(text.ofGroup, { group: by.group })
      return found ? `${by.rule}${other} [${ruleInWords(found, words)}]` : by.rule
    }
    return by.kind === 'in-group' ? text.inGroup : text.builtInDefault
  }
  const others = twins.filter((twin) => twin.id !== rule.id || twin.group !== rule.group)
  const opposite = explained?.opposite
  const onlyOpposite = opposite && explained?.blockers.length === 1
  return (
    <li className={styles.card}>
      <h3>
        <code>{rule.id}</code> {ruleInWords(rule, words)}
      </h3>
      <p>
        {reasons[why]}{' '}
        {others.length > 0
          ? format(text.oneOfThese, {
              count: twins.length,
              rules: others.map(({ id }) => id).join(words.listSeparator),
            })
          : null}
      </p>
      {explained ? (
        <>
          {onlyOpposite ? null : explained.blockers.length > 0 ? (
            <p>
              {format(text.standIn, {
                rules: explained.blockers
                  .slice(0, 3)
                  .map(({ by }) => nameOf(by))
                  .join(words.listSeparator),
              })}
              {explained.blockers.length > 3 ? format(text.moreRules, { count: explained.blockers.length - 3 }) : ''}
            </p>
          ) : (
            <p>{text.matchesNothing}</p>
          )}
          {opposite ? (
            <p className="depends">
              △{' '}
              {format(rule.action === 'accept' ? text.oppositeDrops : text.oppositeAccepts, {
                rule: nameOf(opposite.by),
              })}
            </p>
          ) : null}
          {explained.sameGroup ? null : <p className="depends">△ {text.otherGroup}</p>}
          {explained.packet ? (
            <p>{format(text.forExample, { packet: packetInWords(explained.packet, words) })}</p>
          ) : null}
        </>
      ) : null}
      <p className="tools no-print">
        <button
          type="button"
          className="button"
          disabled={stale}
          aria-label={format(words.removeRule, { rule: rule.id })}
          onClick={() => onRemove([rule])}
        >
          {words.removeShort}
        </button>
        <button type="button" className="button" onClick={() => onShow(rule)}>
          {text.showRule}
        </button>
        {explained?.packet ? <PlayButton packet={explained.packet} onPlay={onPlay} /> : null}
      </p>
    </li>
  )
}

function PlayButton({ packet, onPlay }: { readonly packet: Packet } & Pick<Props, 'onPlay'>) {
  const text = useMessages('workbench')
  return (
    <button type="button" className="button" onClick={() => onPlay(packet)}>
      {text.play}
    </button>
  )
}
