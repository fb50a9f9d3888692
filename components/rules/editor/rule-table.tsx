import { type KeyboardEvent, useCallback, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react'
import { format, useMessages } from '@/components/messages'
import { WindowedRows } from '@/components/windowed-rows'
import type { Assembly, DraftRow } from '../draft/assembly'
import type { GroupDraft, RuleDraft, RuleField } from '../draft/model'
import { readRow } from '../draft/rows'
import styles from './editor.module.css'
import { type Filter, keeps, unfiltered } from './filter'
import { FilterBar } from './filter-bar'
import { inOrder, type Ordered, type Sorted, type Sorting, sortedBy } from './order'
import { RowEditor } from './row-editor'
import { RuleRow, rowName, type Standing } from './rule-row'
import { SelectionBar } from './selection-bar'
import { type EditGroups, useRowEdits } from './use-row-edits'
import { keyOfRow, useRowFocus } from './use-row-focus'

interface Props {
  readonly assembly: Assembly
  /** The groups as they are at this moment; the rows put together may come a moment later. */
  readonly groups: readonly GroupDraft[]
  /** What rows have to do with the packet, by key; empty where there is no packet. */
  readonly standings: ReadonlyMap<number, Standing>
  /** A row to show and, where it cannot be read, to open. A new object for each time. */
  readonly reveal?: { readonly key: number } | null
  readonly onEdit: EditGroups
  /** Told when rows were removed, so that it can be said and undone; without it the table says it. */
  readonly onRemoved?: ((rows: readonly RuleDraft[]) => void) | undefined
  /** Fields that stay as they are, and whether rules can be added and removed: an exercise may forbid it. */
  readonly locked?: ReadonlySet<RuleField>
  readonly fixed?: boolean
  /** A small table in a text: no selection, and no search until there are many. */
  readonly plain?: boolean
}

const nothing: ReadonlySet<RuleField> = new Set()
/** From this many rules on even a plain table can be searched. */
const many = 16

/** All rules of an interface as a table to be read; one row at a time can be opened. */
export function RuleTable(props: Props) {
  const {
    assembly,
    groups,
    standings,
    reveal = null,
    onEdit,
    onRemoved,
    locked = nothing,
    fixed = false,
    plain = false,
  } = props
  const text = useMessages('rules')
  const keysHint = useId()
  const table = useRef<HTMLTableElement>(null)
  const search = useRef<HTMLInputElement>(null)
  const [filter, setFilter] = useState<Filter>(unfiltered)
  const [sorting, setSorting] = useState<Sorted>({ by: 'order', descending: false })
  const [selection, setSelection] = useState<ReadonlySet<number>>(new Set())
  const [current, setCurrent] = useState<number | null>(null)
  const edits = useRowEdits(onEdit, onRemoved)
  const { open, setOpen } = edits
  const wanted = useDeferredValue(filter)
  const ordered = useMemo(() => inOrder(assembly.rows), [assembly])
  const shown = useMemo(() => {
    const keep = keeps(wanted, ({ row }) => standings.has(row.key))
    return sortedBy(
      // The row that is being edited stays in its place, whatever it comes to say.
      ordered.filter(({ at }) => at.row.key === open || keep(at)),
      sorting.by,
      sorting.descending,
    )
  }, [ordered, wanted, sorting, standings, open])
  const rows = useFrozen(shown, open)
  const positions = useMemo(() => rows.map((_, index) => index), [rows])
  const positionOf = useMemo(() => new Map(rows.map(({ at }, index) => [at.row.key, index])), [rows])
  const byKey = useMemo(() => new Map(assembly.rows.map((each) => [each.row.key, each])), [assembly])
  const matching = useMemo(
    () => (standings.size > 0 ? [...standings.values()].filter((each) => each !== 'turns').length : null),
    [standings],
  )
  const opened = useMemo(() => rowIn(groups, open), [groups, open])
  const withGroup = assembly.ruleSet.groups.length > 1
  const selectable = !plain && !fixed

  const goTo = useRowFocus(table)
  const focusRow = useCallback(
    (key: number) => {
      setCurrent(key)
      goTo(key)
    },
    [goTo],
  )
  useEffect(() => {
    if (!reveal) return
    setFilter(unfiltered)
    setCurrent(reveal.key)
    goTo(reveal.key, 'center')
  }, [reveal, goTo])
  useEffect(() => {
    if (open !== null) setCurrent(open)
  }, [open])

  const select = useCallback((row: RuleDraft) => {
    setSelection((now) => {
      const next = new Set(now)
      if (!next.delete(row.key)) next.add(row.key)
      return next
    })
  }, [])
  const edit = useCallback((row: RuleDraft) => setOpen(row), [setOpen])
  const chosen = useMemo(() => assembly.rows.filter(({ row }) => selection.has(row.key)), [assembly, selection])

  function close(save: boolean) {
    if (open === null) return
    const at = positionOf.get(open) ?? 0
    const stays = edits.close(save) ? (rows[at - 1] ?? rows[at + 1])?.at.row.key : open
    if (stays === undefined) search.current?.focus()
    else focusRow(stays)
  }
  function step(by: 1 | -1) {
    const next = rows[(positionOf.get(open ?? -1) ?? 0) + by]
    if (next) setOpen(next.at.row)
  }
  function remove(gone: readonly DraftRow[]) {
    const keys = new Set(gone.map(({ row }) => row.key))
    const at = positionOf.get(gone[0]?.row.key ?? -1) ?? 0
    const next = rows.slice(at).find(({ at: each }) => !keys.has(each.row.key)) ?? rows[at - 1]
    edits.remove(gone.map(({ row }) => row))
    setSelection(new Set())
    if (next) focusRow(next.at.row.key)
    else search.current?.focus()
  }
  function keys(event: KeyboardEvent<HTMLTableElement>) {
    const target = event.target
    if (!(target instanceof HTMLTableRowElement) || target.dataset.key === undefined) return
    const at = positionOf.get(Number(target.dataset.key)) ?? 0
    const row = rows[at]
    if (!row) return
    const to = rows[positionAfter(event.key, at, rows.length) ?? -1]
    if (to) {
      if (event.shiftKey && selectable) setSelection((now) => new Set([...now, row.at.row.key, to.at.row.key]))
      focusRow(to.at.row.key)
      event.preventDefault()
    } else if (act(event.key, row.at)) event.preventDefault()
  }
  /** Does what a key means for the row that has the focus; false when it means nothing. */
  function act(key: string, at: DraftRow): boolean {
    if (key === 'Enter' || key === 'F2') edit(at.row)
    else if (key === ' ' && selectable) select(at.row)
    else if (key === 'Delete' && !fixed) remove(chosen.length > 0 ? chosen : [at])
    else if (key === 'Escape') setSelection(new Set())
    else return false
    return true
  }

  const columns: readonly (readonly [Sorting, string])[] = [
    plain ? ['id', text.ruleId] : ['order', text.order],
    ...(withGroup ? ([['group', text.group]] as const) : []),
    ['priority', text.priority],
    ['direction', text.direction],
    ['action', text.action],
    ['protocol', text.protocol],
    ['ports', text.ports],
    ['peer', text.peer],
    ['description', text.description],
    ...(plain ? [] : ([['id', text.ruleId]] as const)),
  ]
  const width = columns.length + (selectable ? 2 : 1)
  const first = rows[0]?.at.row.key ?? null
  const entry = current !== null && positionOf.has(current) ? current : first
  return (
    <div className={styles.editor} data-plain={plain || undefined}>
      {plain && assembly.rows.length < many ? null : chosen.length > 0 ? (
        <SelectionBar
          rows={chosen}
          onEdit={edits.changeAll}
          onRemove={() => remove(chosen)}
          onClear={() => setSelection(new Set())}
        />
      ) : (
        <FilterBar
          rows={assembly.rows}
          shown={rows.length}
          matching={matching}
          filter={filter}
          onFilter={setFilter}
          search={search}
          columns={[['order', text.orderRead], ...columns.filter(([by]) => by !== 'order')]}
          sorting={sorting}
          onSort={setSorting}
        />
      )}
      <KeysHint id={keysHint} fixed={fixed} plain={plain} />
      {assembly.rows.length === 0 ? (
        <p>{text.noRules}</p>
      ) : (
        <table
          className={styles.table}
          ref={table}
          aria-label={text.rules}
          aria-describedby={keysHint}
          aria-rowcount={rows.length + 1}
          onKeyDown={keys}
        >
          <thead>
            <tr aria-rowindex={1}>
              {selectable ? (
                <th scope="col" className="no-print">
                  <input
                    type="checkbox"
                    aria-label={text.selectAll}
                    checked={chosen.length > 0 && chosen.length === rows.length}
                    onChange={(event) =>
                      setSelection(event.target.checked ? new Set(rows.map(({ at }) => at.row.key)) : new Set())
                    }
                  />
                </th>
              ) : null}
              {columns.map(([by, name]) => (
                <th
                  key={by}
                  scope="col"
                  className={styles[by === 'group' ? 'groupName' : by]}
                  aria-sort={sorting.by === by ? (sorting.descending ? 'descending' : 'ascending') : undefined}
                >
                  <HeadCell
                    name={name}
                    locked={isLocked(locked, by)}
                    sorted={sorting.by === by ? (sorting.descending ? ' ↓' : ' ↑') : ''}
                    onSort={
                      plain ? null : () => setSorting({ by, descending: sorting.by === by && !sorting.descending })
                    }
                  />
                </th>
              ))}
              <td className="no-print" />
            </tr>
          </thead>
          <WindowedRows
            positions={positions}
            columns={width}
            reveal={positionOf.get(reveal?.key ?? current ?? -1) ?? null}
            row={(position) => {
              const ordinary = rows[position]
              if (!ordinary) return null
              const at = byKey.get(ordinary.at.row.key) ?? ordinary.at
              const { key } = at.row
              return key === open && opened ? (
                <tr key={key} ref={keyOfRow(key)} className={styles.openRow} aria-rowindex={position + 2}>
                  <td colSpan={width}>
                    <RowEditor
                      key={key}
                      at={opened}
                      order={ordinary.order}
                      name={rowName(opened, withGroup)}
                      locked={locked}
                      onChange={edits.change}
                      onClose={close}
                      onStep={step}
                      onDuplicate={fixed ? null : () => edits.duplicate(at)}
                      onRemove={fixed ? null : () => remove([at])}
                    />
                  </td>
                </tr>
              ) : (
                <RuleRow
                  key={key}
                  at={at}
                  position={position}
                  order={ordinary.order}
                  standing={standings.get(key) ?? null}
                  withGroup={withGroup}
                  namedFirst={plain}
                  selected={selection.has(key)}
                  current={key === entry}
                  selectable={selectable}
                  onSelect={select}
                  onEdit={edit}
                />
              )
            }}
          />
        </table>
      )}
      {fixed ? null : <AddRule groups={groupsIn(assembly)} onAdd={edits.add} />}
      <p className="visually-hidden" role="status">
        {edits.said === null || onRemoved ? '' : format(text.saidRemoved, { count: edits.said })}
      </p>
    </div>
  )
}

/** Which keys there are in the table: in view where it is the page's own. */
function KeysHint({ id, fixed, plain }: { readonly id: string; readonly fixed: boolean; readonly plain: boolean }) {
  const text = useMessages('rules')
  return (
    <p id={id} className={plain ? 'visually-hidden' : `${styles.keys} no-print`}>
      {fixed ? text.keysFixed : plain ? text.keysPlain : text.keys}
    </p>
  )
}

function isLocked(locked: ReadonlySet<string>, column: Sorting): boolean {
  return locked.has(column)
}

interface HeadProps {
  readonly name: string
  /** The column stays as it is. */
  readonly locked: boolean
  /** An arrow where the rows are sorted by it. */
  readonly sorted: string
  /** Null: rows cannot be sorted. */
  readonly onSort: (() => void) | null
}

function HeadCell({ name, locked, sorted, onSort }: HeadProps) {
  if (onSort) {
    return (
      <button type="button" onClick={onSort}>
        {name}
        <span aria-hidden="true">{sorted}</span>
      </button>
    )
  }
  return (
    <>
      {name}
      {locked ? <Lock /> : null}
    </>
  )
}

/** Says that a column stays as it is. */
function Lock() {
  const text = useMessages('rules')
  return (
    <>
      <svg className={styles.lock} viewBox="0 0 12 12" aria-hidden="true">
        <path d="M2.5 5.5h7v5h-7zM4 5.5V3.6a2 2 0 0 1 4 0v1.9" />
      </svg>
      <span className="visually-hidden"> ({text.lockedColumn})</span>
    </>
  )
}

/** Where a key leads from a position; null when it is none that moves. */
function positionAfter(key: string, at: number, length: number): number | null {
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + 15, PageUp: at - 15, Home: 0, End: length - 1 }[key]
  return to === undefined ? null : Math.min(Math.max(to, 0), length - 1)
}

/** The row that is open, as it is at this moment: what is typed must not wait for the rest of a long table. */
function rowIn(groups: readonly GroupDraft[], key: number | null): DraftRow | null {
  for (const group of key === null ? [] : groups) {
    const row = group.rules.find((rule) => rule.key === key)
    if (row) return { row, group, reading: readRow(row, group) }
  }
  return null
}

function groupsIn({ ruleSet }: Assembly): readonly { readonly id: string; readonly name: string }[] {
  return ruleSet.groups
}

function AddRule({
  groups,
  onAdd,
}: {
  readonly groups: readonly { readonly id: string; readonly name: string }[]
  readonly onAdd: (group: number) => void
}) {
  const text = useMessages('rules')
  return (
    <div className="tools no-print">
      {groups.map(({ id, name }, index) => (
        <button key={id} type="button" className="button" onClick={() => onAdd(index)}>
          {groups.length > 1 ? format(text.addRuleTo, { group: name || id }) : text.addRule}
        </button>
      ))}
    </div>
  )
}

/** Rows keep their places while one of them is open: what is typed must not carry it away. */
function useFrozen(rows: readonly Ordered[], open: number | null): readonly Ordered[] {
  const [kept, setKept] = useState<{ readonly open: number; readonly rows: readonly Ordered[] } | null>(null)
  const before = kept?.open === open ? kept.rows : null
  const same = useMemo(() => {
    if (before === null || before === rows || before.length !== rows.length) return before === rows
    const present = new Set(rows.map(({ at }) => at.row.key))
    return before.every(({ at }) => present.has(at.row.key))
  }, [before, rows])
  if (open === null) {
    if (kept !== null) setKept(null)
    return rows
  }
  if (before !== null && same) return before
  setKept({ open, rows })
  return rows
}
