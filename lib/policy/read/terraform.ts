import {
  argumentOf,
  type HclAttribute,
  type HclBlock,
  type HclBody,
  type HclNames,
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
import { planAsConfiguration } from './terraform-plan'
import { documentOfBlocks } from './terraform-statement'
import { isCallAlone } from './terraform-text'

/** Reads the policies of a file of Terraform's language, or of what a plan prints: heredocs, `jsonencode`, statement blocks, attachments. */
export function gatherTerraform(reader: PolicyReader, written: string, held: Held, gather: Gather): void {
  const text = planAsConfiguration(written)
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
    const [type = '', name = ''] = block.labels
    const inside = { ...inFile, path: `${type}.${name}`, name: null }
    if ((block.kind === 'resource' || block.kind === 'data') && policyArguments[type]) {
      gatherBlock(reader, block, body, names, inside, gather)
    } else if (block.kind === 'resource' && isAttachment(type)) gatherAttachment(reader, block, names, inside)
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

function gatherBlock(
  reader: PolicyReader,
  block: HclBlock,
  file: HclBody,
  names: HclNames,
  held: Held,
  gather: Gather,
): void {
  const [type = ''] = block.labels
  const named = argumentOf(block.body, 'policy_name') ?? argumentOf(block.body, 'name')
  const name = named ? textIn(resolved(named.value, names)) : null
  const attribute = (policyArguments[type] ?? [])
    .map((argument) => argumentOf(block.body, argument))
    .find((found) => found !== undefined)
  if (attribute) {
    gatherArgument(reader, attribute, file, names, { ...held, name, path: `${held.path}.${attribute.name}` }, gather)
    return
  }
  const statements = block.body.blocks.filter(({ kind }) => kind === 'statement')
  const dynamic = block.body.blocks.find(({ kind, labels }) => kind === 'dynamic' && labels[0] === 'statement')
  if (dynamic || statements.length === 0) {
    const params = { found: shown(held.path) }
    reader.report.error(
      { code: 'elsewhere', params },
      { source: held.source, path: held.path, at: (dynamic ?? block).at },
    )
    return
  }
  const list: JsonNode = { kind: 'list', at: block.at, items: statements.map((one) => objectOf(one, names)) }
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

/** The arguments of a block, and its inner blocks as lists. */
function objectOf(block: HclBlock, names: HclNames): JsonNode {
  const members: JsonMember[] = block.body.attributes.map(({ name, at, value }) => ({
    key: name,
    at,
    value: resolved(value, names),
  }))
  for (const kind of new Set(block.body.blocks.map((inner) => inner.kind))) {
    const items = block.body.blocks.filter((inner) => inner.kind === kind).map((inner) => objectOf(inner, names))
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
