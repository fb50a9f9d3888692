import type { Direction, Place, Rule } from '../model'
import type { Collector } from './collector'
import { isFields, shown, text } from './fields'
import { draftOf, type Gathered, type GroupDraft } from './gathered'
import { maxGroups, maxRules } from './limits'
import { readRule } from './rule'

/** What every reader of documents works with. */
export interface Reader {
  readonly gathered: Gathered
  readonly collect: Collector
}

/** The draft of a group that a document describes; null above the most groups that are read. */
export function describe({ gathered, collect }: Reader, id: string, place: Place): GroupDraft | null {
  const known = gathered.groups.get(id)
  if (!known?.described) {
    gathered.described += 1
    if (gathered.described > maxGroups) {
      if (gathered.described === maxGroups + 1) {
        const message = `At most ${maxGroups} groups are read; the rest were left out.`
        collect.error('too-many-groups', message, place, { limit: String(maxGroups) }, id)
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
  readonly draft: GroupDraft
  readonly place: Place
  /** Zero-based position in the document, the id of a rule that has none. */
  readonly position: number
  /** Direction of rules that don't say it, as in request shape. */
  readonly direction?: Direction | undefined
  /** How the document spells a field of the API; as the API does, by default. */
  readonly spell?: (name: string) => string
  /** Another document showed this group before. */
  readonly again?: boolean
}

/** Whether as many rules were read as are read at most; the group of a further one is marked as cut. */
export function isFull({ gathered }: Reader): boolean {
  return gathered.ruleCount > maxRules
}

/** Reads one rule into its group; false when it could not be read, or stands there already. */
export function addRule(reader: Reader, item: unknown, where: RulePlace): boolean {
  const { gathered, collect } = reader
  const { draft, place, position, direction, spell, again = false } = where
  gathered.ruleCount += 1
  if (isFull(reader)) {
    draft.cut = true
    if (gathered.ruleCount === maxRules + 1) {
      const message = `At most ${maxRules} rules are read; the rest were left out.`
      collect.error('too-many-rules', message, place, { limit: String(maxRules) }, draft.id)
    }
    return false
  }
  if (!isFields(item)) {
    const found = shown(item)
    collect.error('not-a-rule', `A rule object was expected; found ${found}.`, place, { found }, draft.id)
    return false
  }
  const rule = readRule(item, { collect, place, group: draft.id, position, direction, spell })
  if (!rule) return false
  const same = draft.byId.get(rule.id)
  if (same) {
    const named = text(item, 'SecurityGroupRuleId') !== ''
    const params = { rule: rule.id }
    if (isSame(same, rule) && (named || again)) {
      collect.hint('same-rule', `Rule ${rule.id} stands twice and was read once.`, place, params, rule.id)
      return false
    }
    if (named) {
      const message = `Two different rules have the id ${rule.id}; both were read.`
      collect.warning('duplicate-id', message, place, params, rule.id)
    }
  }
  const kept = same ? { ...rule, id: `${rule.id}#${draft.rules.length}` } : rule
  draft.byId.set(kept.id, kept)
  draft.rules.push(kept)
  return true
}

function isSame(a: Rule, b: Rule): boolean {
  const whole = (rule: Rule) =>
    JSON.stringify({ ...rule, place: null }, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
  return whole(a) === whole(b)
}
