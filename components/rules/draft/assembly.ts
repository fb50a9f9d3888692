import type { Group, PortList, PrefixList, Rule, RuleSet } from '@/lib/rules'
import type { GroupDraft, RuleDraft, Setup } from './model'
import { reader } from './reader'
import { type RowReading, readRow } from './rows'

/** A row with what is to be known of the group that it stands in; the same object as long as none of it changes. */
export interface DraftRow {
  readonly row: RuleDraft
  readonly group: Omit<GroupDraft, 'rules'>
  readonly reading: RowReading
}

const rowsMade = new WeakMap<RuleDraft, DraftRow>()

function rowOf(row: RuleDraft, group: GroupDraft): DraftRow {
  const reading = readRow(row, group)
  const before = rowsMade.get(row)
  if (before?.reading === reading && before.group.id === group.id && before.group.name === group.name) return before
  const { rules: _, ...head } = group
  const made = { row, group: head, reading }
  rowsMade.set(row, made)
  return made
}

/** What is missing beside the rows, or assumed: said before every answer. */
export interface MissingFacts {
  /** Groups of both types on one interface, which there cannot be (G-10). */
  readonly mixed: boolean
  /** Lists that rules name and whose entries are not known. */
  readonly lists: readonly string[]
  /** Names of groups that have more rules than were read (P-7). */
  readonly incomplete: readonly string[]
  /** Names of groups whose type nobody said (G-15). */
  readonly assumed: readonly string[]
}

/** The rows put together to what the engine takes. */
export interface Assembly {
  /** All rules that can be read. */
  readonly ruleSet: RuleSet
  readonly rows: readonly DraftRow[]
  /** The row of each of the set's own rules, by reference. */
  readonly rowOf: ReadonlyMap<Rule, DraftRow>
  /** The rules of the set in its order: what a worker calls rule 7 is the one at 7. */
  readonly rules: readonly Rule[]
  /** The row of the rule at a position, as workers call it; undefined when it is none. */
  readonly rowAt: (position: number) => DraftRow | undefined
  /** Rows that cannot be read. */
  readonly unread: readonly DraftRow[]
  readonly missing: MissingFacts
}

interface Lists {
  readonly prefixLists: ReadonlyMap<string, PrefixList>
  readonly portLists: ReadonlyMap<string, PortList>
}

const listsRead = new WeakMap<readonly unknown[], Lists>()

/** Tells what lists were read as before they became documents again. */
export function keepLists(lists: readonly unknown[], { prefixLists, portLists }: Lists) {
  listsRead.set(lists, { prefixLists, portLists })
}

function readLists(lists: readonly unknown[]): Lists {
  const before = listsRead.get(lists)
  if (before) return before
  const { prefixLists, portLists } = reader.read(lists).ruleSet
  const read = { prefixLists, portLists }
  listsRead.set(lists, read)
  return read
}

/** Puts a setup together. Only rows that were edited since are read; the rest is a walk over what is known. */
export function assemble({ groups, lists }: Pick<Setup, 'groups' | 'lists'>): Assembly {
  const { prefixLists, portLists } = readLists(lists)
  const rows: DraftRow[] = []
  const unread: DraftRow[] = []
  const rules: Rule[] = []
  const placeOf = new Map<Rule, DraftRow>()
  const named = new Set<string>()
  const read = groups.map((group): Group => {
    const own: Rule[] = []
    for (const row of group.rules) {
      const whole = rowOf(row, group)
      const { reading } = whole
      rows.push(whole)
      if (!reading.rule) {
        unread.push(whole)
        continue
      }
      own.push(reading.rule)
      placeOf.set(reading.rule, whole)
      const { peer, ports } = reading.rule
      if (peer.kind === 'prefix-list' && !prefixLists.has(peer.id)) named.add(peer.id)
      if (ports.kind === 'list' && !portLists.has(ports.id)) named.add(ports.id)
    }
    rules.push(...own)
    const { id, name, innerAccess, vpcId, complete } = group
    return {
      id,
      name,
      type: group.type ?? 'basic',
      typeKnown: group.type !== null,
      innerAccess,
      vpcId,
      complete,
      rules: own,
    }
  })
  const namesOf = (some: readonly GroupDraft[]) => some.map((group) => group.name || group.id)
  return {
    // What the documents left open is counted in the setup's doubts, which say so before every answer.
    ruleSet: { groups: read, prefixLists, portLists, unread: [] },
    rows,
    rowOf: placeOf,
    rules,
    rowAt: (position) => {
      const rule = rules[position]
      return rule && placeOf.get(rule)
    },
    unread,
    missing: {
      mixed: new Set(read.map(({ type }) => type)).size > 1,
      lists: [...named],
      incomplete: namesOf(groups.filter(({ complete }) => !complete)),
      assumed: namesOf(groups.filter(({ type }) => type === null)),
    },
  }
}
