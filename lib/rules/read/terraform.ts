import type { Reader } from './describe'
import { type Fields, field, isFields, list, text } from './fields'
import type { Recognised } from './gathered'
import { placeIn, type Source, within } from './source'
import { readResources } from './terraform-groups'
import { knowledgeOf, type Resource, resourcesOf } from './terraform-resources'

/** What a plan is read for: what will be, or what was before. */
export type PlanSide = 'planned' | 'prior'

/** Whether a document is a state or a plan of Terraform: what `terraform show -json` prints, or a state file. */
export function isTerraform(fields: Fields): boolean {
  return (
    ['values', 'planned_values', 'prior_state'].some((name) => isFields(field(fields, name))) || isStateFile(fields)
  )
}

/** A state file itself, which is not what `terraform show -json` prints but is at hand where Terraform is not. */
function isStateFile(fields: Fields): boolean {
  return field(fields, 'terraform_version') !== undefined && Array.isArray(field(fields, 'resources'))
}

/** `terraform show -json`, of a state or a plan, with its child modules (formats, section 4). */
export function readTerraform(fields: Fields, source: Source, reader: Reader, side: PlanSide): Recognised {
  const isPlan = isFields(field(fields, 'planned_values'))
  const counted = readResources(resourcesIn(fields, source, side), knowledgeOf(fields), reader)
  // Before the first apply there was nothing.
  if (counted.found === 0 && !(isPlan && side === 'prior')) {
    const message = 'No alicloud_security_group or alicloud_security_group_rule was found.'
    reader.collect.error('no-terraform-groups', message, placeIn(source, ''))
  }
  const { read, skipped } = counted
  return { document: source.document, kind: isPlan ? 'terraform-plan' : 'terraform', read, skipped }
}

function resourcesIn(fields: Fields, source: Source, side: PlanSide): Resource[] {
  const planned = field(fields, 'planned_values')
  const prior = field(fields, 'prior_state')
  const before = isFields(prior) ? field(prior, 'values') : undefined
  const [root, path] =
    isFields(planned) && side === 'planned'
      ? [planned, 'planned_values']
      : isFields(planned) || isFields(prior)
        ? [before, 'prior_state.values']
        : [field(fields, 'values'), 'values']
  if (isFields(root)) return resourcesOf(root, within(source, path))
  return isStateFile(fields) ? instancesOf(fields, source) : []
}

/** Resources of a state file: `resources[].instances[].attributes`. */
function instancesOf(fields: Fields, source: Source): Resource[] {
  return (list(fields, 'resources')?.items ?? []).flatMap((item, index): Resource[] => {
    if (!isFields(item)) return []
    const module = text(item, 'module')
    const address = `${module ? `${module}.` : ''}${text(item, 'type')}.${text(item, 'name')}`
    return (list(item, 'instances')?.items ?? []).flatMap((instance, number): Resource[] => {
      const values = isFields(instance) ? field(instance, 'attributes') : undefined
      if (!isFields(instance) || !isFields(values)) return []
      const key = field(instance, 'index_key')
      const at = within(source, `resources[${index}].instances[${number}].attributes`)
      const suffix = key === undefined ? '' : `[${JSON.stringify(key)}]`
      return [{ type: text(item, 'type'), address: `${address}${suffix}`, values, source: at }]
    })
  })
}
