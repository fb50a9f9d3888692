import { type JsonMember, type JsonNode, type JsonObject, memberOf } from '@/lib/text'
import { type Gather, type Held, type PolicyReader, textIn } from './reader'
import { joined } from './report'
import { systemByName } from './system'

/** Whether an object is a template of Resource Orchestration Service. */
export function isRos(node: JsonObject): boolean {
  if (memberOf(node, 'ROSTemplateFormatVersion')) return true
  const resources = memberOf(node, 'Resources')
  return (
    resources?.kind === 'object' &&
    resources.members.some(({ value }) => textIn(memberOf(value, 'Type'))?.startsWith('ALIYUN::'))
  )
}

/** Properties that hold a policy's document, and those that hold who may take a role. */
const documents = ['PolicyDocument', 'PolicyDocumentUnchecked']

/** Reads the policies of a template: managed ones, those inside users, groups and roles, and system ones by their names. */
export function gatherRos(reader: PolicyReader, node: JsonObject, held: Held, gather: Gather): void {
  const before = reader.policies.length + reader.trusts
  const failed = reader.report.failed
  const resources = memberOf(node, 'Resources')
  const managed = resources?.kind === 'object' ? resources.members : []
  const defaults = defaultsOf(memberOf(node, 'Parameters'))
  for (const { key, value } of managed) {
    const type = textIn(memberOf(value, 'Type')) ?? ''
    const properties = memberOf(value, 'Properties')
    if (!/^ALIYUN::(?:RAM|ResourceManager)::/.test(type) || properties?.kind !== 'object') continue
    const path = joined(held.path, `Resources.${key}.Properties`)
    gatherResource(reader, properties, { ...held, path, shape: 'ros', name: key }, gather, defaults)
  }
  for (const name of defaults.taken) {
    const spot = { source: held.source, path: joined(held.path, `Parameters.${name}`), at: null }
    reader.report.warn({ code: 'default-taken', params: { name } }, spot)
  }
  if (reader.policies.length + reader.trusts === before && reader.report.failed === failed) {
    reader.report.error({ code: 'no-policy', params: {} }, { source: held.source, path: held.path, at: node.at })
  }
}

/** Defaults of a template's parameters, and those that were taken. */
interface Defaults {
  readonly values: ReadonlyMap<string, string>
  readonly taken: Set<string>
}

function defaultsOf(parameters: JsonNode | undefined): Defaults {
  const members = parameters?.kind === 'object' ? parameters.members : []
  const values = members.flatMap(({ key, value }): [string, string][] => {
    const byDefault = memberOf(value, 'Default')
    if (byDefault?.kind === 'other') return byDefault.value === null ? [] : [[key, String(byDefault.value)]]
    return byDefault?.kind === 'text' && byDefault.value !== '' ? [[key, byDefault.value]] : []
  })
  return { values: new Map(values), taken: new Set() }
}

function gatherResource(
  reader: PolicyReader,
  properties: JsonObject,
  held: Held,
  gather: Gather,
  defaults: Defaults,
): void {
  const { source, path } = held
  const name = textIn(memberOf(properties, 'PolicyName'))
  for (const key of [...documents, 'AssumeRolePolicyDocument']) {
    const document = memberOf(properties, key)
    if (document)
      gather(reader, withoutFunctions(document, defaults), {
        ...held,
        path: joined(path, key),
        name: name ?? held.name,
      })
  }
  const inner = memberOf(properties, 'Policies')
  if (inner?.kind === 'list') {
    inner.items.forEach((item, index) => {
      const at = joined(path, `Policies[${index}]`)
      if (item.kind === 'object') gatherResource(reader, item, { ...held, path: at }, gather, defaults)
    })
  }
  const system = memberOf(memberOf(properties, 'PolicyAttachments'), 'System')
  for (const item of system?.kind === 'list' ? system.items : []) {
    const attached = textIn(item)
    if (attached !== null)
      systemByName(reader, attached, { source, path: joined(path, 'PolicyAttachments.System'), at: item.at })
  }
  if (name !== null && textIn(memberOf(properties, 'PolicyType')) === 'System') {
    systemByName(reader, name, { source, path, at: properties.at })
  }
}

/**
 * The tree with `{Ref: X}` and `{Fn::…}` as texts: by the defaults of parameters, else as `${…}`, which says that the value is
 * not known; `Fn::Join` is joined.
 */
function withoutFunctions(node: JsonNode, defaults: Defaults): JsonNode {
  if (node.kind === 'list') return { ...node, items: node.items.map((item) => withoutFunctions(item, defaults)) }
  if (node.kind !== 'object') return node
  const [only] = node.members
  if (node.members.length === 1 && only && (only.key === 'Ref' || only.key.startsWith('Fn::'))) {
    return { kind: 'text', at: node.at, value: computed(only, defaults), plain: false }
  }
  const members = node.members.map((member) => ({ ...member, value: withoutFunctions(member.value, defaults) }))
  return { ...node, members }
}

/** The default of a parameter; as `${name}` where it has none. */
function referred(name: string, { values, taken }: Defaults): string {
  const value = values.get(name)
  if (value === undefined) return `\${${name}}`
  taken.add(name)
  return value
}

function computed({ key, value }: JsonMember, defaults: Defaults): string {
  const plain = withoutFunctions(value, defaults)
  if (key === 'Ref') return referred(textIn(plain) ?? key, defaults)
  if (key === 'Fn::Sub') {
    const template = textIn(plain.kind === 'list' ? plain.items[0] : plain)
    if (template === null) return `\${${key}}`
    return template.replace(/\$\{([\w:]{1,200})\}/g, (_, name: string) => referred(name, defaults))
  }
  const [separator, parts] = plain.kind === 'list' ? plain.items : []
  const texts = parts?.kind === 'list' ? parts.items.map(textIn) : []
  if (key !== 'Fn::Join' || texts.length === 0 || texts.includes(null)) return `\${${key}}`
  return texts.join(textIn(separator) ?? '')
}
