import dynamic from 'next/dynamic'
import type { ReactNode } from 'react'
import { FileButton } from '@/components/files'
import { Loading } from '@/components/lazy'
import { LongText } from '@/components/long-text'
import { format, useMessages, useNumbers } from '@/components/messages'
import { asksDirection, asksInterface, type Paste } from './use-paste'
import styles from './workbench.module.css'

const ReadingNotes = dynamic(() => import('./reading-notes').then((module) => module.ReadingNotes), {
  loading: Loading,
})

interface Props {
  readonly paste: Paste
  /** Keeps the text and what was said of it, out of sight. */
  readonly folded?: boolean
  /** Called when the reader turns to the box: what will be needed next can be fetched. */
  readonly onReach?: () => void
  /** Beside the buttons. */
  readonly children?: ReactNode
}

/** One box that takes any documents. What is pasted, chosen or dropped is read at once; what is typed, on demand. */
export function PasteBox({ paste, folded = false, onReach, children }: Props) {
  const text = useMessages('rules')
  const { counted } = useNumbers()
  const work = useMessages('workbench')
  const { text: pasted, options, reading, state } = paste
  const interfaces = reading && (asksInterface(reading) || options.networkInterface) ? [...reading.memberships] : []
  const found = reading ? reading.ruleSet.groups.reduce((sum, group) => sum + group.rules.length, 0) : 0
  return (
    <>
      {/* A file is dropped anywhere, also where the box is folded away. */}
      {paste.note}
      <div className={`${styles.paste} no-print`} hidden={folded} onFocusCapture={onReach} onPointerEnter={onReach}>
        <LongText
          name={text.pasteLabel}
          className="field mono"
          rows={10}
          spellCheck={false}
          placeholder={work.pasteHere}
          value={pasted}
          onPasteCapture={(event) => {
            // The whole of an empty box: nothing more will be added by hand before it is read.
            const all = event.clipboardData.getData('text')
            if (pasted !== '' || all.trim() === '') return
            event.preventDefault()
            event.stopPropagation()
            paste.take(all)
          }}
          onDrop={(event) => {
            if (event.dataTransfer.files.length === 0) return
            event.preventDefault()
            event.stopPropagation()
            paste.takeFiles(event.dataTransfer.files)
          }}
          onChange={paste.type}
        />
        <div className="tools">
          <button
            type="button"
            className="button primary"
            disabled={pasted.trim() === ''}
            onClick={() => paste.read(options)}
          >
            {text.read}
          </button>
          <FileButton label={work.chooseFiles} onFiles={(files) => paste.takeFiles(files)} />
          {children}
        </div>
        <p className={styles.shapes}>
          {work.shapes} {text.privacy}
        </p>
        <div role="status">
          {state === 'reading' ? <p>{work.reading}</p> : null}
          {state === 'failed' ? <p className="drop">✕ {work.failed}</p> : null}
          {reading && state === 'idle' ? (
            <p>
              <strong>
                {reading.ruleSet.groups.length > 0
                  ? format(text.readResult, {
                      groups: counted(text.groupCount, reading.ruleSet.groups.length),
                      rules: counted(text.ruleCount, found),
                    })
                  : text.readNothing}
              </strong>
            </p>
          ) : null}
        </div>
        {reading && asksDirection(reading) ? (
          <fieldset className={styles.ask}>
            <legend>{work.askDirection}</legend>
            <div className="tools">
              {(['ingress', 'egress'] as const).map((choice) => (
                <button
                  key={choice}
                  type="button"
                  className="button"
                  onClick={() => paste.read({ ...options, direction: choice })}
                >
                  {text[choice]}
                </button>
              ))}
            </div>
          </fieldset>
        ) : null}
        {reading && interfaces.length > 0 ? (
          <label className={styles.ask}>
            {work.askInterface}
            <select
              className="field"
              value={options.networkInterface ?? ''}
              onChange={(event) => {
                const { networkInterface: _, ...others } = options
                const id = event.target.value
                paste.read(id === '' ? others : { ...others, networkInterface: id })
              }}
            >
              <option value="">{work.everyGroup}</option>
              {interfaces.map(([id, groups]) => (
                <option key={id} value={id}>
                  {id}: {groups.join(text.listSeparator)}
                </option>
              ))}
            </select>
          </label>
        ) : null}
        {reading ? <ReadingNotes reading={reading} /> : null}
      </div>
    </>
  )
}
