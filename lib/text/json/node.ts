import { shown } from '../lines'
import { type JsonMember, type JsonNode, mostDeep } from './model'

/** A value that is parsed already as nodes without places; null when it is nested deeper than `deepest`. */
export function nodeOf(value: unknown, deepest = mostDeep): JsonNode | null {
  if (typeof value === 'string') return { kind: 'text', at: null, value, plain: false }
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) {
    return { kind: 'other', at: null, value, shown: shown(String(value)) }
  }
  if (typeof value !== 'object') return { kind: 'other', at: null, value: null, shown: shown(String(value)) }
  if (deepest <= 0) return null
  if (Array.isArray(value)) {
    const items: JsonNode[] = []
    for (const item of value) {
      const node = nodeOf(item, deepest - 1)
      if (!node) return null
      items.push(node)
    }
    return { kind: 'list', at: null, items }
  }
  const members: JsonMember[] = []
  for (const [key, item] of Object.entries(value)) {
    const node = nodeOf(item, deepest - 1)
    if (!node) return null
    members.push({ key, at: null, value: node })
  }
  return { kind: 'object', at: null, members }
}

/** The plain value of a node, as JSON.parse gives it; of two members of one name the last. */
export function plainOf(node: JsonNode): unknown {
  if (node.kind === 'text' || node.kind === 'other') return node.value
  if (node.kind === 'list') return node.items.map(plainOf)
  const value: Record<string, unknown> = {}
  for (const { key, value: held } of node.members) {
    // An assignment to this name would set the prototype instead.
    if (key === '__proto__') {
      Object.defineProperty(value, key, { value: plainOf(held), enumerable: true, configurable: true, writable: true })
    } else value[key] = plainOf(held)
  }
  return value
}

/** The value of an object's member; undefined where there is none. */
export function memberOf(node: JsonNode | undefined, key: string): JsonNode | undefined {
  return node?.kind === 'object' ? node.members.findLast((member) => member.key === key)?.value : undefined
}
