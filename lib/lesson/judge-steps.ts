import { type Counterexample, type Group, judge, type RuleSet, readDocuments } from '@/lib/rules'
import type { SequenceStep, StepsExercise } from './model'

/** Why a plan does not do, and after how many of its steps that shows. */
export type StepsProblem =
  /** Something that is in use is cut. */
  | { readonly kind: 'cut'; readonly after: number; readonly packet: Counterexample; readonly at: RuleSet }
  /** Something gets through that must not. */
  | { readonly kind: 'open'; readonly after: number; readonly packet: Counterexample; readonly at: RuleSet }
  /** The interface would leave its only group, which is refused (G-11). */
  | { readonly kind: 'last-group'; readonly after: number }
  /** The plan ends, and not all is as it has to be. */
  | { readonly kind: 'end'; readonly after: number; readonly packet: Counterexample; readonly at: RuleSet }

export interface StepsJudgement {
  readonly passed: boolean
  /** The first thing that goes wrong; null when nothing does. */
  readonly problem: StepsProblem | null
}

/** Where an interface is in the midst of a change. */
interface State {
  readonly groups: ReadonlyMap<string, Group>
  /** Groups in force. */
  readonly joined: ReadonlySet<string>
  /** Groups that were joined and are not in force yet (T-6). */
  readonly joining: ReadonlySet<string>
}

/**
 * Goes through a plan step by step, and holds the rules that are in force after each against what must never be cut and
 * never be opened, over every packet there is. Any order in which nothing goes wrong passes.
 *
 * @param plan places of steps in the exercise's list, each at most once
 */
export function judgeSteps(exercise: StepsExercise, plan: readonly number[]): StepsJudgement {
  const always = readDocuments(exercise.always).ruleSet
  const may = exercise.may && readDocuments(exercise.may).ruleSet
  const wrong = (problem: StepsProblem) => ({ passed: false, problem })
  const { states, refused } = statesOf(exercise, plan)
  for (const [after, at] of states.entries()) {
    if (after === 0) continue
    const cut = judge(at, { must: always, may: always }).tooClosed
    if (cut) return wrong({ kind: 'cut', after, packet: cut, at })
    const opened = may && judge(at, { must: may, may }).tooOpen
    if (opened) return wrong({ kind: 'open', after, packet: opened, at })
  }
  if (refused !== null) return wrong({ kind: 'last-group', after: refused })
  const at = states[states.length - 1]
  if (!at) throw new Error('there is a state before the first step')
  const end = readDocuments(exercise.end).ruleSet
  const { tooClosed, tooOpen } = judge(at, { must: end, may: end })
  const packet = tooClosed ?? tooOpen
  return packet ? wrong({ kind: 'end', after: plan.length, packet, at }) : { passed: true, problem: null }
}

interface States {
  /** What is in force before the first step, and after each. */
  readonly states: readonly RuleSet[]
  /** The number of the step that is refused, from 1, at which the plan ends; null: none is. */
  readonly refused: number | null
}

/** What is in force while a plan is carried out, step by step. */
export function statesOf(
  { groups, joined, steps }: Pick<StepsExercise, 'groups' | 'joined' | 'steps'>,
  plan: readonly number[],
): States {
  const all = readDocuments(groups).ruleSet
  let state: State = {
    groups: new Map(all.groups.map((group) => [group.id, group])),
    joined: new Set(joined),
    joining: new Set(),
  }
  const states = [inForce(state, all)]
  for (const place of plan) {
    const step = steps[place]
    if (!step) continue
    if (step.does === 'leave' && [...state.joined, ...state.joining].every((id) => id === step.group)) {
      return { states, refused: states.length }
    }
    state = take(step, state, all)
    states.push(inForce(state, all))
  }
  return { states, refused: null }
}

/** What is in force. A group that was joined and not waited for stands there with the default alone. */
function inForce({ groups, joined, joining }: State, all: RuleSet): RuleSet {
  const named = (ids: ReadonlySet<string>) => [...ids].flatMap((id) => groups.get(id) ?? [])
  const waiting = named(joining).map((group): Group => ({ ...group, rules: [], innerAccess: 'drop' }))
  return { ...all, groups: joined.size > 0 ? named(joined) : waiting }
}

function take(step: SequenceStep, state: State, all: RuleSet): State {
  const { groups, joined, joining } = state
  const without = (set: ReadonlySet<string>, id: string) => new Set([...set].filter((other) => other !== id))
  const changed = (id: string, change: (group: Group) => Group): State => {
    const group = groups.get(id)
    return group ? { ...state, groups: new Map([...groups, [id, change(group)]]) } : state
  }
  switch (step.does) {
    case 'wait':
      return { ...state, joined: new Set([...joined, ...joining]), joining: new Set() }
    case 'join':
      return joined.has(step.group) ? state : { ...state, joining: new Set([...joining, step.group]) }
    case 'leave':
      return { ...state, joined: without(joined, step.group), joining: without(joining, step.group) }
    case 'isolate':
      return changed(step.group, (group) => ({ ...group, innerAccess: 'drop' }))
    case 'remove':
      return changed(step.group, (group) => ({ ...group, rules: group.rules.filter(({ id }) => id !== step.rule) }))
    case 'add':
      return changed(step.group, (group) => ({ ...group, rules: [...group.rules, ...rulesOf(step, group, all)] }))
  }
}

/** The rule that a step adds, read as one of its group's. */
function rulesOf(step: Extract<SequenceStep, { does: 'add' }>, { id, type }: Group, all: RuleSet) {
  const { groups } = readDocuments([
    {
      SecurityGroupId: id,
      SecurityGroupType: type === 'advanced' ? 'enterprise' : 'normal',
      VpcId: all.groups[0]?.vpcId ?? '',
      Permissions: { Permission: [step.rule] },
    },
  ]).ruleSet
  return groups.flatMap((group) => group.rules)
}
