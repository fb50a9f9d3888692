import type { CidrProblem } from '@/lib/cidr'
import type { ClassName, PortProtocol, Scope } from '@/lib/net'
import type { Limits } from '@/lib/rules'
import type { Entities } from '../../text/entities'

/** Limits that counts of rules are held against (L-2, L-3), and the addresses of each vSwitch that the system keeps. */
export type RuleCountLimits = Pick<Limits, 'rulesPerGroup' | 'rulesPerInterface'> & { readonly keptPerVSwitch: number }

/** A block worked out; numbers as decimal text, since IPv6 goes beyond 2⁵³. */
export interface BlockFigures {
  /** As the reader wrote it. */
  readonly written: string
  /** Canonical, host bits cleared. */
  readonly network: string
  readonly first: string
  readonly last: string
  readonly prefix: number
  /** Null for IPv6. */
  readonly mask: string | null
  readonly wildcard: string | null
  readonly count: string
  readonly family: 4 | 6
  /** Addresses for instances where a vSwitch has this block; null where that was not asked for. */
  readonly usable: string | null
  /** The reader's address had bits right of the prefix, which do not count (M-8). */
  readonly hostBits: boolean
}

/** What the engines worked out for a question. Words belong to the messages. */
export type Computed =
  | ({ readonly kind: 'block' } & BlockFigures)
  /** The fewest blocks that hold exactly a range. */
  | {
      readonly kind: 'range'
      readonly first: string
      readonly last: string
      readonly count: string
      readonly family: 4 | 6
      readonly blocks: readonly string[]
    }
  /** How one block, address or range stands to another. */
  | {
      readonly kind: 'relation'
      readonly a: string
      readonly b: string
      readonly relation: 'equal' | 'contains' | 'inside' | 'disjoint' | 'overlaps'
      /** First and last address of `a` and of `b`. */
      readonly ends: readonly [readonly [string, string], readonly [string, string]]
    }
  /** The fewest blocks that hold what several hold together. */
  | { readonly kind: 'merge'; readonly from: readonly string[]; readonly blocks: readonly string[] }
  /** The fewest blocks that hold what is left of one block or range without others. */
  | {
      readonly kind: 'subtract'
      readonly from: string
      readonly without: readonly string[]
      readonly blocks: readonly string[]
    }
  /**
   * A block cut into parts of one size: how many, how long their prefix is, and the first of them; of a prefix without an address
   * (`/22`) none.
   */
  | {
      readonly kind: 'split'
      readonly written: string
      /** Parts asked for, where a block has no such number of parts of one size: more of them are told. */
      readonly asked: number | null
      readonly parts: number
      readonly prefix: number
      readonly count: string
      readonly blocks: readonly string[]
    }
  /** A prefix length or mask without an address. */
  | {
      readonly kind: 'prefix'
      readonly prefix: number
      readonly mask: string | null
      readonly wildcard: string | null
      readonly count: string
      /** Addresses for instances where a vSwitch has such a block; null where that was not asked for. */
      readonly usable: string | null
      readonly family: 4 | 6
    }
  /** The smallest block with room for so many: `usable` of its addresses, or all where addresses were asked for (null). */
  | {
      readonly kind: 'room'
      readonly wanted: number
      readonly prefix: number
      readonly mask: string | null
      readonly count: string
      readonly usable: string | null
    }
  /** Who may stand behind an address: that of the special block that it lies in; null for one of the Internet. */
  | {
      readonly kind: 'class'
      readonly written: string
      readonly special: {
        readonly name: ClassName
        readonly scope: Scope
        readonly block: string
        readonly source: string
      } | null
    }
  | {
      readonly kind: 'port'
      readonly ports: readonly {
        readonly port: number
        readonly protocol: PortProtocol
        /** Names of the services that usually use it; empty when none is known. */
        readonly services: readonly string[]
        /** As a rule writes it: `6379/6379`. */
        readonly portRange: string
      }[]
    }
  /** Groups × rules per group, held against the limit of one network interface (L-3, L-5). */
  | {
      readonly kind: 'rules-of-groups'
      readonly groups: number
      readonly rulesPerGroup: number
      readonly product: number
      readonly most: number
      readonly fits: boolean
    }
  /** Inbound and outbound rules of one group are counted together (L-1, L-2). */
  | {
      readonly kind: 'rules-of-directions'
      readonly ingress: number
      readonly egress: number
      readonly sum: number
      readonly most: number
      readonly fits: boolean
    }
  /** Rules that a group still takes beside those it has (L-1, L-2). */
  | { readonly kind: 'rules-left'; readonly used: number; readonly most: number; readonly left: number }
  /** A document or a command's output: the tool that reads it. */
  | { readonly kind: 'pasted'; readonly what: Pasted; readonly tool: Tool }
  /** What was written is no address, block, range or port, and why. */
  | { readonly kind: 'refused'; readonly written: string; readonly problem: CidrProblem }

export type Tool = 'cidr' | 'rules' | 'reachability' | 'policy'
export type Pasted = 'security-group' | 'policy' | 'command-output' | 'evidence' | 'address-list'

/**
 * Works out the blocks, ranges and masks that a question names; null where it asks for no figure of them. It comes apart from the
 * rest (`lib/ask/figures`): most questions need none.
 *
 * @param kept addresses of each vSwitch that the system keeps
 * @param inPassing addresses are named without a word of figures
 */
export type AddressFigures = (
  normalised: string,
  entities: Entities,
  kept: number,
  inPassing: boolean,
) => Computed | null
