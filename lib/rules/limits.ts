import type { Group, PrefixList, Rule, RuleSet } from './model'

/** The platform's figures, which moved over the years: whoever asks brings them with their dates. */
export interface Limits {
  /** L-2: rules of one group; newer pages name the total of the interface alone, so that this is a usual figure. */
  readonly rulesPerGroup: number
  /** L-3: rules in force on one interface over all its groups. */
  readonly rulesPerInterface: number
  /** L-4: groups that one interface can join. */
  readonly groupsPerInterface: number
  /** L-7: entries that one prefix list can hold. */
  readonly prefixListEntries: number
  /** L-8: rules of one basic group that can name a group. */
  readonly referencedGroups: number
}

export type LimitName =
  | 'rules-per-interface'
  | 'rules-per-group'
  | 'groups-per-interface'
  | 'referenced-groups'
  | 'prefix-list-entries'

/** How full something is. What the documents don't say makes a span of the use. */
export interface Usage {
  readonly limit: LimitName
  /** Id of the group or list; null for the interface. */
  readonly subject: string | null
  /** Used for certain. */
  readonly least: number
  /** Used at most; null when there is no telling (L-10, P-7). */
  readonly most: number | null
  /** What the platform allows; null where only a usual figure is known. */
  readonly maximum: number | null
  /** What was allowed by default and may be for this account; null where there is no such figure. */
  readonly usual: number | null
  /** `open`: more than is allowed may be used. `above-usual`: allowed at most by a raised quota. */
  readonly state: 'within' | 'above-usual' | 'open' | 'over'
}

interface Span {
  readonly least: number
  readonly most: number | null
}

/**
 * How full the interface and its groups are (L-1…L-8). Rules of both directions count together (L-1). A rule that names a
 * prefix list costs the largest size of the list, not its entries (L-6); one that names a port list costs an unknown
 * number (L-10). Addresses in a group (L-9) are in no document that is read.
 */
export function usage(ruleSet: RuleSet, limits: Limits): Usage[] {
  const { groups, prefixLists } = ruleSet
  const costs = groups.map((group) => costOf(group, ruleSet, limits))
  return [
    usageOf('rules-per-interface', null, sumOf(costs), limits.rulesPerInterface, null),
    usageOf('groups-per-interface', null, exactly(groups.length), limits.groupsPerInterface, null),
    ...groups.flatMap((group, index) => [
      usageOf('rules-per-group', group.id, costs[index] ?? exactly(0), null, limits.rulesPerGroup),
      ...(group.type === 'basic'
        ? [usageOf('referenced-groups', group.id, referencedBy(group), limits.referencedGroups, null)]
        : []),
    ]),
    ...[...prefixLists.values()].map((list) =>
      usageOf('prefix-list-entries', list.id, sizeOf(list, limits), limits.prefixListEntries, null),
    ),
  ]
}

/** A count held against what is allowed and what is usual. */
export function usageOf(
  limit: LimitName,
  subject: string | null,
  span: Span,
  maximum: number | null,
  usual: number | null,
): Usage {
  const above = (bound: number | null, count: number | null) => bound !== null && (count === null || count > bound)
  const state = above(maximum, span.least)
    ? 'over'
    : above(maximum, span.most) || (above(usual, span.most) && !above(usual, span.least))
      ? 'open'
      : above(usual, span.least)
        ? 'above-usual'
        : 'within'
  return { limit, subject, ...span, maximum, usual, state }
}

/** A count that is known. */
export function exactly(count: number): Span {
  return { least: count, most: count }
}

function sumOf(spans: readonly Span[]): Span {
  return spans.reduce(
    (sum, { least, most }) => ({
      least: sum.least + least,
      most: sum.most === null || most === null ? null : sum.most + most,
    }),
    exactly(0),
  )
}

function costOf(group: Group, { prefixLists }: RuleSet, limits: Limits): Span {
  const shown = sumOf(group.rules.map((rule) => costOfRule(rule, prefixLists, limits)))
  return group.complete ? shown : { ...shown, most: null }
}

function costOfRule({ peer, ports }: Rule, lists: ReadonlyMap<string, PrefixList>, limits: Limits): Span {
  const list = peer.kind === 'prefix-list' ? lists.get(peer.id) : undefined
  const entries =
    peer.kind === 'prefix-list'
      ? list
        ? sizeOf(list, limits)
        : { least: 1, most: limits.prefixListEntries }
      : exactly(1)
  return ports.kind === 'list' ? { ...entries, most: null } : entries
}

/** The largest size of a list; where the document doesn't say it, between its entries and what a list can hold. */
function sizeOf({ blocks, maxEntries }: PrefixList, limits: Limits): Span {
  if (maxEntries !== null) return exactly(maxEntries)
  const least = Math.max(1, blocks.length)
  return { least, most: Math.max(least, limits.prefixListEntries) }
}

/** L-8: rules that name a group count, not the groups: two rules with the same group are two. */
function referencedBy({ rules, complete }: Group): Span {
  const naming = rules.filter(({ peer }) => peer.kind === 'group').length
  return { least: naming, most: complete ? naming : null }
}
