import {
  hclBlocksOfJson,
  instancesOf,
  isFields,
  type JsonNode,
  type JsonObject,
  memberOf,
  namesOf,
  plainOf,
  shown,
} from '@/lib/text'
import { type Gather, type Held, type PolicyReader, textIn } from './reader'
import { joined, sourceOf } from './report'
import { systemByName } from './system'
import { documentOfBlocks } from './terraform-statement'

/** Resources and data of Terraform's provider that hold a policy, and the arguments that do, the current one first. */
export const policyArguments: Readonly<Record<string, readonly string[]>> = {
  alicloud_ram_policy: ['policy_document', 'document'],
  alicloud_resource_manager_policy: ['policy_document'],
  alicloud_ram_role: ['assume_role_policy_document', 'document'],
  alicloud_ram_policy_document: ['document', 'json'],
}

/** Resources that attach a policy by its name. */
export function isAttachment(type: string): boolean {
  return /^alicloud_(?:ram_\w{1,40}_policy_attachment|resource_manager_policy_attachment)$/.test(type)
}

/** Whether an object is a state, what `terraform show -json` prints of a state or a plan, or configuration as JSON. */
export function isTerraformJson(node: JsonObject): boolean {
  return (
    memberOf(memberOf(node, 'values'), 'root_module') !== undefined ||
    memberOf(memberOf(node, 'planned_values'), 'root_module') !== undefined ||
    isState(node) ||
    isConfiguration(memberOf(node, 'resource')) ||
    memberOf(node, 'resource_changes')?.kind === 'list'
  )
}

/** Resources of a configuration: an object, or a list of some. */
function isConfiguration(resource: JsonNode | undefined): boolean {
  if (resource?.kind !== 'list') return resource?.kind === 'object'
  return resource.items.some(
    (item) => item.kind === 'object' && item.members.some(({ key }) => key.startsWith('alicloud_')),
  )
}

function isState(node: JsonObject): boolean {
  const resources = memberOf(node, 'resources')
  if (resources?.kind !== 'list') return false
  return (
    memberOf(node, 'terraform_version') !== undefined ||
    resources.items.some((item) => memberOf(item, 'instances')?.kind === 'list')
  )
}

interface Found {
  readonly type: string
  readonly values: JsonNode
  readonly path: string
}

/** Reads the policies of a state or a plan. */
export function gatherTerraformJson(reader: PolicyReader, node: JsonObject, held: Held, gather: Gather): void {
  const found = foundIn(node, (name) => {
    const spot = { source: held.source, path: joined(held.path, name), at: null }
    reader.report.warn({ code: 'default-taken', params: { name } }, spot)
  })
  const policies = found.filter(({ type, values }) => policyArguments[type] && values.kind === 'object')
  for (const { type, values, path } of policies) {
    gatherValues(reader, type, values, { ...held, path: joined(held.path, path), shape: 'terraform-json' }, gather)
  }
  const attached = found.filter(({ type }) => isAttachment(type))
  let named = 0
  for (const { values, path } of attached) {
    const name = textIn(memberOf(values, 'policy_name'))
    if (name === null || textIn(memberOf(values, 'policy_type')) !== 'System') continue
    systemByName(reader, name, { source: held.source, path: joined(held.path, path), at: values.at })
    named += 1
  }
  if (policies.length + named === 0) {
    reader.report.error({ code: 'no-policy', params: {} }, { source: held.source, path: held.path, at: node.at })
  }
}

function gatherValues(reader: PolicyReader, type: string, values: JsonNode, held: Held, gather: Gather): void {
  const name = textIn(memberOf(values, 'policy_name')) ?? textIn(memberOf(values, 'name'))
  for (const argument of policyArguments[type] ?? []) {
    const value = memberOf(values, argument)
    if (!value || textIn(value) === '' || (value.kind === 'other' && value.value === null)) continue
    const inside = { ...held, name, path: joined(held.path, argument) }
    if (value.kind === 'text' && reader.terraform && /^\$\{\s{0,9}jsonencode\([\s\S]*\)\s{0,9}\}$/.test(value.value)) {
      reader.terraform(
        reader,
        value.value.slice(2, -1),
        { ...inside, source: sourceOf(value.value.slice(2, -1), inside.path) },
        gather,
      )
    } else if (value.kind === 'text' && value.value.startsWith('${')) {
      const params = { found: shown(value.value) }
      reader.report.error({ code: 'elsewhere', params }, { source: held.source, path: inside.path, at: value.at })
    } else gather(reader, value, inside)
    return
  }
  const statements = memberOf(values, 'statement')
  if (statements?.kind === 'list' && statements.items.length > 0) {
    gather(reader, documentOfBlocks(statements, memberOf(values, 'version')), { ...held, name })
    return
  }
  // A plan that does not know the document yet.
  const params = { found: shown(name ?? type) }
  reader.report.error({ code: 'elsewhere', params }, { source: held.source, path: held.path, at: values.at })
}

/** Every resource, wherever the format keeps it. Of a plan its outcome counts. */
function foundIn(node: JsonObject, defaultTaken: (name: string) => void): readonly Found[] {
  const planned = memberOf(memberOf(node, 'planned_values'), 'root_module')
  if (planned) return inModule(planned, 'planned_values.root_module')
  const shownModule = memberOf(memberOf(node, 'values'), 'root_module')
  if (shownModule) return inModule(shownModule, 'values.root_module')
  const resources = memberOf(node, 'resources')
  if (resources?.kind === 'list') return inState(resources)
  const configured = memberOf(node, 'resource')
  if (configured) return inConfiguration(configured, node, defaultTaken)
  const changes = memberOf(node, 'resource_changes')
  return itemsOf(changes).map((change, index) => ({
    type: textIn(memberOf(change, 'type')) ?? '',
    values: memberOf(memberOf(change, 'change'), 'after') ?? change,
    path: `resource_changes[${index}].change.after`,
  }))
}

function itemsOf(node: JsonNode | undefined): readonly JsonNode[] {
  return node?.kind === 'list' ? node.items : []
}

function inModule(module: JsonNode, path: string): readonly Found[] {
  const own = itemsOf(memberOf(module, 'resources')).map((resource, index) => ({
    type: textIn(memberOf(resource, 'type')) ?? '',
    values: memberOf(resource, 'values') ?? resource,
    path: `${path}.resources[${index}].values`,
  }))
  const inner = itemsOf(memberOf(module, 'child_modules')).flatMap((child, index) =>
    inModule(child, `${path}.child_modules[${index}]`),
  )
  return [...own, ...inner]
}

function inState(resources: JsonNode): readonly Found[] {
  return itemsOf(resources).flatMap((resource, index) =>
    itemsOf(memberOf(resource, 'instances')).map((instance, of) => ({
      type: textIn(memberOf(resource, 'type')) ?? '',
      values: memberOf(instance, 'attributes') ?? instance,
      path: `resources[${index}].instances[${of}].attributes`,
    })),
  )
}

/** Resources of a configuration in JSON, without those of which `count` or `for_each` makes none. */
function inConfiguration(resource: JsonNode, node: JsonObject, defaultTaken: (name: string) => void): readonly Found[] {
  const configuration = plainOf(node)
  const names = namesOf(
    isFields(configuration) ? hclBlocksOfJson(configuration, { labels: { variable: 1, locals: 0 } }) : [],
  )
  const isMade = (values: JsonNode): boolean => {
    const [count, each] = ['count', 'for_each'].map((name) => memberOf(values, name))
    const given = { ...(count && { count: plainOf(count) }), ...(each && { for_each: plainOf(each) }) }
    return hclBlocksOfJson({ resource: given }, { labels: { resource: 0 } }).every(
      (block) => instancesOf(block, names)?.length !== 0,
    )
  }
  const found = labelled(resource).flatMap(([type, named]) =>
    labelled(named).flatMap(([name, held]) =>
      blocksIn(held).map((values) => ({ type, values, path: `resource.${type}.${name}` })),
    ),
  )
  const made = found.filter(({ type, values }) => (policyArguments[type] || isAttachment(type)) && isMade(values))
  for (const name of names.defaults()) defaultTaken(name)
  return made
}

/** Blocks of one kind: an object is one, a list is some. */
function blocksIn(node: JsonNode): readonly JsonNode[] {
  return node.kind === 'list' ? node.items : [node]
}

/** What stands below labels. */
function labelled(node: JsonNode): readonly (readonly [label: string, value: JsonNode])[] {
  return blocksIn(node).flatMap((item) =>
    item.kind === 'object' ? item.members.map(({ key, value }) => [key, value] as const) : [],
  )
}
