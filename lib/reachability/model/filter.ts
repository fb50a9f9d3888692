import type { AddressRange } from '@/lib/cidr'
import type { PortsOfEvidence } from './port'

/** Whether a rule matches the packet; `maybe` where the listing or the question doesn't say. */
export type Fit = 'yes' | 'no' | 'maybe'

/** One condition of a rule. All conditions of a rule have to hold. */
export type Condition =
  | { readonly kind: 'protocol'; readonly names: readonly string[]; readonly not: boolean }
  /** The port at which the other end begins, of what comes in; the own one, of what goes out. */
  | { readonly kind: 'first-port'; readonly ranges: readonly PortsOfEvidence[]; readonly not: boolean }
  | { readonly kind: 'port'; readonly ranges: readonly PortsOfEvidence[]; readonly not: boolean }
  | {
      readonly kind: 'peer' | 'self'
      readonly ranges: readonly AddressRange[]
      readonly not: boolean
      /** The set that they are in. */
      readonly set?: string
    }
  | { readonly kind: 'family'; readonly family: 4 | 6 }
  | {
      readonly kind: 'interface'
      readonly names: readonly string[]
      readonly not: boolean
      /** The one by which the packet leaves, of a rule for what is handed on. */
      readonly out?: true
    }
  | { readonly kind: 'state'; readonly states: readonly string[]; readonly not: boolean }
  /** What the listing alone does not say: which addresses are in a set that has a name, where `set` is given. */
  | { readonly kind: 'fixed'; readonly fit: Fit; readonly set?: NamedSet }

/** A set of addresses that a rule names, and which end of the packet has to be in it. */
export interface NamedSet {
  readonly name: string
  readonly of: 'peer' | 'self'
  readonly not: boolean
}

/** What a rule does with a packet that it matches. */
export type Effect =
  | { readonly kind: 'accept' | 'drop' | 'reject' | 'return' | 'next' | 'unclear' }
  | { readonly kind: 'jump' | 'goto'; readonly chain: string }
  /** Sends the packet to another port of the host itself (`port` null: the same one). */
  | { readonly kind: 'redirect'; readonly port: number | null }
  /** Sends the packet to another address, which may be the host's own. */
  | { readonly kind: 'dnat'; readonly address: string; readonly port: number | null }

export interface FilterRule {
  readonly conditions: readonly Condition[]
  readonly effect: Effect
  readonly line: string
}

export interface Chain {
  readonly rules: FilterRule[]
  /** What happens to a packet that reaches the end; null in a chain that others jump to. */
  policy: 'accept' | 'drop' | null
  policyLine: string | null
  /** It is shown from its first rule on, though the line with its policy is not. */
  headless?: true
  /** No rule leads to it, as its head says. */
  unused?: true
}

export type Chains = Map<string, Chain>
