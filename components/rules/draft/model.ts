import { hasPorts } from '@/lib/net'
import type { Direction, GroupType, RuleProtocol } from '@/lib/rules'
import type { PacketDraft } from '../packet/draft'
import { ownAddressOf, withOwnAddress } from './own-address'
import type { Review } from './review'

/** A rule while it is edited: every field as the reader wrote it, so that nothing is lost when it does not fit yet. */
export interface RuleDraft {
  /** Tells the row apart as long as the page is open, whatever it comes to say. */
  readonly key: number
  readonly id: string
  readonly direction: Direction
  readonly action: 'accept' | 'drop'
  readonly protocol: RuleProtocol
  readonly ports: string
  readonly peer: string
  /** What the peer was read as, which its text may not show (a Terraform address); null: as its text says. */
  readonly peerKind: 'cidr' | 'group' | 'prefix-list' | null
  readonly priority: string
  /** Fields that the table does not show, in the API's names. */
  readonly rest: Readonly<Record<string, string | number>>
}

/** A field of a rule that can be edited. */
export type RuleField =
  | 'direction'
  | 'action'
  | 'protocol'
  | 'ports'
  | 'peer'
  | 'priority'
  | 'description'
  | 'sourcePorts'
  | 'self'

export interface GroupDraft {
  readonly id: string
  readonly name: string
  /** Null: no document and no reader said it; basic is assumed (G-15). */
  readonly type: GroupType | null
  readonly innerAccess: 'accept' | 'drop'
  readonly vpcId: string
  readonly complete: boolean
  readonly rules: readonly RuleDraft[]
}

/** What one interface has: its groups, and the lists that their rules name. */
export interface Setup {
  readonly groups: readonly GroupDraft[]
  /** Prefix and port lists, as documents. */
  readonly lists: readonly unknown[]
  /** What was missing where the groups were read from. */
  readonly doubts: Doubts
  /** Region id, as a document or the reader said it; empty when nobody did. */
  readonly region: string
}

/** What stands beside every answer, since the documents did not say everything. */
export interface Doubts {
  /** Places that could not be read. */
  readonly unread: number
  /** Codes of the reader's warnings, with the values for their sentences. */
  readonly notes: readonly {
    readonly code: string
    readonly params: Readonly<Record<string, string | number>>
  }[]
}

export const noDoubts: Doubts = { unread: 0, notes: [] }

/** Everything that the workbench shows, as it is undone, linked and shared. */
export interface RulesDraft extends Setup {
  readonly packet: PacketDraft
  readonly port25Unblocked: boolean
  /** What the rules are compared with; null until something is kept. */
  readonly before: Setup | null
  readonly review: Review
}

export const ruleProtocols: readonly RuleProtocol[] = ['all', 'tcp', 'udp', 'icmp', 'icmpv6', 'gre']

let keys = 0

/** A key that no row has yet. */
export function newKey(): number {
  keys += 1
  return keys
}

/** A rule to be filled in: what it opens, and to whom, is for the reader to say. */
export function newRule(id: string): RuleDraft {
  return {
    key: newKey(),
    id,
    direction: 'ingress',
    action: 'accept',
    protocol: 'tcp',
    ports: '',
    peer: '',
    peerKind: null,
    priority: '1',
    rest: {},
  }
}

/**
 * A row with other fields. A protocol brings the ports that go with it; a peer that is typed says itself what it is; the own
 * end goes along with the direction.
 */
export function changed(row: RuleDraft, part: Partial<Omit<RuleDraft, 'key'>>): RuleDraft {
  const turned = part.direction !== undefined && part.direction !== row.direction
  const plain = { ...row, ...part }
  const next = turned ? withOwnAddress(plain, ownAddressOf(row)) : plain
  if (part.peer !== undefined && part.peerKind === undefined) return { ...next, peerKind: null }
  if (part.protocol === undefined || part.ports !== undefined) return next
  if (hasPorts(String(part.protocol))) return hasPorts(String(row.protocol)) ? next : { ...next, ports: '1/65535' }
  const { SourcePortRange: _, ...rest } = next.rest
  return { ...next, ports: '-1/-1', rest }
}

/** An id that no rule of the group has. */
export function freeId(group: GroupDraft): string {
  const taken = new Set(group.rules.map((rule) => rule.id))
  let number = group.rules.length + 1
  while (taken.has(`rule-${number}`)) number += 1
  return `rule-${number}`
}

/** An empty group that can stand beside the others: one type and one VPC (G-10). */
export function newGroup({ groups }: Pick<Setup, 'groups'>): GroupDraft {
  let number = groups.length + 1
  while (groups.some((group) => group.id === `sg-example-${number}`)) number += 1
  const [first] = groups
  return {
    id: `sg-example-${number}`,
    name: '',
    type: first?.type ?? 'basic',
    innerAccess: 'accept',
    vpcId: first?.vpcId || 'vpc-example',
    complete: true,
    rules: [],
  }
}
