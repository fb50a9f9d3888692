import dynamic from 'next/dynamic'
import { useId } from 'react'
import { Loading } from '@/components/lazy'
import { LongText } from '@/components/long-text'
import { format, useMessages, useNumbers } from '@/components/messages'
import { ProblemShown } from '@/components/problem'
import { type Block, formatAddress, formatBlock } from '@/lib/cidr'
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
  return (
    <>
      <label htmlFor={id}>{text.input}</label>
      <LongText
        id={id}
        name={text.input}
        className={`field ${styles.entry}`}
        rows={1}
        value={value}
        example={isExample('in', value)}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        aria-invalid={input.kind === 'problem' || (input.kind === 'list' && (input.merged?.unread ?? null) !== null)}
        aria-describedby={`${id}-read`}
        onChange={(next) => onChange(next, 'typing')}
      />
      <div id={`${id}-read`} className={styles.read} role="status">
        <Reading value={value} input={input} onChange={onChange} onList={onList} />
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
    default:
      return (
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
          {input.wildcard && input.blocks[0] ? <WritePlainly block={input.blocks[0]} onChange={onChange} /> : null}
        </>
      )
  }
}

/** Puts the block into the field in the form that everything takes. */
function WritePlainly({ block, onChange }: { readonly block: Block } & Pick<Props, 'onChange'>) {
  const text = useMessages('cidr')
  return (
    <button type="button" className="quiet no-print" onClick={() => onChange(formatBlock(block))}>
      {format(text.writeBlock, { block: formatBlock(block) })}
    </button>
  )
}
