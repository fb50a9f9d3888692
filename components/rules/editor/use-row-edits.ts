import { useCallback, useRef, useState } from 'react'
import type { DraftRow } from '../draft/assembly'
import { withoutRows } from '../draft/documents'
import { freeId, type GroupDraft, newKey, newRule, type RuleDraft } from '../draft/model'

/** Changes the groups; changes in a row that are of the same field are undone together. */
export type EditGroups = (edit: (groups: readonly GroupDraft[]) => readonly GroupDraft[], run?: string) => void

/** The edits of a table: which row is open, and what becomes of it. */
export function useRowEdits(onEdit: EditGroups, onRemoved: ((rows: readonly RuleDraft[]) => void) | undefined) {
  const [open, setOpenKey] = useState<number | null>(null)
  const [said, setSaid] = useState<number | null>(null)
  /** The row as it was when it was opened; null for one that has just been made. */
  const before = useRef<RuleDraft | null>(null)

  const setOpen = useCallback((row: RuleDraft) => {
    before.current = row
    setOpenKey(row.key)
  }, [])
  /** Edits a row as it is by then, not as it was when it was drawn; null takes it away. */
  const edit = useCallback(
    (key: number, make: (row: RuleDraft) => RuleDraft | null, run?: string) =>
      onEdit(
        (groups) =>
          groups.map((group) => {
            const at = group.rules.findIndex((rule) => rule.key === key)
            const row = group.rules[at]
            if (!row) return group
            const made = make(row)
            return { ...group, rules: made ? group.rules.with(at, made) : group.rules.toSpliced(at, 1) }
          }),
        run,
      ),
    [onEdit],
  )
  const change = useCallback(
    (key: number, make: (row: RuleDraft) => RuleDraft, field: string) => edit(key, make, `${key} ${field}`),
    [edit],
  )
  /** @returns whether the row goes: a new one that is given up */
  const close = (save: boolean) => {
    const was = before.current
    if (open !== null && !save) edit(open, () => was)
    before.current = null
    setOpenKey(null)
    return !save && was === null
  }
  const add = (group: number) => {
    const key = newKey()
    onEdit((groups) =>
      groups.map((each, index) =>
        index === group ? { ...each, rules: [...each.rules, { ...newRule(freeId(each)), key }] } : each,
      ),
    )
    before.current = null
    setOpenKey(key)
  }
  const duplicate = ({ row, group }: DraftRow) => {
    const key = newKey()
    onEdit((groups) =>
      groups.map((each) => {
        const at = each.id === group.id ? each.rules.findIndex((rule) => rule.key === row.key) : -1
        return at < 0 ? each : { ...each, rules: each.rules.toSpliced(at + 1, 0, { ...row, id: freeId(each), key }) }
      }),
    )
    before.current = null
    setOpenKey(key)
  }
  const remove = (rows: readonly RuleDraft[]) => {
    onEdit((groups) => withoutRows({ groups }, rows).groups)
    if (rows.some(({ key }) => key === open)) setOpenKey(null)
    setSaid(rows.length)
    onRemoved?.(rows)
  }
  const changeAll = (rows: readonly DraftRow[], part: Partial<RuleDraft>) => {
    const keys = new Set(rows.map(({ row }) => row.key))
    onEdit((groups) =>
      groups.map((group) => ({
        ...group,
        rules: group.rules.map((rule) => (keys.has(rule.key) ? { ...rule, ...part } : rule)),
      })),
    )
  }
  return { open, setOpen, close, change, add, duplicate, remove, changeAll, said }
}
