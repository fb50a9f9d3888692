import dynamic from 'next/dynamic'
import { useDeferredValue, useId, useMemo } from 'react'
import { FileButton } from '@/components/files'
import { Loading } from '@/components/lazy'
import { LongText } from '@/components/long-text'
import { useMessages } from '@/components/messages'
import { Select } from '@/components/select'
import styles from './cidr.module.css'
import { isExample, type LabState, type SetOperation, setOperations } from './lab-state'
import { longestLive } from './read-input'
import { Result } from './set-result'
import { needsB, workOn } from './set-work'

const LongWork = dynamic(() => import('./long-work').then((module) => module.LongWork), { loading: Loading })

interface Props {
  readonly state: LabState
  readonly onChange: (part: Partial<LabState>) => void
  /** Takes a list from files. */
  readonly onFiles: (files: readonly File[]) => void
}

/** Work on two lists: short ones at every keystroke, long ones off the main thread when asked to. */
export function SetLab({ state, onChange, onFiles }: Props) {
  const text = useMessages('cidr')
  const id = useId()
  const { op, a, b } = useDeferredValue(state)
  const long = a.length + b.length > longestLive
  const live = useMemo(() => (long ? null : workOn({ op, a, b }, () => {})), [long, op, a, b])
  const bad = new Set(live?.unread ? [live.unread.first, ...live.unread.others].map(({ list }) => list) : [])
  const names: Record<SetOperation, string> = {
    merge: text.opMerge,
    subtract: text.opSubtract,
    intersect: text.opIntersect,
    relation: text.opRelation,
    overlap: text.opOverlap,
    contains: text.opContains,
  }
  return (
    <section aria-labelledby="sets">
      <h2 id="sets" tabIndex={-1}>
        {text.sets}
      </h2>
      <p>{text.setsLead}</p>
      <div className={styles.lists}>
        <List
          name={text.listA}
          value={state.a}
          example={isExample('a', state.a)}
          result={id}
          invalid={bad.has('a')}
          onChange={(next) => onChange({ a: next })}
        />
        {needsB(state.op) ? (
          <List
            name={text.listB}
            value={state.b}
            example={isExample('b', state.b)}
            result={id}
            invalid={bad.has('b')}
            onChange={(next) => onChange({ b: next })}
          />
        ) : null}
      </div>
      <p className="tools">
        <label>
          <span className="visually-hidden">{text.operation}</span>
          <Select
            value={state.op}
            options={setOperations.map((name) => [name, names[name]] as const)}
            onChange={(op) => onChange({ op })}
          />
        </label>
        <span className="no-print">
          <FileButton label={text.chooseFile} onFiles={onFiles} />
        </span>
      </p>
      {live ? (
        <div role="status" id={id}>
          <Result result={live} op={op} lists={{ a, b }} onRepair={(mended, list) => onChange({ [list]: mended })} />
        </div>
      ) : (
        <LongWork op={op} a={a} b={b} onRepair={(list, mended) => onChange({ [list]: mended })} />
      )}
    </section>
  )
}

interface ListProps {
  readonly name: string
  readonly value: string
  readonly example: boolean
  /** What came of the lists, where it is also said what is wrong with an entry. */
  readonly result: string
  readonly invalid: boolean
  readonly onChange: (value: string) => void
}

function List({ name, value, example, result, invalid, onChange }: ListProps) {
  return (
    <div>
      <span aria-hidden="true">{name}</span>
      <LongText
        name={name}
        className="field mono"
        rows={5}
        spellCheck={false}
        autoCapitalize="off"
        value={value}
        example={example}
        aria-invalid={invalid}
        aria-describedby={result}
        onChange={onChange}
      />
    </div>
  )
}
