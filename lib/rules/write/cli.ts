import type { Direction, Group } from '../model'
import type { Command, Operation } from './command'
import { type NewRule, permissionOf } from './permission'
import { placeholders, writtenGroup } from './placeholders'
import { refusalOf, sortOut, type WriteRefusal } from './refusal'

export interface CliOptions {
  /** Region of the groups, such as `ap-northeast-1`; a place-holder stands in its place when it is not given. */
  readonly region?: string
}

/** Most rules that one call authorizes or revokes (F-19). */
const maxPerCall = 100

/**
 * The commands that create rules: one call for the rules of a group and direction, at most 100 each. Rules that the API
 * does not take are told apart, never left out in silence.
 *
 * @param groups the groups of the rules, whose types are looked at (M-12)
 */
export function toCli(
  rules: readonly NewRule[],
  options: CliOptions = {},
  groups: readonly Group[] = [],
): { readonly commands: readonly Command[]; readonly refusals: readonly WriteRefusal[] } {
  const { writable, refusals } = sortOut(rules, (rule) =>
    refusalOf(
      rule,
      groups.find(({ id }) => id === rule.group),
    ),
  )
  return { commands: callsOf(writable).map((rules) => authorize(rules, options)), refusals }
}

/** Rules by group and direction, in the order in which these appear, at most 100 together. */
export function callsOf<R extends NewRule>(rules: readonly R[]): [R, ...R[]][] {
  const byCall = new Map<string, R[]>()
  for (const rule of rules) {
    const key = `${rule.direction} ${rule.group}`
    const others = byCall.get(key)
    if (others) others.push(rule)
    else byCall.set(key, [rule])
  }
  return [...byCall.values()].flatMap((same) => runsOf(same, () => true))
}

/** Neighbours that go together, at most 100 in a run; the order stays. */
export function runsOf<R>(items: readonly R[], together: (a: R, b: R) => boolean): [R, ...R[]][] {
  const runs: [R, ...R[]][] = []
  for (const item of items) {
    const run = runs.at(-1)
    if (run && run.length < maxPerCall && together(run[0], item)) run.push(item)
    else runs.push([item])
  }
  return runs
}

/** The parameters that name the group. */
export function groupParameters(group: string, { region }: CliOptions): [string, string][] {
  return [
    ['RegionId', region ?? placeholders.region],
    ['SecurityGroupId', writtenGroup(group)],
  ]
}

/** One call that creates rules of one group and direction. */
export function authorize(rules: readonly [NewRule, ...NewRule[]], options: CliOptions): Command {
  const [{ group, direction }] = rules
  return {
    operation: authorizing(direction),
    parameters: [...groupParameters(group, options), ...numberedPermissions(rules)],
  }
}

export function authorizing(direction: Direction): Operation {
  return direction === 'ingress' ? 'AuthorizeSecurityGroup' : 'AuthorizeSecurityGroupEgress'
}

/** Rules as `Permissions.1.…`, `Permissions.2.…`. */
export function numberedPermissions(rules: readonly NewRule[]): [string, string][] {
  return rules.flatMap((rule, index) =>
    Object.entries(permissionOf(rule)).map(([name, value]): [string, string] => [
      `Permissions.${index + 1}.${name}`,
      value,
    ]),
  )
}
