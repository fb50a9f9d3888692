import { exactly, type Limits, type Usage, usageOf } from './limits'

/** Groups of one size on one interface, in numbers alone. */
export interface QuotaPlan {
  /** Groups that the interface joins, at least 1. */
  readonly groups: number
  /** Rules of each group that name no prefix list, both directions together (L-1). */
  readonly rules: number
  /** Rules of each group that name a prefix list, and the largest size of the list (`MaxEntries`). */
  readonly lists: readonly { readonly rules: number; readonly maxEntries: number }[]
}

export interface Quota {
  readonly perGroup: Usage
  readonly perInterface: Usage
  readonly groups: Usage
  /** What still fits. */
  readonly room: {
    /** Rules on the interface. */
    readonly rules: number
    /** Rules in each of the groups, by the limit of the interface and the usual one of a group. */
    readonly inEachGroup: number
    /** Groups of this size beside those that are there; empty groups cost nothing but their number. */
    readonly groups: number
  }
}

/** Holds groups × rules against the limits (L-1…L-5); a rule with a prefix list costs the list's largest size (L-6). */
export function quotaOf({ groups, rules, lists }: QuotaPlan, limits: Limits): Quota {
  const each = lists.reduce((sum, list) => sum + list.rules * list.maxEntries, rules)
  const left = Math.max(0, limits.rulesPerInterface - groups * each)
  const byRules = each === 0 ? limits.groupsPerInterface : Math.floor(left / each)
  return {
    perGroup: usageOf('rules-per-group', null, exactly(each), null, limits.rulesPerGroup),
    perInterface: usageOf('rules-per-interface', null, exactly(groups * each), limits.rulesPerInterface, null),
    groups: usageOf('groups-per-interface', null, exactly(groups), limits.groupsPerInterface, null),
    room: {
      rules: left,
      inEachGroup: Math.min(Math.floor(left / groups), Math.max(0, limits.rulesPerGroup - each)),
      groups: Math.max(0, Math.min(byRules, limits.groupsPerInterface - groups)),
    },
  }
}
