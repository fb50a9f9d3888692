import { useState } from 'react'
import { format, useMessages } from '@/components/messages'
import { type Direction, type Reading, type RuleSet, read, type Warning } from '@/lib/rules'
import styles from './rules.module.css'
import { warningOf } from './sentences'

/** One box that takes any documents, pasted or dropped; what could be read is handed on, the text stays. */
export function PasteBox({ onRead }: { readonly onRead: (ruleSet: RuleSet) => void }) {
  const text = useMessages('rules')
  const [pasted, setPasted] = useState('')
  const [direction, setDirection] = useState<Direction | ''>('')
  const [reading, setReading] = useState<Reading | null>(null)
  const asksDirection = reading?.warnings.some((warning) => warning.code === 'ask-direction') ?? false

  function readText(from: string, toward: Direction | '') {
    const result = read(from, toward === '' ? {} : { direction: toward })
    setReading(result)
    if (result.ruleSet.groups.length > 0) onRead(result.ruleSet)
  }

  async function drop(files: FileList) {
    const texts = await Promise.all([...files].map((file) => file.text()))
    const joined = texts.join('\n')
    setPasted(joined)
    readText(joined, direction)
  }

  const rules = reading?.ruleSet.groups.reduce((sum, group) => sum + group.rules.length, 0) ?? 0
  return (
    <details className={`${styles.paste} no-print`}>
      <summary>{text.paste}</summary>
      <p>
        {text.pasteLead} {text.privacy}
      </p>
      <label>
        {text.pasteLabel}
        <textarea
          className="field mono"
          rows={8}
          spellCheck={false}
          value={pasted}
          onChange={(event) => setPasted(event.target.value)}
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            if (event.dataTransfer.files.length === 0) return
            event.preventDefault()
            void drop(event.dataTransfer.files)
          }}
        />
      </label>
      {asksDirection ? (
        <label>
          {text.pasteDirection}
          <select
            className="field"
            value={direction}
            onChange={(event) => {
              const chosen = event.target.value === 'egress' ? 'egress' : 'ingress'
              setDirection(chosen)
              readText(pasted, chosen)
            }}
          >
            <option value="">{text.presetNone}</option>
            <option value="ingress">{text.ingress}</option>
            <option value="egress">{text.egress}</option>
          </select>
        </label>
      ) : null}
      <p className={styles.tools}>
        <button
          type="button"
          className="button primary"
          disabled={pasted.trim() === ''}
          onClick={() => readText(pasted, direction)}
        >
          {text.read}
        </button>
      </p>
      <div role="status">
        {reading ? (
          <p>
            {reading.ruleSet.groups.length > 0
              ? format(text.readResult, { groups: reading.ruleSet.groups.length, rules })
              : text.readNothing}
          </p>
        ) : null}
      </div>
      {reading && reading.warnings.length > 0 ? <Findings warnings={reading.warnings} /> : null}
    </details>
  )
}

/** What was noticed, each with its place. */
export function Findings({ warnings }: { readonly warnings: readonly Warning[] }) {
  const text = useMessages('rules')
  const words = useMessages('warnings')
  const signs = { error: '✕', warning: '△', hint: '・' } as const
  const tones = { error: 'drop', warning: 'depends', hint: '' } as const
  return (
    <section aria-label={text.findings}>
      <p>
        <strong>{text.findings}</strong>
      </p>
      <ul className={styles.findings}>
        {warnings.map((warning, index) => (
          <li key={`${String(index)}${warning.code}`} className={tones[warning.severity]}>
            {signs[warning.severity]} {warningOf(warning, words)}
            {warning.place ? (
              <small>
                {' '}
                ({format(text.findingPlace, { document: warning.place.document + 1, path: warning.place.path || '—' })})
              </small>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
