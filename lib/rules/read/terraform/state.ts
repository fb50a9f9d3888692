import type { RuleReader } from '../describe'
import { type Fields, field, isFields, list, textField } from '../fields'
import type { Recognised } from '../gathered'
import { partOfSource, placeIn, type RuleSource } from '../source'
import { plannedChanges, resourcesOf, withKnowledge } from './plan'
import type { Resource } from './resource'
import { readResources } from './resources'

/** What a plan is read for: what will be, or what was before. */
export type PlanSide = 'planned' | 'prior'

/** Whether a document is a state or a plan of Terraform: what `terraform show -json` prints, or a state file. */
export function isStateOrPlan(fields: Fields): boolean {
  return (
    ['values', 'planned_values', 'prior_state'].some((name) => isFields(field(fields, name))) ||
    Array.isArray(field(fields, 'resource_changes')) ||
    isStateFile(fields) ||
    isOldStateFile(fields)
  )
}

/** A state file itself, which is not what `terraform show -json` prints but is at hand where Terraform is not. */
function isStateFile(fields: Fields): boolean {
  const resources = field(fields, 'resources')
  if (!Array.isArray(resources)) return false
  return (
    field(fields, 'terraform_version') !== undefined ||
    resources.some((item) => isFields(item) && Array.isArray(field(item, 'instances')))
  )
}

/** The state files of Terraform up to 0.11 (version 3). */
function isOldStateFile(fields: Fields): boolean {
  return (list(fields, 'modules')?.items ?? []).some(
    (module) => isFields(module) && isFields(field(module, 'resources')),
  )
}

/** `terraform show -json`, of a state or a plan, with its child modules (formats, section 4), and state files. */
export function readTerraform(fields: Fields, source: RuleSource, reader: RuleReader, side: PlanSide): Recognised {
  const isPlan = isFields(field(fields, 'planned_values')) || Array.isArray(field(fields, 'resource_changes'))
  const counted = readResources(withKnowledge(resourcesIn(fields, source, side), fields), reader)
  // Before the first apply there was nothing.
  if (counted.found === 0 && !(isPlan && side === 'prior')) {
    reader.collect.error('no-terraform-groups', placeIn(source, ''), {})
  }
  const { read, skipped } = counted
  return { document: source.document, kind: isPlan ? 'terraform-plan' : 'terraform', read, skipped }
}

function resourcesIn(fields: Fields, source: RuleSource, side: PlanSide): Resource[] {
  const planned = field(fields, 'planned_values')
  const prior = field(fields, 'prior_state')
  const before = isFields(prior) ? field(prior, 'values') : undefined
  if (!isFields(planned) && Array.isArray(field(fields, 'resource_changes'))) {
    if (side === 'planned' || !isFields(before)) {
      return plannedChanges(fields, source, side === 'planned' ? 'after' : 'before')
    }
  }
  const [root, path] =
    isFields(planned) && side === 'planned'
      ? [planned, 'planned_values']
      : isFields(planned) || isFields(prior)
        ? [before, 'prior_state.values']
        : [field(fields, 'values'), 'values']
  if (isFields(root)) return resourcesOf(root, partOfSource(source, path))
  return isStateFile(fields) ? instancesOf(fields, source) : oldInstancesOf(fields, source)
}

/** Resources of a state file: `resources[].instances[].attributes`. */
function instancesOf(fields: Fields, source: RuleSource): Resource[] {
  return (list(fields, 'resources')?.items ?? []).flatMap((item, index): Resource[] => {
    if (!isFields(item)) return []
    const module = textField(item, 'module')
    const address = `${module ? `${module}.` : ''}${textField(item, 'type')}.${textField(item, 'name')}`
    return (list(item, 'instances')?.items ?? []).flatMap((instance, number): Resource[] => {
      const values = isFields(instance) ? (field(instance, 'attributes') ?? flat(instance)) : undefined
      if (!isFields(instance) || !isFields(values)) return []
      const key = field(instance, 'index_key')
      const at = partOfSource(source, `resources[${index}].instances[${number}].attributes`)
      const suffix = key === undefined || key === null ? '' : `[${JSON.stringify(key)}]`
      return [{ type: textField(item, 'type'), address: `${address}${suffix}`, values, source: at }]
    })
  })
}

/** Attributes that an upgraded state still holds as flat text. */
function flat(instance: Fields): unknown {
  return field(instance, 'attributes_flat')
}

/** Resources of a state file of version 3: `modules[].resources{}.primary.attributes`. */
function oldInstancesOf(fields: Fields, source: RuleSource): Resource[] {
  return (list(fields, 'modules')?.items ?? []).flatMap((module, index): Resource[] => {
    const resources = isFields(module) ? field(module, 'resources') : undefined
    const path = isFields(module) ? (list(module, 'path')?.items ?? []) : []
    const prefix = path
      .filter((name) => typeof name === 'string' && name !== 'root')
      .map((name) => `module.${String(name)}.`)
      .join('')
    return Object.entries(isFields(resources) ? resources : {}).flatMap(([name, resource]): Resource[] => {
      const primary = isFields(resource) ? field(resource, 'primary') : undefined
      const values = isFields(primary) ? field(primary, 'attributes') : undefined
      if (!isFields(resource) || !isFields(values)) return []
      const at = partOfSource(source, `modules[${index}].resources.${name}.primary.attributes`)
      const address = prefix + name.replace(/\.(\d+)$/, '[$1]')
      return [{ type: textField(resource, 'type'), address, values: { ...values, ...listsIn(values) }, source: at }]
    })
  })
}

/** Lists that flat attributes hold as `name.0`, `name.123`. */
function listsIn(values: Fields): Fields {
  const lists = new Map<string, unknown[]>()
  for (const [key, value] of Object.entries(values)) {
    const [, name] = /^(security_groups|security_group_ids)\.\d+$/.exec(key) ?? []
    if (name === undefined) continue
    const found = lists.get(name)
    if (found) found.push(value)
    else lists.set(name, [value])
  }
  return Object.fromEntries(lists)
}
