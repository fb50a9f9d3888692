import { useMessages } from '@/components/messages'
import { useYes } from '@/components/sign'
import type { PolicyEffect } from '@/lib/policy'
import styles from './policy.module.css'

/** Sign and colour of an effect; the sign of what is allowed is the language's. */
const looks: Readonly<Record<PolicyEffect, { readonly sign: string | null; readonly tone: string }>> = {
  allow: { sign: null, tone: 'accept' },
  deny: { sign: '✕', tone: 'drop' },
  'implicit-deny': { sign: '−', tone: '' },
  depends: { sign: '△', tone: 'depends' },
}

/** An effect: its sign and its word. */
export function Effect({ effect }: { readonly effect: PolicyEffect }) {
  const effects = useMessages('policyEffects')
  const yes = useYes()
  const { sign, tone } = looks[effect]
  return (
    <span className={`${tone} ${styles.effect}`}>
      <span aria-hidden="true">{sign ?? yes}</span> {effects[effect]}
    </span>
  )
}
