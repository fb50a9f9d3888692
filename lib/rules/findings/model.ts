import type { Family } from '@/lib/cidr'
import type { Risk } from '@/lib/net'
import type { LimitName, Limits } from '../limits'
import type { Decider, Packet, PortRange, Rule, RuleSet } from '../model'
import type { RuleName, Why } from '../space'
import type { NewRule } from '../write'
import type { Reach } from './reach'

/** How much a finding matters; `high`, `medium` and `none` of `lib/net`'s services are `high`, `medium` and `info`. */
export type FindingSeverity = 'high' | 'medium' | 'low' | 'info'

/** Every kind of finding with the values for its sentence. Texts are short and on one line; lists are joined by `, `. */
export interface FindingKinds {
  /** Nearly every port of TCP, UDP or both is open to everyone on the Internet. */
  'open-all-ports': { readonly family: Family; readonly protocols: string; readonly reach: Reach }
  /** A hundred ports and more in a row are. `services` are those of high risk among them. */
  'open-range': {
    readonly family: Family
    readonly protocol: string
    readonly ports: string
    readonly services: string
    readonly reach: Reach
  }
  /** A port at which services listen that have a name. */
  'open-service': {
    readonly family: Family
    readonly protocol: string
    readonly port: number
    readonly services: string
    readonly reach: Reach
  }
  /** Ports at which nothing is known to listen. */
  'open-port': {
    readonly family: Family
    readonly protocol: string
    readonly ports: string
    readonly reach: Reach
  }
  /** A protocol without ports. */
  'open-protocol': { readonly family: Family; readonly protocol: string; readonly reach: Reach }
  /** A rule lets all protocols, or all ports of one, in from wherever. */
  'all-traffic': { readonly protocol: string; readonly peer: string }
  /** Everything may leave to everyone. */
  'egress-all': { readonly family: Family; readonly reach: Reach }
  /** A rule lets in from more than 256 addresses of the Internet (IPv4), or more than a /48 (IPv6). */
  'wide-source': { readonly peer: string; readonly ports: string }
  /**
   * A port at which a program takes commands without a password, let in from more than 16 addresses (IPv4), or more than a
   * /64 (IPv6); `size` is how many.
   */
  'command-port': {
    readonly protocol: string
    readonly port: number
    readonly services: string
    readonly peer: string
    readonly size: string
  }
  /** A rule lets in from some addresses of the Internet. */
  'public-source': { readonly peer: string; readonly ports: string }
  /** Without the rule nothing changes. */
  'no-effect': { readonly why: Why }
  /** A rule that drops, at this priority: what it is to block has been let in by rules that are read earlier. */
  'blocks-nothing': { readonly priority: number }
  /** A rule of the other action, which is read earlier, takes part of what it matches. */
  'partial-shadow': { readonly other: string }
  'no-description': { readonly count: number }
  /** The group is the one that the console makes by itself, or has its rules. */
  'default-group': { readonly group: string }
  /** Four fifths of what the platform allows, and more, are used. */
  'near-limit': {
    readonly limit: LimitName
    readonly subject: string
    readonly used: number
    readonly maximum: number
  }
}

export type FindingKind = keyof FindingKinds

/** A packet that shows what is said: `decide` gives this verdict by these rules, with port 25 as if unblocked. */
export interface Proof {
  readonly packet: Packet
  readonly verdict: 'accept' | 'drop'
  readonly by: Decider
}

/** What mends it and touches nothing else that is known: rules to take away, rules to add. `applied` makes the set of it. */
export interface SafeChange {
  readonly remove: readonly RuleName[]
  readonly add: readonly NewRule[]
}

/** A check of another tool that reports the same. */
export interface OtherCheck {
  readonly tool: 'Cloud Config' | 'CIS Alibaba Cloud Foundation Benchmark 2.0.0' | 'Prowler' | 'Checkov' | 'KICS'
  readonly name: string
}

interface Common {
  /** The same for the same finding in the same set, whatever else is found: by it a reader suppresses one. */
  readonly id: string
  readonly severity: FindingSeverity
  /** Groups that it is about. */
  readonly groups: readonly string[]
  /** Rules that it is about; none where the built-in default is the cause. */
  readonly rules: readonly RuleName[]
  /** Null where no packet can show it. */
  readonly proof: Proof | null
  /** False where a rule that could not be read may change it. */
  readonly certain: boolean
  readonly change: SafeChange | null
  readonly checks: readonly OtherCheck[]
  /** Why the reader has suppressed it; null: it counts. */
  readonly suppressed: string | null
}

/** One finding: a kind with its values. */
export type FindingOf<K extends FindingKind> = {
  readonly [Each in K]: { readonly kind: Each; readonly params: FindingKinds[Each] } & Common
}[K]
export type Finding = FindingOf<FindingKind>

/** A finding as its kind states it, before it is named, checked and held against what the reader suppressed. */
export type FindingDraft = {
  readonly [K in FindingKind]: {
    readonly kind: K
    readonly params: FindingKinds[K]
    readonly severity: FindingSeverity
    readonly groups: readonly string[]
    readonly rules: readonly RuleName[]
    readonly proof: Proof | null
    readonly change: SafeChange | null
    readonly checks: readonly OtherCheck[]
  }
}[FindingKind]

/** What has to be looked at by hand: nothing may be said to be in order there. */
export type ByHand =
  /** A rule may exist whose values the documents do not tell. */
  | { readonly reason: 'unread'; readonly subject: string; readonly at: string }
  /** The group has more rules than were shown (P-7). */
  | { readonly reason: 'incomplete'; readonly subject: string; readonly at: string }
  /** The entries of a list are not known, and rules name it. */
  | { readonly reason: 'list-missing'; readonly subject: string; readonly at: string }
  /** The type of the group is not known; basic was assumed (G-15). */
  | { readonly reason: 'type-assumed'; readonly subject: string; readonly at: string }

export type ByHandReason = ByHand['reason']

export interface Findings {
  /** Most serious first. */
  readonly list: readonly Finding[]
  readonly byHand: readonly ByHand[]
}

/** A port that may be open to everyone, by the reader's own word. */
export interface AllowedPorts extends PortRange {
  readonly protocol: 'tcp' | 'udp'
}

export interface FindingOptions {
  /** Ports that are meant to be open: they are not reported, and all others are at least `medium`. */
  readonly allowed?: readonly AllowedPorts[]
  /** Findings that the reader has looked at, with the reason why they stay. */
  readonly suppressed?: readonly { readonly id: string; readonly reason: string }[]
  /** The platform's figures; without them nothing is held against a limit. */
  readonly limits?: Limits
  /** Called now and then with the share done, 0–1; what it throws ends the analysis. */
  readonly onProgress?: (share: number) => void
}

export const severityOfRisk: Readonly<Record<Risk, FindingSeverity>> = { high: 'high', medium: 'medium', none: 'info' }

/** What the kinds look at. */
export interface FindingContext {
  readonly set: RuleSet
  readonly rules: readonly Rule[]
  /** The rules of both directions in order of decision. */
  readonly inOrder: readonly Rule[]
  readonly options: FindingOptions
}

export function refOf({ group, id }: Rule): RuleName {
  return { group, rule: id }
}
