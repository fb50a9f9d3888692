import { type Match, matchRule } from './match'
import type { Action, Decider, Group, Packet, Rule, RuleSet, Verdict } from './model'
import { isToMetadata, mayBeBalancer } from './platform'
import { rankOf, strongestFirst } from './precedence'
import { couldTurn } from './unread'

export interface DecideOptions {
  /** True when the account's application to open outbound TCP 25 was granted (O-2). */
  readonly port25Unblocked?: boolean
  /** True to leave out what the platform does whatever the rules say (O-2, O-8, O-9) and rules that may exist. */
  readonly rulesAlone?: boolean
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

  const platform = options.rulesAlone ? null : byPlatform(packet, options)
  if (platform) return platform

  const common = interconnected(ruleSet.groups, packet)
  if (common && packet.direction === 'ingress') return inGroup(common)
  const decision = byRules(ruleSet, packet, someGroup)
  const { rank: _, ...told } = options.rulesAlone ? decision : withUnread(ruleSet, packet, decision)
  if (common && told.verdict === 'accept') return inGroup(common)
  if (common && told.verdict === 'drop') {
    // One official page lets members through before the rules, another reads the rules first (G-4, outbound).
    const by: Decider = { kind: 'in-group', group: common.id }
    return { ...told, verdict: 'depends', by, statements: ['G-4', 'V-7'] }
  }
  if (told.verdict === 'drop' && !options.rulesAlone && mayBeBalancer(packet)) {
    return { ...told, verdict: 'depends', by: { kind: 'platform' }, statements: ['O-8'] }
  }
  return told
}

/** What happens whatever the rules say: outbound TCP 25 (O-2), the metadata server (O-9). */
function byPlatform(packet: Packet, { port25Unblocked }: DecideOptions): Decision | null {
  const by: Decider = { kind: 'platform' }
  if (isToMetadata(packet)) return { verdict: 'accept', by, statements: ['O-9'], trace: [] }
  if (packet.direction === 'egress' && packet.protocol === 'tcp' && packet.port === 25 && !port25Unblocked) {
    return { verdict: 'drop', by, statements: ['O-2'], trace: [] }
  }
  return null
}

function inGroup({ id }: Group): Decision {
  return { verdict: 'accept', by: { kind: 'in-group', group: id }, statements: ['G-4', 'V-7'], trace: [] }
}

/** A decision by rules, with the place of what decides in the order of decision; infinite for the built-in default. */
interface Ranked extends Decision {
  readonly rank: number
}

/** A decision that a rule which may exist could turn is none (P-7). */
function withUnread(ruleSet: RuleSet, packet: Packet, decision: Ranked): Ranked {
  if (decision.verdict === 'depends') return decision
  const open = decision.trace.flatMap(({ rule, match, late }) =>
    match.kind === 'unknown' && !late ? [{ rule, lists: match.lists }] : [],
  )
  const unread = couldTurn(ruleSet, packet, decision.verdict, decision.rank, open)
  if (!unread) return decision
  const trace = decision.trace.map((step) => ({ ...step, decides: false }))
  return { ...decision, verdict: 'depends', by: { kind: 'unread', at: unread.place }, statements: [], trace }
}

/** What the rules do, and the built-in default behind them (V-1…V-6). */
function byRules(ruleSet: RuleSet, packet: Packet, someGroup: Group): Ranked {
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

  const rank = decider ? rankOf(decider.rule) : Number.POSITIVE_INFINITY
  if (open) {
    const by: Decider = { kind: 'missing', list: open.lists[0] }
    return { verdict: 'depends', by, statements: open.statements, trace, rank }
  }
  if (decider) {
    const { rule } = decider
    const tie = considered.some(
      ({ rule: other, match }) =>
        match.kind === 'yes' && other.priority === rule.priority && other.action !== rule.action,
    )
    const by: Decider = { kind: 'rule', group: rule.group, rule: rule.id }
    return { verdict: rule.action, by, statements: ['V-1', tie ? 'V-3' : 'V-2'], trace, rank }
  }
  const statement = someGroup.type === 'advanced' ? 'G-3' : packet.direction === 'ingress' ? 'G-1' : 'G-2'
  const by: Decider = { kind: 'default', group: someGroup.id }
  return { verdict: fallback, by, statements: [statement, 'V-6'], trace, rank }
}

type Unknown = Extract<Match, { kind: 'unknown' }>

/**
 * Of the rules before the one that decides for certain, the one of the fewest missing lists that would turn the verdict if
 * they held the packet and no other list did. A stronger rule that turns on the same lists, or on some of them, would then
 * decide before it.
 */
function undecided(
  considered: readonly { readonly rule: Rule; readonly match: Match }[],
  end: number,
  certain: Action,
): Unknown | undefined {
  const stronger = new Set<string>()
  let found: Unknown | undefined
  for (const { rule, match } of considered.slice(0, end)) {
    if (match.kind !== 'unknown') continue
    // A rule turns on a prefix list, a port list, or both.
    const both = [...match.lists].sort().join('\n')
    const late = stronger.has(both) || match.lists.some((list) => stronger.has(list))
    if (!late && rule.action !== certain && (!found || match.lists.length < found.lists.length)) found = match
    stronger.add(both)
  }
  return found
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
