import { useMemo } from 'react'
import { format, useMessages } from '@/components/messages'
import { Select } from '@/components/select'
import type { Messages } from '@/content/ja/messages'
import type { RuleSet } from '@/lib/rules'
import { type Assembly, assemble } from '../draft/assembly'
import { setupOf } from '../draft/documents'
import type { GroupDraft, RuleField } from '../draft/model'
import styles from '../rules.module.css'
import type { Standing } from './rule-row'
import { RuleTable } from './rule-table'

interface Props {
  /** What `readGroups` made of the groups. */
  readonly assembly: Assembly
  readonly groups: readonly GroupDraft[]
  /** The internal access policy can be changed too. */
  readonly settings: boolean
  /** Fields that stay as they are. */
  readonly locked: ReadonlySet<RuleField>
  /** Rules can be neither added nor removed. */
  readonly fixed: boolean
  /** Rows that decide a packet which is spoken of beside the table, by key. */
  readonly standings?: ReadonlyMap<number, Standing>
  readonly onChange: (edit: (groups: readonly GroupDraft[]) => readonly GroupDraft[], run?: string) => void
}

/** Groups of a rule set, to be edited. */
export function groupsOf(ruleSet: RuleSet): readonly GroupDraft[] {
  return setupOf(ruleSet).groups
}

/** Edited groups as the engine takes them, and the rows that it cannot. */
export function readGroups(groups: readonly GroupDraft[]): Assembly {
  return assemble({ groups, lists: noLists })
}

const noLists: readonly unknown[] = []
const noStandings: ReadonlyMap<number, Standing> = new Map()

/** The groups by name, and of which type they are: said once where they are all alike. */
function legendOf(groups: readonly GroupDraft[], text: Messages['rules']): string {
  const typeOf = ({ type }: GroupDraft) => (type === 'advanced' ? text.advanced : text.basic)
  const types = [...new Set(groups.map(typeOf))]
  const parts = types.map((type) => {
    const names = groups.filter((group) => typeOf(group) === type).map(({ id, name }) => name || id)
    return `${names.join(text.listSeparator)} · ${type}`
  })
  return parts.join(text.listSeparator)
}

/** The rules of some groups without a packet or a gate, for a task that says what they have to do. */
export function RuleEditor({ assembly, groups, settings, locked, fixed, standings = noStandings, onChange }: Props) {
  const text = useMessages('rules')
  const names = useMemo(() => groups.map((group) => group.name || group.id), [groups])
  return (
    <fieldset className={styles.task}>
      <legend>{legendOf(groups, text)}</legend>
      {settings
        ? groups.map((group, index) =>
            group.type === 'advanced' ? null : (
              <label key={group.id} className={styles.setting}>
                {groups.length > 1 ? format(text.innerAccessOf, { group: names[index] ?? '' }) : text.innerAccess}
                <Select
                  value={group.innerAccess}
                  options={[
                    ['accept', text.interconnected],
                    ['drop', text.isolated],
                  ]}
                  onChange={(innerAccess) =>
                    onChange((now) => now.map((other, at) => (at === index ? { ...other, innerAccess } : other)))
                  }
                />
              </label>
            ),
          )
        : null}
      <RuleTable
        plain
        assembly={assembly}
        groups={groups}
        standings={standings}
        locked={locked}
        fixed={fixed}
        onEdit={onChange}
      />
    </fieldset>
  )
}
