import { CodeWords } from '@/components/code-words'
import { CopyButton } from '@/components/copy'
import { useMessages } from '@/components/messages'
import type { Diagnosis, DiagnosticStep } from '@/lib/reachability'
import { hasPlaceholder } from './placeholder'
import styles from './reachability.module.css'
import type { Remarks } from './sentences'

/** A command, ready to copy. */
export function Command({ text }: { readonly text: string }) {
  return (
    <div className={styles.command}>
      <pre>
        <code>
          <CodeWords text={text} />
        </code>
      </pre>
      <CopyButton text={text} />
    </div>
  )
}

/** The one command to run now. */
function NextStep({ step, steps }: { readonly step: DiagnosticStep | null; readonly steps: Remarks['reachSteps'] }) {
  const text = useMessages('reachability')
  if (!step) return <p>{text.nextNone}</p>
  const where = { instance: text.whereInstance, client: text.whereClient, cli: text.whereCli }
  return (
    <>
      <p>
        {steps[step.kind]} <span className={styles.where}>{where[step.where]}</span>
      </p>
      <Command text={step.command} />
      {hasPlaceholder(step.command) ? <p className={styles.hint}>{text.placeholders}</p> : null}
    </>
  )
}

interface Props {
  readonly diagnosis: Diagnosis
  readonly steps: Remarks['reachSteps']
  /** The first answer is being worked out: the command for who has pasted nothing is not the one to run now. */
  readonly awaited: boolean
}

/** What to look at where nothing is to be mended yet: a port to choose, or one command. */
export function WhatNext({ diagnosis: { cause, judged, next }, steps, awaited }: Props) {
  const text = useMessages('reachability')
  const busy = useMessages('work')
  const chooses = judged.port === null && judged.offered.length > 0 && cause === 'unknown'
  return (
    <section aria-label={text.next}>
      <h2>{text.next}</h2>
      {awaited ? <p>{busy.working}</p> : chooses ? <p>{text.choosePort}</p> : <NextStep step={next} steps={steps} />}
    </section>
  )
}
