import { useRef, useState } from 'react'
import { SaveButton } from '@/components/copy'
import { FileButton } from '@/components/files'
import { format, useMessages } from '@/components/messages'
import { noProgress, type Progress, type ProgressProblem, readProgress, writeProgress } from '@/lib/lesson'
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

/** The record as a file, from a file, or erased; what was there before can be had back. */
export function RecordTools() {
  const text = useMessages('lesson')
  const site = useMessages('site')
  const why = useWhy()
  const [said, setSaid] = useState('')
  const [before, setBefore] = useState<Progress | null>(null)
  const erase = useRef<HTMLButtonElement>(null)

  function exchange(progress: Progress, sentence: string) {
    setBefore(current().progress)
    replace(progress)
    setSaid(sentence)
  }

  async function take(chosen: File) {
    const read = readProgress(await chosen.text())
    if (read.ok) exchange(read.progress, text.imported)
    else setSaid(format(text.importFailed, { why: why(read.problem) }))
  }

  function takeBack() {
    if (before) replace(before)
    setBefore(null)
    setSaid(text.resetUndone)
    // The button of this is gone now.
    erase.current?.focus()
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
        <button type="button" className="button" ref={erase} onClick={() => exchange(noProgress, text.resetDone)}>
          {text.reset}
        </button>
      </p>
      <div className="tools">
        <span role="status">{said}</span>
        {before ? (
          <button type="button" className="quiet" onClick={takeBack}>
            {site.undo}
          </button>
        ) : null}
      </div>
    </section>
  )
}
