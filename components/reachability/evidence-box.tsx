import { type ClipboardEvent, type ReactNode, useId, useState } from 'react'
import { FileButton, useDroppedFiles, useFileTexts } from '@/components/files'
import { longestInBox } from '@/components/long-text'
import { format, useMessages, useNumbers } from '@/components/messages'
import { type EvidencePiece, mostEvidence, type ReachDraft } from './draft'
import { onOwnLine } from './own-line'
import styles from './reachability.module.css'

interface Props {
  readonly draft: ReachDraft
  readonly onChange: (part: Partial<ReachDraft>) => void
  /** Opens a saved file of this tool; false when the text is none. */
  readonly onSaved: (text: string) => boolean
  /** Begins as one line: the evidence came with a link, and the verdict is what one came for. */
  readonly folded: boolean
  /** Further buttons. */
  readonly children: ReactNode
}

/** One box for everything that the reader has, pasted, dropped or chosen. */
export function EvidenceBox({ draft, onChange, onSaved, folded, children }: Props) {
  const text = useMessages('reachability')
  const { number } = useNumbers()
  const [open, setOpen] = useState<boolean | null>(null)
  const shown = open ?? !folded
  const has = draft.text !== '' || draft.files.length > 0
  const [refused, setRefused] = useState<number | null>(null)
  const id = useId()

  /** False where it is too much: nothing is added, and that is said. */
  function add(pieces: readonly EvidencePiece[]): boolean {
    const files = [...draft.files, ...pieces]
    const size = files.reduce((sum, piece) => sum + piece.text.length, draft.text.length)
    setRefused(size > mostEvidence ? size : null)
    if (size > mostEvidence) return false
    onChange({ files })
    return true
  }

  /**
   * Takes what is pasted where the browser is not to insert it. On a phone it makes way for the verdict, and a field that is
   * left while a browser pastes gets nothing: there all of it is put in here.
   */
  function paste(event: ClipboardEvent<HTMLTextAreaElement>) {
    const field = event.currentTarget
    const { value, selectionStart, selectionEnd } = field
    const pasted = event.clipboardData.getData('text')
    const makesWay = pasted !== '' && window.matchMedia('(max-width: 40rem)').matches
    if (pasted.length > longestInBox) {
      event.preventDefault()
      if (!add([{ name: text.pastedText, text: pasted }])) return
    } else {
      const inserted = makesWay ? value.slice(0, selectionStart) + pasted + value.slice(selectionEnd) : null
      const joined = onOwnLine(value, [selectionStart, selectionEnd], pasted) ?? inserted
      if (joined === null) return
      event.preventDefault()
      setRefused(null)
      onChange({ text: joined })
    }
    if (!makesWay) return
    field.closest('section')?.querySelector('summary')?.focus()
    setOpen(false)
  }

  const { takeFiles, note } = useFileTexts('reachability', (files) => {
    if (!onSaved(files[0]?.text ?? '')) add(files.map(({ name, text }) => ({ name: name.slice(0, 200), text })))
  })
  useDroppedFiles(takeFiles)

  return (
    <section aria-labelledby={`${id}-title`} className={`${styles.evidenceBox} no-print`}>
      <details
        open={shown}
        onToggle={({ currentTarget }) => currentTarget.open !== shown && setOpen(currentTarget.open)}
      >
        <summary>
          <h2 id={`${id}-title`}>{shown || !has ? text.paste : text.pasteMore}</h2>
        </summary>
        <label>
          {text.pasteLabel}
          <textarea
            className="field mono"
            rows={6}
            spellCheck={false}
            aria-describedby={`${id}-lead`}
            value={draft.text}
            onChange={(event) => {
              setRefused(null)
              onChange({ text: event.target.value })
            }}
            onPaste={paste}
          />
        </label>
        <p id={`${id}-lead`} className="said">
          {text.pasteLead} {text.privacy}
        </p>
        <div className="tools no-print">
          <FileButton label={text.chooseFiles} onFiles={takeFiles} />
          {children}
        </div>
        {draft.files.length > 0 ? (
          <ul className={styles.pieces} aria-label={text.pieces}>
            {draft.files.map((piece, index) => (
              <li key={`${String(index)} ${piece.name}`}>
                <code>{piece.name}</code> {number(piece.text.length / 1000, { maximumFractionDigits: 1 })} KB{' '}
                <button
                  type="button"
                  className="button"
                  onClick={({ currentTarget }) => {
                    // The button goes with its file: the focus is where the next evidence goes.
                    const box = currentTarget.closest('section')
                    const next = box?.querySelector('textarea') ?? box?.querySelector('summary')
                    next?.focus()
                    onChange({ files: draft.files.filter((other) => other !== piece) })
                  }}
                >
                  {format(text.removePiece, { name: piece.name })}
                </button>
              </li>
            ))}
          </ul>
        ) : null}
        {refused === null ? null : (
          <p className="drop" role="alert">
            ✕ {format(text.tooLarge, { size: (refused / 1e6).toFixed(1), most: mostEvidence / 1e6 })}
          </p>
        )}
      </details>
      {note}
    </section>
  )
}
