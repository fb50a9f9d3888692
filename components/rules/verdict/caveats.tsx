import { format, useMessages, useNumbers } from '@/components/messages'
import type { MissingFacts } from '../draft/assembly'
import type { Doubts } from '../draft/model'
import { notesInWords } from '../workbench/panels/remarks'
import styles from '../workbench/workbench.module.css'

interface Props {
  readonly missing: MissingFacts
  /** Rows that cannot be read. */
  readonly unread: number
  /** What was missing where the rules were read from. */
  readonly doubts: Doubts
}

/**
 * What keeps every answer from being the whole truth: parts that are missing. Nothing when all is known. That the type of a group
 * is assumed is said where it is asked for, above every view, and here on paper, where nothing is asked.
 */
export function Caveats({ missing: { mixed, lists, incomplete, assumed }, unread, doubts }: Props) {
  const text = useMessages('workbench')
  const names = useMessages('rules')
  const warnings = useMessages('warnings')
  const { counted } = useNumbers()
  const list = (items: readonly string[]) => items.join(names.listSeparator)
  const notes = [
    ...(unread > 0 ? [format(text.caveatErrors, { count: unread })] : []),
    ...(doubts.unread > 0 ? [counted(text.caveatUnread, doubts.unread)] : []),
    ...(mixed ? [warnings['mixed-types']] : []),
    ...(incomplete.length > 0 ? [format(text.caveatIncomplete, { groups: list(incomplete) })] : []),
    ...(lists.length > 0 ? [format(text.caveatLists, { lists: list(lists) })] : []),
    ...notesInWords(doubts.notes, warnings),
  ]
  return (
    <>
      {notes.length > 0 ? (
        <ul className={styles.caveats} aria-label={text.caveats}>
          {[...new Set(notes)].map((note) => (
            <li key={note}>△ {note}</li>
          ))}
        </ul>
      ) : null}
      {assumed.length > 0 ? (
        <p className={styles.onPaper}>△ {format(text.caveatTypes, { groups: list(assumed) })}</p>
      ) : null}
    </>
  )
}
