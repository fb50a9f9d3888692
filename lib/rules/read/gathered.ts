import type { GroupType, PortRange, PrefixList, Rule } from '../model'

/** What a kind of document is, for telling the reader what was recognised. */
export type DocumentKind =
  | 'group'
  | 'rule-list'
  | 'groups'
  | 'prefix-list'
  | 'port-list'
  | 'interfaces'
  | 'terraform'
  | 'unknown'

/** One document of a paste: what it was read as, and how much was in it. */
export interface Recognised {
  readonly document: number
  readonly kind: DocumentKind
  /** Rules, groups, entries or interfaces read, and those in it that could not be. */
  readonly read: number
  readonly skipped: number
}

/** A group as far as the documents have told. */
export interface GroupDraft {
  id: string
  name: string
  type: GroupType | null
  innerAccess: 'accept' | 'drop' | null
  vpcId: string
  complete: boolean
  rules: Rule[]
  /** False while only a list of groups or a rule has named it. */
  described: boolean
}

/** Everything that the documents of one paste have told so far. */
export interface Gathered {
  readonly groups: Map<string, GroupDraft>
  readonly prefixLists: Map<string, PrefixList>
  readonly portLists: Map<string, readonly PortRange[]>
  /** Ranges of port-list documents that don't say which list they are. */
  readonly anonymousPortLists: (readonly PortRange[])[]
  /** Groups of each network interface. */
  readonly memberships: Map<string, readonly string[]>
  ruleCount: number
}

export function newGathered(): Gathered {
  return {
    groups: new Map(),
    prefixLists: new Map(),
    portLists: new Map(),
    anonymousPortLists: [],
    memberships: new Map(),
    ruleCount: 0,
  }
}

/** The draft of a group, made when it is first named. */
export function draftOf(gathered: Gathered, id: string): GroupDraft {
  const found = gathered.groups.get(id)
  if (found) return found
  const draft: GroupDraft = {
    id,
    name: '',
    type: null,
    innerAccess: null,
    vpcId: '',
    complete: true,
    rules: [],
    described: false,
  }
  gathered.groups.set(id, draft)
  return draft
}

/** Most rules that are read from one paste: ten times what an interface can have in force (L-3). */
export const maxRules = 20_000
