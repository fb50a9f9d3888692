import { useMemo } from 'react'
import { useMessages } from '@/components/messages'
import styles from './cidr.module.css'
import type { LabState } from './lab-state'
import { readInput } from './read-input'

/** What stood in the field before, newest first, to come back to. */
export function InputHistory({
  past,
  onChoose,
}: {
  readonly past: readonly LabState[]
  readonly onChoose: (input: string) => void
}) {
  const text = useMessages('cidr')
  const inputs = useMemo(
    () => [...new Set(past.map((state) => state.in))].filter((input) => 'range' in readInput(input)).reverse(),
    [past],
  )
  if (inputs.length === 0) return null
  return (
    <details className="no-print">
      <summary>{text.history}</summary>
      <ul aria-label={text.historyLabel} className={styles.repairs}>
        {inputs.slice(0, 20).map((input) => (
          <li key={input}>
            <button type="button" className="button mono" onClick={() => onChoose(input)}>
              {input}
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}
