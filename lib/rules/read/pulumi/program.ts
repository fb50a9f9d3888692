import { Unknown } from '@/lib/text'
import type { RuleReader } from '../describe'
import { type Fields, field, isFields, textField } from '../fields'
import type { Recognised } from '../gathered'
import { partOfSource, placeIn, type RuleSource } from '../source'
import { type Resource, TerraformReference } from '../terraform/resource'
import { readResources } from '../terraform/resources'
import { providerNames } from './state'

/** Types as a program in YAML writes them, in short or in full, by those of the Terraform provider. */
const types: Readonly<Record<string, string>> = {
  SecurityGroup: 'alicloud_security_group',
  SecurityGroupRule: 'alicloud_security_group_rule',
  Instance: 'alicloud_instance',
  EcsNetworkInterface: 'alicloud_ecs_network_interface',
  EcsPrefixList: 'alicloud_ecs_prefix_list',
}

function typeOf(resource: unknown): string | undefined {
  const [, name = ''] =
    /^alicloud:ecs(?:\/\w{1,60})?:(\w{1,60})$/.exec(isFields(resource) ? textField(resource, 'type') : '') ?? []
  return Object.hasOwn(types, name) ? types[name] : undefined
}

/** Whether a document is a Pulumi program in YAML. */
export function isPulumiProgram(fields: Fields): boolean {
  const resources = field(fields, 'resources')
  return isFields(resources) && Object.values(resources).some((resource) => typeOf(resource) !== undefined)
}

/** A Pulumi program in YAML: resources by name, whose values refer to one another as `${name.id}`. */
export function readPulumiProgram(fields: Fields, source: RuleSource, reader: RuleReader): Recognised {
  const written = field(fields, 'resources')
  const resources = Object.entries(isFields(written) ? written : {}).flatMap(([name, resource]): Resource[] => {
    const type = typeOf(resource)
    const properties = isFields(resource) ? field(resource, 'properties') : undefined
    if (!type) return []
    const values = isFields(properties) ? Object.entries(properties).map(([key, value]) => [key, valueIn(value)]) : []
    const at = partOfSource(source, `resources.${name}.properties`)
    return [{ type, address: name, values: providerNames(Object.fromEntries(values)), source: at }]
  })
  const { found, read, skipped } = readResources(resources, reader)
  if (found === 0) reader.collect.error('no-terraform-groups', placeIn(source, ''), {})
  return { document: source.document, kind: 'pulumi', read, skipped }
}

/** A value, a reference to another resource, or one that the program does not tell. */
function valueIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(valueIn)
  if (isFields(value)) return Object.keys(value).some((key) => key.startsWith('fn::')) ? new Unknown('fn::') : value
  if (typeof value !== 'string' || !value.includes('${')) return value
  const [, name] = /^\$\{([\w-]{1,200})\.id\}$/.exec(value) ?? []
  return name === undefined ? new Unknown(value) : new TerraformReference(name, true)
}
