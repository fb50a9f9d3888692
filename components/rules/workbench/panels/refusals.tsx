import { useMessages } from '@/components/messages'
import type { WriteRefusal } from '@/lib/rules'
import { ruleInWords } from '../../verdict/sentences'
import styles from '../workbench.module.css'
import { reasonOf } from './remarks'

/** Rules that could not be written, each with the reason; nothing when all could. */
export function Refusals({ refusals }: { readonly refusals: readonly WriteRefusal[] }) {
  const text = useMessages('workbench')
  const words = useMessages('rules')
  if (refusals.length === 0) return null
  return (
    <section aria-label={text.refused}>
      <p>
        <strong className="drop">✕ {text.refused}</strong>
      </p>
      <ul className={styles.findings}>
        {refusals.map(({ rule, code }, index) => (
          <li key={`${String(index)} ${code}`}>
            {ruleInWords(rule, words)}: {reasonOf(code, text)}
          </li>
        ))}
      </ul>
    </section>
  )
}
