import { format, useMessages } from '@/components/messages'
import type { Reading } from '@/lib/rules'
import type { Doubts } from '../draft/model'
import styles from '../workbench/workbench.module.css'

interface Props {
  readonly reading: Reading
  /** What was missing where the rules were read from. */
  readonly doubts: Doubts
}

/** What keeps every answer from being the whole truth: parts that are missing, or assumed. Nothing when all is known. */
export function Caveats({ reading, doubts }: Props) {
  const text = useMessages('workbench')
  const names = useMessages('rules')
  const warnings = useMessages('warnings')
  const list = (items: Iterable<string>) => [...items].join(names.listSeparator)
  const { groups } = reading.ruleSet
  const nameOf = (id: string) => groups.find((group) => group.id === id)?.name || id
  const subjects = (code: string) =>
    new Set(reading.warnings.flatMap((warning) => (warning.code === code && warning.subject ? [warning.subject] : [])))
  const missing = subjects('list-missing')
  const incomplete = subjects('next-token')
  const assumed = subjects('type-assumed')
  const errors = reading.warnings.filter((warning) => warning.severity === 'error').length
  const notes = [
    ...(errors > 0 ? [format(text.caveatErrors, { count: errors })] : []),
    ...(doubts.unread > 0 ? [format(text.caveatUnread, { count: doubts.unread })] : []),
    ...(incomplete.size > 0 ? [format(text.caveatIncomplete, { groups: list([...incomplete].map(nameOf)) })] : []),
    ...(missing.size > 0 ? [format(text.caveatLists, { lists: list(missing) })] : []),
    ...(assumed.size > 0 ? [format(text.caveatTypes, { groups: list([...assumed].map(nameOf)) })] : []),
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
