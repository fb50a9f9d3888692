import type { JsonOther } from '../json'

/** An expression of Terraform's language, as far as the text alone tells it. Offsets are zero-based (UTF-16). */
export type HclValue = HclObject | HclList | HclText | JsonOther | HclComputed

export interface HclObject {
  readonly kind: 'object'
  readonly at: number
  readonly members: readonly { readonly key: string; readonly at: number; readonly value: HclValue }[]
}

export interface HclList {
  readonly kind: 'list'
  readonly at: number
  readonly items: readonly HclValue[]
}

export interface HclText {
  readonly kind: 'text'
  readonly at: number
  /** What stands between the quotes or in the heredoc: texts, and what is worked out in between. */
  readonly parts: readonly (string | HclComputed)[]
  /**
   * Offset at which the text begins, where it is written without escapes, so that a character's place in it is its place
   * in the file; null where it is not. A heredoc keeps its indentation.
   */
  readonly plainFrom: number | null
}

/** A reference, a call or anything else that has to be worked out. */
export interface HclComputed {
  readonly kind: 'computed'
  readonly at: number
  /** As it is written. */
  readonly source: string
  /** `local.policy` where it is a path and nothing else. */
  readonly path: string | null
  readonly call: { readonly name: string; readonly args: readonly HclValue[] } | null
}

export interface HclAttribute {
  readonly name: string
  readonly at: number
  readonly value: HclValue
}

/** A block such as `resource "alicloud_ram_policy" "ops" { … }`. */
export interface HclBlock {
  readonly kind: string
  readonly labels: readonly string[]
  readonly at: number
  /** Offset after the closing brace. */
  readonly end: number
  readonly body: HclBody
}

export interface HclBody {
  readonly attributes: readonly HclAttribute[]
  readonly blocks: readonly HclBlock[]
}

export interface HclReading {
  readonly body: HclBody
  /** Where the text stops being Terraform's language; null: nowhere. What stands before it was read. */
  readonly broken: number | null
}
