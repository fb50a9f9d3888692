import { useEffect, useRef, useState } from 'react'
import { format, useMessages } from '@/components/messages'
import styles from './cidr.module.css'
import { ExportButtons } from './export-buttons'
import { type LabState, type SetOperation, setOperations } from './lab-state'
import type { SetResult, SetTask } from './set-work'

interface Props {
  readonly state: LabState
  readonly onChange: (part: Partial<LabState>) => void
}

const shown = 500

/** Work on two lists, off the main thread, with progress and a way to stop it. */
export function SetLab({ state, onChange }: Props) {
  const text = useMessages('cidr')
  const [result, setResult] = useState<SetResult | null>(null)
  const [progress, setProgress] = useState<{ read: number; total: number } | null>(null)
  const worker = useRef<Worker | null>(null)
  useEffect(() => () => worker.current?.terminate(), [])

  const names: Record<SetOperation, string> = {
    merge: text.opMerge,
    subtract: text.opSubtract,
    intersect: text.opIntersect,
    overlap: text.opOverlap,
    contains: text.opContains,
  }
  const needsB = state.op !== 'merge' && state.op !== 'overlap'

  function stop() {
    worker.current?.terminate()
    worker.current = null
    setProgress(null)
  }

  function compute() {
    stop()
    setResult(null)
    setProgress({ read: 0, total: 0 })
    const next = new Worker(new URL('./set.worker.ts', import.meta.url), { type: 'module' })
    worker.current = next
    next.addEventListener(
      'message',
      (event: MessageEvent<{ progress?: { read: number; total: number }; result?: SetResult }>) => {
        if (event.data.progress) setProgress(event.data.progress)
        if (event.data.result) {
          setResult(event.data.result)
          stop()
        }
      },
    )
    const task: SetTask = { op: state.op, a: state.a, b: state.b }
    next.postMessage(task)
  }

  return (
    <section aria-labelledby="sets">
      <h2 id="sets">{text.sets}</h2>
      <p>{text.setsLead}</p>
      <div className={styles.lists}>
        <label>
          {text.listA}
          <textarea
            className="field mono"
            rows={5}
            spellCheck={false}
            value={state.a}
            onChange={(event) => onChange({ a: event.target.value })}
          />
        </label>
        {needsB ? (
          <label>
            {text.listB}
            <textarea
              className="field mono"
              rows={5}
              spellCheck={false}
              value={state.b}
              onChange={(event) => onChange({ b: event.target.value })}
            />
          </label>
        ) : null}
      </div>
      <p className={styles.tools}>
        <label>
          <span className="visually-hidden">{text.operation}</span>
          <select
            className="field"
            value={state.op}
            onChange={(event) => {
              setResult(null)
              onChange({ op: setOperations.find((name) => name === event.target.value) ?? 'merge' })
            }}
          >
            {setOperations.map((name) => (
              <option key={name} value={name}>
                {names[name]}
              </option>
            ))}
          </select>
        </label>
        <button type="button" className="button primary" onClick={compute}>
          {text.compute}
        </button>
        {progress ? (
          <button type="button" className="button" onClick={stop}>
            {text.cancel}
          </button>
        ) : null}
      </p>
      {progress ? (
        <p>
          <progress value={progress.read} max={Math.max(progress.total, 1)} />{' '}
          {format(text.progress, {
            read: progress.read.toLocaleString('en-US'),
            total: progress.total.toLocaleString('en-US'),
          })}
        </p>
      ) : null}
      <div aria-live="polite">{result ? <Result result={result} /> : null}</div>
    </section>
  )
}

function Result({ result }: { readonly result: SetResult }) {
  const text = useMessages('cidr')
  const problems = useMessages('problems')
  if (result.kind === 'problem') {
    const message = problems[result.code]
    return (
      <p className="drop">
        ✕ {result.list === 'a' ? text.listA : text.listB}:{' '}
        {format(text.listProblem, { index: result.index + 1, text: result.text, message })}
      </p>
    )
  }
  if (result.kind === 'overlaps') {
    if (result.pairs.length === 0) return <p className="accept">○ {text.overlapNone}</p>
    return (
      <>
        <ul>
          {result.pairs.slice(0, shown).map(([first, second], index) => (
            <li key={`${first} ${second} ${String(index)}`}>{format(text.overlapLine, { first, second })}</li>
          ))}
        </ul>
        <p className={styles.tools}>
          <ExportButtons name="overlaps" rows={() => result.pairs.map(([first, second]) => ({ second, first }))} />
        </p>
      </>
    )
  }
  if (result.kind === 'members') {
    const word = (inside: boolean) => (inside ? text.containsYes : text.containsNo)
    return (
      <>
        <ul>
          {result.items.slice(0, shown).map(([item, inside], index) => (
            <li key={`${item} ${String(index)}`} className={inside ? 'accept' : 'drop'}>
              {inside ? '○' : '✕'} <code>{item}</code> {word(inside)}
            </li>
          ))}
        </ul>
        <p className={styles.tools}>
          <ExportButtons
            name="members"
            rows={() => result.items.map(([item, inside]) => ({ address: item, inside: String(inside) }))}
          />
        </p>
      </>
    )
  }
  const { blocks } = result
  if (blocks.length === 0) return <p>{text.setEmpty}</p>
  return (
    <>
      <p>
        <strong>
          {format(text.setResult, {
            count: blocks.length.toLocaleString('en-US'),
            size: BigInt(result.size).toLocaleString('en-US'),
          })}
        </strong>
      </p>
      <ul className={styles.blocks}>
        {blocks.slice(0, shown).map((block) => (
          <li key={block}>
            <code>{block}</code>
          </li>
        ))}
      </ul>
      {blocks.length > shown ? (
        <p>{format(text.more, { count: (blocks.length - shown).toLocaleString('en-US') })}</p>
      ) : null}
      <p className={styles.tools}>
        <ExportButtons name="blocks" rows={() => blocks.map((block) => ({ block }))} />
      </p>
    </>
  )
}
