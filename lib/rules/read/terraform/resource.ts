import type { Fields } from '../fields'
import type { RuleSource } from '../source'

/** A resource or data source of a state, plan or configuration. */
export interface Resource {
  readonly type: string
  readonly address: string
  /** Values may be `Unknown`, or a `Reference` to another resource. */
  readonly values: Fields
  /** Where its values stand. */
  readonly source: RuleSource
}

/** A value that another resource gives. */
export class TerraformReference {
  constructor(
    /** Address of the resource, or the whole expression where it leads elsewhere. */
    readonly address: string,
    /** True when it is the id of the resource. */
    readonly isId: boolean,
    /** Further addresses that may be meant, likelier ones first. */
    readonly others: readonly string[] = [],
  ) {}
}
