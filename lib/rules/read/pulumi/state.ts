import type { RuleReader } from '../describe'
import { type Fields, field, isFields, list, textField } from '../fields'
import type { Recognised } from '../gathered'
import { partOfSource, placeIn, type RuleSource } from '../source'
import { inSnakeCase } from '../terraform/names'
import type { Resource } from '../terraform/resource'
import { readResources } from '../terraform/resources'

/** The provider's names for what a resource of Pulumi has; a list's entry keeps its name. */
export function providerNames(values: Fields): Fields {
  const { entries, ...named } = inSnakeCase(values)
  return entries === undefined ? named : { ...named, entry: entries }
}

/** Types of the provider `alicloud` by those of the Terraform provider that it is made of. */
const types: Readonly<Record<string, string>> = {
  'alicloud:ecs/securityGroup:SecurityGroup': 'alicloud_security_group',
  'alicloud:ecs/securityGroupRule:SecurityGroupRule': 'alicloud_security_group_rule',
  'alicloud:ecs/instance:Instance': 'alicloud_instance',
  'alicloud:ecs/ecsNetworkInterface:EcsNetworkInterface': 'alicloud_ecs_network_interface',
  'alicloud:ecs/ecsPrefixList:EcsPrefixList': 'alicloud_ecs_prefix_list',
}

/** The part of a document that holds the resources of a Pulumi stack: `pulumi stack export`, or a checkpoint. */
function deploymentOf(fields: Fields): { readonly fields: Fields; readonly path: string } | null {
  const checkpoint = field(fields, 'checkpoint')
  const latest = isFields(checkpoint) ? field(checkpoint, 'latest') : undefined
  const candidates = [
    { fields: field(fields, 'deployment'), path: 'deployment' },
    { fields: latest, path: 'checkpoint.latest' },
  ]
  for (const { fields: found, path } of candidates) {
    if (isFields(found) && Array.isArray(field(found, 'resources'))) return { fields: found, path }
  }
  return null
}

/** Whether a document is the state of a Pulumi stack. */
export function isPulumi(fields: Fields): boolean {
  return deploymentOf(fields) !== null
}

/** The state of a Pulumi stack: Terraform's resources under names in camel case. */
export function readPulumi(fields: Fields, source: RuleSource, reader: RuleReader): Recognised {
  const deployment = deploymentOf(fields)
  const items = deployment ? (list(deployment.fields, 'resources')?.items ?? []) : []
  const resources = items.flatMap((item, index): Resource[] => {
    const pulumiType = isFields(item) ? textField(item, 'type') : ''
    const type = Object.hasOwn(types, pulumiType) ? types[pulumiType] : undefined
    if (!type || !isFields(item)) return []
    // What was never made has no outputs.
    const name = field(item, 'outputs') === undefined ? 'inputs' : 'outputs'
    const given = field(item, name)
    if (!isFields(given)) return []
    const values = providerNames(given)
    const id = textField(item, 'id')
    return [
      {
        type,
        address: textField(item, 'urn'),
        values: { ...(id ? { id } : {}), ...values },
        source: partOfSource(source, `${deployment?.path ?? ''}.resources[${index}].${name}`),
      },
    ]
  })
  const { found, read, skipped } = readResources(resources, reader)
  if (found === 0) reader.collect.error('no-terraform-groups', placeIn(source, ''), {})
  return { document: source.document, kind: 'pulumi', read, skipped }
}
