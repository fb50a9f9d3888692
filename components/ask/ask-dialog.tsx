import { useEffect, useRef, useState } from 'react'
import { useMessages } from '@/components/messages'
import { AskBox } from './ask-box'
import styles from './dialog.module.css'
import { openAsk } from './open-event'

/** The ask box over any page, opened by the button, `/` or ⌘K / Ctrl+K. */
export function AskDialog() {
  const text = useMessages('ask')
  const dialog = useRef<HTMLDialogElement>(null)
  const [open, setOpen] = useState(false)

  useEffect(() => {
    function show() {
      setOpen(true)
      dialog.current?.showModal()
    }
    function press(event: KeyboardEvent) {
      if (event.isComposing) return
      const { target } = event
      const typing =
        target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName))
      const slash = event.key === '/' && !typing && !event.metaKey && !event.ctrlKey && !event.altKey
      const k = event.key.toLowerCase() === 'k' && (event.metaKey || event.ctrlKey)
      if (!slash && !k) return
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
    <dialog ref={dialog} className={styles.dialog} aria-label={text.title} onClose={() => setOpen(false)}>
      {open ? (
        <>
          <AskBox focus onGo={() => dialog.current?.close()} />
          <p className={styles.foot}>
            <span>{text.shortcut}</span>
            <button type="button" className="button" onClick={() => dialog.current?.close()}>
              {text.close}
            </button>
          </p>
        </>
      ) : null}
    </dialog>
  )
}
