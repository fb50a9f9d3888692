import { type Match, matchRule } from './match'
import type { Action, Decider, Group, Packet, Rule, RuleSet, Verdict } from './model'
import { strongestFirst } from './precedence'

export interface DecideOptions {
  /** True when the account's application to open outbound TCP 25 was granted (O-2). */
  readonly port25Unblocked?: boolean
}

/** One rule as it was considered, in the order of decision. */
export interface Consideration {
  readonly rule: Rule
  readonly match: Match
  /** The rule that decided the packet. */
  readonly decides: boolean
  /** A stronger rule had already decided. */
  readonly late: boolean
}

export interface Decision {
  readonly verdict: Verdict
  readonly by: Decider
  /** Ids of the statements that led to the verdict, such as `V-3`. */
  readonly statements: readonly string[]
  /** Every rule of the packet's direction, strongest first. Empty when no rule was consulted. */
  readonly trace: readonly Consideration[]
}

/**
 * What a security group does with the first packet of a connection at one interface (semantics section 0, T-8).
 *
 * A field that the packet leaves open (`sourcePort`, `self`) is matched only by rules that do not restrict it.
 * Throws when the set has no group: an interface is always in one (G-11).
 */
export function decide(ruleSet: RuleSet, packet: Packet, options: DecideOptions = {}): Decision {
  const [someGroup] = ruleSet.groups
  if (!someGroup) throw new Error('A network interface belongs to at least one security group (G-11)')

  if (packet.direction === 'egress' && packet.protocol === 'tcp' && packet.port === 25 && !options.port25Unblocked) {
    return { verdict: 'drop', by: { kind: 'platform' }, statements: ['O-2'], trace: [] }
  }

  const common = interconnected(ruleSet.groups, packet)
  if (common) {
    return { verdict: 'accept', by: { kind: 'in-group', group: common.id }, statements: ['G-4', 'V-7'], trace: [] }
  }

  const rules = ruleSet.groups.flatMap((group) => group.rules)
  const considered: { readonly rule: Rule; readonly match: Match }[] = []
  for (const index of strongestFirst(rules, packet.direction)) {
    const rule = rules[index]
    if (rule) considered.push({ rule, match: matchRule(rule, packet, ruleSet) })
  }
  const first = considered.findIndex(({ match }) => match.kind === 'yes')
  const decidedAt = first < 0 ? considered.length : first
  const decider = considered[decidedAt]
  const fallback = builtInDefault(someGroup, packet)
  const open = undecided(considered, decidedAt, decider?.rule.action ?? fallback)
  const trace = considered.map(({ rule, match }, index): Consideration => {
    return { rule, match, decides: !open && index === decidedAt, late: index > decidedAt }
  })

  if (open) {
    return { verdict: 'depends', by: { kind: 'missing', list: open.lists[0] }, statements: open.statements, trace }
  }
  if (decider) {
    const { rule } = decider
    const tie = considered.some(
      ({ rule: other, match }) =>
        match.kind === 'yes' && other.priority === rule.priority && other.action !== rule.action,
    )
    return {
      verdict: rule.action,
      by: { kind: 'rule', group: rule.group, rule: rule.id },
      statements: ['V-1', tie ? 'V-3' : 'V-2'],
      trace,
    }
  }
  const statement = someGroup.type === 'advanced' ? 'G-3' : packet.direction === 'ingress' ? 'G-1' : 'G-2'
  return { verdict: fallback, by: { kind: 'default', group: someGroup.id }, statements: [statement, 'V-6'], trace }
}

type Unknown = Extract<Match, { kind: 'unknown' }>

/**
 * A rule before the one that decides for certain that would turn the verdict if its missing lists held the packet and no
 * other list did. A stronger rule that turns on the same lists, or on some of them, would then decide before it.
 */
function undecided(
  considered: readonly { readonly rule: Rule; readonly match: Match }[],
  end: number,
  certain: Action,
): Unknown | undefined {
  const stronger = new Set<string>()
  for (const { rule, match } of considered.slice(0, end)) {
    if (match.kind !== 'unknown') continue
    // A rule turns on a prefix list, a port list, or both.
    const both = [...match.lists].sort().join('\n')
    const late = stronger.has(both) || match.lists.some((list) => stronger.has(list))
    if (!late && rule.action !== certain) return match
    stronger.add(both)
  }
  return undefined
}

/** A basic, interconnected group that both ends belong to: it lets internal traffic pass before any rule (G-4, G-6). */
function interconnected(groups: readonly Group[], packet: Packet): Group | undefined {
  if (!packet.internal) return undefined
  return groups.find(
    (group) => group.type === 'basic' && group.innerAccess === 'accept' && packet.peerGroups.includes(group.id),
  )
}

/** What happens when no rule matches: basic drops ingress and accepts egress, advanced drops both (G-1…G-3, G-8). */
export function builtInDefault(group: Group, { direction }: Pick<Packet, 'direction'>): Action {
  return group.type === 'basic' && direction === 'egress' ? 'accept' : 'drop'
}
