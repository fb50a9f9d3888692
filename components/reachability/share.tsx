import { useMemo, useState } from 'react'
import { CopyButton, SaveButton } from '@/components/copy'
import { format, useMessages, useNumbers } from '@/components/messages'
import { AllMessages } from '@/components/messages/all-messages'
import { useYes } from '@/components/sign'
import { PrintedOn, ShareState } from '@/components/state'
import { mendingLoaders } from '@/content/messages.generated'
import { type Diagnosis, mask } from '@/lib/reachability'
import { draftForm, piecesOf, type ReachDraft } from './draft'
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
    </>
  )
}

/** Characters of each text that are printed. */
const mostPrinted = 4000

/** On paper: what the diagnosis rests on, with what was to be hidden hidden. */
function OnPaper({ draft, hide }: { readonly draft: ReachDraft; readonly hide: boolean }) {
  const text = useMessages('reachability')
  const printed = useMemo(
    () =>
      piecesOf(draft).map((piece) => {
        // A secret is hidden whole before what follows is cut off.
        const begin = piece.text.slice(0, 3 * mostPrinted)
        const shown = (hide ? mask(begin).text : begin).slice(0, mostPrinted)
        return { name: piece.name || text.pastedText, text: piece.text.length > mostPrinted ? `${shown}\n…` : shown }
      }),
    [draft, hide, text],
  )
  return (
    <section aria-label={text.pieces} className="on-paper">
      <PrintedOn />
      {printed.length > 0 ? <h2>{text.pieces}</h2> : null}
      {printed.map((piece, index) => (
        <pre key={`${String(index)} ${piece.name}`}>
          <strong>{`${piece.name}\n`}</strong>
          {piece.text}
        </pre>
      ))}
    </section>
  )
}
