import { format, useMessages } from '@/components/messages'
import type { Reading } from '@/lib/rules'
import styles from './rule-workbench.module.css'

/** What keeps every answer from being the whole truth: parts that are missing, or assumed. Nothing when all is known. */
export function Caveats({ reading }: { readonly reading: Reading }) {
  const text = useMessages('workbench')
  const names = useMessages('rules')
  const { groups, prefixLists, portLists } = reading.ruleSet
  const list = (items: Iterable<string>) => [...items].join(names.listSeparator)
  const rules = groups.flatMap((group) => group.rules)
  const missing = new Set(
    rules.flatMap(({ peer, ports }) => [
      ...(peer.kind === 'prefix-list' && !prefixLists.has(peer.id) ? [peer.id] : []),
      ...(ports.kind === 'list' && !portLists.has(ports.id) ? [ports.id] : []),
    ]),
  )
  const incomplete = groups.filter((group) => !group.complete).map((group) => group.name || group.id)
  const assumed = groups.filter((group) => !group.typeKnown).map((group) => group.name || group.id)
  const unread = reading.warnings.filter((warning) => warning.severity === 'error').length
  const notes = [
    ...(unread > 0 ? [format(text.caveatErrors, { count: unread })] : []),
    ...(incomplete.length > 0 ? [format(text.caveatIncomplete, { groups: list(incomplete) })] : []),
    ...(missing.size > 0 ? [format(text.caveatLists, { lists: list(missing) })] : []),
    ...(assumed.length > 0 ? [format(text.caveatTypes, { groups: list(assumed) })] : []),
  ]
  if (notes.length === 0) return null
  return (
    <ul className={styles.caveats} aria-label={text.caveats}>
      {notes.map((note) => (
        <li key={note}>△ {note}</li>
      ))}
    </ul>
  )
}
