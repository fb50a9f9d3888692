import { Link } from '@/components/link'
import { useMessages } from '@/components/messages'
import { opensAsk } from '@/components/runtime'
import styles from './dialog.module.css'
import { openAsk } from './open-event'

/** Opens the ask box; without JavaScript a link to the ask page. */
export function AskButton() {
  const text = useMessages('ask')
  return (
    <Link
      to="/ask/"
      className={`button ${styles.button}`}
      title={text.shortcut}
      {...{ [opensAsk]: '' }}
      aria-keyshortcuts="/ Control+K Meta+K"
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        window.dispatchEvent(new Event(openAsk))
      }}
    >
      {text.open}
      <kbd>/</kbd>
    </Link>
  )
}
