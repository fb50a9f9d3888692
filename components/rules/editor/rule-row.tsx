import { memo } from 'react'
import { format, useMessages } from '@/components/messages'
import { Select } from '@/components/select'
import type { Warning } from '@/lib/rules'
import { freeId, type GroupDraft, hasPorts, type RuleDraft, ruleProtocols } from '../draft/model'
import styles from '../rules.module.css'
import { protocolInWords, warningOf } from '../verdict/sentences'

/** Changes a group; changes in a row that are of the same field are undone together. */
export type EditGroup = (edit: (group: GroupDraft) => GroupDraft, of?: string) => void

interface Props {
  readonly rule: RuleDraft
  readonly position: number
  readonly warnings: readonly Warning[] | undefined
  /** The rule decides the packet at the gate. */
  readonly decides: boolean
  readonly onEdit: EditGroup
}

/** The protocols to choose from: those with names, and the number that the rule has. */
function protocolsFor(own: RuleDraft['protocol']): readonly RuleDraft['protocol'][] {
  return typeof own === 'number' ? [...ruleProtocols, own] : ruleProtocols
}

/** One rule, each field to be edited where it stands; it renders again only when its own props change. */
export const RuleRow = memo(function RuleRow({ rule, position, warnings = [], decides, onEdit }: Props) {
  const text = useMessages('rules')
  const words = useMessages('warnings')
  const wrong = warnings.some((warning) => warning.severity === 'error')
  const label = (field: string) => `${rule.id}: ${field}`
  const change = (part: Partial<RuleDraft>) =>
    onEdit(
      (group) => ({
        ...group,
        rules: group.rules.map((other, at) => (at === position ? { ...other, ...part } : other)),
      }),
      `${rule.id} ${position} ${Object.keys(part).join()}`,
    )
  const duplicate = () =>
    onEdit((group) => ({ ...group, rules: group.rules.toSpliced(position + 1, 0, { ...rule, id: freeId(group) }) }))
  const remove = () => onEdit((group) => ({ ...group, rules: group.rules.toSpliced(position, 1) }))
  const note = rule.rest.Description
  return (
    <>
      <tr
        data-position={position}
        className={decides ? styles.deciding : undefined}
        aria-current={decides ? 'true' : undefined}
        aria-rowindex={position + 2}
      >
        <th scope="row">
          <code>{rule.id}</code>
          {note ? <small>{note}</small> : null}
        </th>
        <td data-label={text.direction}>
          <Select
            aria-label={label(text.direction)}
            value={rule.direction}
            options={[
              ['ingress', text.ingress],
              ['egress', text.egress],
            ]}
            onChange={(direction) => change({ direction })}
          />
        </td>
        <td data-label={text.action}>
          <Select
            className={`field ${rule.action}`}
            aria-label={label(text.action)}
            value={rule.action}
            options={[
              ['accept', text.accept],
              ['drop', text.drop],
            ]}
            onChange={(action) => change({ action })}
          />
        </td>
        <td data-label={text.protocol}>
          <Select
            aria-label={label(text.protocol)}
            value={String(rule.protocol)}
            options={protocolsFor(rule.protocol).map(
              (protocol) =>
                [String(protocol), protocol === 'all' ? text.all : protocolInWords(protocol, text)] as const,
            )}
            onChange={(chosen) => {
              const protocol = protocolsFor(rule.protocol).find((each) => String(each) === chosen) ?? rule.protocol
              const kept =
                hasPorts(protocol) && hasPorts(rule.protocol) ? rule.ports : hasPorts(protocol) ? '1/65535' : '-1/-1'
              change({ protocol, ports: kept })
            }}
          />
        </td>
        <td data-label={text.ports}>
          <input
            className="field mono"
            aria-label={label(text.ports)}
            value={rule.ports}
            disabled={!hasPorts(rule.protocol)}
            onChange={(event) => change({ ports: event.target.value })}
          />
        </td>
        <td data-label={text.peer}>
          <input
            className="field mono"
            aria-label={label(text.peer)}
            title={text.peerHint}
            value={rule.peer}
            onChange={(event) => change({ peer: event.target.value })}
          />
        </td>
        <td data-label={text.priority}>
          <input
            className="field mono"
            inputMode="numeric"
            aria-label={label(text.priority)}
            value={rule.priority}
            onChange={(event) => change({ priority: event.target.value })}
          />
        </td>
        <td className={`${styles.rowTools} no-print`}>
          <button
            type="button"
            className="button"
            onClick={duplicate}
            aria-label={format(text.duplicateRule, { rule: rule.id })}
          >
            {text.duplicateShort}
          </button>
          <button
            type="button"
            className="button"
            onClick={remove}
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
})
