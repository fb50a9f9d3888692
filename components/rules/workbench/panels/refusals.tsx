import { useMessages } from '@/components/messages'
import type { RefusalCode, WriteRefusal } from '@/lib/rules'
import { ruleInWords } from '../../verdict/sentences'
import styles from '../workbench.module.css'

/** Rules that could not be written, each with the reason; nothing when all could. */
export function Refusals({ refusals }: { readonly refusals: readonly WriteRefusal[] }) {
  const text = useMessages('workbench')
  const words = useMessages('rules')
  const why: Record<RefusalCode, string> = {
    'priority-110': text.refusedPriority,
    'group-in-advanced': text.refusedGroup,
    'self-reference': text.refusedSelf,
    'description-length': text.refusedDescription,
    'five-tuple': text.refusedFiveTuple,
    'port-list': text.refusedPortList,
  }
  if (refusals.length === 0) return null
  return (
    <section aria-label={text.refused}>
      <p>
        <strong className="drop">✕ {text.refused}</strong>
      </p>
      <ul className={styles.findings}>
        {refusals.map(({ rule, code }, index) => (
          <li key={`${String(index)} ${code}`}>
            {ruleInWords(rule, words)}: {why[code]}
          </li>
        ))}
      </ul>
    </section>
  )
}
