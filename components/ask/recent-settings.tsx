import { useMessages } from '@/components/messages'
import styles from './box.module.css'
import { useRecent } from './recent'

/** Whether questions are kept, and the way to be rid of them. */
export function RecentSettings() {
  const text = useMessages('ask')
  const { keep, questions, clear, setKeep } = useRecent()
  return (
    <p className={styles.recent}>
      <span>{text.recentLead}</span>
      <label>
        <input type="checkbox" checked={keep} onChange={(event) => setKeep(event.target.checked)} /> {text.recentKeep}
      </label>
      {questions.length > 0 ? (
        <button type="button" className="button" onClick={clear}>
          {text.recentClear}
        </button>
      ) : null}
    </p>
  )
}
