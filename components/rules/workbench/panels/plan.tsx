import { useState } from 'react'
import { CopyButton, SaveButton } from '@/components/copy'
import { format, useMessages, useNumbers } from '@/components/messages'
import { type ChangeNote, type ChangeStep, type Changes, commandLine, commandLines } from '@/lib/rules'
import styles from '../workbench.module.css'
import { Refusals } from './refusals'
import { RegionField } from './region-field'
import { Written } from './written'

interface Props {
  readonly plan: Changes
  readonly region: string
  readonly onRegion: (region: string) => void
}

/** The commands that turn the rules before into the rules after, in their order, with what they leave undone. */
export function Plan({ plan, region, onRegion }: Props) {
  const text = useMessages('workbench')
  const { steps, notes, refusals } = plan
  const lines = commandLines(steps.map(({ command }) => command))
  const noteTexts: Record<ChangeNote['code'], string> = {
    'group-new': text.noteGroupNew,
    'group-gone': text.noteGroupGone,
    'type-changed': text.noteType,
    incomplete: text.noteIncomplete,
    'description-kept': text.noteDescription,
    'already-there': text.noteRepeated,
  }
  return (
    <>
      <h3>{text.planTitle}</h3>
      {steps.length === 0 ? <p>{text.planNothing}</p> : <p>{text.planLead}</p>}
      {notes.length > 0 ? (
        <ul className={styles.findings}>
          {notes.map(({ code, group, rule }) => (
            <li key={`${code} ${group} ${rule?.place.path ?? ''}`} className="depends">
              △ {format(noteTexts[code], { group, rule: rule?.id ?? '' })}
            </li>
          ))}
        </ul>
      ) : null}
      <Refusals refusals={refusals} />
      {steps.length > 0 ? (
        <>
          <p className={`${styles.options} no-print`}>
            <RegionField region={region} onRegion={onRegion} />
          </p>
          <p className="tools no-print">
            <CopyButton text={lines} label={text.copyCommands} />
            <SaveButton name="changes.sh" type="text/plain" text={() => lines} label={text.save} />
          </p>
          <Steps steps={steps} />
        </>
      ) : null}
    </>
  )
}

const few = 20

function Steps({ steps }: { readonly steps: readonly ChangeStep[] }) {
  const text = useMessages('workbench')
  const words = useMessages('rules')
  const [limit, setLimit] = useState(few)
  const { counted } = useNumbers()
  const titleOf = (step: ChangeStep) => {
    const { group } = step
    if (step.kind === 'authorize') return counted(text.stepAuthorize, step.rules.length, { group })
    if (step.kind === 'revoke') return counted(text.stepRevoke, step.rules.length, { group })
    return format(step.kind === 'modify' ? text.stepModify : text.stepInnerAccess, { group })
  }
  return (
    <>
      <ol className={styles.steps}>
        {steps.slice(0, limit).map((step, index) => {
          const line = commandLine(step.command)
          return (
            <li key={`${String(index)} ${line}`}>
              <p>{titleOf(step)}</p>
              <Written label={format(text.stepLabel, { step: index + 1 })} text={line} />
            </li>
          )
        })}
      </ol>
      {steps.length > limit ? (
        <button type="button" className="button no-print" onClick={() => setLimit(limit + 100)}>
          {format(words.showMore, { count: steps.length - limit })}
        </button>
      ) : null}
    </>
  )
}
