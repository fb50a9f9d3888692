import { type Match, matchRule } from './match'
import type { Action, Decider, Group, Packet, Rule, RuleSet, Verdict } from './model'

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

/** Order of decision: smaller priority first, drop before accept inside one priority; groups have no order (V-1…V-3). */
export function byPrecedence(a: Rule, b: Rule): number {
  return a.priority - b.priority || rank(a.action) - rank(b.action)
}

function rank(action: Action): number {
  return action === 'drop' ? 0 : 1
}

/**
 * What a security group does with the first packet of a connection at one interface (semantics section 0, T-8).
 *
 * A field that the packet leaves open (`sourcePort`, `self`) is matched only by rules that do not restrict it.
 * Throws when the set has no group: an interface is always in one (G-11).
 */
export function decide(ruleSet: RuleSet, packet: Packet, options: DecideOptions = {}): Decision {
  const [first] = ruleSet.groups
  if (!first) throw new Error('A network interface belongs to at least one security group (G-11)')

  if (packet.direction === 'egress' && packet.protocol === 'tcp' && packet.port === 25 && !options.port25Unblocked) {
    return { verdict: 'drop', by: { kind: 'platform' }, statements: ['O-2'], trace: [] }
  }

  const common = interconnected(ruleSet.groups, packet)
  if (common) {
    return { verdict: 'accept', by: { kind: 'in-group', group: common.id }, statements: ['G-4', 'V-7'], trace: [] }
  }

  const ordered = ruleSet.groups
    .flatMap((group) => group.rules)
    .filter((rule) => rule.direction === packet.direction)
    .sort(byPrecedence)
  const matches = ordered.map((rule) => ({ rule, match: matchRule(rule, packet, ruleSet) }))
  const decider = matches.find(({ match }) => match.kind === 'yes')
  const fallback = builtInDefault(first, packet)
  const certain = decider?.rule.action ?? fallback
  const before = decider ? matches.slice(0, matches.indexOf(decider)) : matches
  const open = undecided(before, certain)
  const decidedAt = decider ? matches.indexOf(decider) : matches.length
  const trace = matches.map(({ rule, match }, index) => ({
    rule,
    match,
    decides: !open && index === decidedAt,
    late: index > decidedAt,
  }))

  if (open) {
    return { verdict: 'depends', by: { kind: 'missing', list: open.lists[0] }, statements: open.statements, trace }
  }
  if (decider) {
    const { rule } = decider
    const tie = matches.some(
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
  const statement = first.type === 'advanced' ? 'G-3' : packet.direction === 'ingress' ? 'G-1' : 'G-2'
  return { verdict: fallback, by: { kind: 'default', group: first.id }, statements: [statement, 'V-6'], trace }
}

type Unknown = Extract<Match, { kind: 'unknown' }>

/**
 * A rule that would turn the verdict if its missing lists held the packet and no other list did.
 * A stronger rule that turns on the same lists, or on some of them, would then decide before it.
 */
function undecided(
  before: readonly { readonly rule: Rule; readonly match: Match }[],
  certain: Action,
): Unknown | undefined {
  const stronger: Unknown[] = []
  for (const { rule, match } of before) {
    if (match.kind !== 'unknown') continue
    const first = stronger.some((other) => other.lists.every((list) => match.lists.includes(list)))
    if (!first && rule.action !== certain) return match
    stronger.push(match)
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
