import {
  argumentOf,
  configurationOfPlan,
  type HclAttribute,
  type HclBlock,
  type HclBody,
  type HclInner,
  type HclNames,
  hiddenInPlan,
  innerBlocks,
  instancesOf,
  isPlanText,
  type JsonMember,
  type JsonNode,
  namesOf,
  readHcl,
  resolved,
  shown,
} from '@/lib/text'
import { type Gather, type Held, type PolicyReader, textIn } from './reader'
import { systemByName } from './system'
import { isAttachment, policyArguments } from './terraform-json'
import { documentOfBlocks } from './terraform-statement'
import { isCallAlone } from './terraform-text'

/** Reads the policies of a file of Terraform's language, or of what a plan prints: heredocs, `jsonencode`, statement blocks, attachments. */
export function gatherTerraform(reader: PolicyReader, written: string, held: Held, gather: Gather): void {
  const isPlan = isPlanText(written)
  const text = isPlan ? configurationOfPlan(written) : written
  // A call alone is read as the argument that it was cut out of.
  const before = isCallAlone(text) ? 'policy_document = ' : ''
  // Lines before it would end the argument; their ends become blanks, and all places stay.
  const whole = before === '' ? text : text.replace(/^\s+/, (blank) => blank.replace(/[\r\n]/g, ' '))
  const { body, broken } = readHcl(before + whole)
  const source = { ...held.source, base: held.source.base - before.length }
  const inFile = { ...held, source, shape: 'terraform' as const }
  const names = namesOf(body.blocks)
  const count = reader.policies.length + reader.trusts
  for (const block of body.blocks) {
    if (block.kind !== 'resource' && block.kind !== 'data') continue
    const [type = '', name = ''] = block.labels
    const inside = { ...inFile, path: `${type}.${name}`, name: null }
    const hidden = isPlan && policyArguments[type] ? hiddenIn(whole, block) : null
    if (hidden) {
      const params = { found: shown(hidden.written) }
      reader.report.error({ code: 'hidden-part', params }, { source, path: inside.path, at: hidden.at })
    } else gatherInstances(reader, { block, file: body, names }, inside, gather)
  }
  for (const argument of body.attributes) {
    if (argument.name === 'policy_document' || argument.name === 'document') {
      gatherArgument(reader, argument, body, names, { ...inFile, path: argument.name }, gather)
    }
  }
  for (const name of names.defaults()) {
    reader.report.warn({ code: 'default-taken', params: { name } }, { source, path: name, at: null })
  }
  const { path } = held
  if (broken !== null) reader.report.error({ code: 'terraform', params: {} }, { source, path, at: broken })
  else if (reader.policies.length + reader.trusts === count && !reader.report.failed) {
    reader.report.error({ code: 'no-policy', params: {} }, { source, path, at: 0 })
  }
}

/**
 * What a plan hides of the document in a block; null where it shows all of it. What it hides of the other arguments stands in
 * the column of these.
 */
function hiddenIn(text: string, block: HclBlock): { readonly at: number; readonly written: string } | null {
  const column = (at: number) => at - text.lastIndexOf('\n', at - 1)
  const { attributes, blocks } = block.body
  const document = documentIn(block)
  const parts = document ? [document] : blocks.filter(isStatement)
  const stops = [...attributes, ...blocks].map(({ at }) => at).sort((a, b) => a - b)
  for (const { at: from } of parts) {
    const to = stops.find((at) => at > from) ?? block.end
    for (const { at, kind, written } of hiddenInPlan(text.slice(from, to))) {
      const isInside = column(from + at) > column(from) || (!document && kind === 'block')
      if (isInside) return { at: from + at, written }
    }
  }
  return null
}

/** The argument of a block that is the document. */
function documentIn({ labels: [type = ''], body }: HclBlock): HclAttribute | undefined {
  return (policyArguments[type] ?? [])
    .map((argument) => argumentOf(body, argument))
    .find((found) => found !== undefined)
}

interface PlacedBlock {
  readonly block: HclBlock
  /** The file that it stands in. */
  readonly file: HclBody
  readonly names: HclNames
}

/** The policies of a block, for each instance that it makes; for one where it is not known how many those are. */
function gatherInstances(reader: PolicyReader, { block, file, names }: PlacedBlock, held: Held, gather: Gather): void {
  const [type = ''] = block.labels
  const attaches = block.kind === 'resource' && isAttachment(type)
  if (!policyArguments[type] && !attaches) return
  for (const instance of instancesOf(block, names) ?? [{ names }]) {
    if (attaches) gatherAttachment(reader, block, instance.names, held)
    else gatherBlock(reader, { block, file, names: instance.names }, held, gather)
  }
}

/** Whether a block is a statement, or makes some. */
function isStatement({ kind, labels: [of] }: HclBlock): boolean {
  return kind === 'statement' || (kind === 'dynamic' && of === 'statement')
}

function gatherBlock(reader: PolicyReader, { block, file, names }: PlacedBlock, held: Held, gather: Gather): void {
  const named = argumentOf(block.body, 'policy_name') ?? argumentOf(block.body, 'name')
  const name = named ? textIn(resolved(named.value, names)) : null
  const attribute = documentIn(block)
  if (attribute) {
    gatherArgument(reader, attribute, file, names, { ...held, name, path: `${held.path}.${attribute.name}` }, gather)
    return
  }
  const statements = block.body.blocks.filter(isStatement)
  const inner = innerBlocks(statements, names) ?? []
  const items = inner.map((one) => objectOf(one)).filter((item) => item !== null)
  if (items.length === 0 || items.length < inner.length) {
    const { at } = statements.find(({ kind }) => kind === 'dynamic') ?? block
    const params = { found: shown(held.path) }
    reader.report.error({ code: 'elsewhere', params }, { source: held.source, path: held.path, at })
    return
  }
  const list: JsonNode = { kind: 'list', at: block.at, items }
  const version = argumentOf(block.body, 'version')
  const document = documentOfBlocks(list, version ? resolved(version.value, names) : undefined)
  gather(reader, document, { ...held, name })
}

/** An argument that is a document: a heredoc, `jsonencode`, or a reference to where the document stands. */
function gatherArgument(
  reader: PolicyReader,
  { value }: HclAttribute,
  file: HclBody,
  names: HclNames,
  held: Held,
  gather: Gather,
): void {
  // Where the language breaks is told once, for the file.
  if (value.kind === 'unclear') return
  const node = resolved(value, names)
  if (node.kind !== 'text' || !node.value.startsWith('${')) gather(reader, node, held)
  else if (!isReadElsewhere(node.value, file)) {
    const params = { found: shown(node.value.slice(2, -1)) }
    reader.report.error({ code: 'elsewhere', params }, { source: held.source, path: held.path, at: node.at })
  }
}

/** The arguments of a block, and its inner blocks as lists; null where it is not known which those are. */
function objectOf({ block, names }: HclInner): JsonNode | null {
  const members: JsonMember[] = block.body.attributes.map(({ name, at, value }) => ({
    key: name,
    at,
    value: resolved(value, names),
  }))
  const inner = innerBlocks(block.body.blocks, names)
  if (!inner) return null
  for (const kind of new Set(inner.map((one) => one.kind))) {
    const of = inner.filter((one) => one.kind === kind)
    const items = of.map((one) => objectOf(one)).filter((item) => item !== null)
    if (items.length < of.length) return null
    members.push({ key: kind, at: block.at, value: { kind: 'list', at: block.at, items } })
  }
  return { kind: 'object', at: block.at, members }
}

/** `data.alicloud_ram_policy_document.x.json` or `.document`, where the same file has that block. */
function isReadElsewhere(value: string, file: HclBody): boolean {
  const name = /^\$\{data\.alicloud_ram_policy_document\.([\w-]+)(?:\[\d+\])?\.(?:json|document)\}$/.exec(value)?.[1]
  return (
    name !== undefined &&
    file.blocks.some(
      ({ kind, labels }) => kind === 'data' && labels[0] === 'alicloud_ram_policy_document' && labels[1] === name,
    )
  )
}

function gatherAttachment(reader: PolicyReader, block: HclBlock, names: HclNames, held: Held): void {
  const argument = (name: string) => {
    const attribute = argumentOf(block.body, name)
    return attribute ? resolved(attribute.value, names) : undefined
  }
  const name = argument('policy_name')
  if (textIn(argument('policy_type')) !== 'System' || name?.kind !== 'text' || name.value.startsWith('${')) return
  systemByName(reader, name.value, { source: held.source, path: held.path, at: name.at })
}
