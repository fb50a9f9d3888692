import type { JsonMember, JsonNode } from '../json'
import type { HclAttribute, HclBody, HclComputed, HclText, HclValue } from './model'

/** Values that references lead to, by path such as `local.actions`. */
export type Scope = ReadonlyMap<string, HclValue>

/** Deepest chain of references that is followed. */
const mostSteps = 16

/** The `locals` of a file, as references name them. */
export function localsOf(body: HclBody): Scope {
  const scope = new Map<string, HclValue>()
  for (const block of body.blocks) {
    if (block.kind !== 'locals') continue
    for (const { name, value } of block.body.attributes) scope.set(`local.${name}`, value)
  }
  return scope
}

/**
 * An expression as the value that it has: locals put in, `jsonencode` taken off, lists joined. What the file does not tell
 * becomes a text `${…}` as it is written, so that who reads the value sees that it is not known.
 */
export function resolved(value: HclValue, scope: Scope, steps = 0): JsonNode {
  if (value.kind === 'other') return value
  if (value.kind === 'text') return textOf(value, scope, steps)
  if (value.kind === 'list') {
    return { kind: 'list', at: value.at, items: value.items.map((item) => resolved(item, scope, steps)) }
  }
  if (value.kind === 'object') {
    const members = value.members.map(
      ({ key, at, value: held }): JsonMember => ({ key, at, value: resolved(held, scope, steps) }),
    )
    return { kind: 'object', at: value.at, members }
  }
  return workedOut(value, scope, steps)
}

function workedOut(value: HclComputed, scope: Scope, steps: number): JsonNode {
  const { path, call, at } = value
  const held = path === null ? undefined : scope.get(path)
  if (held && steps < mostSteps) return resolved(held, scope, steps + 1)
  const [first] = call?.args ?? []
  if (call && first && /^(?:jsonencode|tolist|toset|sensitive|nonsensitive)$/.test(call.name)) {
    return resolved(first, scope, steps)
  }
  if (call?.name === 'concat') {
    const lists = call.args.map((argument) => resolved(argument, scope, steps))
    if (lists.every((list) => list.kind === 'list')) {
      return { kind: 'list', at, items: lists.flatMap((list) => (list.kind === 'list' ? list.items : [])) }
    }
  }
  return { kind: 'text', at, value: `\${${value.source}}`, plain: false }
}

function textOf({ parts, at, plainFrom }: HclText, scope: Scope, steps: number): JsonNode {
  const computed = parts.length > 1 || typeof parts[0] !== 'string'
  const read = parts.map((part) => {
    if (typeof part === 'string') return part
    const node = workedOut(part, scope, steps)
    if (node.kind === 'text') return node.value
    return node.kind === 'other' ? node.shown : `\${${part.source}}`
  })
  // A quote stands before the value; a heredoc's text begins further down.
  const plain = !computed && plainFrom !== null
  return { kind: 'text', at: plain ? plainFrom - 1 : at, value: read.join(''), plain }
}

/** An argument of a body; undefined where it has none of that name. */
export function argumentOf(body: HclBody, name: string): HclAttribute | undefined {
  return body.attributes.find((attribute) => attribute.name === name)
}
