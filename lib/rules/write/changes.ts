import type { Action, Group, Rule, RuleSet } from '../model'
import { byPrecedence } from '../precedence'
import { authorize, type CliOptions, groupParameters, numberedPermissions, runsOf } from './cli'
import type { Command } from './command'
import { hides } from './covers'
import { canModify, describing, modify } from './modify'
import { type Edit, identityOf, isApiId, pair } from './pairing'
import { refusalOf, sortOut, type WriteRefusal } from './refusal'

/** One call on the way from one rule set to another. */
export type ChangeStep = { readonly group: string; readonly command: Command } & (
  | { readonly kind: 'authorize' | 'revoke'; readonly rules: readonly Rule[] }
  | { readonly kind: 'modify'; readonly from: Rule; readonly to: Rule }
  | { readonly kind: 'inner-access'; readonly policy: Action }
)

/**
 * Something that the steps do not do, or not for sure:
 * `group-new` the interface is not in the group yet; `group-gone` it has to leave the group, whose rules stay;
 * `type-changed` the type of a group cannot change (G-16); `incomplete` the group has rules that were not shown (P-7);
 * `description-kept` a description cannot be emptied in place; `already-there` the API keeps one of equal rules (F-19).
 */
export interface ChangeNote {
  readonly code: 'group-new' | 'group-gone' | 'type-changed' | 'incomplete' | 'description-kept' | 'already-there'
  readonly group: string
  readonly rule: Rule | null
}

export interface Changes {
  readonly steps: readonly ChangeStep[]
  readonly notes: readonly ChangeNote[]
  /** Rules of the target that the API does not take; what they would replace stays as it is. */
  readonly refusals: readonly WriteRefusal[]
}

type Arrival = { readonly rule: Rule; readonly edit: Edit | null }

/**
 * The calls that turn one rule set into another, in an order that is safe at every step: a packet's verdict is at all
 * times the one of `before` or the one of `after`, at this interface and at every other one that uses the groups.
 *
 * New rules come first, the strongest at the head: one that arrives decides only what it will decide in the end, since
 * all that is to stand above it is there. Then the old ones go, the weakest at the head: the mirror image. A call holds
 * rules of one action, so that it doesn't matter in which order the platform takes them. A rule is changed in place where
 * that is allowed and the rule as it was and as it will be never differ from both sets: one hides the other, or nothing
 * else in its direction changes. Members of an interconnected group never see the rules (G-4), so that connecting comes
 * first and isolating last.
 */
export function changeSteps(before: RuleSet, after: RuleSet, options: CliOptions = {}): Changes {
  const plan: Plan = { notes: [], refusals: [], arrivals: [], departures: [], described: [], open: [] }
  const lists = new Map([...before.prefixLists, ...after.prefixLists])
  for (const group of after.groups) {
    const old = before.groups.find(({ id }) => id === group.id)
    noteGroup(plan, old, group)
    planGroup(plan, old?.rules ?? [], group, lists, options)
  }
  for (const { id } of before.groups) {
    if (!after.groups.some((group) => group.id === id)) plan.notes.push({ code: 'group-gone', group: id, rule: null })
  }
  for (const each of plan.open) place(plan, each)
  const { arrivals, departures, described, notes, refusals } = plan
  const arriving = arrivals.sort((a, b) => byStrength(a.rule, b.rule))
  const departing = departures.sort((a, b) => byStrength(b.rule, a.rule))
  return {
    steps: [
      ...innerAccess(before, after, 'accept', options),
      ...described,
      ...inStretches(arriving, 'authorize', options),
      ...inStretches(departing, 'revoke', options),
      ...innerAccess(before, after, 'drop', options),
    ],
    notes,
    refusals,
  }
}

/** What is gathered, group by group, before it is put in order. */
interface Plan {
  readonly notes: ChangeNote[]
  readonly refusals: WriteRefusal[]
  readonly arrivals: Arrival[]
  readonly departures: Arrival[]
  readonly described: ChangeStep[]
  /** Rules that changed, and whether the API can change them in place. */
  readonly open: OpenEdit[]
}

interface OpenEdit {
  readonly edit: Edit
  readonly movable: boolean
}

function noteGroup({ notes }: Plan, old: Group | undefined, group: Group) {
  const note = (code: ChangeNote['code']) => notes.push({ code, group: group.id, rule: null })
  if (!old) note('group-new')
  else if (old.typeKnown && group.typeKnown && old.type !== group.type) note('type-changed')
  if (old && !old.complete) note('incomplete')
}

function planGroup(
  plan: Plan,
  before: readonly Rule[],
  group: Group,
  lists: RuleSet['prefixLists'],
  options: CliOptions,
) {
  const { notes, refusals, arrivals, departures, described, open } = plan
  const { added, removed, edited, repeated } = pair(before, group.rules)
  for (const rule of repeated) notes.push({ code: 'already-there', group: group.id, rule })
  const sorted = sortOut(added, (rule) => refusalOf(rule, group))
  refusals.push(...sorted.refusals)
  arrivals.push(...sorted.writable.map((rule) => ({ rule, edit: null })))
  departures.push(...removed.map((rule) => ({ rule, edit: null })))

  const taken = new Set([...before, ...added].map(identityOf))
  for (const edit of edited) {
    const refused = refusalOf(edit.to, group)
    const isSame = identityOf(edit.from) === identityOf(edit.to)
    if (refused) refusals.push({ rule: edit.to, code: refused })
    else if (!isSame) open.push({ edit, movable: canModify(edit, lists) && !taken.has(identityOf(edit.to)) })
    else if (edit.to.description !== '')
      described.push(modified(edit, options, isApiId(edit.from.id) ? modify : describing))
    else notes.push({ code: 'description-kept', group: group.id, rule: edit.from })
  }
}

/** A rule that changed is changed in place where no packet can tell, else it comes and goes as two. */
function place({ arrivals, departures, open }: Plan, { edit, movable }: OpenEdit) {
  const { direction } = edit.to
  const others = [...arrivals, ...departures].some(({ rule }) => rule.direction === direction)
  const alone = !others && open.filter((other) => concerns(other.edit, direction)).length === 1
  if (movable && (alone || hides(edit.to, edit.from))) arrivals.push({ rule: edit.to, edit })
  else if (movable && hides(edit.from, edit.to)) departures.push({ rule: edit.from, edit })
  else {
    arrivals.push({ rule: edit.to, edit: null })
    departures.push({ rule: edit.from, edit: null })
  }
}

function concerns({ from, to }: Edit, direction: Rule['direction']): boolean {
  return from.direction === direction || to.direction === direction
}

function byStrength(a: Rule, b: Rule): number {
  return a.direction.localeCompare(b.direction) || byPrecedence(a, b)
}

function modified(edit: Edit, options: CliOptions, write: typeof modify): ChangeStep {
  return { kind: 'modify', group: edit.to.group, ...edit, command: write(edit, options) }
}

function innerAccess(before: RuleSet, after: RuleSet, policy: Action, options: CliOptions): ChangeStep[] {
  const turned = (group: Group) =>
    group.type === 'basic' &&
    group.innerAccess === policy &&
    before.groups.some((old) => old.id === group.id && old.type === 'basic' && old.innerAccess !== policy)
  return after.groups.filter(turned).map(({ id }) => ({
    kind: 'inner-access',
    group: id,
    policy,
    command: {
      operation: 'ModifySecurityGroupPolicy',
      parameters: [...groupParameters(id, options), ['InnerAccessPolicy', policy === 'accept' ? 'Accept' : 'Drop']],
    },
  }))
}

/** Arrivals or departures as calls. Inside a stretch of one direction and action the order is free, so groups are put together. */
function inStretches(sorted: readonly Arrival[], kind: 'authorize' | 'revoke', options: CliOptions): ChangeStep[] {
  const stretches: Arrival[][] = []
  for (const item of sorted) {
    const stretch = stretches.at(-1)
    const first = stretch?.[0]?.rule
    if (stretch && first?.direction === item.rule.direction && first.action === item.rule.action) stretch.push(item)
    else stretches.push([item])
  }
  return stretches.flatMap((stretch) => {
    const whole = stretch
      .flatMap(({ rule, edit }) => (edit ? [] : [rule]))
      .sort((a, b) => compareText(a.group, b.group))
    return [
      ...stretch.flatMap(({ edit }) => (edit ? [modified(edit, options, modify)] : [])),
      ...runsOf(whole, (a, b) => a.group === b.group && (kind === 'authorize' || isApiId(a.id) === isApiId(b.id))).map(
        (rules): ChangeStep => ({
          kind,
          group: rules[0].group,
          rules,
          command: kind === 'authorize' ? authorize(rules, options) : revoke(rules, options),
        }),
      ),
    ]
  })
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** One call that deletes rules of one group and direction: by id where the API gave one, else by all their fields. */
function revoke(rules: readonly [Rule, ...Rule[]], options: CliOptions): Command {
  const [{ group, direction, id }] = rules
  const named = rules.map((rule, index): [string, string] => [`SecurityGroupRuleId.${index + 1}`, rule.id])
  return {
    operation: direction === 'ingress' ? 'RevokeSecurityGroup' : 'RevokeSecurityGroupEgress',
    parameters: [...groupParameters(group, options), ...(isApiId(id) ? named : numberedPermissions(rules))],
  }
}
