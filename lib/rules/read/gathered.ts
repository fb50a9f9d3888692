import type { Block } from '@/lib/cidr'
import type { DocumentPlace, GroupType, PortRange, Rule, Unread } from '../model'

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
  | 'terraform-plan-text'
  | 'pulumi'
  | 'template'
  | 'commands'
  | 'console-table'
  | 'unknown'

/** One document of a paste: what it was read as, and how much was in it. */
export interface Recognised {
  readonly document: number
  readonly kind: DocumentKind
  /** Rules, groups, entries or interfaces read, and those in it that could not be. */
  readonly read: number
  readonly skipped: number
}

/** What a document said of one thing, and where; a later document that says something else contradicts it. */
export interface Claim<T> {
  readonly value: T
  readonly written: string
  readonly place: DocumentPlace
}

/** The VPC of a group: its id, a resource of the same document, or a value that no document tells. */
export interface Vpc {
  readonly id: string
  readonly kind: 'id' | 'resource' | 'value'
}

/** A group as far as the documents have told. */
export interface GatheredGroup {
  readonly id: string
  name: string
  type: Claim<GroupType> | null
  innerAccess: Claim<'accept' | 'drop'> | null
  vpc: Claim<Vpc> | null
  readonly rules: Rule[]
  /** The rules by their ids. */
  readonly byId: Map<string, Rule>
  /** Rules with `NicType: internet`: outside a VPC they are of the classic network (F-14). */
  readonly internet: {
    readonly rule: Rule
    readonly place: DocumentPlace
    readonly field: string
    readonly found: string
  }[]
  /** False while only a list of groups or a rule has named it. */
  described: boolean
  /** Where it was described first. */
  place: DocumentPlace | null
  /** Where a response of the API showed its rules: such a response may have been filtered by direction (P-7). */
  response: DocumentPlace | null
  /** Where a response of the API that should have a VpcId has none. */
  withoutVpc: DocumentPlace | null
  /** Pages that say that more follow, and pages that do not (P-7). */
  pages: { readonly more: DocumentPlace[]; last: number }
  /** The rules of a direction that a whole response said. */
  readonly wholes: Map<string, Claim<readonly Rule[]>>
  /** Rules were left out for a limit. */
  cut: boolean
}

/** A list as far as the documents have told: one page, or several. */
export interface ListDraft<E> {
  readonly id: string
  name: string
  family: 4 | 6 | null
  maxEntries: number | null
  readonly place: DocumentPlace
  /** Where the entries of its latest page stood. */
  entriesAt: DocumentPlace
  readonly entries: E[]
  /** Places of pages that say that more follow (P-7). */
  readonly more: DocumentPlace[]
  /** The page that says that none follows; its entries as text. */
  last: Claim<string> | null
  /** Something in it could not be read: its entries are not known. */
  broken: boolean
}

/** Everything that the documents of one paste have told so far. */
export interface GatheredRules {
  readonly groups: Map<string, GatheredGroup>
  readonly prefixLists: Map<string, ListDraft<Block>>
  readonly portLists: Map<string, ListDraft<PortRange>>
  /** Ranges of port-list documents that don't say which list they are. */
  readonly anonymousPortLists: { readonly ranges: readonly PortRange[]; readonly place: DocumentPlace }[]
  /** Groups of each network interface, or of each instance that a template makes. */
  readonly memberships: Map<string, readonly string[]>
  /** Where the interfaces stood; null when no document has any. */
  interfacesAt: DocumentPlace | null
  /** What may be there, of which not everything is known. */
  readonly unread: Unread[]
  /** Variables whose values would tell, and nothing says. */
  readonly variables: Set<string>
  /** Rules looked at, sound or not. */
  ruleCount: number
  /** List entries looked at. */
  entryCount: number
  described: number
}

export function newGathered(): GatheredRules {
  return {
    groups: new Map(),
    prefixLists: new Map(),
    portLists: new Map(),
    anonymousPortLists: [],
    memberships: new Map(),
    interfacesAt: null,
    unread: [],
    variables: new Set(),
    ruleCount: 0,
    entryCount: 0,
    described: 0,
  }
}

/** The draft of a group, made when it is first named. */
export function draftOf(gathered: GatheredRules, id: string): GatheredGroup {
  const found = gathered.groups.get(id)
  if (found) return found
  const draft: GatheredGroup = {
    id,
    name: '',
    type: null,
    innerAccess: null,
    vpc: null,
    rules: [],
    byId: new Map(),
    internet: [],
    described: false,
    place: null,
    response: null,
    withoutVpc: null,
    pages: { more: [], last: 0 },
    wholes: new Map(),
    cut: false,
  }
  gathered.groups.set(id, draft)
  return draft
}
