import { format, useMessages, useNumbers } from '@/components/messages'
import type { DraftRow } from '../draft/assembly'
import type { RulesDraft } from '../draft/model'
import styles from './workbench.module.css'

interface Props {
  readonly draft: RulesDraft
  readonly unread: readonly DraftRow[]
  readonly isExample: boolean
  readonly open: boolean
  readonly onShow: (key: number) => void
  readonly onAgain: () => void
}

/** The documents, folded to one line: how much was read, what was not, and the way to other ones. */
export function PastedLine({ draft, unread, isExample, open, onShow, onAgain }: Props) {
  const text = useMessages('rules')
  const { number, counted } = useNumbers()
  const work = useMessages('workbench')
  // Those that could not be read whole are rules, too: the table and the counts beside it have them.
  const rules = draft.groups.reduce((sum, group) => sum + group.rules.length, 0)
  const [first] = unread
  const missing = unread.length + draft.doubts.unread
  return (
    <div className={styles.pasted} data-unread={missing > 0}>
      <span>
        {isExample
          ? work.thisIsExample
          : format(text.readResult, {
              groups: counted(text.groupCount, draft.groups.length),
              rules: counted(text.ruleCount, rules),
            })}
      </span>
      {missing > 0 ? (
        <strong className="depends">！ {format(work.notReadCount, { count: number(missing) })}</strong>
      ) : null}
      {first ? (
        <button type="button" className="quiet no-print" onClick={() => onShow(first.row.key)}>
          {work.toTheRow}
        </button>
      ) : null}
      {draft.doubts.unread > 0 && !open ? (
        <button type="button" className="quiet no-print" onClick={onAgain}>
          {work.whatNotRead}
        </button>
      ) : null}
      <button type="button" className={`quiet no-print ${styles.again}`} aria-expanded={open} onClick={onAgain}>
        {work.readAnother}
      </button>
    </div>
  )
}
