import { shown } from '../lines'
import { Broken, HclCursor } from './cursor'
import type { HclAttribute, HclBlock, HclComputed, HclObject, HclReading, HclText, HclValue } from './model'
import { heredocAt, type Template, templateParts } from './template'

/** Deepest nesting of blocks and brackets that is read. */
const mostDeep = 64

/** Reads HCL (native syntax) from the beginning to where it breaks. Each character is looked at a few times at most. */
class HclReader extends HclCursor {
  read(): HclReading {
    const attributes: HclAttribute[] = []
    const blocks: HclBlock[] = []
    try {
      this.body(attributes, blocks, 0, false)
      return { body: { attributes, blocks }, broken: null }
    } catch (error) {
      if (!(error instanceof Broken)) throw error
      return { body: { attributes, blocks }, broken: error.at }
    }
  }

  /** Runs through a body; the lists grow as it goes, so that what precedes a fault is kept. */
  private body(attributes: HclAttribute[], blocks: HclBlock[], depth: number, inner: boolean): void {
    if (depth > mostDeep) throw new Broken(this.at)
    for (;;) {
      this.space(true)
      if (this.at >= this.text.length) {
        if (inner) throw new Broken(this.at)
        return
      }
      if (inner && this.text[this.at] === '}') {
        this.at += 1
        return
      }
      const at = this.at
      const name = this.take(/[A-Za-z_][\w-]*/y)
      if (name === '') throw new Broken(at)
      this.space(false)
      if (this.text[this.at] === '=' && this.text[this.at + 1] !== '=') {
        this.at += 1
        attributes.push({ name, at, value: this.expression(depth) })
        this.endOfLine()
      } else this.block(name, at, blocks, depth)
    }
  }

  private block(kind: string, at: number, blocks: HclBlock[], depth: number): void {
    const labels: string[] = []
    for (;;) {
      this.space(false)
      if (this.text[this.at] === '{') break
      const label = this.take(/"[^"\n\\]{0,300}"|[A-Za-z_][\w-]*/y)
      if (label === '') throw new Broken(this.at)
      labels.push(label.replaceAll('"', ''))
    }
    this.at += 1
    const body: { attributes: HclAttribute[]; blocks: HclBlock[] } = { attributes: [], blocks: [] }
    this.body(body.attributes, body.blocks, depth + 1, true)
    blocks.push({ kind, labels, at, end: this.at, body })
  }

  /** After an argument only a comment, the end of the line or of the body may stand. */
  private endOfLine(): void {
    this.space(false)
    const next = this.text[this.at]
    if (next !== undefined && next !== '\n' && next !== '\r' && next !== '}' && next !== ',') throw new Broken(this.at)
    if (next === ',') this.at += 1
  }

  /** One expression. Operators make it one that has to be worked out. */
  private expression(depth: number): HclValue {
    this.space(false)
    const at = this.at
    const value = this.operand(depth + 1)
    const before = this.at
    this.space(false)
    if (!this.skip(/[-+*/%<>?:]|==|!=|&&|\|\|/y) || this.text.startsWith('=>', this.at)) {
      this.at = before
      return value
    }
    for (;;) {
      this.space(true)
      this.operand(depth + 1)
      this.space(false)
      if (!this.skip(/[-+*/%?:]|==|!=|<=?|>=?|&&|\|\|/y)) break
    }
    return this.computed(at)
  }

  private computed(at: number, path: string | null = null, call: HclComputed['call'] = null): HclComputed {
    return { kind: 'computed', at, source: shown(this.text.slice(at, this.at).trim()), path, call }
  }

  private operand(depth: number): HclValue {
    if (depth > mostDeep) throw new Broken(this.at)
    const at = this.at
    const character = this.text[at]
    if (character === '"') return this.quoted()
    if (character === '<' && this.text[at + 1] === '<') return this.heredoc()
    if (character === '[') return this.list(depth)
    if (character === '{') return this.object(depth)
    if (character === '(') return this.grouped(depth)
    if (character === '!' || character === '-') {
      this.at += 1
      const value = this.operand(depth + 1)
      if (character === '-' && value.kind === 'other' && typeof value.value === 'number') {
        return { ...value, at, value: -value.value, shown: `-${value.shown}` }
      }
      return this.computed(at)
    }
    const number = this.take(/\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y)
    if (number !== '') return { kind: 'other', at, value: Number(number), shown: shown(number) }
    return this.named(depth)
  }

  private grouped(depth: number): HclValue {
    const at = this.at
    this.at += 1
    this.space(true)
    const value = this.expression(depth)
    this.space(true)
    if (this.text[this.at] !== ')') throw new Broken(this.at)
    this.at += 1
    return this.steps(at, depth) ? this.computed(at) : value
  }

  /** A word: true, false, null, a path or a call. */
  private named(depth: number): HclValue {
    const at = this.at
    const name = this.take(/[A-Za-z_][\w-]*/y)
    if (name === '') throw new Broken(at)
    if (this.text[this.at] === '(') {
      const args = this.callArguments(depth)
      return this.steps(at, depth) ? this.computed(at) : this.computed(at, null, { name, args })
    }
    const stepped = this.steps(at, depth)
    if (!stepped && (name === 'true' || name === 'false' || name === 'null')) {
      return { kind: 'other', at, value: name === 'null' ? null : name === 'true', shown: name }
    }
    return this.computed(at, this.text.slice(at, this.at))
  }

  /** `.name`, `.0`, `.*` and `[…]` behind a value; whether there are any. */
  private steps(at: number, depth: number): boolean {
    const from = this.at
    for (;;) {
      if (this.skip(/\.(?:[\w-]+|\*)/y)) continue
      if (this.text[this.at] !== '[' || this.at === at) break
      this.at += 1
      this.space(true)
      if (!this.skip(/\*/y)) this.expression(depth + 1)
      this.space(true)
      if (this.text[this.at] !== ']') throw new Broken(this.at)
      this.at += 1
    }
    return this.at > from
  }

  private callArguments(depth: number): HclValue[] {
    const args: HclValue[] = []
    this.at += 1
    for (;;) {
      this.space(true)
      if (this.skip(/\)/y)) return args
      args.push(this.expression(depth + 1))
      this.skip(/\.\.\./y)
      this.space(true)
      if (!this.skip(/,/y) && this.text[this.at] !== ')') throw new Broken(this.at)
    }
  }

  private list(depth: number): HclValue {
    const at = this.at
    this.at += 1
    this.space(true)
    if (this.isFor()) return this.comprehension(at, ']')
    const items: HclValue[] = []
    for (;;) {
      this.space(true)
      if (this.skip(/\]/y)) break
      items.push(this.expression(depth))
      this.space(true)
      if (!this.skip(/,/y) && this.text[this.at] !== ']') throw new Broken(this.at)
    }
    return this.steps(at, depth) ? this.computed(at) : { kind: 'list', at, items }
  }

  private object(depth: number): HclValue {
    const at = this.at
    this.at += 1
    this.space(true)
    if (this.isFor()) return this.comprehension(at, '}')
    const members: HclObject['members'][number][] = []
    for (;;) {
      this.space(true)
      if (this.skip(/\}/y)) break
      const keyAt = this.at
      const key = this.key(depth)
      this.space(false)
      if (!this.skip(/=(?!=)|:/y)) throw new Broken(this.at)
      this.space(true)
      members.push({ key, at: keyAt, value: this.expression(depth) })
      this.space(false)
      if (!this.skip(/,/y) && !this.skip(/\r?\n/y) && this.text[this.at] !== '}') throw new Broken(this.at)
    }
    return { kind: 'object', at, members }
  }

  private key(depth: number): string {
    const word = this.take(/[A-Za-z_][\w-]*(?=[^\S\n]*[=:])/y)
    if (word !== '') return word
    const at = this.at
    const value = this.operand(depth + 1)
    if (value.kind !== 'text') return this.text.slice(at, this.at)
    return value.parts.map((part) => (typeof part === 'string' ? part : `\${${part.source}}`)).join('')
  }

  private isFor(): boolean {
    return /for\s/y.test(this.text.slice(this.at, this.at + 4))
  }

  /** `[for … ]`: what it gives has to be worked out; the bracket that closes it is found. */
  private comprehension(at: number, closing: ']' | '}'): HclValue {
    const open: string[] = [closing]
    while (open.length > 0) {
      if (this.at >= this.text.length || open.length > mostDeep) throw new Broken(this.at)
      const character = this.text[this.at] ?? ''
      if (character === '"') this.quoted()
      else {
        if (character === '[') open.push(']')
        else if (character === '{') open.push('}')
        else if (character === '(') open.push(')')
        else if (character === open.at(-1)) open.pop()
        this.at += 1
      }
    }
    return this.computed(at)
  }

  private quoted(): HclText {
    const at = this.at
    const template = templateParts(this.text, at + 1, 'quoted')
    if (!template) throw new Broken(at)
    this.at = template.end + 1
    return this.texted(at, at + 1, template)
  }

  private heredoc(): HclText {
    const at = this.at
    const found = heredocAt(this.text, at)
    if (!found) throw new Broken(at)
    const template = templateParts(this.text.slice(0, found.until), found.from, 'heredoc')
    if (!template) throw new Broken(at)
    this.at = found.end
    return this.texted(at, found.from, template)
  }

  private texted(at: number, from: number, { parts, plain }: Template): HclText {
    const read = parts.map((part) =>
      typeof part === 'string'
        ? part
        : ({
            kind: 'computed',
            at: part.at,
            source: shown(part.source),
            path: pathIn(part.source),
            call: null,
          } as const),
    )
    return { kind: 'text', at, parts: read, plainFrom: plain ? from : null }
  }
}

function pathIn(source: string): string | null {
  return /^[A-Za-z_][\w-]*(?:\.[\w-]+)*$/.test(source) ? source : null
}

/**
 * Reads Terraform's language (HCL native syntax). Never throws on any text.
 *
 * @example readHcl('a = ["x"]').body.attributes[0]?.value.kind // 'list'
 */
export function readHcl(text: string): HclReading {
  return new HclReader(text).read()
}
