import { type JsonNode, type JsonObject, memberOf, parseJson } from '@/lib/text'
import { isSystemName, systemPolicy } from '../data/system-policies'
import { isRefusal } from '../refusal'
import { readPolicyDocument } from './document'
import { type Held, type PolicyReader, textIn } from './reader'
import { joined, type Spot, sourceOf } from './report'
import { systemByName } from './system'

/** How often a string of JSON may hold another. */
const mostWithin = 4
/** What an answer of the API or of an SDK wraps around a policy, the nearest first. */
const wrappers = ['PolicyDocument', 'DefaultPolicyVersion', 'PolicyVersion', 'Policy', 'body', 'Body', 'data', 'Data']

/**
 * Finds the policies in a document: a policy, an answer of the API that holds some, a template, a state, or a list of
 * these. Recurses as deep as nodes are nested, which the reader of JSON bounds.
 */
export function gatherPolicies(reader: PolicyReader, node: JsonNode, held: Held): void {
  if (node.kind === 'list') {
    if (node.items.length === 0) reader.report.error({ code: 'empty-list', params: {} }, spotOf(node, held))
    node.items.forEach((item, index) => {
      gatherPolicies(reader, item, { ...held, path: `${held.path}[${index}]` })
    })
  } else if (node.kind === 'text') gatherText(reader, node, held)
  else if (node.kind === 'object') gatherObject(reader, node, held)
  else reader.report.error({ code: 'no-policy', params: {} }, spotOf(node, held))
}

function spotOf(node: JsonNode, { source, path }: Held): Spot {
  return { source, path, at: node.at }
}

function gatherText(reader: PolicyReader, node: Extract<JsonNode, { kind: 'text' }>, held: Held): void {
  const { value } = node
  if (held.within >= mostWithin || !/^\s*[{[]/.test(value)) {
    if (systemPolicy(value) !== null) systemByName(reader, value, spotOf(node, held))
    else reader.report.error({ code: 'no-policy', params: {} }, spotOf(node, held))
    return
  }
  // Written without escapes, the inner text is a stretch of the outer one: its places are places there.
  const { source } = held
  const plain = node.plain && node.at !== null && source.text !== null
  const inner = plain ? { ...source, base: source.base + (node.at ?? 0) + 1 } : sourceOf(value, held.path)
  const { nodes, findings, dropped } = parseJson(value)
  reader.report.json(findings, dropped, inner)
  nodes.forEach((document, index) => {
    const path = plain ? held.path : nodes.length > 1 ? `[${index}]` : ''
    gatherPolicies(reader, document, { ...held, source: inner, path, within: held.within + 1 })
  })
}

function gatherObject(reader: PolicyReader, node: JsonObject, held: Held): void {
  const has = (key: string) => memberOf(node, key) !== undefined
  if (has('Statement')) readPolicyDocument(reader, node.members, node.at, held)
  else if (has('Effect')) reader.report.error({ code: 'statement-alone', params: {} }, spotOf(node, held))
  else if (!reader.template?.(reader, node, held, gatherPolicies)) gatherAnswer(reader, node, held)
}

/** An answer of the API, or an envelope of an SDK around one. */
function gatherAnswer(reader: PolicyReader, node: JsonObject, held: Held): void {
  const field = (key: string) => memberOf(node, key)
  const named = textIn(field('PolicyName')) ?? textIn(memberOf(field('Policy'), 'PolicyName')) ?? held.name
  const answer = { ...held, name: named, shape: 'answer' as const }
  // GetPolicy has the document in DefaultPolicyVersion, next to Policy, which has none (or the same one).
  const wrapper = wrappers.find((key) => field(key) !== undefined)
  const inside = wrapper === undefined ? undefined : field(wrapper)
  if (wrapper !== undefined && inside) gatherPolicies(reader, inside, { ...answer, path: joined(held.path, wrapper) })
  else if (gatherList(reader, node, answer)) return
  else if (named !== null && (field('PolicyType') || isSystemName(named))) {
    byName(reader, named, field('PolicyType'), spotOf(node, held))
  } else if (field('Version')) readPolicyDocument(reader, node.members, node.at, held)
  else if (isRefused(node)) reader.refusals += 1
  else reader.report.error({ code: 'no-policy', params: {} }, spotOf(node, held))
}

/** A call that the API refused, or the details of one: no policy, and nothing that keeps others from being read. */
function isRefused(node: JsonObject): boolean {
  const code = textIn(memberOf(node, 'Code')) ?? ''
  return (
    isRefusal(code) || memberOf(node, 'AccessDeniedDetail') !== undefined || memberOf(node, 'AuthAction') !== undefined
  )
}

/** ListPolicyVersions, ListPolicies, ListPoliciesForUser …: a list as the API wraps it, `{"Policy": [...]}`, or bare. */
function gatherList(reader: PolicyReader, node: JsonObject, held: Held): boolean {
  const versions = listIn(node, 'PolicyVersions', 'PolicyVersion')
  if (versions) {
    const defaults = versions.map((item, index) => ({ item, index })).filter(({ item }) => isDefault(item))
    for (const { item, index } of defaults) {
      gatherPolicies(reader, item, { ...held, path: joined(held.path, `PolicyVersions.PolicyVersion[${index}]`) })
    }
    if (defaults.length === 0) reader.report.error({ code: 'no-policy', params: {} }, spotOf(node, held))
    return true
  }
  const policies = listIn(node, 'Policies', 'Policy')
  if (!policies || policies.length === 0) return false
  policies.forEach((item, index) => {
    gatherPolicies(reader, item, { ...held, path: joined(held.path, `Policies.Policy[${index}]`) })
  })
  return true
}

/** A policy that an answer names without its document: one of Alibaba Cloud's is known by its name. */
function byName(reader: PolicyReader, name: string, type: JsonNode | undefined, spot: Spot): void {
  if (textIn(type) === 'Custom') reader.report.error({ code: 'no-document', params: { found: name } }, spot)
  else systemByName(reader, name, spot)
}

function listIn(node: JsonObject, key: string, inner: string): readonly JsonNode[] | null {
  const outer = memberOf(node, key)
  const list = outer?.kind === 'list' ? outer : memberOf(outer, inner)
  return list?.kind === 'list' ? list.items : null
}

function isDefault(node: JsonNode): boolean {
  const flag = memberOf(node, 'IsDefaultVersion')
  return flag?.kind === 'other' ? flag.value === true : textIn(flag) === 'true'
}
