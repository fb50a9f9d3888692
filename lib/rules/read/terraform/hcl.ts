import { type Expression, expressionOf } from './expression'

/** A block such as `resource "alicloud_security_group" "web" { … }`, with the arguments and blocks at its top. */
export interface Block {
  readonly kind: string
  readonly labels: readonly string[]
  readonly args: ReadonlyMap<string, Expression>
  /** Blocks inside, such as the entries of a list. */
  readonly blocks: readonly Block[]
  readonly start: number
  /** Offset after the closing brace; the end of the text where there is none. */
  readonly end: number
  readonly closed: boolean
  /** The whole address, where the text says it beside the block, as a plan does. */
  readonly address?: string
}

const opening =
  /^[ \t]*(resource|data|ephemeral|variable|output|provider|module|locals|terraform|moved|import|removed|check)((?:[ \t]+(?:"[^"\n]{1,100}"|[\w-]{1,100}))*)[ \t]*\{/gm

/** Blocks of Terraform's language in a text, in their order. Looks at each character a few times at most. */
export function blocksIn(text: string): Block[] {
  const blocks: Block[] = []
  opening.lastIndex = 0
  for (let found = opening.exec(text); found; found = opening.exec(text)) {
    const [whole, kind = '', labels = ''] = found
    const { args, blocks: inner, end, closed } = bodyFrom(text, found.index + whole.length, 0)
    blocks.push({ kind, labels: labelsOf(labels), args, blocks: inner, start: found.index, end, closed })
    opening.lastIndex = end
  }
  return blocks
}

function labelsOf(text: string): string[] {
  return [...text.matchAll(/"([^"]*)"|([\w-]+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
}

/** Blocks around one another that are looked into. */
const mostDeep = 3

const name = /[A-Za-z_][\w-]*/y
const spaces = /(?:[\s,]+|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y

function bodyFrom(text: string, start: number, deep: number): Pick<Block, 'args' | 'blocks' | 'end' | 'closed'> {
  const args = new Map<string, Expression>()
  const blocks: Block[] = []
  let index = start
  while (index < text.length) {
    index = after(spaces, text, index)
    if (text[index] === '}') return { args, blocks, end: index + 1, closed: true }
    const end = after(name, text, index)
    if (end === index) {
      index = skip(text, index)
      continue
    }
    const key = text.slice(index, end)
    const sign = /[ \t]*/y
    sign.lastIndex = end
    sign.exec(text)
    index = sign.lastIndex
    if (text[index] !== '=' || text[index + 1] === '=') {
      // A block inside, with labels perhaps.
      while (index < text.length && text[index] !== '{' && text[index] !== '\n' && text[index] !== '}')
        index = skip(text, index)
      if (text[index] !== '{') continue
      const after = deep < mostDeep ? bodyFrom(text, index + 1, deep + 1) : null
      const until = after?.end ?? skip(text, index)
      const labels = labelsOf(text.slice(end, index))
      blocks.push({ kind: key, labels, start: end, args: new Map(), blocks: [], closed: true, ...after, end: until })
      index = until
      continue
    }
    const until = endOfExpression(text, index + 1)
    args.set(key, expressionOf(text.slice(index + 1, until)))
    index = until
  }
  return { args, blocks, end: text.length, closed: false }
}

function after(pattern: RegExp, text: string, index: number): number {
  pattern.lastIndex = index
  return pattern.exec(text) ? pattern.lastIndex : index
}

/** Characters that neither end an expression nor open anything in it. */
const plain = /[^\n}#/"{[(<]+/y

/** An expression goes to the end of its line, unless a bracket, a text or a heredoc is open. */
function endOfExpression(text: string, start: number): number {
  let index = after(plain, text, start)
  while (index < text.length) {
    const character = text[index]
    if (character === '\n' || character === '}' || character === '#') return index
    if (character === '/' && (text[index + 1] === '/' || text[index + 1] === '*')) return index
    index = after(plain, text, skip(text, index))
  }
  return index
}

/** What closes a bracket. */
const closing: Readonly<Record<string, string>> = { '{': '}', '[': ']', '(': ')' }

/** Index after what starts here: a text with its templates, a pair of brackets, a heredoc, a comment, or one character. */
function skip(text: string, start: number): number {
  const open: string[] = []
  let index = start
  do {
    index = open.at(-1) === '"' ? inText(text, index, open) : inCode(text, index, open)
  } while (index < text.length && open.length > 0)
  return Math.min(index, text.length)
}

/** Index after the next part of a quoted text: an escape, the quote that closes it, the opening of a template, a character. */
function inText(text: string, index: number, open: string[]): number {
  const character = text[index]
  if (character === '\\') return index + 2
  if (character === '"') open.pop()
  if ((character !== '$' && character !== '%') || text[index + 1] !== '{') return index + 1
  if (text[index - 1] !== character) open.push('}')
  return index + 2
}

/** Index after the next part of what is no text: a bracket, a quote that opens, a comment, a heredoc, or a character. */
function inCode(text: string, index: number, open: string[]): number {
  const character = text[index] ?? ''
  const closes = character === '"' ? '"' : closing[character]
  if (closes !== undefined) open.push(closes)
  else if (character === open.at(-1)) open.pop()
  else if (character === '#' || text.startsWith('//', index)) return orEnd(text.indexOf('\n', index), text)
  else if (text.startsWith('/*', index)) return orEnd(text.indexOf('*/', index + 2), text) + 2
  else if (text.startsWith('<<', index)) return endOfHeredoc(text, index)
  return index + 1
}

function orEnd(index: number, text: string): number {
  return index < 0 ? text.length : index
}

function endOfHeredoc(text: string, start: number): number {
  const [, word] = /^<<-?([A-Za-z_]\w{0,50})[^\S\n]*\n/.exec(text.slice(start, start + 80)) ?? []
  if (word === undefined) return start + 2
  const close = new RegExp(`^[^\\S\\n]*${word}[^\\S\\n]*$`, 'gm')
  close.lastIndex = start + word.length + 2
  return close.exec(text) ? close.lastIndex : text.length
}
