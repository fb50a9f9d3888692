import { useMessages } from '@/components/messages'
import type { PolicyEffect } from '@/lib/policy'
import styles from './policy.module.css'
import { looks } from './sentences'

/** An effect: its sign and its word. */
export function Effect({ effect }: { readonly effect: PolicyEffect }) {
  const effects = useMessages('policyEffects')
  const { sign, tone } = looks[effect]
  return (
    <span className={`${tone} ${styles.effect}`}>
      <span aria-hidden="true">{sign}</span> {effects[effect]}
    </span>
  )
}
