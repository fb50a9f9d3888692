import { format, useMessages } from '@/components/messages'
import type { Policy, PolicyDecision } from '@/lib/policy'
import styles from './policy.module.css'

interface Props {
  readonly by: NonNullable<PolicyDecision['by']>
  /** The policies that were pasted; one beyond them is the assumed one. */
  readonly policies: readonly Policy[]
  /** Shows a place in the reader's text. */
  readonly onShow: (at: number) => void
}

/** A statement by its policy's name or number; shows it in the text where it can. */
export function StatementName({ by: { policy, name, statement }, policies, onShow }: Props) {
  const text = useMessages('policy')
  if (policy >= policies.length) return text.assumed
  const label =
    name === null
      ? format(text.statementOf, { policy: policy + 1, statement: statement + 1 })
      : format(text.statementOfNamed, { name, statement: statement + 1 })
  const { at = null, within = null } = policies[policy]?.statements[statement]?.place ?? {}
  if (at === null || within !== null) return label
  return (
    <button type="button" className={styles.place} onClick={() => onShow(at)}>
      {label}
    </button>
  )
}
