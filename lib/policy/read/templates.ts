import type { JsonObject } from '@/lib/text'
import type { Gather, Held, PolicyReader } from './reader'
import { gatherRos, isRos } from './ros'
import { gatherTerraformJson, isTerraformJson } from './terraform-json'

/**
 * Reads the policies of a template of ROS, of a state or a plan of Terraform as JSON.
 *
 * @returns whether the object is one
 */
export function gatherTemplate(reader: PolicyReader, node: JsonObject, held: Held, gather: Gather): boolean {
  if (isRos(node)) gatherRos(reader, node, held, gather)
  else if (isTerraformJson(node)) gatherTerraformJson(reader, node, held, gather)
  else return false
  return true
}
