import { hclBlocksOfJson, type JsonBlocks } from '@/lib/text'
import type { RuleReader } from '../describe'
import { type Fields, isFields } from '../fields'
import type { Recognised } from '../gathered'
import type { RuleSource } from '../source'
import { readBlocks } from './source'

/** Whether a JSON document is a configuration in Terraform's JSON syntax (`.tf.json`). */
export function isConfiguration(fields: Fields): boolean {
  const { resource } = fields
  const each = Array.isArray(resource) ? resource : [resource]
  return each.some((types) => isFields(types) && Object.keys(types).some((type) => type.startsWith('alicloud_')))
}

/** The blocks that matter; entries of a prefix list stand in one. */
const blocks: JsonBlocks = {
  labels: { resource: 2, variable: 1, locals: 0, module: 1 },
  inner: new Set(['entry']),
}

/** A configuration in Terraform's JSON syntax, as the blocks that it stands for. */
export function readConfiguration(fields: Fields, source: RuleSource, reader: RuleReader): Recognised {
  return readBlocks(hclBlocksOfJson(fields, blocks), source, 'terraform-source', reader)
}
