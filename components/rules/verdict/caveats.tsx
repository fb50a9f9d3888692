import { format, useMessages } from '@/components/messages'
import type { MissingFacts } from '../draft/assembly'
import type { Doubts } from '../draft/model'
import styles from '../workbench/workbench.module.css'

interface Props {
  readonly missing: MissingFacts
  /** Rows that cannot be read. */
  readonly unread: number
  /** What was missing where the rules were read from. */
  readonly doubts: Doubts
}

/** What keeps every answer from being the whole truth: parts that are missing, or assumed. Nothing when all is known. */
export function Caveats({ missing: { mixed, lists, incomplete, assumed }, unread, doubts }: Props) {
  const text = useMessages('workbench')
  const names = useMessages('rules')
  const warnings = useMessages('warnings')
  const list = (items: readonly string[]) => items.join(names.listSeparator)
  const notes = [
    ...(unread > 0 ? [format(text.caveatErrors, { count: unread })] : []),
    ...(doubts.unread > 0 ? [format(text.caveatUnread, { count: doubts.unread })] : []),
    ...(mixed ? [warnings['mixed-types']] : []),
    ...(incomplete.length > 0 ? [format(text.caveatIncomplete, { groups: list(incomplete) })] : []),
    ...(lists.length > 0 ? [format(text.caveatLists, { lists: list(lists) })] : []),
    ...(assumed.length > 0 ? [format(text.caveatTypes, { groups: list(assumed) })] : []),
    ...doubts.notes.flatMap(({ code, params }) => {
      const sentence = Object.entries(warnings).find(([known]) => known === code)?.[1]
      return sentence ? [format(sentence, params)] : []
    }),
  ]
  if (notes.length === 0) return null
  return (
    <ul className={styles.caveats} aria-label={text.caveats}>
      {[...new Set(notes)].map((note) => (
        <li key={note}>△ {note}</li>
      ))}
    </ul>
  )
}
