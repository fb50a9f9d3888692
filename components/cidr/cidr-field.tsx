import { useId } from 'react'
import { format, useMessages } from '@/components/messages'
import { formatAddress, formatBlock } from '@/lib/cidr'
import styles from './cidr.module.css'
import type { Input } from './read-input'

interface Props {
  readonly value: string
  readonly input: Input
  readonly onChange: (value: string) => void
  /** Takes a list that was put into the field, where there is a place for lists. */
  readonly onList?: ((list: string) => void) | undefined
}

/** One field, and below it what it was read as, or why it was not and how to repair it. */
export function CidrField({ value, input, onChange, onList }: Props) {
  const text = useMessages('cidr')
  const problems = useMessages('problems')
  const notes = useMessages('notes')
  const id = useId()
  return (
    <>
      <label htmlFor={id}>{text.input}</label>
      <input
        id={id}
        className="field"
        value={value}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        aria-invalid={!input.ok}
        aria-describedby={`${id}-read`}
        onChange={(event) => onChange(event.target.value)}
      />
      <div id={`${id}-read`} className={styles.read} role="status">
        {input.ok ? (
          <>
            <strong>{text.understood}</strong>{' '}
            {format({ block: text.asBlock, address: text.asAddress, range: text.asRange }[input.kind], {
              block: input.blocks[0] ? formatBlock(input.blocks[0]) : '',
              first: formatAddress(input.range.family, input.range.first),
              last: formatAddress(input.range.family, input.range.last),
            })}
            {input.notes.map((note) => (
              <div key={note.code} className="depends">
                △ {notes[note.code]}
              </div>
            ))}
          </>
        ) : value.trim() === '' ? (
          <span>{text.inputHint}</span>
        ) : input.wildcard ? (
          <button
            type="button"
            className="button"
            onClick={() => input.wildcard && onChange(formatBlock(input.wildcard))}
          >
            {format(text.readWildcard, { block: formatBlock(input.wildcard) })}
          </button>
        ) : input.entries > 0 && onList ? (
          <>
            {format(text.asList, { number: input.entries })}{' '}
            <button type="button" className="button" onClick={() => onList(value)}>
              {text.useList}
            </button>
          </>
        ) : (
          <div className={styles.problem}>
            ✕{' '}
            {format(text.problemAt, {
              at: input.problem.at + 1,
              message: problems[input.problem.code],
            })}
            <div className={`${styles.echo} mono`}>
              {value.slice(0, input.problem.at)}
              <mark>{value.slice(input.problem.at, input.problem.at + 1) || '␣'}</mark>
              {value.slice(input.problem.at + 1)}
            </div>
            {input.problem.repairs.length > 0 ? (
              <div className={styles.repairs}>
                {text.repairs}
                {input.problem.repairs.map((repair) => {
                  const slash = value.indexOf('/')
                  const whole = repair.startsWith('/')
                    ? value.slice(0, slash) + repair
                    : repair + (slash >= 0 && !repair.includes('-') ? value.slice(slash) : '')
                  return (
                    <button key={repair} type="button" className="button" onClick={() => onChange(whole.trim())}>
                      {whole.trim()}
                    </button>
                  )
                })}
              </div>
            ) : null}
          </div>
        )}
      </div>
    </>
  )
}
