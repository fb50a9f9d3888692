import { type PolicyReading, type ReadingOptions, readPolicyWith } from './index'
import { gatherTemplate } from './templates'
import { gatherTerraform } from './terraform'

/** Reads policies of every shape; as `readPolicyWith`, with the readers of Terraform's language and of templates. */
export function readPolicy(given: unknown, options: ReadingOptions = {}): PolicyReading {
  return readPolicyWith(given, { terraform: gatherTerraform, template: gatherTemplate, ...options })
}
