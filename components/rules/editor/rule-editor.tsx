import { format, useMessages } from '@/components/messages'
import { Select } from '@/components/select'
import type { Reading, RuleSet, Warning } from '@/lib/rules'
import { positionOf, readSetup, setupOf } from '../draft/documents'
import type { GroupDraft } from '../draft/model'
import styles from '../rules.module.css'
import { RuleTable } from './rule-table'

interface Props {
  readonly groups: readonly GroupDraft[]
  /** What `readGroups` said of them. */
  readonly warnings: readonly Warning[]
  /** The type and the internal access policy can be changed too. */
  readonly settings: boolean
  readonly onChange: (groups: readonly GroupDraft[]) => void
}

/** Groups of a rule set, to be edited. */
export function groupsOf(ruleSet: RuleSet): readonly GroupDraft[] {
  return setupOf(ruleSet).groups
}

/** Reads edited groups as the engine would read their documents. */
export function readGroups(groups: readonly GroupDraft[]): Reading {
  return readSetup({ groups, lists: [] })
}

/** The rules of some groups without a packet or a gate, for a task that says what they have to do. */
export function RuleEditor({ groups, warnings, settings, onChange }: Props) {
  const text = useMessages('rules')
  const setGroup = (index: number, group: GroupDraft) =>
    onChange(groups.map((other, at) => (at === index ? group : other)))
  return (
    <>
      {groups.map((group, index) => (
        <fieldset key={group.id} className={styles.task}>
          <legend>
            {format(text.groupName, { name: group.name || group.id })} (
            {group.type === 'advanced' ? text.advanced : text.basic})
          </legend>
          {settings && group.type !== 'advanced' ? (
            <label className={styles.setting}>
              {text.innerAccess}
              <Select
                value={group.innerAccess}
                options={[
                  ['accept', text.interconnected],
                  ['drop', text.isolated],
                ]}
                onChange={(innerAccess) => setGroup(index, { ...group, innerAccess })}
              />
            </label>
          ) : null}
          <RuleTable
            group={group}
            warnings={byPosition(warnings, index)}
            deciding={null}
            reveal={null}
            onEdit={(edit) => setGroup(index, edit(group))}
          />
        </fieldset>
      ))}
    </>
  )
}

/** Warnings of one group by the position of the rule that they speak of. */
function byPosition(warnings: readonly Warning[], group: number): ReadonlyMap<number, readonly Warning[]> {
  const found = new Map<number, Warning[]>()
  for (const warning of warnings) {
    const at = warning.place ? positionOf({ place: warning.place }) : null
    if (at?.group === group) found.set(at.rule, [...(found.get(at.rule) ?? []), warning])
  }
  return found
}
