import { type JsonMember, type JsonNode, type JsonObject, memberOf } from '@/lib/text'
import { textIn } from './reader'

/** Names of the provider's statement blocks, and those of a document. */
const elements: Readonly<Record<string, string>> = {
  effect: 'Effect',
  action: 'Action',
  not_action: 'NotAction',
  resource: 'Resource',
  not_resource: 'NotResource',
  principal: 'Principal',
}

/** A document from statements as Terraform's provider has them: names in lower case, conditions as blocks. */
export function documentOfBlocks(statements: JsonNode, version: JsonNode | undefined): JsonObject {
  const items = statements.kind === 'list' ? statements.items : [statements]
  const list: JsonNode = { kind: 'list', at: statements.at, items: items.map(statementOf) }
  const given = version && !(version.kind === 'other' && version.value === null)
  const one: JsonNode = given ? version : { kind: 'text', at: null, value: '1', plain: false }
  return {
    kind: 'object',
    at: statements.at,
    members: [
      { key: 'Version', at: one.at, value: one },
      { key: 'Statement', at: list.at, value: list },
    ],
  }
}

function statementOf(node: JsonNode): JsonNode {
  if (node.kind !== 'object') return node
  const members: JsonMember[] = []
  for (const member of node.members) {
    const { key, value } = member
    const empty =
      (value.kind === 'list' && value.items.length === 0) || (value.kind === 'other' && value.value === null)
    if (empty) continue
    if (key === 'condition') members.push({ ...member, key: 'Condition', value: conditionOf(value) })
    else members.push({ ...member, key: elements[key] ?? key })
  }
  return { ...node, members }
}

/** Blocks `condition { operator, variable, values }` as operators with their keys. */
function conditionOf(node: JsonNode): JsonNode {
  const blocks = node.kind === 'list' ? node.items : [node]
  const operators = new Map<string, JsonMember[]>()
  for (const block of blocks) {
    const operator = textIn(memberOf(block, 'operator')) ?? ''
    const values = memberOf(block, 'values')
    const keys = operators.get(operator) ?? []
    operators.set(operator, keys)
    if (values) keys.push({ key: textIn(memberOf(block, 'variable')) ?? '', at: block.at, value: values })
  }
  const members = [...operators].map(
    ([key, keys]): JsonMember => ({ key, at: node.at, value: { kind: 'object', at: node.at, members: keys } }),
  )
  return { kind: 'object', at: node.at, members }
}
