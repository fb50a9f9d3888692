import { useDeferredValue, useMemo } from 'react'
import { format, useMessages } from '@/components/messages'
import { blockAt } from '@/lib/cidr'
import { exposed, type Redundant, type Rule, type RuleSet, redundant } from '@/lib/rules'
import styles from './rules.module.css'

interface Props {
  readonly ruleSet: RuleSet
  /** Ports that should not be open to everyone. */
  readonly sensitive: readonly number[]
  readonly onRemove: (rule: Rule) => void
}

/** What holds over every packet: the rules that can go, and what everyone can reach. */
export function Analysis({ ruleSet, sensitive, onRemove }: Props) {
  const text = useMessages('rules')
  const deferred = useDeferredValue(ruleSet)
  const found = useMemo(() => redundant(deferred).redundant, [deferred])
  const open = useMemo(
    () =>
      (['tcp', 'udp'] as const).flatMap((protocol) =>
        ([4, 6] as const).flatMap((family) =>
          exposed(deferred, blockAt(family, 0n, 0), protocol).ports.map(([start, end]) => ({
            protocol,
            family,
            start,
            end,
          })),
        ),
      ),
    [deferred],
  )
  const why: Record<Redundant['why'], string> = {
    duplicate: text.whyDuplicate,
    covered: text.whyCovered,
    unreachable: text.whyUnreachable,
    'repeats-default': text.whyDefault,
  }
  return (
    <section className={styles.analysis} aria-labelledby="analysis">
      <h2 id="analysis">{text.analysis}</h2>
      <p>{text.analysisLead}</p>
      <h3>{text.canGo}</h3>
      {found.length === 0 ? (
        <p className="accept">○ {text.canGoNone}</p>
      ) : (
        <>
          <p>
            {text.canGoLead} {deferred.groups.length > 1 ? text.otherGroup : ''}
          </p>
          <ul className={styles.findings}>
            {found.map(({ rule, why: reason }) => (
              <li key={`${rule.group} ${rule.id}`}>
                <code>{rule.id}</code> {why[reason]}{' '}
                <button
                  type="button"
                  className="button no-print"
                  aria-label={format(text.removeRule, { rule: rule.id })}
                  onClick={() => onRemove(rule)}
                >
                  {text.removeShort}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>{text.openToAll}</h3>
      {open.length === 0 ? (
        <p>{text.openNone}</p>
      ) : (
        <ul className={styles.findings}>
          {open.map(({ protocol, family, start, end }) => (
            <li key={`${protocol} ${family} ${start}`}>
              <code>
                {protocol.toUpperCase()} {start === end ? start : `${start}–${end}`}
              </code>{' '}
              ({family === 4 ? '0.0.0.0/0' : '::/0'}){' '}
              {sensitive.some((port) => start <= port && port <= end) ? (
                <strong className="drop">{text.openSensitive}</strong>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
