import {
  isFields,
  type JsonMember,
  type JsonNode,
  type JsonObject,
  memberOf,
  plainOf,
  type RosValues,
  rosValues,
} from '@/lib/text'
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

/**
 * Reads the policies of a template: managed ones, those inside users, groups and roles, and system ones by their names. What is
 * not made, by the defaults of the parameters, is left out.
 */
export function gatherRos(reader: PolicyReader, node: JsonObject, held: Held, gather: Gather): void {
  const before = reader.policies.length + reader.trusts
  const failed = reader.report.failed
  const resources = memberOf(node, 'Resources')
  const managed = resources?.kind === 'object' ? resources.members : []
  const template = plainOf(node)
  const values = rosValues(isFields(template) ? template : {})
  for (const { key, value } of managed) {
    const type = textIn(memberOf(value, 'Type')) ?? ''
    const properties = memberOf(value, 'Properties')
    if (!/^ALIYUN::(?:RAM|ResourceManager)::/.test(type) || properties?.kind !== 'object') continue
    if (!isMade(value, values)) continue
    const path = joined(held.path, `Resources.${key}.Properties`)
    gatherResource(reader, properties, { ...held, path, shape: 'ros', name: key }, gather, values)
  }
  for (const name of values.defaultsTaken()) {
    const spot = { source: held.source, path: joined(held.path, `Parameters.${name}`), at: null }
    reader.report.warn({ code: 'default-taken', params: { name } }, spot)
  }
  if (reader.policies.length + reader.trusts === before && reader.report.failed === failed) {
    reader.report.error({ code: 'no-policy', params: {} }, { source: held.source, path: held.path, at: node.at })
  }
}

/** Whether a resource is made, as far as the template tells. */
function isMade(resource: JsonNode, values: RosValues): boolean {
  const [condition, count] = ['Condition', 'Count'].map((name) => {
    const found = memberOf(resource, name)
    return found && plainOf(found)
  })
  return (condition === undefined || values.holds(condition) !== false) && Number(values.of(count) ?? 1) !== 0
}

function gatherResource(
  reader: PolicyReader,
  properties: JsonObject,
  held: Held,
  gather: Gather,
  values: RosValues,
): void {
  const { source, path } = held
  const name = textIn(memberOf(properties, 'PolicyName'))
  for (const key of [...documents, 'AssumeRolePolicyDocument']) {
    const written = memberOf(properties, key)
    const document = written && withoutFunctions(written, values)
    if (document) gather(reader, document, { ...held, path: joined(path, key), name: name ?? held.name })
  }
  const inner = memberOf(properties, 'Policies')
  if (inner?.kind === 'list') {
    inner.items.forEach((item, index) => {
      const at = joined(path, `Policies[${index}]`)
      if (item.kind === 'object') gatherResource(reader, item, { ...held, path: at }, gather, values)
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
 * The tree with `{Ref: X}` and `{Fn::…}` as what the template tells of them, and as texts `${…}`, which say that a value is not
 * known, where it does not. Null for what is not there (`ALIYUN::NoValue`).
 */
function withoutFunctions(node: JsonNode, values: RosValues): JsonNode | null {
  if (node.kind === 'list') {
    const items = node.items.map((item) => withoutFunctions(item, values)).filter((item) => item !== null)
    return { ...node, items }
  }
  if (node.kind !== 'object') return node
  const [only] = node.members
  if (node.members.length === 1 && only && (only.key === 'Ref' || only.key.startsWith('Fn::'))) {
    return computed(only, node.at, values)
  }
  const members = node.members.flatMap((member): JsonMember[] => {
    const value = withoutFunctions(member.value, values)
    return value ? [{ ...member, value }] : []
  })
  return { ...node, members }
}

function computed({ key, value }: JsonMember, at: number | null, values: RosValues): JsonNode | null {
  const textNode = (text: string): JsonNode => ({ kind: 'text', at, value: text, plain: false })
  if (key === 'Ref') {
    const name = textIn(value)
    return name === 'ALIYUN::NoValue' ? null : textNode(name === null ? `\${${key}}` : referred(name, values))
  }
  if (key === 'Fn::If') {
    const branch = branchOf(value, values)
    return branch === undefined ? textNode(`\${${key}}`) : branch
  }
  const known = values.of({ [key]: plainOf(value) })
  if (typeof known === 'string' || typeof known === 'number') return textNode(String(known))
  if (Array.isArray(known) && known.every((item) => typeof item === 'string')) {
    return { kind: 'list', at, items: known.map(textNode) }
  }
  return textNode(partlyKnown(key, value, values))
}

/** The default of a parameter; as `${name}` where it has none. */
function referred(name: string, values: RosValues): string {
  const value = values.of({ Ref: name })
  return typeof value === 'object' || value === undefined ? `\${${name}}` : String(value)
}

/** The branch that a condition chooses; undefined where the template does not tell. */
function branchOf(value: JsonNode, values: RosValues): JsonNode | null | undefined {
  const [condition, yes, no] = value.kind === 'list' ? value.items : []
  const holds = condition ? values.holds(plainOf(condition)) : null
  const branch = holds === null ? undefined : holds ? yes : no
  return branch && withoutFunctions(branch, values)
}

/** A text of which parts are known, with the others as `${…}`. */
function partlyKnown(key: string, value: JsonNode, values: RosValues): string {
  if (key === 'Fn::Sub') {
    const template = textIn(value.kind === 'list' ? value.items[0] : value)
    if (template !== null) return template.replace(/\$\{([\w:]{1,200})\}/g, (_, name: string) => referred(name, values))
  }
  const [separator, parts] = value.kind === 'list' ? value.items : []
  const plain = parts && withoutFunctions(parts, values)
  const texts = plain?.kind === 'list' ? plain.items.map(textIn) : []
  if (key !== 'Fn::Join' || texts.length === 0 || texts.includes(null)) return `\${${key}}`
  return texts.join(textIn(separator) ?? '')
}
