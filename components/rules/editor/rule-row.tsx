import { memo } from 'react'
import { Breakable } from '@/components/long-name'
import { format, useMessages } from '@/components/messages'
import { Sign } from '@/components/sign'
import type { DraftRow } from '../draft/assembly'
import type { RuleDraft } from '../draft/model'
import { ownAddressOf } from '../draft/own-address'
import { portsAsWritten } from '../draft/ports-text'
import { protocolInWords, warningOf } from '../verdict/sentences'
import styles from './editor.module.css'
import { descriptionOf } from './order'
import { keyOfRow } from './use-row-focus'

/** What a row has to do with the packet at the gate. */
export type Standing = 'decides' | 'otherwise' | 'later' | 'turns' | null

interface Props {
  readonly at: DraftRow
  /** Position among the rows that are shown. */
  readonly position: number
  readonly order: number
  readonly standing: Standing
  readonly withGroup: boolean
  /** What it is called stands first, in the place of its number in the order: a text speaks of it by name. */
  readonly namedFirst: boolean
  readonly selected: boolean
  /** The one row that takes the focus when the table is entered. */
  readonly current: boolean
  readonly selectable: boolean
  readonly onSelect: (row: RuleDraft) => void
  readonly onEdit: (row: RuleDraft) => void
}

/** One rule to be read: no field, no value cut. It renders again only when it changes. */
export const RuleRow = memo(function RuleRow(props: Props) {
  const { at, position, order, standing, withGroup, namedFirst, selected, current, selectable, onSelect, onEdit } =
    props
  const text = useMessages('rules')
  const { row, group, reading } = at
  const unread = reading.rule === null
  const name = rowName(at, withGroup)
  const id = (
    <th scope="row" className={`mono ${styles.id}`}>
      {row.id}
    </th>
  )
  return (
    <tr
      className={styles.row}
      ref={keyOfRow(row.key)}
      data-standing={unread ? 'unread' : (standing ?? undefined)}
      data-selected={selected || undefined}
      aria-rowindex={position + 2}
      aria-current={standing === 'decides' ? 'true' : undefined}
      tabIndex={current ? 0 : -1}
      onDoubleClick={() => onEdit(row)}
    >
      {selectable ? (
        <td className={`${styles.check} no-print`}>
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={format(text.selectRule, { rule: name })}
            checked={selected}
            onChange={() => onSelect(row)}
          />
        </td>
      ) : null}
      {namedFirst ? id : <td className={styles.order}>{order}</td>}
      {withGroup ? <td className={styles.groupName}>{group.name || group.id}</td> : null}
      <td className={`mono ${styles.priority}`} data-name={text.priority}>
        {row.priority}
      </td>
      <td className={styles.direction}>{text[row.direction]}</td>
      <td className={`${styles.action} ${row.action}`}>
        <Sign of={row.action} /> {text[row.action]}
      </td>
      <td className={styles.protocol}>{row.protocol === 'all' ? text.all : protocolInWords(row.protocol, text)}</td>
      <td className={`mono ${styles.ports}`}>
        <Breakable text={portsShown(row, text.all)} />
      </td>
      <td className={`mono ${styles.peer}`}>
        <Breakable text={row.peer} />
      </td>
      <td className={styles.description}>
        <Told at={at} standing={standing} /> <Further row={row} /> {descriptionOf(row)}
      </td>
      {namedFirst ? null : id}
      <td className={`${styles.tools} no-print`}>
        <button
          type="button"
          className="quiet"
          tabIndex={-1}
          aria-label={format(text.editRule, { rule: name })}
          onClick={() => onEdit(row)}
        >
          {text.edit}
        </button>
      </td>
    </tr>
  )
})

/** What a row is called: its id, which two groups may both have. */
export function rowName({ row, group }: DraftRow, withGroup: boolean): string {
  return withGroup ? `${group.name || group.id} ${row.id}` : row.id
}

function portsShown(row: RuleDraft, all: string): string {
  const ports = portsAsWritten(row.ports, String(row.protocol))
  return ports === '-1/-1' || ports === '1/65535' ? all : ports
}

/** What a row has to do with the packet, or why it is not read. */
function Told({ at: { reading }, standing }: Pick<Props, 'at' | 'standing'>) {
  const text = useMessages('rules')
  const words = useMessages('warnings')
  if (reading.rule === null) {
    const error = reading.warnings.find(({ severity }) => severity === 'error')
    return (
      <strong className="depends">
        ！ {text.notRead} {error ? warningOf(error, words) : ''}
      </strong>
    )
  }
  if (standing === 'decides') return <strong className={reading.rule.action}>{text.decidesThis}</strong>
  if (standing === 'otherwise') return <strong className="depends">{text.decidesElse}</strong>
  return standing === 'later' ? <em>{text.matchesLater}</em> : null
}

/** What a rule says beside its columns: its own end, and source ports. */
function Further({ row }: { readonly row: RuleDraft }) {
  const text = useMessages('rules')
  const { SourcePortRange: ports } = row.rest
  const own = ownAddressOf(row)
  return (
    <>
      {ports === undefined ? null : (
        <span className={styles.further}>
          {text.sourcePort} <code>{ports}</code>
        </span>
      )}{' '}
      {own === '' ? null : (
        <span className={styles.further}>
          {text.self}{' '}
          <code>
            <Breakable text={own} />
          </code>
        </span>
      )}
    </>
  )
}
