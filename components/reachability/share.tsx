import { useEffect, useState } from 'react'
import { CopyButton, SaveButton } from '@/components/copy'
import { longestLink } from '@/components/fragment'
import { format, useLocale, useMessages } from '@/components/messages'
import { type Diagnosis, mask } from '@/lib/reachability'
import { type Draft, type Fragment, toFragment } from './draft'
import { markdownOf } from './markdown'
import styles from './reachability.module.css'

interface Props {
  readonly draft: Draft
  readonly diagnosis: Diagnosis
  /** Whether the page's own address follows the draft. */
  readonly mirror: boolean
}

/** The diagnosis as a link, as Markdown for a ticket, on paper. */
export function Share({ draft, diagnosis, mirror }: Props) {
  const text = useMessages('reachability')
  const messages = {
    reachability: text,
    reachCauses: useMessages('reachCauses'),
    reachConsole: useMessages('reachConsole'),
    reachLayers: useMessages('reachLayers'),
    reachReasons: useMessages('reachReasons'),
    reachSteps: useMessages('reachSteps'),
    reachFixes: useMessages('reachFixes'),
    reachSymptoms: useMessages('reachSymptoms'),
  }
  const { locale } = useLocale()
  const [hide, setHide] = useState(true)
  const [hidden, setHidden] = useState<{ secrets: number; addresses: number } | null>(null)
  const [link, setLink] = useState<Fragment | null>(null)

  useEffect(() => {
    let current = true
    const timer = setTimeout(async () => {
      const next = await toFragment(draft)
      if (!current) return
      setLink(next)
      if (mirror) window.history.replaceState(window.history.state, '', next.fragment)
    }, 300)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [draft, mirror])

  function markdown(): string {
    const whole = markdownOf(draft, diagnosis, messages)
    if (!hide) return whole
    const { text: masked, secrets, addresses } = mask(whole)
    setHidden({ secrets, addresses })
    return masked
  }

  return (
    <section aria-label={text.share} className="no-print">
      <h2>{text.share}</h2>
      <p className="tools">
        <CopyButton
          text={() => `${window.location.origin}/${locale}/tools/reachability/${link?.fragment ?? ''}`}
          label={text.copyLink}
        />
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
      </p>
      <p className={styles.hint} role="status">
        {hidden && hide ? format(text.masked, hidden) : text.maskLook}
      </p>
      {link && !link.whole ? <p className={styles.hint}>{format(text.linkWithout, { most: longestLink })}</p> : null}
      {link && link.secrets > 0 ? (
        <p className={styles.hint}>{format(text.linkSecrets, { count: link.secrets })}</p>
      ) : null}
    </section>
  )
}
