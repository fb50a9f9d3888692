import { format, useMessages } from '@/components/messages'
import type { Redundancy, Redundant, Rule } from '@/lib/rules'
import { More } from '../more'
import styles from '../rule-workbench.module.css'
import { ruleInWords } from '../sentences'
import type { Pending } from '../work/use-answer'
import { Working } from '../work/working'

interface Props {
  readonly pending: Pending<Redundancy>
  readonly onRemove: (rules: readonly Rule[]) => void
  readonly onShow: (rule: Rule) => void
}

/** The rules that can go, each with its reason and the change. */
export function Findings({ pending, onRemove, onShow }: Props) {
  const text = useMessages('workbench')
  const { answer, stale } = pending
  return (
    <section aria-labelledby="findings-title">
      <h2 id="findings-title">{text.findingsTitle}</h2>
      <p>{text.findingsLead}</p>
      <Working pending={pending} />
      {answer?.redundant.length === 0 ? <p className="accept">○ {text.findingsNone}</p> : null}
      {answer && answer.redundant.length > 0 ? (
        <ul className={styles.cards} aria-busy={stale}>
          <More items={answer.redundant}>
            {(finding) => (
              <Finding
                key={`${finding.rule.group} ${finding.rule.place.path}`}
                finding={finding}
                stale={stale}
                onRemove={onRemove}
                onShow={onShow}
              />
            )}
          </More>
        </ul>
      ) : null}
    </section>
  )
}

interface FindingProps extends Omit<Props, 'pending'> {
  readonly finding: Redundant
  readonly stale: boolean
}

function Finding({ finding: { rule, why, twins }, stale, onRemove, onShow }: FindingProps) {
  const text = useMessages('workbench')
  const words = useMessages('rules')
  const reasons: Record<Redundant['why'], string> = {
    duplicate: text.whyDuplicate,
    covered: text.whyCovered,
    unreachable: text.whyUnreachable,
    'repeats-default': text.whyDefault,
  }
  const others = twins.filter((twin) => twin.id !== rule.id || twin.group !== rule.group)
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
      <p className={`${styles.tools} no-print`}>
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
      </p>
    </li>
  )
}
