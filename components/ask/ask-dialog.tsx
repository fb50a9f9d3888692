import { useEffect, useRef, useState } from 'react'
import { useMessages } from '@/components/messages'
import { askDialog } from '@/components/runtime'
import { AskBox } from './ask-box'
import styles from './dialog.module.css'
import { openAsk } from './open-event'

/**
 * The ask box over any page, opened by the button, `/` or ⌘K / Ctrl+K. It stands closed in every page's HTML, so that it can
 * be opened, and its field takes what is typed, before the page is live.
 */
export function AskDialog() {
  const text = useMessages('ask')
  const dialog = useRef<HTMLDialogElement>(null)
  /** Counts how often it was closed: each visit begins with an empty box. */
  const [visit, setVisit] = useState(0)

  useEffect(() => {
    function show() {
      dialog.current?.showModal()
      dialog.current?.querySelector('input')?.focus()
    }
    function press(event: KeyboardEvent) {
      if (event.isComposing) return
      const { target } = event
      const typing = target instanceof Element && target.matches('input, textarea, select')
      const command = event.metaKey || event.ctrlKey
      if (command ? event.key.toLowerCase() !== 'k' : typing || event.altKey || event.key !== '/') return
      event.preventDefault()
      if (dialog.current?.open) dialog.current.close()
      else show()
    }
    window.addEventListener(openAsk, show)
    window.addEventListener('keydown', press)
    return () => {
      window.removeEventListener(openAsk, show)
      window.removeEventListener('keydown', press)
    }
  }, [])

  return (
    <dialog
      ref={dialog}
      id={askDialog}
      className={styles.dialog}
      aria-label={text.title}
      onClose={() => setVisit((before) => before + 1)}
    >
      <AskBox key={visit} onGo={() => dialog.current?.close()} />
      <p className={styles.foot}>
        <span>{text.shortcut}</span>
        <button type="button" className="button" data-closes="" onClick={() => dialog.current?.close()}>
          {text.close}
        </button>
      </p>
    </dialog>
  )
}
