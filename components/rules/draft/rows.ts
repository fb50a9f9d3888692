import type { Unreadable } from '@/components/gate'
import type { Rule, Warning } from '@/lib/rules'
import type { GroupDraft, RuleDraft, RuleField } from './model'
import { ownNames, withOwnAddress } from './own-address'
import { reader } from './reader'

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
  const { ruleSet, warnings } = reader.readGroup({ ...group, rules: [row] })
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

/** What of a row cannot be read, as it stands there: an expression without the signs of a template, or "?" where nothing does. */
export function unreadableIn(row: RuleDraft, group: Omit<GroupDraft, 'rules'>): Unreadable {
  const { bad } = filledUp(row, group, 4)
  const shown = (text: string) => /^\$\{(.+)\}$/s.exec(text)?.[1]?.trim() || text.trim() || '?'
  return {
    ...(bad.has('ports') ? { ports: shown(row.ports) } : {}),
    ...(bad.has('peer') ? { peer: shown(row.peer) } : {}),
    ...(bad.has('priority') ? { priority: shown(row.priority) } : {}),
  }
}

/**
 * A row read as if each field that cannot be read said the most that it could: every port, every address, priority 1. What
 * this rule does not match, the row cannot either, whatever it comes to say. Null when even so nothing can be read.
 */
export function readAtMost(row: RuleDraft, group: Omit<GroupDraft, 'rules'>, family: 4 | 6): Rule | null {
  return filledUp(row, group, family).rule
}

/** Fields of a row that can be filled in, so many times is it read at most: the reader tells of one that is wrong after the other. */
const mostFields = 5

function filledUp(
  row: RuleDraft,
  group: Omit<GroupDraft, 'rules'>,
  family: 4 | 6,
): { readonly rule: Rule | null; readonly bad: ReadonlySet<RuleField | null> } {
  const bad = new Set<RuleField | null>()
  let most = row
  for (let turn = 0; turn <= mostFields; turn += 1) {
    const { rule, warnings } = readRow(most, group)
    if (rule) return { rule, bad }
    const before = bad.size
    for (const warning of warnings) if (warning.severity === 'error') bad.add(fieldOf(warning, row))
    if (bad.size === before) break
    most = atMost(row, bad, family)
  }
  return { rule: null, bad }
}

function atMost(row: RuleDraft, bad: ReadonlySet<RuleField | null>, family: 4 | 6): RuleDraft {
  const plain = bad.has('self') ? withOwnAddress(row, '') : row
  const { SourcePortRange, ...rest } = plain.rest
  return {
    ...plain,
    ...(bad.has('ports') ? { ports: '1/65535' } : {}),
    ...(bad.has('priority') ? { priority: '1' } : {}),
    ...(bad.has('peer') ? { peer: family === 4 ? '0.0.0.0/0' : '::/0', peerKind: null } : {}),
    ...(bad.has('sourcePorts') || SourcePortRange === undefined ? { rest } : {}),
  }
}
