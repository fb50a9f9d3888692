import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { format, useMessages } from '@/components/messages'
import { WindowedRows } from '@/components/windowed-rows'
import type { Warning } from '@/lib/rules'
import { freeId, type GroupDraft, newRule, type RuleDraft } from '../draft/model'
import styles from '../rules.module.css'
import { type EditGroup, RuleRow } from './rule-row'

interface Props {
  readonly group: GroupDraft
  /** Warnings by position of the rule. */
  readonly warnings: ReadonlyMap<number, readonly Warning[]>
  /** Position of the rule that decides the packet, if it is in this group. */
  readonly deciding: number | null
  /** Position of a rule to scroll to. */
  readonly reveal: number | null
  readonly onEdit: EditGroup
}

/** From this many rules on there is a field to find some of them. */
const many = 16

/** The rules of one group. */
export function RuleTable({ group, warnings, deciding, reveal, onEdit }: Props) {
  const text = useMessages('rules')
  const { rules } = group
  const table = useRef<HTMLTableElement>(null)
  const [sought, setSought] = useState('')
  const [added, setAdded] = useState<number | null>(null)
  const wanted = useDeferredValue(sought.trim().toLowerCase())
  const positions = useMemo(
    () => rules.flatMap((rule, position) => (wanted === '' || mentions(rule, wanted) ? [position] : [])),
    [rules, wanted],
  )
  const shown = reveal ?? added
  useEffect(() => {
    if (shown === null) return
    const row = table.current?.querySelector(`tr[data-position="${shown}"]`)
    row?.scrollIntoView({ block: 'center' })
    row?.querySelector('select')?.focus({ preventScroll: true })
    setAdded(null)
  }, [shown])
  const distinct = useMemo(() => new Set(rules.map((rule) => rule.id)).size === rules.length, [rules])

  return (
    <>
      {rules.length >= many ? (
        <p className={`${styles.seek} no-print`}>
          <label>
            {text.findRule}
            <input
              className="field"
              type="search"
              value={sought}
              placeholder={text.findRuleHint}
              onChange={(event) => setSought(event.target.value)}
            />
          </label>
          <span role="status">
            {wanted === ''
              ? format(text.ruleCount, { count: rules.length })
              : format(text.foundRules, { found: positions.length, count: rules.length })}
          </span>
        </p>
      ) : null}
      {rules.length === 0 ? (
        <p>{text.noRules}</p>
      ) : (
        <table className={styles.table} ref={table} aria-rowcount={rules.length + 1}>
          <caption className="visually-hidden">{format(text.rulesOf, { name: group.name || group.id })}</caption>
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col">{text.rule}</th>
              <th scope="col">{text.direction}</th>
              <th scope="col">{text.action}</th>
              <th scope="col">{text.protocol}</th>
              <th scope="col">{text.ports}</th>
              <th scope="col">{text.peer}</th>
              <th scope="col">{text.priority}</th>
              <td />
            </tr>
          </thead>
          <WindowedRows
            positions={positions}
            columns={8}
            reveal={shown}
            row={(position) => {
              const rule = rules[position]
              return rule ? (
                <RuleRow
                  key={distinct ? rule.id : position}
                  rule={rule}
                  position={position}
                  warnings={warnings.get(position)}
                  decides={position === deciding}
                  onEdit={onEdit}
                />
              ) : null
            }}
          />
        </table>
      )}
      <p className="tools no-print">
        <button
          type="button"
          className="button"
          onClick={() => {
            setSought('')
            setAdded(rules.length)
            onEdit((now) => ({ ...now, rules: [...now.rules, newRule(freeId(now))] }))
          }}
        >
          {text.addRule}
        </button>
        {rules.length > 1 ? (
          <button
            type="button"
            className="button"
            onClick={() => onEdit((now) => ({ ...now, rules: now.rules.toSorted(byPriority) }))}
          >
            {text.sort}
          </button>
        ) : null}
      </p>
    </>
  )
}

/** Order of decision as far as the text of the fields tells it (V-2, V-3). */
function byPriority(a: RuleDraft, b: RuleDraft): number {
  return Number(a.priority) - Number(b.priority) || (a.action === b.action ? 0 : a.action === 'drop' ? -1 : 1)
}

function mentions(rule: RuleDraft, wanted: string): boolean {
  const { id, ports, peer, protocol, priority, rest } = rule
  return [id, ports, peer, protocol, priority, ...Object.values(rest)].some((value) =>
    String(value).toLowerCase().includes(wanted),
  )
}
