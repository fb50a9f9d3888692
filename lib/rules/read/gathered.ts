import type { GroupType, Place, PortRange, PrefixList, Rule } from '../model'

/** What a kind of document is, for telling the reader what was recognised. */
export type DocumentKind =
  | 'group'
  | 'rule-list'
  | 'groups'
  | 'prefix-list'
  | 'port-list'
  | 'interfaces'
  | 'terraform'
  | 'terraform-plan'
  | 'terraform-source'
  | 'template'
  | 'commands'
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
  readonly id: string
  name: string
  type: GroupType | null
  innerAccess: 'accept' | 'drop' | null
  vpcId: string
  readonly rules: Rule[]
  /** The rules by their ids. */
  readonly byId: Map<string, Rule>
  /** False while only a list of groups or a rule has named it. */
  described: boolean
  /** Where it was described first. */
  place: Place | null
  /** Where a response of the API showed its rules: such a response may have been filtered by direction (P-7). */
  response: Place | null
  /** Pages that say that more follow, and pages that do not (P-7). */
  pages: { readonly more: Place[]; last: number }
  /** Rules were left out for a limit. */
  cut: boolean
}

/** Everything that the documents of one paste have told so far. */
export interface Gathered {
  readonly groups: Map<string, GroupDraft>
  readonly prefixLists: Map<string, PrefixList>
  readonly portLists: Map<string, readonly PortRange[]>
  /** Ranges of port-list documents that don't say which list they are. */
  readonly anonymousPortLists: { readonly ranges: readonly PortRange[]; readonly place: Place }[]
  /** Groups of each network interface. */
  readonly memberships: Map<string, readonly string[]>
  /** Where the interfaces stood; null when no document has any. */
  interfacesAt: Place | null
  /** Rules looked at, sound or not. */
  ruleCount: number
  /** List entries looked at. */
  entryCount: number
  described: number
}

export function newGathered(): Gathered {
  return {
    groups: new Map(),
    prefixLists: new Map(),
    portLists: new Map(),
    anonymousPortLists: [],
    memberships: new Map(),
    interfacesAt: null,
    ruleCount: 0,
    entryCount: 0,
    described: 0,
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
    rules: [],
    byId: new Map(),
    described: false,
    place: null,
    response: null,
    pages: { more: [], last: 0 },
    cut: false,
  }
  gathered.groups.set(id, draft)
  return draft
}
