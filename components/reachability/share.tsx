import { useState } from 'react'
import { CopyButton, SaveButton } from '@/components/copy'
import { format, useMessages, useNumbers } from '@/components/messages'
import { AllMessages } from '@/components/messages/all-messages'
import { useYes } from '@/components/sign'
import { ShareState } from '@/components/state'
import { mendingLoaders } from '@/content/messages.generated'
import { type Diagnosis, mask } from '@/lib/reachability'
import { draftForm, type ReachDraft } from './draft'
import { linkOfDraft } from './linked'
import { diagnosisMarkdown } from './markdown'
import styles from './reachability.module.css'

interface Props {
  readonly draft: ReachDraft
  readonly diagnosis: Diagnosis
}

/** The diagnosis as a link, as Markdown for a ticket, on paper. */
export function Share(props: Props) {
  return (
    <AllMessages from={mendingLoaders}>
      <Ways {...props} />
    </AllMessages>
  )
}

function Ways({ draft, diagnosis }: Props) {
  const text = useMessages('reachability')
  const messages = {
    reachability: text,
    reachCauses: useMessages('reachCauses'),
    reachConsole: useMessages('reachConsole'),
    reachLayers: useMessages('reachLayers'),
    reachReasons: useMessages('reachReasons'),
    reachSteps: useMessages('reachSteps'),
    reachFixes: useMessages('reachFixes'),
    reachUndo: useMessages('reachUndo'),
    reachSymptoms: useMessages('reachSymptoms'),
  }
  const numbers = useNumbers()
  const yes = useYes()
  const [hide, setHide] = useState(true)
  const [hidden, setHidden] = useState<{ secrets: number; addresses: number } | null>(null)

  function markdown(): string {
    const whole = diagnosisMarkdown(draft, diagnosis, messages, numbers, yes)
    if (!hide) return whole
    // A point that Markdown escapes would hide an address from what hides addresses.
    const { text: masked, secrets, addresses } = mask(whole.replaceAll('\\.', '.'))
    setHidden({ secrets, addresses })
    return masked
  }

  return (
    <section aria-label={text.share} className="no-print">
      <h2>{text.share}</h2>
      <ShareState tool="reachability" link={() => linkOfDraft(draft)} pack={() => draftForm.pack(draft)}>
        <CopyButton text={markdown} label={text.copyMarkdown} />
        <SaveButton name="reachability.md" type="text/markdown" text={markdown} label={text.saveMarkdown} />
        <button type="button" className="button" onClick={() => window.print()}>
          {text.print}
        </button>
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={hide}
            onChange={(event) => {
              setHide(event.target.checked)
              setHidden(null)
            }}
          />
          {text.mask}
        </label>
      </ShareState>
      <p className={styles.hint} role="status">
        {hidden && hide
          ? format(text.masked, {
              secrets: numbers.counted(text.maskedSecrets, hidden.secrets),
              addresses: numbers.counted(text.maskedAddresses, hidden.addresses),
            })
          : text.maskLook}
      </p>
    </section>
  )
}
