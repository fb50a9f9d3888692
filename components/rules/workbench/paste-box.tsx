import { type ReactNode, useEffect, useRef, useState } from 'react'
import { FileButton, useDroppedFiles } from '@/components/files'
import { useHandedOver } from '@/components/handover'
import { LongText } from '@/components/long-text'
import { format, useMessages } from '@/components/messages'
import type { Reading, ReadOptions } from '@/lib/rules'
import { doubtsOf, setupOf } from '../draft/documents'
import type { Setup } from '../draft/model'
import { Warnings } from '../verdict/warnings'
import { askOnce } from '../work/use-answer'
import { Recognised } from './recognised'
import styles from './workbench.module.css'

interface Props {
  /** Files dropped anywhere on the page are for this box, and so is what another page hands over. */
  readonly takesDrops: boolean
  /** Keeps the text and what was said of it, out of sight. */
  readonly folded?: boolean
  /**
   * Called with what was read, and for a Terraform plan with what was before it; `settled` is false while there is still
   * something to be asked.
   */
  readonly onRead: (setup: Setup, prior: Setup | null, settled: boolean) => void
  /** Opens a saved file of this tool; false when the text is none. */
  readonly onSaved?: (text: string) => boolean
  /** Beside the buttons. */
  readonly children?: ReactNode
}

/** One box that takes any documents. What is pasted, chosen or dropped is read at once; what is typed, on demand. */
export function PasteBox({ takesDrops, folded = false, onRead, onSaved, children }: Props) {
  const text = useMessages('rules')
  const work = useMessages('workbench')
  const [pasted, setPasted] = useState('')
  const [options, setOptions] = useState<ReadOptions>({})
  const [reading, setReading] = useState<Reading | null>(null)
  const [state, setState] = useState<'idle' | 'reading' | 'failed'>('idle')
  const stop = useRef(() => {})
  useEffect(() => () => stop.current(), [])
  const asksDirection = reading?.warnings.some((warning) => warning.code === 'ask-direction') ?? false
  const several = reading ? hasSeveral(reading) : false
  const interfaces = reading && (several || options.networkInterface) ? [...reading.memberships] : []

  function readText(from: string, chosen: ReadOptions) {
    stop.current()
    setState('reading')
    setOptions(chosen)
    stop.current = askOnce('read', { text: from, options: chosen }, (report) => {
      if ('failure' in report) setState('failed')
      if (!('answer' in report)) return
      const { reading: now, prior, region } = report.answer
      setReading(now)
      setState('idle')
      if (now.ruleSet.groups.length === 0) return
      const settled = !hasSeveral(now) && !now.warnings.some(({ code }) => code === 'ask-direction')
      onRead(
        setupOf(now.ruleSet, doubtsOf(now), region),
        prior && setupOf(prior.ruleSet, doubtsOf(prior), region),
        settled,
      )
    })
  }

  function takeText(whole: string) {
    if (onSaved?.(whole)) return
    setPasted(whole)
    readText(whole, {})
  }
  useHandedOver(takesDrops ? 'rules' : null, takeText)

  async function take(files: Iterable<File>) {
    const texts = await Promise.all([...files].map((file) => file.text()))
    takeText(texts.join('\n'))
  }
  useDroppedFiles(takesDrops ? (files) => void take(files) : null)

  const found = reading ? reading.ruleSet.groups.reduce((sum, group) => sum + group.rules.length, 0) : 0
  return (
    <div className={`${styles.paste} no-print`} hidden={folded}>
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
          takeText(all)
        }}
        onDrop={(event) => {
          if (event.dataTransfer.files.length === 0) return
          event.preventDefault()
          event.stopPropagation()
          void take(event.dataTransfer.files)
        }}
        onChange={(next) => {
          setPasted(next)
          setOptions({})
        }}
      />
      <div className="tools">
        <button
          type="button"
          className="button primary"
          disabled={pasted.trim() === ''}
          onClick={() => readText(pasted, options)}
        >
          {text.read}
        </button>
        <FileButton label={work.chooseFiles} onFiles={(files) => void take(files)} />
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
                ? format(text.readResult, { groups: reading.ruleSet.groups.length, rules: found })
                : text.readNothing}
            </strong>
          </p>
        ) : null}
      </div>
      {reading ? <Recognised documents={reading.recognised} /> : null}
      {asksDirection ? (
        <fieldset className={styles.ask}>
          <legend>{work.askDirection}</legend>
          <div className="tools">
            {(['ingress', 'egress'] as const).map((choice) => (
              <button
                key={choice}
                type="button"
                className="button"
                onClick={() => readText(pasted, { ...options, direction: choice })}
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
              readText(pasted, id === '' ? others : { ...others, networkInterface: id })
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
      {reading && reading.warnings.length > 0 ? <Warnings warnings={reading.warnings} /> : null}
    </div>
  )
}

function hasSeveral({ warnings }: Reading): boolean {
  return warnings.some(({ code }) => code === 'ask-interface' || code === 'not-in-interface')
}
