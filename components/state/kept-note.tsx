import { useRef } from 'react'
import { format, useMessages } from '@/components/messages'
import { daysKept } from './store'
import type { Keeping, MissingState, StateInAddress } from './use-state-in-address'

/** What became of what was pasted: kept here and for how long, with a way to forget it; or why it is not kept. */
export function KeptNote({ state: { keeping, missing, forget } }: { readonly state: StateInAddress }) {
  const text = useMessages('state')
  const site = useMessages('site')
  const note = useRef<HTMLParagraphElement>(null)
  const words: Readonly<Record<Keeping, string>> = {
    nothing: '',
    kept: format(text.kept, { days: daysKept }),
    blocked: text.keptBlocked,
    full: text.keptFull,
    forgotten: text.keptForgotten,
  }
  const lost: Readonly<Record<MissingState, string>> = {
    link: text.missingLink,
    gone: format(text.missingGone, { days: daysKept }),
    file: text.missingFile,
    script: site.partLost,
  }
  return (
    <div className="no-print">
      {missing ? <p className="drop" role="alert">{`✕ ${lost[missing]}`}</p> : null}
      <p role="status" className="said" ref={note} tabIndex={-1}>
        {words[keeping]}{' '}
        {keeping === 'kept' ? (
          <button
            type="button"
            className="quiet"
            onClick={() => {
              // The button goes; the focus stays on what is said of it.
              note.current?.focus({ preventScroll: true })
              forget()
            }}
          >
            {text.forget}
          </button>
        ) : null}
      </p>
    </div>
  )
}
