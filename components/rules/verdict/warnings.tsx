import { useState } from 'react'
import { format, useMessages } from '@/components/messages'
import type { Warning } from '@/lib/rules'
import styles from '../rules.module.css'
import { warningOf } from './sentences'

const signs = { error: '✕', warning: '△', hint: '・' } as const
const tones = { error: 'drop', warning: 'depends', hint: '' } as const
const few = 12

/** What was noticed while reading, each with its place; a long list opens on demand. */
export function Warnings({ warnings }: { readonly warnings: readonly Warning[] }) {
  const text = useMessages('rules')
  const words = useMessages('warnings')
  const [all, setAll] = useState(false)
  const shown = all ? warnings : warnings.slice(0, few)
  return (
    <section aria-label={text.findings}>
      <p>
        <strong>{text.findings}</strong>
      </p>
      <ul className={styles.findings}>
        {shown.map((warning, index) => (
          <li key={`${String(index)}${warning.code}`} className={tones[warning.severity]}>
            {signs[warning.severity]} {warningOf(warning, words)}
            {warning.place && !('line' in warning.params) ? (
              <small>
                {' '}
                ({format(text.findingPlace, { document: warning.place.document + 1, path: warning.place.path || '—' })})
              </small>
            ) : null}
          </li>
        ))}
      </ul>
      {shown.length < warnings.length ? (
        <button type="button" className="button" onClick={() => setAll(true)}>
          {format(text.showMore, { count: warnings.length - shown.length })}
        </button>
      ) : null}
    </section>
  )
}
