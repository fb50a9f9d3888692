import type { History } from '@/components/history'
import type { Assembly } from '../draft/assembly'
import type { RulesDraft } from '../draft/model'
import type { Standing } from '../editor/rule-row'
import { RuleTable } from '../editor/rule-table'
import { GroupSettings } from './group-settings'
import styles from './workbench.module.css'

export interface BenchRulesProps {
  readonly history: History<RulesDraft>
  readonly assembly: Assembly
  readonly standings: ReadonlyMap<number, Standing>
}

/** The rules of a simulator in a text and what holds for their groups, to be changed. */
export function BenchRules({ history: { value: draft, change }, assembly, standings }: BenchRulesProps) {
  return (
    <div className={styles.benchRules}>
      <RuleTable
        plain
        assembly={assembly}
        groups={draft.groups}
        standings={standings}
        onEdit={(edit, run) => change((now) => ({ ...now, groups: edit(now.groups) }), run)}
      />
      <GroupSettings
        groups={draft.groups}
        whole={false}
        onChange={(edit) => change((now) => ({ ...now, groups: edit(now) }))}
      />
    </div>
  )
}
