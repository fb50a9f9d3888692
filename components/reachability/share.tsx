import { useMemo, useState } from 'react'
import { CopyButton, SaveButton } from '@/components/copy'
import { format, useMessages, useNumbers } from '@/components/messages'
import { useYes } from '@/components/sign'
import { PrintedOn, ShareState } from '@/components/state'
import { type Diagnosis, mask } from '@/lib/reachability'
import { draftForm, type ReachDraft } from './draft'
import { linkOfDraft } from './linked'
import { diagnosisMarkdown } from './markdown'
import { printedPieces, type Shown, usePaper } from './paper'
import styles from './reachability.module.css'
import { withMending } from './with-mending'

interface Props {
  readonly draft: ReachDraft
  readonly diagnosis: Diagnosis
  /** Given what the page shows on paper, null for what the screen shows. */
  readonly onPaper: (view: Shown | null) => void
}

interface WaysProps extends Omit<Props, 'onPaper'> {
  /** Whether secrets and public addresses are hidden in what leaves the page. */
  readonly hide: boolean
  readonly onHide: (hide: boolean) => void
}

/** The diagnosis as a link, as Markdown for a ticket, on paper. */
export function Share({ draft, diagnosis, onPaper }: Props) {
  const [hide, setHide] = useState(true)
  usePaper({ draft, diagnosis }, hide, onPaper)
  return <Ways draft={draft} diagnosis={diagnosis} hide={hide} onHide={setHide} />
}

const Ways = withMending(function Ways({ draft, diagnosis, hide, onHide }: WaysProps) {
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
    <>
      <OnPaper draft={draft} hide={hide} />
      <section aria-label={text.share} className="no-print">
        <h2>{text.share}</h2>
        <ShareState tool="reachability" link={() => linkOfDraft(draft)} pack={() => draftForm.pack(draft)}>
          <CopyButton text={markdown} label={text.copyMarkdown} />
          <SaveButton name="reachability.md" type="text/markdown" text={markdown} label={text.saveMarkdown} quiet />
          <button type="button" className="quiet" onClick={() => window.print()}>
            {text.print}
          </button>
          <label className={styles.check}>
            <input
              type="checkbox"
              checked={hide}
              onChange={(event) => {
                onHide(event.target.checked)
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
    </>
  )
})

/** On paper: what the diagnosis rests on, with what was to be hidden hidden. */
function OnPaper({ draft, hide }: { readonly draft: ReachDraft; readonly hide: boolean }) {
  const text = useMessages('reachability')
  const printed = useMemo(() => printedPieces(draft, hide), [draft, hide])
  return (
    <section aria-label={text.pieces} className="on-paper">
      <PrintedOn />
      {printed.length > 0 ? <h2>{text.pieces}</h2> : null}
      {printed.map((piece, index) => (
        <pre key={`${String(index)} ${piece.name}`}>
          <strong>{`${piece.name || text.pastedText}\n`}</strong>
          {piece.text}
        </pre>
      ))}
    </section>
  )
}
