import { useRef, useState } from 'react'
import { format, useMessages } from '@/components/messages'
import { noProgress, type ProgressProblem, readProgress, writeProgress } from '@/lib/lesson'
import styles from './lesson.module.css'
import { current, replace } from './progress-store'
import { useProgress } from './use-progress'

function save(name: string, text: string) {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}

function useWhy(): (problem: ProgressProblem) => string {
  const text = useMessages('lesson')
  const words: Record<ProgressProblem, string> = {
    'too-long': text.tooLong,
    'no-json': text.noJson,
    version: text.version,
    shape: text.shape,
  }
  return (problem) => words[problem]
}

/** Says what is wrong with the stored record, if something is. */
export function RecordNotice() {
  const text = useMessages('lesson')
  const why = useWhy()
  const { setAside, stored } = useProgress()
  return (
    <div role="status" className="no-print">
      {setAside ? (
        <p className="depends">
          △ {format(text.setAside, { why: why(setAside.problem) })}{' '}
          <button type="button" className="button" onClick={() => save('sekisho-set-aside.json', setAside.text)}>
            {text.setAsideSave}
          </button>
        </p>
      ) : null}
      {stored ? null : <p className="depends">△ {text.notKept}</p>}
    </div>
  )
}

/** The record as a file, from a file, or erased. */
export function RecordTools() {
  const text = useMessages('lesson')
  const why = useWhy()
  const file = useRef<HTMLInputElement>(null)
  const [asking, setAsking] = useState(false)
  const [said, setSaid] = useState('')

  async function take(chosen: File) {
    const read = readProgress(await chosen.text())
    if (read.ok) replace(read.progress)
    setSaid(read.ok ? text.imported : format(text.importFailed, { why: why(read.problem) }))
  }

  return (
    <section aria-labelledby="record" className="no-print">
      <h2 id="record">{text.keep}</h2>
      <p>{text.keepLead}</p>
      <p className={styles.tools}>
        <button
          type="button"
          className="button"
          onClick={() => save('sekisho-learn.json', writeProgress(current().progress))}
        >
          {text.exportFile}
        </button>
        <button type="button" className="button" onClick={() => file.current?.click()}>
          {text.importFile}
        </button>
        <input
          ref={file}
          type="file"
          accept="application/json,.json"
          hidden
          onChange={(event) => {
            const [chosen] = event.target.files ?? []
            if (chosen) void take(chosen)
            event.target.value = ''
          }}
        />
        {asking ? null : (
          <button type="button" className="button" onClick={() => setAsking(true)}>
            {text.reset}
          </button>
        )}
      </p>
      {asking ? (
        <p className={styles.tools} role="alert">
          <span>{text.resetSure}</span>
          <button
            type="button"
            className="button"
            onClick={() => {
              replace(noProgress)
              setAsking(false)
              setSaid(text.resetDone)
            }}
          >
            {text.resetYes}
          </button>
          <button type="button" className="button" onClick={() => setAsking(false)}>
            {text.resetNo}
          </button>
        </p>
      ) : null}
      <p role="status">{said}</p>
    </section>
  )
}
