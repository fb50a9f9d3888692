import { Unknown } from '../unknown'
import { functions } from './functions'
import { Path, pairsOf, stepped, type Value } from './values'

/** What names stand for: `var`, `local`, `each`, `count`, and the resources that the text has. */
export interface Scope {
  /** What may still be worked out: texts can name one another in ways that double at each step. */
  readonly budget: { left: number }
  /** The value of a root name; undefined for a name that no scope knows. */
  readonly lookup: (root: string, steps: readonly (string | number)[]) => Value | undefined
}

/** An expression, ready to be worked out. */
export type Expression = (scope: Scope) => Value

/** Brackets and functions around one another that are followed, and the most characters of one expression. */
const mostDeep = 40
const longest = 100_000

/** Reads an expression; one that is not understood comes to `Unknown`. */
export function expressionOf(written: string): Expression {
  const text = written.trim()
  const unknown = () => new Unknown(text.slice(0, 200))
  if (text.length > longest) return unknown
  try {
    const parser = new Parser(text)
    const expression = parser.whole()
    return (scope) => {
      const value = expression(scope)
      return value instanceof Unknown ? unknown() : value
    }
  } catch (error) {
    if (error instanceof NotUnderstood) return unknown
    throw error
  }
}

/** A text of Terraform's JSON syntax, which is a template. */
export function templateOf(text: string): Expression {
  try {
    return new Parser(text).template(text.length)
  } catch (error) {
    if (error instanceof NotUnderstood) return () => new Unknown(text.slice(0, 200))
    throw error
  }
}

class NotUnderstood extends Error {}

const blanks = /(?:\s|#[^\n]*|\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*\*\/)*/y
const number = /[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y
const identifier = /[\p{L}_][\p{L}\p{N}_-]*/uy
const signs = /&&|\|\||==|!=|<=|>=|=>|\.\.\.|[-+*/%<>!?:.,=()[\]{}]/y
const letters: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' }

/** Binary signs by how strongly they bind. */
const strengths: Readonly<Record<string, number>> = {
  '||': 1,
  '&&': 2,
  '==': 3,
  '!=': 3,
  '<': 4,
  '>': 4,
  '<=': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
}

class Parser {
  private at = 0
  private deep = 0

  constructor(private readonly text: string) {}

  whole(): Expression {
    const expression = this.expression()
    this.skip()
    if (this.at < this.text.length) throw new NotUnderstood()
    return expression
  }

  private take(pattern: RegExp): string {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)?.[0] ?? ''
    this.at += found.length
    return found
  }

  private skip(): void {
    this.take(blanks)
  }

  private peek(): string {
    this.skip()
    signs.lastIndex = this.at
    return signs.exec(this.text)?.[0] ?? ''
  }

  private accept(sign: string): boolean {
    if (this.peek() !== sign) return false
    this.at += sign.length
    return true
  }

  private expect(sign: string): void {
    if (!this.accept(sign)) throw new NotUnderstood()
  }

  private expression(): Expression {
    this.deep += 1
    if (this.deep > mostDeep) throw new NotUnderstood()
    const condition = this.binary(1)
    let expression = condition
    if (this.accept('?')) {
      const yes = this.expression()
      this.expect(':')
      const no = this.expression()
      expression = (scope) => {
        const met = condition(scope)
        if (met === true || met === 'true') return yes(scope)
        return met === false || met === 'false' ? no(scope) : new Unknown('?')
      }
    }
    this.deep -= 1
    return expression
  }

  private binary(least: number): Expression {
    let left = this.unary()
    for (;;) {
      const sign = this.peek()
      const strength = strengths[sign] ?? 0
      if (strength < least) return left
      this.at += sign.length
      const [a, b] = [left, this.binary(strength + 1)]
      left = (scope) => operated(sign, a(scope), b(scope))
    }
  }

  private unary(): Expression {
    const sign = this.peek()
    if (sign !== '-' && sign !== '!') return this.traversed(this.primary())
    this.at += 1
    const inner = this.unary()
    return (scope) => {
      const value = inner(scope)
      if (sign === '-') return typeof value === 'number' ? -value : new Unknown('-')
      return typeof value === 'boolean' ? !value : new Unknown('!')
    }
  }

  /** `.name`, `.0`, `.*`, `[index]` and `[*]` behind a value. */
  private traversed(start: Expression): Expression {
    let value = start
    for (;;) {
      const step = this.step()
      if (!step) return value
      const of = value
      value = (scope) => stepped(of(scope), step(scope))
    }
  }

  private step(): Expression | null {
    signs.lastIndex = this.at
    const sign = signs.exec(this.text)?.[0]
    if (sign === '.') {
      this.at += 1
      if (this.text[this.at] === '*') {
        this.at += 1
        return () => '*'
      }
      const index = this.take(/[0-9]+/y)
      if (index !== '') return () => Number(index)
      const name = this.take(identifier)
      if (name === '') throw new NotUnderstood()
      return () => name
    }
    if (sign !== '[') return null
    this.at += 1
    if (this.peek() === '*') {
      this.at += 1
      this.expect(']')
      return () => '*'
    }
    const index = this.expression()
    this.expect(']')
    return index
  }

  private primary(): Expression {
    this.skip()
    const character = this.text[this.at]
    if (character === '"') return this.quoted()
    if (character === '(') {
      this.at += 1
      const inner = this.expression()
      this.expect(')')
      return inner
    }
    if (character === '[') return this.list()
    if (character === '{') return this.object()
    if (character === '<' && this.text[this.at + 1] === '<') return this.heredoc()
    const digits = this.take(number)
    if (digits !== '') return () => Number(digits)
    const name = this.take(identifier)
    if (name === '') throw new NotUnderstood()
    if (this.text[this.at] === '(') return this.call(name)
    if (name === 'true' || name === 'false') return () => name === 'true'
    if (name === 'null') return () => null
    return this.named(name)
  }

  /** A name with the plain steps behind it, which the scope may know as a whole. */
  private named(root: string): Expression {
    const steps: Expression[] = []
    for (let step = this.step(); step; step = this.step()) steps.push(step)
    return (scope) => {
      const known = steps.map((step) => step(scope))
      const plain = known.flatMap((step) => (typeof step === 'string' || typeof step === 'number' ? [step] : []))
      if (plain.length < known.length) return new Unknown(root)
      return scope.lookup(root, plain) ?? new Path([root, ...plain])
    }
  }

  private quoted(): Expression {
    this.at += 1
    return this.template(-1)
  }

  /** A text with `${…}` in it, up to the closing quote, or to `end` where there is none. */
  template(end: number): Expression {
    const parts: (string | Expression)[] = []
    let plain = ''
    const inQuotes = end < 0
    while (inQuotes ? this.text[this.at] !== '"' : this.at < end) {
      const character = this.text[this.at]
      if (character === undefined || (inQuotes && character === '\n')) throw new NotUnderstood()
      if (this.text.startsWith('${', this.at)) {
        this.at += 2
        parts.push(plain, this.expression())
        plain = ''
        this.expect('}')
      } else plain += inQuotes && character === '\\' ? this.escaped() : this.literal(character)
    }
    if (inQuotes) this.at += 1
    if (plain !== '') parts.push(plain)
    return joined(parts)
  }

  /** A character of a template that stands for itself, or `$${` and `%%{`, which stand for one sign less. */
  private literal(character: string): string {
    if (this.text.startsWith('%{', this.at)) throw new NotUnderstood()
    const doubled = this.text.startsWith('$${', this.at) || this.text.startsWith('%%{', this.at)
    this.at += doubled ? 3 : 1
    return doubled ? `${character}{` : character
  }

  private escaped(): string {
    const [whole = '', code, long] =
      /^\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/.exec(this.text.slice(this.at, this.at + 10)) ?? []
    if (whole !== '') {
      this.at += whole.length
      const point = Number.parseInt(code ?? long ?? '', 16)
      if (point > 0x10ffff) throw new NotUnderstood()
      return String.fromCodePoint(point)
    }
    const letter = this.text[this.at + 1] ?? ''
    this.at += 2
    return letters[letter] ?? letter
  }

  private heredoc(): Expression {
    const [opening, dash, word] =
      /^<<(-?)([A-Za-z_]\w{0,50})[^\S\n]*\n/.exec(this.text.slice(this.at, this.at + 80)) ?? []
    if (opening === undefined || word === undefined) throw new NotUnderstood()
    const lines = this.text.slice(this.at + opening.length).split('\n')
    const last = lines.findIndex((line) => line.trim() === word)
    const body = last < 0 ? lines : lines.slice(0, last)
    this.at += opening.length + body.join('\n').length + (last < 0 ? 0 : (lines[last] ?? '').length + 1)
    if (this.at > this.text.length) this.at = this.text.length
    const text = dash === '-' ? body.map((line) => line.trimStart()).join('\n') : body.join('\n')
    return templateOf(`${text}\n`)
  }

  private list(): Expression {
    this.at += 1
    if (this.isFor()) return this.forList()
    const items: Expression[] = []
    while (!this.accept(']')) {
      items.push(this.expression())
      if (!this.accept(',') && this.peek() !== ']') throw new NotUnderstood()
    }
    return (scope) => items.map((item) => item(scope))
  }

  private object(): Expression {
    this.at += 1
    if (this.isFor()) return this.forObject()
    const entries: { readonly key: Expression; readonly value: Expression }[] = []
    while (!this.accept('}')) {
      const key = this.key()
      if (!this.accept('=') && !this.accept(':')) throw new NotUnderstood()
      entries.push({ key, value: this.expression() })
      this.accept(',')
    }
    return (scope) => entriesOf(entries.map(({ key, value }): [Value, Value] => [key(scope), value(scope)]))
  }

  private key(): Expression {
    this.skip()
    const name = this.take(identifier)
    return name === '' ? this.unary() : () => name
  }

  private isFor(): boolean {
    this.skip()
    if (!/^for\s/.test(this.text.slice(this.at, this.at + 4))) return false
    this.at += 3
    return true
  }

  /** `k, v in collection :` */
  private loop(): { readonly names: readonly string[]; readonly collection: Expression } {
    this.skip()
    const names = [this.take(identifier)]
    if (this.accept(',')) {
      this.skip()
      names.push(this.take(identifier))
    }
    this.skip()
    if (this.take(identifier) !== 'in') throw new NotUnderstood()
    const collection = this.expression()
    this.expect(':')
    return { names, collection }
  }

  private condition(): Expression | null {
    this.skip()
    if (!/^if\s/.test(this.text.slice(this.at, this.at + 3))) return null
    this.at += 2
    return this.expression()
  }

  private forList(): Expression {
    const { names, collection } = this.loop()
    const value = this.expression()
    const condition = this.condition()
    this.expect(']')
    return (scope) => {
      const scopes = scopesOf(collection(scope), names, condition, scope)
      return scopes ? scopes.map(value) : new Unknown('for')
    }
  }

  private forObject(): Expression {
    const { names, collection } = this.loop()
    const key = this.expression()
    this.expect('=>')
    const value = this.expression()
    if (this.accept('...')) throw new NotUnderstood()
    const condition = this.condition()
    this.expect('}')
    return (scope) => {
      const scopes = scopesOf(collection(scope), names, condition, scope)
      return scopes ? entriesOf(scopes.map((each): [Value, Value] => [key(each), value(each)])) : new Unknown('for')
    }
  }

  private call(name: string): Expression {
    this.at += 1
    const given: Expression[] = []
    while (!this.accept(')')) {
      given.push(this.expression())
      if (this.accept('...')) throw new NotUnderstood()
      if (!this.accept(',') && this.peek() !== ')') throw new NotUnderstood()
    }
    const run = Object.hasOwn(functions, name) ? functions[name] : undefined
    return (scope) => run?.(given.map((each) => each(scope))) ?? new Unknown(`${name}()`)
  }
}

/** Parts of a text as one value; a single part that is an expression keeps its type. */
function joined(parts: readonly (string | Expression)[]): Expression {
  const full = parts.filter((part) => part !== '')
  const [only] = full
  if (full.length === 1 && typeof only === 'function') return only
  return (scope) => {
    let text = ''
    for (const part of full) {
      const value = typeof part === 'string' ? part : part(scope)
      if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return new Unknown('$')
      text += String(value)
      if (text.length > longest) return new Unknown('$')
    }
    return text
  }
}

function entriesOf(entries: readonly (readonly [Value, Value])[]): Value {
  const known = entries.flatMap(([key, value]) =>
    typeof key === 'string' || typeof key === 'number' ? [[String(key), value] as const] : [],
  )
  return known.length === entries.length ? Object.fromEntries(known) : new Unknown('{}')
}

function scopesOf(
  collection: Value,
  names: readonly string[],
  condition: Expression | null,
  outer: Scope,
): Scope[] | null {
  const pairs = pairsOf(collection)
  if (!pairs) return null
  const scopes: Scope[] = []
  for (const [key, value] of pairs) {
    const [first = '', second] = names
    outer.budget.left -= 1
    if (outer.budget.left < 0) return null
    const scope: Scope = {
      budget: outer.budget,
      lookup: (root, steps) => {
        const own = root === (second ?? first) ? value : second !== undefined && root === first ? key : undefined
        return own === undefined ? outer.lookup(root, steps) : steps.reduce<Value>(stepped, own)
      },
    }
    const met = condition ? condition(scope) : true
    if (typeof met !== 'boolean') return null
    if (met) scopes.push(scope)
  }
  return scopes
}

function operated(sign: string, a: Value, b: Value): Value {
  if (a instanceof Unknown || b instanceof Unknown || a instanceof Path || b instanceof Path) return new Unknown(sign)
  if (sign === '==' || sign === '!=') return (JSON.stringify(a) === JSON.stringify(b)) === (sign === '==')
  if (typeof a === 'boolean' && typeof b === 'boolean')
    return sign === '&&' ? a && b : sign === '||' ? a || b : new Unknown(sign)
  if (typeof a !== 'number' || typeof b !== 'number') return new Unknown(sign)
  const numbers: Readonly<Record<string, Value>> = {
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
