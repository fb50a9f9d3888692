import { Breakable } from '@/components/long-name'
import { format, useMessages } from '@/components/messages'
import { Sign } from '@/components/sign'
import styles from './gate.module.css'
import { Roof } from './pictures'
import type { Board } from './road'
import { boardReason, peerWords, whatOf } from './words'

/** A rule as a notice board by the road. What it means for the packet is written on it once it has been read. */
export function BoardPicture({ board, seen }: { readonly board: Board; readonly seen: boolean }) {
  const words = useMessages('gate')
  const { order, state, considered, unread } = board
  const { rule } = considered
  const late = state === 'later' || state === 'rest'
  const shown = seen || late ? state : 'ahead'
  return (
    <div className={styles.board} data-state={shown} data-action={rule.action}>
      <Roof />
      <span className={styles.first}>
        <strong>
          <Sign of={rule.action} /> {words[rule.action]}
        </strong>
        <span className="visually-hidden">{format(words.order, { order })}</span>
        <span>{format(words.priority, { priority: unread?.priority ?? rule.priority })}</span>
      </span>
      <span className="mono">{whatOf(rule, words, unread?.ports)}</span>
      <span className={`mono ${styles.peer}`}>
        <Breakable text={unread?.peer ?? peerWords(rule)} />
      </span>
      <span className={styles.reason}>{shown === 'ahead' ? ' ' : boardReason(board, words)}</span>
    </div>
  )
}
