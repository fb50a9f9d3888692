import type { Rule, Warning } from '@/lib/rules'
import type { GroupDraft, RuleDraft, RuleField } from './model'
import { ownNames, withOwnAddress } from './own-address'
import { reader } from './reader'
import { documentOf } from './written'

/** A row as the engine reads it; the rule is null while a field of the row cannot be read. */
export interface RowReading {
  readonly rule: Rule | null
  readonly warnings: readonly Warning[]
}

interface Known {
  readonly group: string
  readonly type: GroupDraft['type']
  readonly reading: RowReading
}

/** What is known of a row goes with the row itself: one that was not edited is never read again. */
const known = new WeakMap<RuleDraft, Known>()

/** Tells what a row was read as before it became a row. */
export function keepReading(row: RuleDraft, { id, type }: Pick<GroupDraft, 'id' | 'type'>, rule: Rule) {
  known.set(row, { group: id, type, reading: { rule, warnings: [] } })
}

/** Reads one row of a group. Linear in its text, and free when the row is known. */
export function readRow(row: RuleDraft, group: Omit<GroupDraft, 'rules'>): RowReading {
  const before = known.get(row)
  if (before?.group === group.id && before.type === group.type) return before.reading
  const { ruleSet, warnings } = reader.read([documentOf({ ...group, rules: [row] })])
  const reading = {
    rule: ruleSet.groups[0]?.rules[0] ?? null,
    warnings: warnings.filter(({ place }) => place?.path.startsWith('Permissions.Permission[0]')),
  }
  known.set(row, { group: group.id, type: group.type, reading })
  return reading
}

/** The column that a warning of a row speaks of; null when it is the row as a whole. */
export function fieldOf({ place }: Warning, { direction }: Pick<RuleDraft, 'direction'>): RuleField | null {
  const name = /([A-Za-z0-9]{1,40})$/.exec(place?.path ?? '')?.[1] ?? ''
  if (name.startsWith('PortRange')) return 'ports'
  if (name === 'Priority') return 'priority'
  if (name === 'SourcePortRange') return 'sourcePorts'
  if (ownNames(direction).includes(name)) return 'self'
  return /^(?:Ipv6)?(?:Source|Dest)(?:CidrIp|GroupId|PrefixListId)$/.test(name) ? 'peer' : null
}

/**
 * A row read as if each field that cannot be read said the most that it could: every port, every address, priority 1. What
 * this rule does not match, the row cannot either, whatever it comes to say. Null when even so nothing can be read.
 */
export function readAtMost(row: RuleDraft, group: Omit<GroupDraft, 'rules'>, family: 4 | 6): Rule | null {
  const { rule, warnings } = readRow(row, group)
  if (rule) return rule
  const bad = new Set(warnings.filter(({ severity }) => severity === 'error').map((warning) => fieldOf(warning, row)))
  const plain = bad.has('self') ? withOwnAddress(row, '') : row
  const { SourcePortRange, ...rest } = plain.rest
  const most: RuleDraft = {
    ...plain,
    ...(bad.has('ports') ? { ports: '1/65535' } : {}),
    ...(bad.has('priority') ? { priority: '1' } : {}),
    ...(bad.has('peer') ? { peer: family === 4 ? '0.0.0.0/0' : '::/0', peerKind: null } : {}),
    ...(bad.has('sourcePorts') || SourcePortRange === undefined ? { rest } : {}),
  }
  return readRow(most, group).rule
}
