import { useEffect, useRef, useState } from 'react'
import { FileButton } from '@/components/files'
import { useHandedOver } from '@/components/handover'
import { LongText } from '@/components/long-text'
import { format, useMessages } from '@/components/messages'
import type { Reading, ReadOptions } from '@/lib/rules'
import { doubtsOf, setupOf } from '../draft/documents'
import type { Setup } from '../draft/model'
import { Warnings } from '../verdict/warnings'
import { askWorker } from '../work/ask-worker'
import { Recognised } from './recognised'
import styles from './workbench.module.css'

interface Props {
  readonly title: string
  /** Files dropped anywhere on the page are for this box, and so is what another page hands over. */
  readonly takesDrops: boolean
  /** Called with what was read, and for a Terraform plan with what was before it. */
  readonly onRead: (setup: Setup, prior: Setup | null) => void
  /** Opens a saved file of this tool; false when the text is none. */
  readonly onSaved?: (text: string) => boolean
}

/** One box that takes any documents, pasted, chosen or dropped; what could be read is handed on, the text stays. */
export function PasteBox({ title, takesDrops, onRead, onSaved }: Props) {
  const text = useMessages('rules')
  const work = useMessages('workbench')
  const [pasted, setPasted] = useState('')
  const [options, setOptions] = useState<ReadOptions>({})
  const [reading, setReading] = useState<Reading | null>(null)
  const [state, setState] = useState<'idle' | 'reading' | 'failed'>('idle')
  const [open, setOpen] = useState(false)
  const stop = useRef(() => {})
  useEffect(() => () => stop.current(), [])
  const asksDirection = reading?.warnings.some((warning) => warning.code === 'ask-direction') ?? false
  const several = reading?.warnings.some(({ code }) => code === 'ask-interface' || code === 'not-in-interface')
  const interfaces = reading && (several || options.networkInterface) ? [...reading.memberships] : []

  function readText(from: string, chosen: ReadOptions) {
    stop.current()
    setState('reading')
    setOptions(chosen)
    const ask = (asked: ReadOptions, onAnswer: (answer: Reading) => void) => {
      stop.current = askWorker('read', { text: from, options: asked }, (report) => {
        if ('answer' in report) onAnswer(report.answer)
        else if ('failure' in report) setState('failed')
      })
    }
    ask(chosen, (now) => {
      setReading(now)
      const finish = (prior: Setup | null) => {
        setState('idle')
        if (now.ruleSet.groups.length > 0) onRead(setupOf(now.ruleSet, doubtsOf(now)), prior)
      }
      if (now.recognised.some(({ kind }) => kind === 'terraform-plan')) {
        ask({ ...chosen, plan: 'prior' }, (prior) => finish(setupOf(prior.ruleSet, doubtsOf(prior))))
      } else finish(null)
    })
  }

  function takeText(whole: string) {
    if (onSaved?.(whole)) return
    setOpen(true)
    setPasted(whole)
    readText(whole, {})
  }
  useHandedOver(takesDrops ? 'rules' : null, takeText)

  async function take(files: Iterable<File>) {
    const texts = await Promise.all([...files].map((file) => file.text()))
    takeText(texts.join('\n'))
  }

  const takeFiles = useRef(take)
  useEffect(() => {
    takeFiles.current = take
  })
  useEffect(() => {
    if (!takesDrops) return
    const withFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const over = (event: DragEvent) => {
      if (withFiles(event)) event.preventDefault()
    }
    const drop = (event: DragEvent) => {
      const files = event.dataTransfer?.files
      if (!files || files.length === 0) return
      event.preventDefault()
      void takeFiles.current(files)
    }
    window.addEventListener('dragover', over)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('drop', drop)
    }
  }, [takesDrops])

  const rules = reading?.ruleSet.groups.reduce((sum, group) => sum + group.rules.length, 0) ?? 0
  return (
    <details
      className={`${styles.paste} no-print`}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      onDrop={(event) => {
        if (event.dataTransfer.files.length === 0) return
        event.preventDefault()
        event.stopPropagation()
        void take(event.dataTransfer.files)
      }}
      onDragOver={(event) => event.preventDefault()}
    >
      <summary>{title}</summary>
      <p>
        {text.pasteLead} {text.privacy}
      </p>
      <div>
        <span aria-hidden="true">{text.pasteLabel}</span>
        <LongText
          name={text.pasteLabel}
          className="field mono"
          rows={8}
          spellCheck={false}
          value={pasted}
          onChange={(next) => {
            setPasted(next)
            setOptions({})
          }}
        />
      </div>
      <p className="tools">
        <button
          type="button"
          className="button primary"
          disabled={pasted.trim() === ''}
          onClick={() => readText(pasted, options)}
        >
          {text.read}
        </button>
        <FileButton
          label={work.chooseFiles}
          accept=".json,.jsonl,.txt,.tfstate,application/json"
          onFiles={(files) => void take(files)}
        />
      </p>
      <div role="status">
        {state === 'reading' ? <p>{work.reading}</p> : null}
        {state === 'failed' ? <p className="drop">✕ {work.failed}</p> : null}
        {reading && state === 'idle' ? (
          <p>
            <strong>
              {reading.ruleSet.groups.length > 0
                ? format(text.readResult, { groups: reading.ruleSet.groups.length, rules })
                : text.readNothing}
            </strong>
          </p>
        ) : null}
      </div>
      {reading ? <Recognised documents={reading.recognised} /> : null}
      {asksDirection ? (
        <fieldset className={styles.ask}>
          <legend>{work.askDirection}</legend>
          <p className="tools">
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
          </p>
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
    </details>
  )
}
