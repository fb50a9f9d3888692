/** The value of an argument, as far as it can be told from the text alone. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  /** A path such as `alicloud_security_group.web.id` or `var.group`. */
  | { readonly kind: 'reference'; readonly path: string }
  /** Anything that has to be computed. */
  | { readonly kind: 'computed' }

/** A block such as `resource "alicloud_security_group" "web" { … }`, with the arguments at its top. */
export interface Block {
  readonly kind: string
  readonly labels: readonly string[]
  readonly args: ReadonlyMap<string, Expression>
  readonly start: number
  /** Offset after the closing brace; the end of the text where there is none. */
  readonly end: number
  readonly closed: boolean
}

const opening =
  /^[ \t]*(resource|data|ephemeral|variable|output|provider|module|locals|terraform|moved|import|removed|check)((?:[ \t]+"[^"\n]{1,100}")*)[ \t]*\{/gm

/** Blocks of Terraform's language in a text, in their order. Looks at each character a few times at most. */
export function blocksIn(text: string): Block[] {
  const blocks: Block[] = []
  opening.lastIndex = 0
  for (let found = opening.exec(text); found; found = opening.exec(text)) {
    const [whole, kind = '', labels = ''] = found
    const { args, end, closed } = bodyFrom(text, found.index + whole.length)
    const names = [...labels.matchAll(/"([^"]*)"/g)].map(([, label = '']) => label)
    blocks.push({ kind, labels: names, args, start: found.index, end, closed })
    opening.lastIndex = end
  }
  return blocks
}

const name = /[A-Za-z_][\w-]*/y
const spaces = /(?:[\s,]+|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y

function bodyFrom(text: string, start: number) {
  const args = new Map<string, Expression>()
  let index = start
  while (index < text.length) {
    index = after(spaces, text, index)
    if (text[index] === '}') return { args, end: index + 1, closed: true }
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
      // A block inside, with labels perhaps: none of its arguments is the rule's own.
      while (index < text.length && text[index] !== '{' && text[index] !== '\n' && text[index] !== '}')
        index = skip(text, index)
      if (text[index] === '{') index = skip(text, index)
      continue
    }
    const until = endOfExpression(text, index + 1)
    args.set(key, expressionOf(text.slice(index + 1, until)))
    index = until
  }
  return { args, end: text.length, closed: false }
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

/** Index after what starts here: a text with its templates, a pair of brackets, a heredoc, a comment, or one character. */
function skip(text: string, start: number): number {
  const open: string[] = []
  let index = start
  do {
    const character = text[index]
    const inText = open.at(-1) === '"'
    if (inText) {
      if (character === '\\') index += 1
      else if (character === '"') open.pop()
      else if ((character === '$' || character === '%') && text[index + 1] === '{') {
        if (text[index - 1] !== character) open.push('}')
        index += 1
      }
    } else if (character === '"') open.push('"')
    else if (character === '{') open.push('}')
    else if (character === '[') open.push(']')
    else if (character === '(') open.push(')')
    else if (character === open.at(-1)) open.pop()
    else if (character === '#' || (character === '/' && text[index + 1] === '/')) {
      index = orEnd(text.indexOf('\n', index), text) - 1
    } else if (character === '/' && text[index + 1] === '*') {
      index = orEnd(text.indexOf('*/', index + 2), text) + 1
    } else if (character === '<' && text[index + 1] === '<') {
      index = endOfHeredoc(text, index) - 1
    }
    index += 1
  } while (index < text.length && open.length > 0)
  return Math.min(index, text.length)
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

function expressionOf(text: string): Expression {
  const written = text.trim()
  if (/^-?[0-9]{1,15}$/.test(written)) return { kind: 'literal', value: Number(written) }
  if (written === 'true' || written === 'false') return { kind: 'literal', value: written === 'true' }
  if (written === 'null') return { kind: 'literal', value: null }
  const [, template] = /^"\$\{([^"{}]*)\}"$/.exec(written) ?? []
  const path = (template ?? written).trim()
  if (path.length < 300 && /^[A-Za-z_][\w-]*(?:\.[\w-]+|\[(?:[0-9]+|"[^"\\]*")\])+$/.test(path)) {
    return { kind: 'reference', path }
  }
  return literalText(written)
}

const letters: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' }

function literalText(written: string): Expression {
  if (written.length < 2 || !written.startsWith('"') || !written.endsWith('"')) return { kind: 'computed' }
  const inner = written.slice(1, -1)
  let value = ''
  for (let index = 0; index < inner.length; index += 1) {
    const character = inner[index] ?? ''
    const next = inner[index + 1] ?? ''
    if (character === '"') return { kind: 'computed' }
    if (character === '\\') {
      const [code, digits] = /^(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/.exec(inner.slice(index + 1, index + 10)) ?? []
      const point = code ? Number.parseInt(digits ?? code.slice(1), 16) : null
      if (point !== null && point > 0x10ffff) return { kind: 'computed' }
      value += point === null ? (letters[next] ?? next) : String.fromCodePoint(point)
      index += code?.length ?? 1
    } else if ((character === '$' || character === '%') && next === '{') return { kind: 'computed' }
    else if ((character === '$' || character === '%') && next === character && inner[index + 2] === '{') {
      value += `${character}{`
      index += 2
    } else value += character
  }
  return { kind: 'literal', value }
}
