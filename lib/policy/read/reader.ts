import type { JsonNode, JsonObject } from '@/lib/text'
import type { Policy, PolicyShape } from '../model'
import type { PolicyReport, PolicySource } from './report'

/** What every reader of a shape is given: where policies go, and where what is wrong goes. */
export interface PolicyReader {
  readonly report: PolicyReport
  readonly policies: Policy[]
  /** Trust policies that were seen and left out. */
  trusts: number
  /** Refusals of the API that stand beside policies, and are none. */
  refusals: number
  /** `gatherTerraform`, where it is loaded: JSON may hold an expression of Terraform's language. */
  readonly terraform?: ((reader: PolicyReader, text: string, held: Held, gather: Gather) => void) | undefined
  /** `gatherTemplate`, where it is loaded. */
  readonly template?: ((reader: PolicyReader, node: JsonObject, held: Held, gather: Gather) => boolean) | undefined
}

/** Where a node was found. */
export interface Held {
  readonly source: PolicySource
  readonly path: string
  /** The name of the policy, where something around it says one. */
  readonly name: string | null
  readonly shape: PolicyShape
  /** How many strings of JSON are around it. */
  readonly within: number
}

export function textIn(node: JsonNode | undefined): string | null {
  return node?.kind === 'text' ? node.value : null
}

/** A short form of a node, for a sentence. */
export function described(node: JsonNode): string {
  if (node.kind === 'text') return `"${node.value.length > 60 ? `${node.value.slice(0, 60)}…` : node.value}"`
  if (node.kind === 'other') return node.shown
  return node.kind === 'list' ? '[…]' : '{…}'
}

/** What the reader of one shape hands an inner part on with. */
export type Gather = (reader: PolicyReader, node: JsonNode, held: Held) => void
