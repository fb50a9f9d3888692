import { type Fields, isFields, type JsonFinding, own, readJson } from '@/lib/text'
import { groupIdOf, listIn, nextToken } from './fields'

export { type Holder, type HolderQuestion, type HoldersReading, readHolders } from './holders'

/** Whether all rules of a group are there. */
export interface Wholeness {
  readonly group: string
  /** Rules that were shown, over all pages. */
  readonly rules: number
  /** Rules that the group has by `RuleCount` of DescribeSecurityGroups; null where no answer tells. */
  readonly stated: number | null
  /**
   * `whole`: the last page is there, and as many rules as stated. `more`: a page or rules are missing. `open`: it cannot be
   * told from these answers.
   */
  readonly state: 'whole' | 'more' | 'open'
  /**
   * Why: a token for the next page, fewer or more rules than stated (or fewer, where a rule with a list may count as several),
   * the last page without a number to compare with, or no sign of pages at all.
   */
  readonly why: 'next-token' | 'fewer' | 'lists' | 'same' | 'beyond' | 'last-page' | 'no-sign' | 'only-count'
  /** All that were shown are of one direction: the call may have asked for that one alone. */
  readonly only: 'ingress' | 'egress' | null
}

export interface PagesReading {
  readonly groups: readonly Wholeness[]
  /** The list of groups goes on, by its token. */
  readonly moreGroups: boolean
  readonly findings: readonly JsonFinding[]
}

interface Pages {
  rules: number
  shown: boolean
  stated: number | null
  /** The token of the last page: null where the answer has no such field. */
  token: string | null
  readonly directions: Set<string>
  /** A rule names a prefix list or a port list. */
  lists: boolean
}

/** Longest text that is read, in UTF-16 units. */
const longest = 5_000_000

/**
 * Whether pasted answers of DescribeSecurityGroupAttribute hold all rules of their groups, by `NextToken` and, where an
 * answer of DescribeSecurityGroups is pasted too, by `RuleCount`. Pages of one group count together, in their order.
 */
export function readPages(text: string): PagesReading {
  const { documents, findings } = readJson(text, { longest })
  const groups = new Map<string, Pages>()
  let moreGroups = false
  const visit = (value: unknown, depth: number) => {
    if (depth > 3) return
    if (Array.isArray(value)) for (const each of value) visit(each, depth + 1)
    if (!isFields(value)) return
    const list = listIn(value, 'SecurityGroups', 'SecurityGroup')
    if (list) {
      for (const group of list) noteCount(group, groups)
      // The last page decides: it may be pasted after the others.
      moreGroups = nextToken(value) !== null && nextToken(value) !== ''
    }
    if (listIn(value, 'Permissions', 'Permission')) notePage(value, groups)
    if (!list && isFields(value.body)) visit(value.body, depth + 1)
  }
  for (const { value } of documents) visit(value, 0)
  return { groups: [...groups].map(([group, pages]) => judged(group, pages)), moreGroups, findings }
}

function pagesOf(id: string, groups: Map<string, Pages>): Pages {
  const known = groups.get(id)
  if (known) return known
  const made: Pages = { rules: 0, shown: false, stated: null, token: null, directions: new Set(), lists: false }
  groups.set(id, made)
  return made
}

function noteCount(group: Fields, groups: Map<string, Pages>) {
  const count = Number(own(group, 'RuleCount') ?? Number.NaN)
  const pages = pagesOf(groupIdOf(group), groups)
  if (Number.isSafeInteger(count) && count >= 0) pages.stated = count
  if (listIn(group, 'Permissions', 'Permission')) notePage(group, groups)
}

const listFields = ['SourcePrefixListId', 'DestPrefixListId', 'PortRangeListId'] as const

function notePage(page: Fields, groups: Map<string, Pages>) {
  const rules = listIn(page, 'Permissions', 'Permission') ?? []
  const pages = pagesOf(groupIdOf(page), groups)
  pages.shown = true
  pages.rules += rules.length
  pages.token = nextToken(page)
  for (const rule of rules) {
    pages.directions.add(String(own(rule, 'Direction') ?? '').toLowerCase())
    if (listFields.some((name) => own(rule, name))) pages.lists = true
  }
}

function judged(group: string, { rules, shown: seen, stated, token: next, directions, lists }: Pages): Wholeness {
  const [only = ''] = directions.size === 1 ? directions : []
  const found = (state: Wholeness['state'], why: Wholeness['why']): Wholeness => ({
    group,
    rules,
    stated,
    state,
    why,
    only: only === 'ingress' || only === 'egress' ? only : null,
  })
  if (!seen) return found('open', 'only-count')
  if (next !== null && next !== '') return found('more', 'next-token')
  if (stated !== null && rules < stated) return lists && next === '' ? found('open', 'lists') : found('more', 'fewer')
  if (stated !== null && rules > stated) return found('open', 'beyond')
  if (stated !== null) return found('whole', 'same')
  return next === '' ? found('whole', 'last-page') : found('open', 'no-sign')
}
