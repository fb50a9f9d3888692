import { Unknown } from '@/lib/text'
import type { Direction, DocumentPlace, Rule, Unread } from '../model'
import { type ReadRule, readRule } from './api/rule'
import { maxGroups, maxRules } from './bounds'
import type { Collector } from './collector'
import { type Fields, isFields, shownValue, textField } from './fields'
import { draftOf, type GatheredGroup, type GatheredRules } from './gathered'
import { knownOf, knownPart, withoutTemplates, writtenOf } from './unknown'

/** What every reader of documents works with. */
export interface RuleReader {
  readonly gathered: GatheredRules
  readonly collect: Collector
  /** Direction of rules that don't say it themselves; undefined when nobody has said it. */
  readonly direction?: Direction | undefined
  /** Whether a rule that has no id is called by its place alone, also where its document has a name for it. */
  readonly byPlace?: boolean | undefined
}

/** The draft of a group that a document describes; null above the most groups that are read. */
export function describe({ gathered, collect }: RuleReader, id: string, place: DocumentPlace): GatheredGroup | null {
  const known = gathered.groups.get(id)
  if (!known?.described) {
    gathered.described += 1
    if (gathered.described > maxGroups) {
      if (gathered.described === maxGroups + 1) {
        collect.error('too-many-groups', place, { limit: maxGroups }, id)
      }
      return null
    }
  }
  const draft = known ?? draftOf(gathered, id)
  draft.described = true
  draft.place ??= place
  return draft
}

interface RulePlace {
  readonly draft: GatheredGroup
  readonly place: DocumentPlace
  /** Zero-based position in the document, the id of a rule that has none. */
  readonly position: number
  /** Direction of rules that don't say it, as in request shape. */
  readonly direction?: Direction | undefined
  /** How the document spells a field of the API; as the API does, by default. */
  readonly spell?: (name: string) => string
  /** Another document showed this group before. */
  readonly again?: boolean
  /** What the rule is called in its document, as Terraform's address of it; its path in sentences, by default. */
  readonly name?: string
}

function inField({ document, path }: DocumentPlace, field: string): DocumentPlace {
  return { document, path: path === '' ? field : `${path}.${field}` }
}

/** Whether as many rules were read as are read at most; the group of a further one is marked as cut. */
export function isFull({ gathered }: RuleReader): boolean {
  return gathered.ruleCount > maxRules
}

/** Reads one rule into its group; false when it could not be read, or stands there already. */
export function addRule(reader: RuleReader, item: unknown, where: RulePlace): boolean {
  const { gathered, collect } = reader
  const { draft, place, position, direction, spell } = where
  gathered.ruleCount += 1
  if (isFull(reader)) {
    draft.cut = true
    if (gathered.ruleCount === maxRules + 1) collect.error('too-many-rules', place, { limit: maxRules }, draft.id)
    return false
  }
  const { path } = place
  if (item instanceof Unknown || !isFields(item)) {
    if (item instanceof Unknown)
      addUnread(reader, { group: draft.id, place, known: ofDirection(direction) }, item.written)
    else collect.error('not-a-rule', place, { found: shownValue(item) }, draft.id)
    return false
  }
  const fields = withoutTemplates(item)
  const partly = knownPart(fields)
  const [open] = partly.open
  if (open !== undefined) {
    const field = spell?.(open) ?? open
    const at = inField(place, field)
    const known = knownOf(partly, direction)
    addUnread(reader, { group: draft.id, place: at, known, ...writtenOf(fields, partly) }, field, where.name ?? path)
    for (const name of partly.open) noteVariable(reader, fields[name], at)
    return false
  }
  const name = reader.byPlace ? String(position) : (where.name ?? String(position))
  const read = readRule(partly.fields, { collect, place, group: draft.id, name, direction, spell })
  return read !== null && keep(reader, read, partly.fields, where)
}

/** Tells once of each variable that a value which is not known comes from. */
function noteVariable({ gathered, collect }: RuleReader, value: unknown, place: DocumentPlace) {
  const [, variable] = (value instanceof Unknown && /\bvar\.([\w-]{1,100})/.exec(value.written.slice(0, 500))) || []
  if (variable === undefined || gathered.variables.has(variable)) return
  gathered.variables.add(variable)
  collect.hint('variable-not-given', place, { name: `var.${variable}` }, variable)
}

/** What is known of rules of which nothing is but perhaps their direction. */
export function ofDirection(direction: Direction | undefined): Unread['known'] {
  return direction ? { direction } : {}
}

/** Notes that a rule, or a list of them, may exist of which not everything is known. */
export function addUnread(
  { gathered, collect }: RuleReader,
  unread: Unread,
  field: string,
  rule = unread.place.path,
): void {
  gathered.unread.push(unread)
  collect.error('known-after-apply', unread.place, { field: shownValue(field), rule: shownValue(rule) }, unread.group)
}

/** Puts a sound rule into its group, unless it is there. */
function keep({ collect }: RuleReader, { rule, internet }: ReadRule, item: Fields, where: RulePlace): boolean {
  const { draft, place, again = false } = where
  const same = draft.byId.get(rule.id)
  if (same) {
    const named = textField(item, 'SecurityGroupRuleId') !== ''
    if (isSame(same, rule) && (named || again)) {
      collect.hint('same-rule', place, { rule: rule.id }, rule.id)
      return false
    }
    // A masked id says nothing (P-9).
    if (named && !rule.id.includes('*')) {
      const { document, path } = same.place
      collect.error('duplicate-id', place, { rule: rule.id, otherDocument: document + 1, otherPath: path }, rule.id)
    }
  }
  const kept = same ? { ...rule, id: `${rule.id}#${draft.rules.length}` } : rule
  draft.byId.set(kept.id, kept)
  draft.rules.push(kept)
  if (internet) {
    const field = where.spell?.('NicType') ?? 'NicType'
    draft.internet.push({ rule: kept, place: inField(place, field), field, found: textField(item, 'NicType') })
  }
  return true
}

function isSame(a: Rule, b: Rule): boolean {
  return textOfRule(a) === textOfRule(b)
}

/** All that a rule says, as text: equal for equal rules, wherever they stand. */
export function textOfRule(rule: Rule): string {
  return JSON.stringify({ ...rule, place: null }, (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  )
}
