import { type PolicyReading, type ReadingOptions, readPolicyWith } from './index'
import { gatherTerraform } from './terraform'

/** Reads policies of every shape; as `readPolicyWith`, with the reader of Terraform's language. */
export function readPolicy(given: unknown, options: ReadingOptions = {}): PolicyReading {
  return readPolicyWith(given, { terraform: gatherTerraform, ...options })
}
