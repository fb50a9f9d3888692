import { type Ref, useMemo } from 'react'
import { useMessages, useNumbers } from '@/components/messages'
import type { DraftRow } from '../draft/assembly'
import { ruleProtocols } from '../draft/model'
import { protocolInWords } from '../verdict/sentences'
import styles from './editor.module.css'
import { type Filter, unfiltered } from './filter'
import type { Sorted, Sorting } from './order'

interface Props {
  readonly rows: readonly DraftRow[]
  readonly shown: number
  /** How many rows match the packet; null where there is none. */
  readonly matching: number | null
  readonly filter: Filter
  readonly onFilter: (filter: Filter) => void
  readonly search: Ref<HTMLInputElement>
  /** What rows can be sorted by, with its name: where the table has no head to press. */
  readonly columns: readonly (readonly [Sorting, string])[]
  readonly sorting: Sorted
  readonly onSort: (sorting: Sorted) => void
}

/** Finds rows: by a word, and by what most are told apart by, each with its number. */
export function FilterBar(props: Props) {
  const { rows, shown, matching, filter, onFilter, search, columns, sorting, onSort } = props
  const text = useMessages('rules')
  const counts = useMemo(() => countsOf(rows), [rows])
  const set = (part: Partial<Filter>) => onFilter({ ...filter, ...part })
  const { number, counted } = useNumbers()
  const any = Object.values(filter).some((value) => value !== null && value !== '' && value !== false)
  const unread = counts.get('unread') ?? 0
  const protocols = ruleProtocols.filter((protocol) => counts.has(`protocol ${protocol}`))
  return (
    <div className={`${styles.filter} no-print`}>
      <input
        ref={search}
        className={`field ${styles.search}`}
        type="search"
        aria-label={text.findRule}
        placeholder={text.findRuleHint}
        value={filter.text}
        onChange={(event) => set({ text: event.target.value })}
      />
      <fieldset className={styles.chips}>
        <legend className="visually-hidden">{text.filter}</legend>
        {(['ingress', 'egress'] as const).map((direction) => (
          <Chip
            key={direction}
            name={text[direction]}
            count={number(counts.get(direction) ?? 0)}
            on={filter.direction === direction}
            onPress={(on) => set({ direction: on ? direction : null })}
          />
        ))}
        {(['accept', 'drop'] as const).map((action) => (
          <Chip
            key={action}
            name={text[action]}
            count={number(counts.get(action) ?? 0)}
            on={filter.action === action}
            onPress={(on) => set({ action: on ? action : null })}
          />
        ))}
        {matching === null ? null : (
          <Chip
            name={text.matchingPacket}
            count={number(matching)}
            on={filter.matching}
            onPress={(on) => set({ matching: on })}
          />
        )}
        {unread > 0 || filter.unread ? (
          <Chip name={text.notRead} count={number(unread)} on={filter.unread} onPress={(on) => set({ unread: on })} />
        ) : null}
        {protocols.length > 1 ? (
          <select
            className={`field ${styles.chipSelect}`}
            aria-label={text.protocol}
            value={filter.protocol ?? ''}
            onChange={(event) => set({ protocol: event.target.value === '' ? null : event.target.value })}
          >
            <option value="">{text.anyProtocol}</option>
            {protocols.map((protocol) => (
              <option key={protocol} value={protocol}>
                {protocol === 'all' ? text.all : protocolInWords(protocol, text)} {counts.get(`protocol ${protocol}`)}
              </option>
            ))}
          </select>
        ) : null}
      </fieldset>
      <span className={styles.sort}>
        <select
          className={`field ${styles.chipSelect}`}
          aria-label={text.sortBy}
          value={sorting.by}
          onChange={(event) => {
            const [by] = columns.find(([name]) => name === event.target.value) ?? []
            if (by) onSort({ ...sorting, by })
          }}
        >
          {columns.map(([by, name]) => (
            <option key={by} value={by}>
              {name}
            </option>
          ))}
        </select>
        <button
          type="button"
          className={styles.chip}
          onClick={() => onSort({ ...sorting, descending: !sorting.descending })}
        >
          {sorting.descending ? `↓ ${text.sortDown}` : `↑ ${text.sortUp}`}
        </button>
      </span>
      <span role="status" className={styles.count}>
        {any ? counted(text.foundRules, rows.length, { found: number(shown) }) : counted(text.ruleCount, rows.length)}
      </span>
      {any ? (
        <button type="button" className="quiet" onClick={() => onFilter(unfiltered)}>
          {text.clearFilter}
        </button>
      ) : null}
    </div>
  )
}

/** Made once: rows are many, and their protocols few. */
const protocolKeys: Readonly<Record<string, string>> = Object.fromEntries(
  ruleProtocols.map((protocol) => [protocol, `protocol ${protocol}`]),
)

function countsOf(rows: readonly DraftRow[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const add = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)
  for (const { row, reading } of rows) {
    add(row.direction)
    add(row.action)
    add(protocolKeys[row.protocol] ?? `protocol ${row.protocol}`)
    if (reading.rule === null) add('unread')
  }
  return counts
}

interface ChipProps {
  readonly name: string
  readonly count: string
  readonly on: boolean
  readonly onPress: (on: boolean) => void
}

function Chip({ name, count, on, onPress }: ChipProps) {
  return (
    <button type="button" className={styles.chip} aria-pressed={on} onClick={() => onPress(!on)}>
      {name} <span>{count}</span>
    </button>
  )
}
