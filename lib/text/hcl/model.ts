import type { JsonOther } from '../json'

/** An expression of Terraform's language (HCL native syntax). Offsets are zero-based (UTF-16). */
export type HclValue = HclObject | HclList | HclText | JsonOther | HclComputed

export interface HclObject {
  readonly kind: 'object'
  readonly at: number
  readonly members: readonly HclMember[]
}

export interface HclMember {
  /** A name, or what the key has to be worked out from. */
  readonly key: string | HclValue
  readonly at: number
  readonly value: HclValue
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
  readonly parts: readonly (string | HclValue)[]
  /**
   * Offset at which the text begins, where it is written without escapes, so that a character's place in it is its place
   * in the file; null where it is not. A heredoc keeps its indentation.
   */
  readonly plainFrom: number | null
  /** How it opens when it is a heredoc; null when it stands in quotes. */
  readonly heredoc: '<<' | '<<-' | null
}

/** What has to be worked out. */
export type HclComputed = HclReference | HclSteps | HclCall | HclOperation | HclLoop | HclUnclear

interface Computed {
  readonly at: number
  /** As it is written, at most 60 UTF-16 units. */
  readonly source: string
}

/** `.name`, `.0`, `[0]` as what they say; `.*` and `[*]` as `*`; any other index as its expression. */
export type HclStep = string | number | HclValue

/** `local.policy`, `var.x["k"]`, `alicloud_vpc.v.*.id`. */
export interface HclReference extends Computed {
  readonly kind: 'reference'
  readonly root: string
  readonly steps: readonly HclStep[]
}

/** Steps behind any other value: `split("/", x)[0]`. */
export interface HclSteps extends Computed {
  readonly kind: 'steps'
  readonly of: HclValue
  readonly steps: readonly HclStep[]
}

export interface HclCall extends Computed {
  readonly kind: 'call'
  readonly name: string
  readonly args: readonly HclValue[]
}

/** `!a`, `-a`, `a + b`, `a ? b : c`. */
export interface HclOperation extends Computed {
  readonly kind: 'operation'
  readonly sign: string
  readonly operands: readonly HclValue[]
}

/** `[for k, v in of : value if condition]`, and with a key the same in braces. */
export interface HclLoop extends Computed {
  readonly kind: 'loop'
  readonly names: readonly string[]
  readonly of: HclValue
  readonly key: HclValue | null
  readonly value: HclValue
  readonly condition: HclValue | null
}

/** What is no expression that is understood here. */
export interface HclUnclear extends Computed {
  readonly kind: 'unclear'
}

export interface HclAttribute {
  readonly name: string
  readonly at: number
  readonly value: HclValue
  /** The value as it is written, at most 60 UTF-16 units. */
  readonly source: string
}

/** A block such as `resource "alicloud_ram_policy" "ops" { … }`. */
export interface HclBlock {
  readonly kind: string
  readonly labels: readonly string[]
  readonly at: number
  /** Offset after the closing brace; the end of the text where there is none. */
  readonly end: number
  readonly closed: boolean
  readonly body: HclBody
}

export interface HclBody {
  readonly attributes: readonly HclAttribute[]
  readonly blocks: readonly HclBlock[]
}

export interface HclReading {
  readonly body: HclBody
  /** Where the text first stops being Terraform's language; null: nowhere. What stands around it was read. */
  readonly broken: number | null
}
