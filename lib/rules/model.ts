import type { Block, Family } from '@/lib/cidr'
import type { Direction, Protocol } from '@/lib/net'

export type { Direction } from '@/lib/net'

/** A protocol that has a name (F-2). */
export type NamedProtocol = Protocol

/**
 * Protocol of a rule (F-2): by name, or by its IANA number 0–255 where it has no name here; `all` matches every protocol
 * (M-2).
 */
export type RuleProtocol = NamedProtocol | 'all' | number

/** Protocol of a packet; `other` is any protocol that no rule names, which only `all` matches. */
export type PacketProtocol = NamedProtocol | 'other' | number

/** What a rule does (F-5). The API says `accept` / `drop`. */
export type Action = 'accept' | 'drop'

/** Ports, both ends included, 1–65535 (F-3). */
export interface PortRange {
  readonly start: number
  readonly end: number
}

/** Ports of a rule: every port (also for protocols without ports), a range, or a port list (F-13). */
export type Ports =
  | { readonly kind: 'any' }
  | { readonly kind: 'range'; readonly start: number; readonly end: number }
  | { readonly kind: 'list'; readonly id: string }

/** The other end that a rule names: source of an ingress rule, destination of an egress rule (F-8…F-12). */
export type Peer =
  | { readonly kind: 'cidr'; readonly block: Block }
  | { readonly kind: 'group'; readonly groupId: string; readonly account: string | null }
  | { readonly kind: 'prefix-list'; readonly id: string }

/** Where something stood in what was pasted. */
export interface DocumentPlace {
  /** Zero-based number of the document in the paste. */
  readonly document: number
  /** Path inside the document, such as `Permissions.Permission[3].SourceCidrIp`. */
  readonly path: string
}

/** One security group rule, its fields resolved (F-18) and checked. */
export interface Rule {
  /** The document's rule id; where it has none, its Terraform address or template name; else the zero-based position in its document. */
  readonly id: string
  /** Id of the group that owns the rule. */
  readonly group: string
  readonly direction: Direction
  readonly protocol: RuleProtocol
  /** Destination ports, in both directions (F-3). */
  readonly ports: Ports
  /** Source ports of a five-tuple rule (F-4). */
  readonly sourcePorts: Ports
  readonly peer: Peer
  /** Own addresses that a five-tuple rule is limited to; null: all (M-9). */
  readonly self: Block | null
  readonly action: Action
  /** 1–100, smaller wins; 110 only on rules made before 27 May 2020 (F-6, F-7). */
  readonly priority: number
  readonly description: string
  readonly place: DocumentPlace
}

export type GroupType = 'basic' | 'advanced'

/** Id of the group whose rules were pasted without its id. */
export const pastedGroup = 'sg-pasted'

/** One security group. */
export interface Group {
  readonly id: string
  readonly name: string
  readonly type: GroupType
  /** False when no document and no reader said the type, and basic was assumed (G-15). */
  readonly typeKnown: boolean
  /** `InnerAccessPolicy`: whether members reach each other before any rule is read (G-4, G-5). */
  readonly innerAccess: Action
  readonly vpcId: string
  readonly rules: readonly Rule[]
  /** False when the document says that more rules exist (P-7). */
  readonly complete: boolean
}

/** Entries of a prefix list (M-14). */
export interface PrefixList {
  readonly id: string
  readonly name: string
  readonly family: Family
  readonly blocks: readonly Block[]
  /** What the list costs in a rule count (L-6); null when the document doesn't say. */
  readonly maxEntries: number | null
}

/** Entries of a port list (M-15). */
export interface PortList {
  readonly id: string
  readonly ranges: readonly PortRange[]
}

/** A rule, or any number of rules, that may exist and of which not everything is known: a value is not in the documents. */
export interface Unread {
  readonly place: DocumentPlace
  /** Id of the group that owns it; null when not even that is known. */
  readonly group: string | null
  /** What is known of it. A field that is absent may have any value. */
  readonly known: Partial<Pick<Rule, 'direction' | 'protocol' | 'ports' | 'peer' | 'action' | 'priority'>>
  /** What its document writes in place of values, such as `var.admin`. */
  readonly written?: Partial<Record<'ports' | 'peer' | 'priority', string>>
}

/** The groups of one network interface with the lists that their rules name. */
export interface RuleSet {
  readonly groups: readonly Group[]
  readonly prefixLists: ReadonlyMap<string, PrefixList>
  readonly portLists: ReadonlyMap<string, PortList>
  /** What may be there beside the rules; whoever speaks of all packets has to say so first. */
  readonly unread: readonly Unread[]
}

/** The first packet of a connection, seen at one interface (T-8). */
export interface Packet {
  readonly direction: Direction
  readonly protocol: PacketProtocol
  readonly family: Family
  /** Address of the other end, as an unsigned integer. */
  readonly peer: bigint
  /** Destination port 1–65535; null for protocols without ports. */
  readonly port: number | null
  /** Source port 1–65535; null when not given. */
  readonly sourcePort: number | null
  /** Own address; null when not given. */
  readonly self: bigint | null
  /** Groups that the other end belongs to. */
  readonly peerGroups: readonly string[]
  /** True when the packet travels the internal network (M-10, M-11); implied by a non-empty `peerGroups`. */
  readonly internal: boolean
}

export type Verdict = 'accept' | 'drop' | 'depends'

/** What decided a packet. */
export type Decider =
  | { readonly kind: 'rule'; readonly group: string; readonly rule: string }
  | { readonly kind: 'in-group'; readonly group: string }
  | { readonly kind: 'default'; readonly group: string }
  | { readonly kind: 'platform' }
  | { readonly kind: 'missing'; readonly list: string }
  /** A rule that may exist, of which not everything is known. */
  | { readonly kind: 'unread'; readonly at: DocumentPlace }
