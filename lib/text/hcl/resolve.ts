import type { JsonMember, JsonNode } from '../json'
import { evaluate } from './evaluate'
import type { HclCall, HclComputed, HclText, HclValue } from './model'
import type { HclNames } from './scope'
import { type HclResult, isList, isObject, isOpen } from './values'

/** Deepest chain of references that is followed with the places of what they lead to. */
const mostSteps = 16

/**
 * An expression as JSON with places: names put in, `jsonencode` taken off, lists joined, and all else worked out. What the
 * text does not tell becomes a text `${…}` as it is written, so that who reads the value sees that it is not known.
 */
export function resolved(value: HclValue, names: HclNames, steps = 0): JsonNode {
  switch (value.kind) {
    case 'other':
      return value
    case 'text':
      return textNode(value, names, steps)
    case 'list':
      return { kind: 'list', at: value.at, items: value.items.map((item) => resolved(item, names, steps)) }
    case 'object': {
      const members = value.members.map(({ key, at, value: held }): JsonMember => {
        const name = typeof key === 'string' ? key : written(resolved(key, names, steps))
        return { key: name, at, value: resolved(held, names, steps) }
      })
      return { kind: 'object', at: value.at, members }
    }
    default:
      return workedOut(value, names, steps)
  }
}

function workedOut(value: HclComputed, names: HclNames, steps: number): JsonNode {
  const [first] = value.kind === 'reference' && value.steps.length === 1 ? value.steps : []
  const held =
    value.kind === 'reference' && typeof first === 'string' ? names.expressionOf(value.root, first) : undefined
  if (held && steps < mostSteps) return resolved(held, names, steps + 1)
  const called = value.kind === 'call' ? callNode(value, names, steps) : null
  if (called) return called
  const known = evaluate(value, names)
  if (isOpen(known)) return { kind: 'text', at: value.at, value: `\${${value.source}}`, plain: false }
  return nodeOfValue(known, value.at)
}

/** Calls through which the places of what is written can be kept. */
function callNode({ name, args, at }: HclCall, names: HclNames, steps: number): JsonNode | null {
  const [first] = args
  if (first && /^(?:jsonencode|tolist|toset|sensitive|nonsensitive)$/.test(name)) return resolved(first, names, steps)
  if (name !== 'concat') return null
  const lists = args.map((argument) => resolved(argument, names, steps))
  if (!lists.every((list) => list.kind === 'list')) return null
  return { kind: 'list', at, items: lists.flatMap((list) => (list.kind === 'list' ? list.items : [])) }
}

function nodeOfValue(value: HclResult, at: number): JsonNode {
  if (typeof value === 'string') return { kind: 'text', at, value, plain: false }
  if (isList(value)) return { kind: 'list', at, items: value.map((item) => nodeOfValue(item, at)) }
  if (isObject(value)) {
    const members = Object.entries(value).map(([key, held]): JsonMember => ({ key, at, value: nodeOfValue(held, at) }))
    return { kind: 'object', at, members }
  }
  const plain = typeof value === 'number' || typeof value === 'boolean' ? value : null
  return { kind: 'other', at, value: plain, shown: String(plain) }
}

function textNode({ parts, at, plainFrom }: HclText, names: HclNames, steps: number): JsonNode {
  const [only] = parts
  const read = parts.map((part) => (typeof part === 'string' ? part : written(resolved(part, names, steps), part)))
  // A quote stands before the value; a heredoc's text begins further down.
  const plain = typeof only === 'string' && parts.length === 1 && plainFrom !== null
  return { kind: 'text', at: plain ? plainFrom - 1 : at, value: read.join(''), plain }
}

/** A value as a part of a text: itself where it is a text or a number, else as it is written. */
function written(node: JsonNode, from?: HclValue): string {
  if (node.kind === 'text') return node.value
  if (node.kind === 'other') return node.shown
  return from && 'source' in from ? `\${${from.source}}` : '${…}'
}
