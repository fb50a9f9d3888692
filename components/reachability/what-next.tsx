import { CopyButton } from '@/components/copy'
import { useMessages } from '@/components/messages'
import type { DiagnosticStep } from '@/lib/reachability'
import styles from './reachability.module.css'
import { hasPlaceholder } from './sentences'

/** A command, ready to copy. */
export function Command({ text }: { readonly text: string }) {
  return (
    <div className={styles.command}>
      <pre>
        <code>{text}</code>
      </pre>
      <CopyButton text={text} />
    </div>
  )
}

/** The one command to run now. */
export function NextStep({ step }: { readonly step: DiagnosticStep | null }) {
  const text = useMessages('reachability')
  const steps = useMessages('reachSteps')
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
