import { useState } from 'react'
import { format, useMessages } from '@/components/messages'
import type { Consideration, Decision } from '@/lib/rules'
import styles from './rules.module.css'
import { missOf } from './sentences'

/** Traces up to this long are shown as a whole. */
const short = 12
const page = 100

/** Every rule in the order of decision; of a long list first those that match, and the others counted. */
export function Trace({ decision }: { readonly decision: Decision }) {
  const text = useMessages('rules')
  const { trace, by, verdict } = decision
  const [limit, setLimit] = useState(0)
  if (trace.length === 0) return <p>{text.noTrace}</p>
  const matching = trace.filter(({ match }) => match.kind !== 'no')
  const all = trace.length <= short || limit > 0
  const shown = all ? trace.slice(0, Math.max(short, limit)) : matching.slice(0, short)
  return (
    <details open>
      <summary>{text.trace}</summary>
      <ol className={styles.trace}>
        {shown.map((step) => (
          <Step key={`${step.rule.group} ${step.rule.place.path}`} step={step} />
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
      {all ? null : <p>{format(text.traceOthers, { count: trace.length - matching.length })}</p>}
      {shown.length < trace.length ? (
        <button type="button" className="button no-print" onClick={() => setLimit(limit + page)}>
          {all ? format(text.showMore, { count: Math.min(page, trace.length - shown.length) }) : text.traceAll}
        </button>
      ) : null}
    </details>
  )
}

function Step({ step: { rule, match, decides, late } }: { readonly step: Consideration }) {
  const text = useMessages('rules')
  return (
    <li className={decides ? styles.deciding : late ? styles.late : undefined}>
      <span className={styles.priority}>{rule.priority}</span>
      <span className={rule.action}>{rule.action === 'accept' ? text.accept : text.drop}</span>
      <code>{rule.id}</code>
      <span>{decides ? `← ${text.decides}` : match.kind === 'yes' ? text.matchesLate : missOf(match, text)}</span>
    </li>
  )
}
