import { format, useMessages } from '@/components/messages'
import type { Warning } from '@/lib/rules'
import { freeId, type GroupDraft, hasPorts, newRule, type RuleDraft, ruleProtocols } from './draft'
import styles from './rules.module.css'
import { warningOf } from './sentences'

interface Props {
  readonly group: GroupDraft
  /** Warnings by position of the rule. */
  readonly warnings: ReadonlyMap<number, readonly Warning[]>
  /** Id of the rule that decides the packet, if it is in this group. */
  readonly deciding: string | null
  readonly onChange: (group: GroupDraft) => void
}

/** The rules of one group, each field to be edited where it stands. */
export function RuleTable({ group, warnings, deciding, onChange }: Props) {
  const text = useMessages('rules')
  const name = group.name || group.id
  const set = (rules: readonly RuleDraft[]) => onChange({ ...group, rules })
  const change = (position: number, part: Partial<RuleDraft>) =>
    set(group.rules.map((rule, index) => (index === position ? { ...rule, ...part } : rule)))
  const sorted = [...group.rules].sort(
    (a, b) => Number(a.priority) - Number(b.priority) || (a.action === b.action ? 0 : a.action === 'drop' ? -1 : 1),
  )
  return (
    <>
      {group.rules.length === 0 ? (
        <p>{text.noRules}</p>
      ) : (
        <table className={styles.table}>
          <caption className="visually-hidden">{format(text.rulesOf, { name })}</caption>
          <thead>
            <tr>
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
          <tbody>
            {group.rules.map((rule, position) => (
              <RuleRow
                key={rule.id}
                rule={rule}
                warnings={warnings.get(position) ?? []}
                decides={rule.id === deciding}
                onChange={(part) => change(position, part)}
                onDuplicate={() =>
                  set([
                    ...group.rules.slice(0, position + 1),
                    { ...rule, id: freeId(group) },
                    ...group.rules.slice(position + 1),
                  ])
                }
                onRemove={() => set(group.rules.filter((other) => other !== rule))}
              />
            ))}
          </tbody>
        </table>
      )}
      <p className={`${styles.tools} no-print`}>
        <button type="button" className="button" onClick={() => set([...group.rules, newRule(freeId(group))])}>
          {text.addRule}
        </button>
        {group.rules.length > 1 ? (
          <button type="button" className="button" onClick={() => set(sorted)}>
            {text.sort}
          </button>
        ) : null}
      </p>
    </>
  )
}

interface RowProps {
  readonly rule: RuleDraft
  readonly warnings: readonly Warning[]
  readonly decides: boolean
  readonly onChange: (part: Partial<RuleDraft>) => void
  readonly onDuplicate: () => void
  readonly onRemove: () => void
}

function RuleRow({ rule, warnings, decides, onChange, onDuplicate, onRemove }: RowProps) {
  const text = useMessages('rules')
  const words = useMessages('warnings')
  const wrong = warnings.some((warning) => warning.severity === 'error')
  const label = (field: string) => `${rule.id}: ${field}`
  return (
    <>
      <tr className={decides ? styles.deciding : undefined} aria-current={decides ? 'true' : undefined}>
        <th scope="row">
          <code>{rule.id}</code>
        </th>
        <td data-label={text.direction}>
          <select
            className="field"
            aria-label={label(text.direction)}
            value={rule.direction}
            onChange={(event) => onChange({ direction: event.target.value === 'egress' ? 'egress' : 'ingress' })}
          >
            <option value="ingress">{text.ingress}</option>
            <option value="egress">{text.egress}</option>
          </select>
        </td>
        <td data-label={text.action}>
          <select
            className={`field ${rule.action}`}
            aria-label={label(text.action)}
            value={rule.action}
            onChange={(event) => onChange({ action: event.target.value === 'drop' ? 'drop' : 'accept' })}
          >
            <option value="accept">{text.accept}</option>
            <option value="drop">{text.drop}</option>
          </select>
        </td>
        <td data-label={text.protocol}>
          <select
            className="field"
            aria-label={label(text.protocol)}
            value={rule.protocol}
            onChange={(event) => {
              const protocol = ruleProtocols.find((name) => name === event.target.value) ?? 'tcp'
              const kept =
                hasPorts(protocol) && hasPorts(rule.protocol) ? rule.ports : hasPorts(protocol) ? '1/65535' : '-1/-1'
              onChange({ protocol, ports: kept })
            }}
          >
            {ruleProtocols.map((protocol) => (
              <option key={protocol} value={protocol}>
                {protocol === 'all' ? text.all : protocol === 'icmpv6' ? 'ICMPv6' : protocol.toUpperCase()}
              </option>
            ))}
          </select>
        </td>
        <td data-label={text.ports}>
          <input
            className="field mono"
            aria-label={label(text.ports)}
            value={rule.ports}
            disabled={!hasPorts(rule.protocol)}
            onChange={(event) => onChange({ ports: event.target.value })}
          />
        </td>
        <td data-label={text.peer}>
          <input
            className="field mono"
            aria-label={label(text.peer)}
            title={text.peerHint}
            value={rule.peer}
            onChange={(event) => onChange({ peer: event.target.value })}
          />
        </td>
        <td data-label={text.priority}>
          <input
            className="field mono"
            inputMode="numeric"
            aria-label={label(text.priority)}
            value={rule.priority}
            onChange={(event) => onChange({ priority: event.target.value })}
          />
        </td>
        <td className={`${styles.rowTools} no-print`}>
          <button
            type="button"
            className="button"
            onClick={onDuplicate}
            aria-label={format(text.duplicateRule, { rule: rule.id })}
          >
            {text.duplicateShort}
          </button>
          <button
            type="button"
            className="button"
            onClick={onRemove}
            aria-label={format(text.removeRule, { rule: rule.id })}
          >
            {text.removeShort}
          </button>
        </td>
      </tr>
      {warnings.length > 0 ? (
        <tr className={styles.warningRow}>
          <td colSpan={8} className={wrong ? 'drop' : 'depends'}>
            {warnings.map((warning) => (
              <div key={warning.code + warning.place?.path} role="status">
                {wrong ? '✕ ' : '△ '}
                {warningOf(warning, words)}
              </div>
            ))}
          </td>
        </tr>
      ) : null}
    </>
  )
}
