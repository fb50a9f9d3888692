import { shown } from '../lines'
import { Broken, HclCursor } from './cursor'
import type { HclList, HclLoop, HclMember, HclObject, HclStep, HclText, HclUnclear, HclValue } from './model'
import { heredocAt } from './skip'
import { endOfInterpolation, escapeAt } from './template'

/** Deepest nesting of blocks and brackets that is read, and most operators of one expression. */
export const mostNested = 64
const mostOperators = 500

const blanksBeforeCall = /[ \t]+(?=\()/y
const identifier = /[\p{L}_][\p{L}\p{N}_-]*/uy
const number = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const operator = /&&|\|\||==|!=|<=|>=|[-+*/%<>]/y

/** Binary signs by how strongly they bind. */
const strengths: Readonly<Record<string, number>> = {
  ...{ '||': 1, '&&': 2, '==': 3, '!=': 3, '<': 4, '>': 4, '<=': 4, '>=': 4 },
  ...{ '+': 5, '-': 5, '*': 6, '/': 6, '%': 6 },
}

/** Reads expressions where it stands. Each character is looked at a few times at most. Throws `Broken`. */
export class HclExpressions extends HclCursor {
  private operators = 0
  /** Templates around the place where it stands. */
  private templates = 0
  /** Brackets around it: line ends mean nothing there. */
  private brackets = 0

  /** One expression. */
  protected expression(depth: number): HclValue {
    if (depth > mostNested) throw new Broken(this.at)
    this.blanks()
    const at = this.at
    const condition = this.binary(1, depth)
    if (!this.accept('?')) return condition
    const yes = this.expression(depth + 1)
    if (!this.accept(':')) throw new Broken(this.at)
    const no = this.expression(depth + 1)
    return { kind: 'operation', at, source: this.since(at), sign: '?', operands: [condition, yes, no] }
  }

  /** An expression of its own, whatever was read before. */
  protected freshExpression(depth: number): HclValue {
    this.operators = 0
    this.brackets = 0
    return this.expression(depth)
  }

  /** A text that is a template as a whole, such as a string of Terraform's JSON syntax. */
  protected wholeTemplate(): HclText {
    const { parts } = this.template(null, 0)
    return { kind: 'text', at: 0, parts, plainFrom: null, heredoc: null }
  }

  private since(at: number): string {
    return shown(this.text.slice(at, this.at).trim())
  }

  private blanks(): void {
    this.space(this.brackets > 0)
  }

  /** Takes a sign after blanks; where it is not there, nothing is taken. */
  private accept(sign: string): boolean {
    const before = this.at
    this.blanks()
    if (this.text.startsWith(sign, this.at)) {
      this.at += sign.length
      return true
    }
    this.at = before
    return false
  }

  private binary(least: number, depth: number): HclValue {
    const at = this.at
    let left = this.unary(depth)
    for (;;) {
      const before = this.at
      this.blanks()
      // `=>` belongs to a loop, `//` and `/*` are comments that were passed over.
      const sign = this.text.startsWith('=>', this.at) ? '' : this.take(operator)
      const strength = strengths[sign] ?? 0
      if (strength < least) {
        this.at = before
        return left
      }
      this.operators += 1
      if (this.operators > mostOperators) throw new Broken(this.at)
      this.space(true)
      const right = this.binary(strength + 1, depth + 1)
      left = { kind: 'operation', at, source: this.since(at), sign, operands: [left, right] }
    }
  }

  private unary(depth: number): HclValue {
    if (depth > mostNested) throw new Broken(this.at)
    const at = this.at
    const sign = this.text[at]
    if (sign !== '-' && sign !== '!') return this.stepped(this.primary(depth), at, depth)
    this.at += 1
    this.blanks()
    const value = this.unary(depth + 1)
    if (sign === '-' && value.kind === 'other' && typeof value.value === 'number') {
      return { ...value, at, value: -value.value, shown: `-${value.shown}` }
    }
    return { kind: 'operation', at, source: this.since(at), sign, operands: [value] }
  }

  private stepped(value: HclValue, at: number, depth: number): HclValue {
    // A name took its own steps.
    if (value.kind === 'reference') return value
    const steps = this.steps(depth)
    return steps.length === 0 ? value : { kind: 'steps', at, source: this.since(at), of: value, steps }
  }

  /** `.name`, `.0`, `.*` and `[…]` behind a value. */
  private steps(depth: number): HclStep[] {
    const steps: HclStep[] = []
    for (;;) {
      if (this.text.startsWith('...', this.at)) return steps
      if (this.text[this.at] === '.') steps.push(this.attributeStep())
      else if (this.text[this.at] === '[') steps.push(this.indexStep(depth))
      else return steps
    }
  }

  private attributeStep(): HclStep {
    this.at += 1
    if (this.skip(/\*/y)) return '*'
    const index = this.take(/\d+/y)
    if (index !== '') return Number(index)
    const name = this.take(identifier)
    if (name === '') throw new Broken(this.at)
    return name
  }

  private indexStep(depth: number): HclStep {
    return this.bracketed(']', () => {
      if (this.skip(/\*/y)) return '*'
      const index = this.expression(depth + 1)
      if (index.kind === 'other' && typeof index.value === 'number') return index.value
      const [only] = index.kind === 'text' && index.parts.length === 1 ? index.parts : []
      return typeof only === 'string' ? only : index
    })
  }

  /** What stands between a bracket and the one that closes it. */
  private bracketed<T>(closing: string, inside: () => T): T {
    this.at += 1
    this.brackets += 1
    this.space(true)
    const value = inside()
    this.space(true)
    if (this.text[this.at] !== closing) throw new Broken(this.at)
    this.at += 1
    this.brackets -= 1
    return value
  }

  private primary(depth: number): HclValue {
    const at = this.at
    const character = this.text[at]
    if (character === '"') return this.quoted(depth)
    if (character === '<' && this.text[at + 1] === '<') return this.heredoc(depth)
    if (character === '[') return this.list(depth)
    if (character === '{') return this.object(depth)
    if (character === '(') return this.bracketed(')', () => this.expression(depth + 1))
    const digits = this.take(number)
    if (digits !== '') return { kind: 'other', at, value: Number(digits), shown: shown(digits) }
    return this.named(depth)
  }

  /** A word: true, false, null, a name with its steps, or a call. */
  private named(depth: number): HclValue {
    const at = this.at
    const name = this.take(identifier)
    if (name === '') throw new Broken(at)
    // A blank may stand before what is given to a function.
    this.take(blanksBeforeCall)
    if (this.text[this.at] === '(') {
      const args = this.callArguments(depth)
      return args
        ? { kind: 'call', at, source: this.since(at), name, args }
        : { kind: 'unclear', at, source: this.since(at) }
    }
    const steps = this.steps(depth)
    if (steps.length === 0 && (name === 'true' || name === 'false' || name === 'null')) {
      return { kind: 'other', at, value: name === 'null' ? null : name === 'true', shown: name }
    }
    return { kind: 'reference', at, source: this.since(at), root: name, steps }
  }

  /** The arguments of a call; null where one of them is spread out (`…`), so that it is not known how many there are. */
  private callArguments(depth: number): HclValue[] | null {
    let spread = false
    const args = this.bracketed(')', () =>
      this.separated(')', () => {
        const value = this.expression(depth + 1)
        if (this.accept('...')) spread = true
        return value
      }),
    )
    return spread ? null : args
  }

  /** Items with commas between them, up to what closes them. */
  private separated<T>(closing: string, item: () => T): T[] {
    const items: T[] = []
    for (;;) {
      this.space(true)
      if (this.text[this.at] === closing) return items
      items.push(item())
      this.space(true)
      if (!this.skip(/,/y) && this.text[this.at] !== closing) throw new Broken(this.at)
    }
  }

  private list(depth: number): HclList | HclLoop {
    const at = this.at
    const inside = this.bracketed(']', () =>
      this.isFor() ? this.loop(at, depth) : this.separated(']', () => this.expression(depth + 1)),
    )
    return Array.isArray(inside) ? { kind: 'list', at, items: inside } : { ...inside, source: this.since(at) }
  }

  private object(depth: number): HclObject | HclLoop | HclUnclear {
    const at = this.at
    const inside = this.bracketed('}', () => (this.isFor() ? this.keyedLoop(at, depth) : this.members(depth)))
    return Array.isArray(inside) ? { kind: 'object', at, members: inside } : { ...inside, source: this.since(at) }
  }

  /** Members end with a comma or with their line. */
  private members(depth: number): HclMember[] {
    const members: HclMember[] = []
    for (;;) {
      this.space(true)
      if (this.text[this.at] === '}') return members
      const at = this.at
      const key = this.key(depth)
      this.space(false)
      if (!this.skip(/=(?![=>])|:/y)) throw new Broken(this.at)
      const around = this.brackets
      this.brackets = 0
      this.space(true)
      members.push({ key, at, value: this.expression(depth + 1) })
      this.space(false)
      this.brackets = around
      if (!this.skip(/,/y) && !this.skip(/\r?\n/y) && this.text[this.at] !== '}') throw new Broken(this.at)
    }
  }

  private key(depth: number): string | HclValue {
    const word = this.take(/[\p{L}_][\p{L}\p{N}_-]*(?=[^\S\n]*[=:])/uy)
    if (word !== '') return word
    const value = this.unary(depth + 1)
    if (value.kind === 'other') return String(value.value)
    const [only] = value.kind === 'text' && value.parts.length === 1 ? value.parts : []
    return typeof only === 'string' ? only : value
  }

  private isFor(): boolean {
    return this.skip(/for(?=\s)/y)
  }

  /** `k, v in of :` */
  private head(depth: number): Pick<HclLoop, 'names' | 'of'> {
    const names: string[] = []
    do {
      this.space(true)
      names.push(this.take(identifier))
      this.space(true)
    } while (names.length < 2 && this.skip(/,/y))
    if (!this.skip(/in(?![\w-])/y)) throw new Broken(this.at)
    const of = this.expression(depth + 1)
    if (!this.accept(':')) throw new Broken(this.at)
    return { names, of }
  }

  private condition(depth: number): HclValue | null {
    this.space(true)
    return this.skip(/if(?![\w-])/y) ? this.expression(depth + 1) : null
  }

  private loop(at: number, depth: number): HclLoop {
    const head = this.head(depth)
    const value = this.expression(depth + 1)
    return { kind: 'loop', at, source: '', ...head, key: null, value, condition: this.condition(depth) }
  }

  private keyedLoop(at: number, depth: number): HclLoop | HclUnclear {
    const head = this.head(depth)
    const key = this.expression(depth + 1)
    if (!this.accept('=>')) throw new Broken(this.at)
    const value = this.expression(depth + 1)
    // Values of one key in a list are not worked out.
    const grouped = this.accept('...')
    const condition = this.condition(depth)
    if (grouped) return { kind: 'unclear', at, source: '' }
    return { kind: 'loop', at, source: '', ...head, key, value, condition }
  }

  private quoted(depth: number): HclText {
    const at = this.at
    this.at += 1
    const { parts, plain } = this.template('"', depth)
    this.at += 1
    return { kind: 'text', at, parts, plainFrom: plain ? at + 1 : null, heredoc: null }
  }

  private heredoc(depth: number): HclText {
    const at = this.at
    // What is no end inside of an interpolation would be looked for again and again.
    const found = this.templates > 0 ? null : heredocAt(this.text, at)
    if (!found?.closed) throw new Broken(at)
    const { parts, plain } = new HclExpressions(this.text.slice(0, found.until), found.from).template(null, depth)
    this.at = found.end
    return { kind: 'text', at, parts, plainFrom: plain ? found.from : null, heredoc: found.kind }
  }

  /** A template up to the quote that closes it, which stays, or to the end of the text. */
  private template(closing: '"' | null, depth: number): { readonly parts: HclText['parts']; readonly plain: boolean } {
    const parts: (string | HclValue)[] = []
    const special = closing === null ? /[$%]\{/g : /["\\\n]|[$%]\{/g
    const from = this.at
    let value = ''
    let plain = true
    for (;;) {
      special.lastIndex = this.at
      const found = special.exec(this.text)
      const end = found?.index ?? this.text.length
      const mark = found?.[0]
      value += this.text.slice(this.at, end)
      this.at = end
      if (mark === undefined ? closing === null : mark === '"') break
      if (mark === undefined || mark === '\n') throw new Broken(from)
      if (mark === '\\') {
        const escaped = escapeAt(this.text, end)
        value += escaped.value
        this.at = escaped.end
      } else if (this.text[end - 1] === mark[0] && end > from) {
        // `$${` and `%%{` stand for themselves with one sign less.
        value = `${value.slice(0, -1)}${mark}`
        this.at = end + 2
      } else {
        if (value !== '') parts.push(value)
        value = ''
        parts.push(this.interpolation(mark, depth))
      }
      plain = false
    }
    if (value !== '' || parts.length === 0) parts.push(value)
    return { parts, plain }
  }

  /** What `${` or `%{` holds. A directive, and what is not understood, is taken as it is written. */
  private interpolation(mark: string, depth: number): HclValue {
    const at = this.at
    this.at += 2
    if (mark === '${') {
      const value = this.interpolated(depth + 1)
      if (value) return value
    }
    const end = endOfInterpolation(this.text, at + 2)
    if (end === null) throw new Broken(at)
    this.at = end + 1
    const inside = this.text
      .slice(at + 2, end)
      .replace(/^~|~$/g, '')
      .trim()
    return { kind: 'unclear', at, source: shown(mark === '%{' ? `%{${inside}}` : inside) }
  }

  private interpolated(depth: number): HclValue | null {
    const { brackets, templates } = this
    try {
      this.skip(/~/y)
      this.brackets = 1
      this.templates += 1
      this.space(true)
      const value = this.expression(depth)
      this.space(true)
      return this.skip(/~?\}/y) ? value : null
    } catch (error) {
      if (!(error instanceof Broken)) throw error
      return null
    } finally {
      this.brackets = brackets
      this.templates = templates
    }
  }
}
