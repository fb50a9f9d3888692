import { isAlias, isMap, isScalar, isSeq, type Node, parseAllDocuments, type Tags } from 'yaml'
import type { JsonMember, JsonNode } from '../json'
import { shown } from '../lines'

/**
 * YAML (1.2) with places, as the nodes that lib/text/json has. This front stands beside lib/text, so that only who meets
 * YAML pays for the library: load it with `import()`.
 */

export type YamlReading =
  | { readonly ok: true; readonly nodes: readonly JsonNode[] }
  /** Where it breaks: a zero-based offset (UTF-16). */
  | { readonly ok: false; readonly at: number; readonly why: 'syntax' }
  /** It has more lines and items than are read at most, or nests too deep, or aliases make too much of it. */
  | { readonly ok: false; readonly at: number; readonly why: 'too-much'; readonly most: number }

/** Deepest nesting that is read, most aliases that are followed, and most nodes that they may make. */
const mostDeep = 64
const mostNodes = 200_000
/** Most lines and items of a text: what it takes to read them grows to a second and a half of processor time. */
const mostParts = 120_000

class TooMuch extends Error {}

/**
 * Reads the documents of a text. A short function of a template, `!Ref X`, is an object of one member as its long form
 * `{Ref: X}` or `{Fn::Name: X}`. Never throws on any text.
 */
export function readYaml(text: string): YamlReading {
  if (partsOf(text) > mostParts) return { ok: false, at: 0, why: 'too-much', most: mostParts }
  try {
    const documents = parseAllDocuments(text, {
      logLevel: 'silent',
      prettyErrors: false,
      customTags,
    })
    const all = Array.isArray(documents) ? documents : []
    const nodes: JsonNode[] = []
    for (const document of all) {
      const [error] = document.errors
      if (error) return { ok: false, at: error.pos[0], why: 'syntax' }
      const budget = { left: mostNodes }
      if (document.contents) nodes.push(nodeOf(document.contents, document, mostDeep, budget))
    }
    return { ok: true, nodes }
  } catch {
    // Nested by the thousand, or aliases of aliases.
    return { ok: false, at: 0, why: 'too-much', most: mostParts }
  }
}

/** Lines, and items of lists and objects that are written in brackets. */
function partsOf(text: string): number {
  let parts = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    // A line's end, a comma, an opening bracket, an opening brace.
    if (code === 0x0a || code === 0x2c || code === 0x5b || code === 0x7b) parts += 1
  }
  return parts
}

type Document = Parameters<Extract<Node, { resolve: unknown }>['resolve']>[0]

function nodeOf(node: unknown, document: Document, deepest: number, budget: { left: number }): JsonNode {
  budget.left -= 1
  if (deepest < 0 || budget.left < 0) throw new TooMuch()
  if (isAlias(node)) return nodeOf(node.resolve(document), document, deepest - 1, budget)
  const made = contentOf(node, document, deepest, budget)
  const tag = isNode(node) ? functionOf(node.tag) : null
  if (tag === null) return made
  return { kind: 'object', at: made.at, members: [{ key: tag, at: made.at, value: made }] }
}

function contentOf(node: unknown, document: Document, deepest: number, budget: { left: number }): JsonNode {
  const at = isNode(node) ? (node.range?.[0] ?? null) : null
  if (isSeq(node)) {
    return { kind: 'list', at, items: node.items.map((item) => nodeOf(item, document, deepest - 1, budget)) }
  }
  if (isMap(node)) {
    const members = node.items.map(({ key, value }): JsonMember => {
      const name = isScalar(key) ? String(key.value) : ''
      const keyAt = isScalar(key) ? (key.range?.[0] ?? null) : null
      return { key: name, at: keyAt, value: nodeOf(value, document, deepest - 1, budget) }
    })
    return { kind: 'object', at, members: merged(members) }
  }
  const value: unknown = isScalar(node) ? node.value : null
  if (typeof value === 'string') return { kind: 'text', at, value, plain: false }
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) {
    // A version that is written without quotes, such as 2015-09-01, stays a text in this schema.
    return { kind: 'other', at, value, shown: shown(String(value)) }
  }
  return { kind: 'text', at, value: String(value), plain: false }
}

/** Members with those that `<<` takes over from other objects, which own ones outdo (YAML 1.1, merge key). */
function merged(members: readonly JsonMember[]): readonly JsonMember[] {
  if (!members.some(({ key }) => key === '<<')) return members
  const own = members.filter(({ key }) => key !== '<<')
  const names = new Set(own.map(({ key }) => key))
  const taken = members.flatMap(({ key, value }) => {
    if (key !== '<<') return []
    const sources = value.kind === 'list' ? value.items : [value]
    return sources.flatMap((source) => (source.kind === 'object' ? source.members : []))
  })
  const added = taken.filter(({ key }) => {
    const isNew = !names.has(key)
    names.add(key)
    return isNew
  })
  return [...own, ...added]
}

function isNode(node: unknown): node is Node {
  return isScalar(node) || isMap(node) || isSeq(node)
}

/** `Ref` for `!Ref`, `Fn::Sub` for `!Sub`; null for a value without a tag or with one of YAML's own. */
function functionOf(tag: string | undefined): string | null {
  if (tag === undefined || !tag.startsWith('!') || tag.startsWith('!!')) return null
  const name = tag.slice(1)
  return name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`
}

const functions =
  'Ref Condition GetAtt If Join Select FindInMap Sub Jq Split Base64 Base64Encode Base64Decode Replace GetAZs ListMerge MergeMap GetJsonValue MemberListToMap Calculate Add Max Min Avg Index Length Str Cidr Any Contains Equals Not And Or Each EachMemberIn MatchPattern SelectMapList TransformNamespace GetStackOutput FormatTime MarketplaceImage Random Indent Test'.split(
    ' ',
  )

/** Tags of templates keep their value as it is; `functionOf` wraps it. */
const customTags: Tags = functions.flatMap(
  (name): Tags => [
    { tag: `!${name}`, resolve: (text: string) => text },
    { tag: `!${name}`, collection: 'seq' },
    { tag: `!${name}`, collection: 'map' },
  ],
)
