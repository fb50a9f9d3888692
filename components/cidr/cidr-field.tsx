import dynamic from 'next/dynamic'
import { useId, useRef } from 'react'
import { Loading } from '@/components/lazy'
import { LongText } from '@/components/long-text'
import { format, useMessages, useNumbers } from '@/components/messages'
import { ProblemShown } from '@/components/problem'
import { formatAddress, formatBlock } from '@/lib/cidr'
import styles from './cidr.module.css'
import { isExample } from './lab-state'
import { TakingLater } from './later'
import { PrefixFacts } from './prefix-facts'
import type { Input } from './read-input'
import { Result } from './set-result'
import { type OnList, UseList } from './use-list'

const LongWork = dynamic(() => import('./long-work').then((module) => module.LongWork), { loading: Loading })

interface Props {
  readonly value: string
  readonly input: Input
  readonly onChange: (value: string, run?: string) => void
  /** Takes a list that was put into the field, where there is a place for lists. */
  readonly onList?: OnList | undefined
}

/** One field, and below it what it was read as, or why it was not and how to repair it. */
export function CidrField({ value, input, onChange, onList }: Props) {
  const text = useMessages('cidr')
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  return (
    <>
      <label htmlFor={id}>{text.input}</label>
      <LongText
        id={id}
        field={field}
        name={text.input}
        className={`field ${styles.entry}`}
        rows={1}
        value={value}
        example={isExample('in', value)}
        spellCheck={false}
        autoCapitalize="off"
        aria-invalid={input.kind === 'problem' || (input.kind === 'list' && Boolean(input.merged?.unread))}
        aria-describedby={`${id}-read`}
        onChange={(next) => onChange(next, 'typing')}
      />
      <div id={`${id}-read`} className={styles.read} role="status">
        <Reading
          value={value}
          input={input}
          onChange={(next) => {
            onChange(next)
            // The button goes with what it mends.
            field.current?.focus()
          }}
          onList={onList}
        />
      </div>
    </>
  )
}

function Reading({ value, input, onChange, onList }: Props) {
  const text = useMessages('cidr')
  const { number } = useNumbers()
  const notes = useMessages('notes')
  switch (input.kind) {
    case 'empty':
      return text.inputHint
    case 'problem':
      return <ProblemShown value={value} problem={input.problem} onChange={onChange} />
    case 'mask':
      return (
        <>
          <strong>{text.understood}</strong> {format(text.asMask, { prefix: input.prefix })}
          <PrefixFacts prefix={input.prefix} />
        </>
      )
    case 'list':
      return (
        <>
          {input.entries === null ? null : (
            <>
              <strong>{text.understood}</strong> {format(text.asList, { number: number(input.entries) })}
            </>
          )}
          {input.merged ? (
            <Result result={input.merged} op="merge" lists={{ a: value }} onRepair={onChange} />
          ) : (
            <LongWork op="merge" a={value} b="" onRepair={(_, mended) => onChange(mended)} />
          )}
          {onList ? <UseList onPress={() => onList(value)} /> : null}
        </>
      )
    case 'taking':
      return <TakingLater value={value} onChange={onChange} onList={onList} />
    default: {
      const block = input.blocks[0] ? formatBlock(input.blocks[0]) : ''
      return (
        <>
          <strong>{text.understood}</strong>{' '}
          {format({ block: text.asBlock, address: text.asAddress, range: text.asRange }[input.kind], {
            block,
            first: formatAddress(input.range.family, input.range.first),
            last: formatAddress(input.range.family, input.range.last),
          })}
          {input.notes.map((note) => (
            <div key={note.code} className="depends">
              △ {notes[note.code]}
            </div>
          ))}
          {input.wildcard && block ? (
            <button type="button" className="quiet no-print" onClick={() => onChange(block)}>
              {format(text.writeBlock, { block })}
            </button>
          ) : null}
        </>
      )
    }
  }
}
