import { useId, useState } from 'react'
import { FileButton } from '@/components/files'
import { format, useMessages } from '@/components/messages'
import { type Draft, mostEvidence, type Piece } from './draft'
import styles from './reachability.module.css'

interface Props {
  readonly draft: Draft
  readonly onChange: (part: Partial<Draft>) => void
  /** Opens a saved file of this tool; false when the text is none. */
  readonly onSaved: (text: string) => boolean
}

/** A longer paste is kept as a piece of its own: a text field with it would make the page slow. */
export const longestInBox = 30_000

/** One box for everything that the reader has, pasted, dropped or chosen. */
export function EvidenceBox({ draft, onChange, onSaved }: Props) {
  const text = useMessages('reachability')
  const [refused, setRefused] = useState<number | null>(null)
  const id = useId()

  function add(pieces: readonly Piece[]) {
    const files = [...draft.files, ...pieces]
    const size = files.reduce((sum, piece) => sum + piece.text.length, draft.text.length)
    setRefused(size > mostEvidence ? size : null)
    if (size <= mostEvidence) onChange({ files })
  }

  async function addFiles(list: Iterable<File>) {
    const pieces = await Promise.all(
      [...list].map(async (file) => ({ name: file.name.slice(0, 200), text: await file.text() })),
    )
    if (!onSaved(pieces[0]?.text ?? '')) add(pieces)
  }

  return (
    <section aria-labelledby={`${id}-title`} className={`${styles.evidenceBox} no-print`}>
      <h2 id={`${id}-title`}>{text.paste}</h2>
      <p id={`${id}-lead`}>
        {text.pasteLead} {text.privacy}
      </p>
      <label>
        {text.pasteLabel}
        <textarea
          className="field mono"
          rows={9}
          wrap="off"
          spellCheck={false}
          aria-describedby={`${id}-lead`}
          value={draft.text}
          onChange={(event) => {
            setRefused(null)
            onChange({ text: event.target.value })
          }}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData('text')
            if (pasted.length <= longestInBox) return
            event.preventDefault()
            add([{ name: text.pastedText, text: pasted }])
          }}
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            if (event.dataTransfer.files.length === 0) return
            event.preventDefault()
            void addFiles(event.dataTransfer.files)
          }}
        />
      </label>
      <p>
        <FileButton label={text.chooseFiles} onFiles={(files) => void addFiles(files)} />
      </p>
      {draft.files.length > 0 ? (
        <ul className={styles.pieces} aria-label={text.pieces}>
          {draft.files.map((piece, index) => (
            <li key={`${String(index)} ${piece.name}`}>
              <code>{piece.name}</code>{' '}
              {(piece.text.length / 1000).toLocaleString('en-US', { maximumFractionDigits: 1 })} KB{' '}
              <button
                type="button"
                className="button"
                onClick={() => onChange({ files: draft.files.filter((other) => other !== piece) })}
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
    </section>
  )
}
