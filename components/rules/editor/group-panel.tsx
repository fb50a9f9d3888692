import { useCallback } from 'react'
import type { History } from '@/components/history'
import { format, useMessages } from '@/components/messages'
import { Select } from '@/components/select'
import type { GroupType, Warning } from '@/lib/rules'
import type { Draft, GroupDraft } from '../draft/model'
import styles from '../rules.module.css'
import type { EditGroup } from './rule-row'
import { RuleTable } from './rule-table'

interface Props {
  readonly group: GroupDraft
  readonly index: number
  readonly warnings: ReadonlyMap<number, readonly Warning[]>
  readonly deciding: number | null
  readonly reveal: number | null
  readonly change: History<Draft>['change']
  /** Takes the group away; null where it has to stay. */
  readonly onRemove: (() => void) | null
}

/** One group: its type, what its members may do with each other, its rules. */
export function GroupPanel({ group, index, warnings, deciding, reveal, change, onRemove }: Props) {
  const text = useMessages('rules')
  const name = group.name || group.id
  const edit: EditGroup = useCallback(
    (part, of) =>
      change(
        (draft) => ({ ...draft, groups: draft.groups.map((other, at) => (at === index ? part(other) : other)) }),
        of === undefined ? undefined : `${index} ${of}`,
      ),
    [change, index],
  )
  const setType = (type: GroupType) => edit((now) => ({ ...now, type }))
  return (
    <section className={styles.group} aria-label={format(text.groupName, { name })}>
      <header>
        <h3>
          {name} {group.name ? <code>{group.id}</code> : null}
        </h3>
        {group.type === null ? null : (
          <label>
            {text.groupType}
            <Select
              value={group.type}
              options={[
                ['basic', text.basic],
                ['advanced', text.advanced],
              ]}
              onChange={setType}
            />
          </label>
        )}
        {group.type === 'advanced' ? null : (
          <label>
            {text.innerAccess}
            <Select
              value={group.innerAccess}
              options={[
                ['accept', text.interconnected],
                ['drop', text.isolated],
              ]}
              onChange={(innerAccess) => edit((now) => ({ ...now, innerAccess }))}
            />
          </label>
        )}
        {onRemove ? (
          <button type="button" className="button" onClick={onRemove}>
            {format(text.removeGroup, { name })}
          </button>
        ) : null}
      </header>
      {group.type === null ? (
        <fieldset className={`${styles.ask} no-print`}>
          <legend>{format(text.askType, { name })}</legend>
          <p>{text.askTypeWhy}</p>
          <p className="tools">
            <button type="button" className="button" onClick={() => setType('basic')}>
              {text.basic}
            </button>
            <button type="button" className="button" onClick={() => setType('advanced')}>
              {text.advanced}
            </button>
          </p>
        </fieldset>
      ) : null}
      <RuleTable group={group} warnings={warnings} deciding={deciding} reveal={reveal} onEdit={edit} />
    </section>
  )
}
