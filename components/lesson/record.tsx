import { useState } from 'react'
import { SaveButton } from '@/components/copy'
import { FileButton } from '@/components/files'
import { format, useMessages } from '@/components/messages'
import { noProgress, type ProgressProblem, readProgress, writeProgress } from '@/lib/lesson'
import { current, replace } from './progress-store'
import { useProgress } from './use-progress'

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
          <SaveButton
            name="sekisho-set-aside.json"
            type="application/json"
            text={() => setAside.text}
            label={text.setAsideSave}
          />
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
      <p className="tools">
        <SaveButton
          name="sekisho-learn.json"
          type="application/json"
          text={() => writeProgress(current().progress)}
          label={text.exportFile}
        />
        <FileButton
          label={text.importFile}
          accept="application/json,.json"
          multiple={false}
          onFiles={([chosen]) => {
            if (chosen) void take(chosen)
          }}
        />
        {asking ? null : (
          <button type="button" className="button" onClick={() => setAsking(true)}>
            {text.reset}
          </button>
        )}
      </p>
      {asking ? (
        <p className="tools" role="alert">
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
