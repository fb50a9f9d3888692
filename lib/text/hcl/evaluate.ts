import type { HclLoop, HclObject, HclReference, HclStep, HclText, HclValue } from './model'
import { HclPath, type HclResult, isOpen, isSame, pairsOf, stepped, Unknown } from './values'

/** What names and functions stand for. */
export interface HclScope {
  /** What may still be worked out: texts can name one another in ways that double at each step. */
  readonly budget: { left: number }
  /** The value of a root name with its steps; undefined for a name that no scope knows. */
  readonly lookup: (root: string, steps: readonly (string | number)[]) => HclResult | undefined
  /** What a function comes to; undefined where it cannot be told. */
  readonly call: (name: string, given: readonly HclResult[]) => HclResult | undefined
}

/** Longest text that is put together, in UTF-16 units. */
const longest = 100_000

/** Works an expression out. What the text does not tell comes to `Unknown`; a name that no scope knows to its `HclPath`. */
export function evaluate(value: HclValue, scope: HclScope): HclResult {
  switch (value.kind) {
    case 'other':
      return value.value
    case 'text':
      return textOf(value, scope)
    case 'list':
      return value.items.map((item) => evaluate(item, scope))
    case 'object':
      return objectOf(value, scope)
    case 'reference':
      return named(value, scope)
    case 'steps':
      return value.steps.reduce<HclResult>((of, step) => stepped(of, stepOf(step, scope)), evaluate(value.of, scope))
    case 'call': {
      const given = value.args.map((each) => evaluate(each, scope))
      return scope.call(value.name, given) ?? new Unknown(value.source)
    }
    case 'operation':
      return operation(value.sign, value.operands, scope)
    case 'loop':
      return looped(value, scope)
    case 'unclear':
      return new Unknown(value.source)
  }
}

function stepOf(step: HclStep, scope: HclScope): HclResult {
  return typeof step === 'object' ? evaluate(step, scope) : step
}

function named({ root, steps, source }: HclReference, scope: HclScope): HclResult {
  const known = steps.map((step) => stepOf(step, scope))
  const plain = known.filter((step) => typeof step === 'string' || typeof step === 'number')
  if (plain.length < known.length) return new Unknown(source)
  const found = scope.lookup(root, plain)
  return found === undefined ? new HclPath([root, ...plain]) : found
}

/** Parts of a text as one value; a single part that is an expression keeps its type. */
function textOf({ parts, heredoc }: HclText, scope: HclScope): HclResult {
  const [only] = parts
  if (parts.length === 1 && typeof only === 'object' && heredoc === null) return evaluate(only, scope)
  let text = ''
  for (const [index, part] of parts.entries()) {
    const value = typeof part === 'string' ? unindented(part, heredoc, index === 0) : evaluate(part, scope)
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return new Unknown('$')
    text += String(value)
    if (text.length > longest) return new Unknown('$')
  }
  return heredoc === null ? text : `${text}\n`
}

/** A part of a heredoc without the blanks that begin its lines, where `<<-` asks for it. */
function unindented(part: string, heredoc: HclText['heredoc'], first: boolean): string {
  if (heredoc !== '<<-') return part
  return (first ? part.trimStart() : part).replace(/\n[ \t]+/g, '\n')
}

function objectOf({ members }: HclObject, scope: HclScope): HclResult {
  return entriesOf(
    members.map(({ key, value }) => [typeof key === 'string' ? key : evaluate(key, scope), evaluate(value, scope)]),
  )
}

function entriesOf(entries: readonly (readonly [HclResult, HclResult])[]): HclResult {
  const known = entries.flatMap(([key, value]) =>
    typeof key === 'string' || typeof key === 'number' ? [[String(key), value] as const] : [],
  )
  return known.length === entries.length ? Object.fromEntries(known) : new Unknown('{}')
}

function looped({ names, of, key, value, condition, source }: HclLoop, scope: HclScope): HclResult {
  const scopes = scopesOf(evaluate(of, scope), names, condition, scope)
  if (!scopes) return new Unknown(source)
  if (!key) return scopes.map((each) => evaluate(value, each))
  const entries = scopes.map((each): [HclResult, HclResult] => [evaluate(key, each), evaluate(value, each)])
  // Terraform refuses a key that two items have.
  const keys = new Set(entries.map(([name]) => String(name)))
  return keys.size < entries.length ? new Unknown(source) : entriesOf(entries)
}

function scopesOf(
  collection: HclResult,
  names: readonly string[],
  condition: HclValue | null,
  outer: HclScope,
): HclScope[] | null {
  const pairs = pairsOf(collection)
  if (!pairs) return null
  const scopes: HclScope[] = []
  for (const [key, value] of pairs) {
    const [first = '', second] = names
    outer.budget.left -= 1
    if (outer.budget.left < 0) return null
    const scope = withNames(outer, second === undefined ? { [first]: value } : { [first]: key, [second]: value })
    const met = condition ? evaluate(condition, scope) : true
    if (typeof met !== 'boolean') return null
    if (met) scopes.push(scope)
  }
  return scopes
}

/** A scope that knows some names more. */
export function withNames<Scope extends HclScope>(outer: Scope, names: Readonly<Record<string, HclResult>>): Scope {
  return {
    ...outer,
    lookup: (root, steps) =>
      Object.hasOwn(names, root) ? steps.reduce<HclResult>(stepped, names[root] ?? null) : outer.lookup(root, steps),
  }
}

function operation(sign: string, operands: readonly HclValue[], scope: HclScope): HclResult {
  const [first, second, third] = operands
  if (!first) return new Unknown(sign)
  const a = evaluate(first, scope)
  if (sign === '?' && second && third) {
    if (a === true || a === 'true') return evaluate(second, scope)
    return a === false || a === 'false' ? evaluate(third, scope) : new Unknown(sign)
  }
  if (!second) {
    if (sign === '-') return typeof a === 'number' ? -a : new Unknown(sign)
    return typeof a === 'boolean' ? !a : new Unknown(sign)
  }
  return operated(sign, a, evaluate(second, scope))
}

function operated(sign: string, a: HclResult, b: HclResult): HclResult {
  if (isOpen(a) || isOpen(b)) return new Unknown(sign)
  if (sign === '==' || sign === '!=') return isSame(a, b) === (sign === '==')
  if (typeof a === 'boolean' && typeof b === 'boolean') {
    return sign === '&&' ? a && b : sign === '||' ? a || b : new Unknown(sign)
  }
  if (typeof a !== 'number' || typeof b !== 'number') return new Unknown(sign)
  const numbers: Readonly<Record<string, HclResult>> = {
    '+': a + b,
    '-': a - b,
    '*': a * b,
    '/': b === 0 ? new Unknown(sign) : a / b,
    '%': b === 0 ? new Unknown(sign) : a % b,
    '<': a < b,
    '>': a > b,
    '<=': a <= b,
    '>=': a >= b,
  }
  return numbers[sign] ?? new Unknown(sign)
}
