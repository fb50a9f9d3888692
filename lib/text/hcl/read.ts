import { shown } from '../lines'
import { Broken } from './cursor'
import { HclExpressions, mostNested } from './expression'
import type { HclAttribute, HclBlock, HclBody, HclReading, HclValue } from './model'
import { endOfExpression, skip } from './skip'

interface Growing {
  readonly attributes: HclAttribute[]
  readonly blocks: HclBlock[]
}

/** Reads bodies. What is not understood is passed over, and where it stands is told. */
class HclReader extends HclExpressions {
  private broken: number | null = null

  read(): HclReading {
    const { body } = this.body(0)
    return { body, broken: this.broken }
  }

  /** The block whose opening brace ends before this offset. */
  readBlock(kind: string, labels: readonly string[], at: number): HclBlock {
    const { body, closed } = this.body(1)
    return { kind, labels, at, end: this.at, closed, body }
  }

  /** The value whose text begins after this offset, and where it ends. */
  readAssigned(name: string, at: number): { readonly attribute: HclAttribute; readonly end: number } {
    const attribute = this.attribute(name, at, 0)
    return { attribute, end: this.at }
  }

  readTemplate(): HclValue {
    try {
      return this.wholeTemplate()
    } catch (error) {
      if (!(error instanceof Broken)) throw error
      return { kind: 'unclear', at: 0, source: shown(this.text) }
    }
  }

  /** Runs through a body, up to its brace when it is one inside. */
  private body(depth: number): { readonly body: HclBody; readonly closed: boolean } {
    const body: Growing = { attributes: [], blocks: [] }
    for (;;) {
      this.space(true)
      if (this.at >= this.text.length) {
        if (depth > 0) this.break(this.at)
        return { body, closed: false }
      }
      if (depth > 0 && this.text[this.at] === '}') {
        this.at += 1
        return { body, closed: true }
      }
      const at = this.at
      const name = this.take(/[A-Za-z_][\w-]*/y)
      if (name === '') this.passOver(at)
      else this.entry(name, at, body, depth)
    }
  }

  private entry(name: string, at: number, body: Growing, depth: number): void {
    this.space(false)
    if (this.text[this.at] === '=' && this.text[this.at + 1] !== '=') {
      this.at += 1
      body.attributes.push(this.attribute(name, at, depth))
    } else this.block(name, at, body.blocks, depth)
  }

  private attribute(name: string, at: number, depth: number): HclAttribute {
    this.space(false)
    const from = this.at
    const value = this.wholeExpression(depth)
    return { name, at, value, source: shown(this.text.slice(from, this.at).trim()) }
  }

  /** An expression and the end of its line. What is not understood as a whole is unclear as a whole. */
  private wholeExpression(depth: number): HclValue {
    const from = this.at
    try {
      const value = this.freshExpression(depth)
      this.space(false)
      const next = this.text[this.at]
      if (next === ',') this.at += 1
      else if (next !== undefined && next !== '\n' && next !== '\r' && next !== '}') throw new Broken(this.at)
      return value
    } catch (error) {
      if (!(error instanceof Broken)) throw error
      this.break(error.at)
      this.at = endOfExpression(this.text, from)
      return { kind: 'unclear', at: from, source: shown(this.text.slice(from, this.at).trim()) }
    }
  }

  private block(kind: string, at: number, blocks: HclBlock[], depth: number): void {
    const labels: string[] = []
    for (;;) {
      this.space(false)
      if (this.text[this.at] === '{') break
      const label = this.take(/"[^"\n\\]{0,300}"|[A-Za-z_][\w-]*/y)
      if (label === '') {
        this.break(this.at)
        return
      }
      labels.push(label.replaceAll('"', ''))
    }
    if (depth >= mostNested) {
      this.passOver(this.at)
      return
    }
    this.at += 1
    const { body, closed } = this.body(depth + 1)
    blocks.push({ kind, labels, at, end: this.at, closed, body })
  }

  private passOver(at: number): void {
    this.break(at)
    this.at = skip(this.text, at)
  }

  private break(at: number): void {
    this.broken ??= at
  }
}

/**
 * Reads Terraform's language (HCL native syntax). Never throws on any text.
 *
 * @example readHcl('a = ["x"]').body.attributes[0]?.value.kind // 'list'
 */
export function readHcl(text: string): HclReading {
  return new HclReader(text).read()
}

/**
 * Reads a text that is a template, as texts of Terraform's JSON syntax are. Never throws.
 *
 * @example readTemplate('x').kind // 'text'
 */
export function readTemplate(text: string): HclValue {
  return new HclReader(text).readTemplate()
}

/** The value whose text begins at an offset, given to a name, and the offset where it ends. Never throws. */
export function readAssigned(
  text: string,
  name: string,
  { at, from }: { readonly at: number; readonly from: number },
): { readonly attribute: HclAttribute; readonly end: number } {
  return new HclReader(text, from).readAssigned(name, at)
}

const opening =
  /^[ \t]*(resource|data|ephemeral|variable|output|provider|module|locals|terraform|moved|import|removed|check)((?:[ \t]+(?:"[^"\n]{1,100}"|[\w-]{1,100}))*)[ \t]*\{/gm

/** Comments between slashes and stars that begin a line between two blocks. */
class Comments {
  private passed = 0
  /** None closes from here on. */
  private open = Number.POSITIVE_INFINITY

  constructor(private readonly text: string) {}

  /** The offset after the comment in which an offset lies; null where it lies in none. Offsets grow from call to call. */
  endAround(after: number, at: number): number | null {
    const from = Math.max(after, this.passed)
    const opens = this.text.slice(from, at).lastIndexOf('/*')
    if (opens < 0 || from + opens >= this.open) return null
    const before = this.text.slice(Math.max(0, from + opens - 200), from + opens)
    if (!/(?:^|\n)[ \t]*$/.test(before)) return null
    const close = this.text.indexOf('*/', from + opens + 2)
    if (close < 0) this.open = from + opens
    if (close < at) return null
    this.passed = close + 2
    return close + 2
  }
}

/** The blocks of a configuration that stand in a text among other things, in their order. Never throws. */
export function hclBlocksIn(text: string): HclBlock[] {
  const blocks: HclBlock[] = []
  const openings = new RegExp(opening)
  const comments = new Comments(text)
  for (let found = openings.exec(text); found; found = openings.exec(text)) {
    const [whole, kind = '', labels = ''] = found
    const close = comments.endAround(blocks.at(-1)?.end ?? 0, found.index)
    if (close !== null) {
      openings.lastIndex = close
      continue
    }
    const names = [...labels.matchAll(/"([^"]*)"|([\w-]+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
    const block = new HclReader(text, found.index + whole.length).readBlock(kind, names, found.index)
    blocks.push(block)
    openings.lastIndex = block.end
  }
  return blocks
}
