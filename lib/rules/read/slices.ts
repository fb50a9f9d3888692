import { maxDepth, maxDocuments } from './bounds'
import { endOfText } from './python'

/** A document of the paste, as it stands there. */
export interface Slice {
  readonly text: string
  readonly start: number
}

export interface Slices {
  readonly slices: readonly Slice[]
  /** Offset of the bracket that opens one level too many; what follows is not looked at. */
  readonly tooDeep: number | null
  /** Offset of the first document that is one too many. */
  readonly tooMany: number | null
  /** Offset of the first bracket that closes nothing. */
  readonly stray: number | null
}

/** Cuts a text into what stands between its outermost brackets. Looks at each character a bounded number of times. */
export function slicesOf(text: string): Slices {
  const slices: Slice[] = []
  let stray: number | null = null
  let start = 0
  let open = 0
  for (let index = 0; index < text.length; index += 1) {
    const last = passedOver(text, index, open > 0)
    if (last > index) {
      index = last
      continue
    }
    const isPrint = open === 0 && opensPrint(text, index)
    const step = bracketAt(text, index)
    const limit = isPrint || step > 0 ? limitAt(index, open, slices.length) : null
    if (limit) return { slices, ...limit, stray }
    if (isPrint) {
      const end = printEnd(text, index)
      slices.push({ text: text.slice(index, end), start: index })
      index = end - 1
      continue
    }
    if (open === 0 && step > 0) start = index
    if (open === 1 && step < 0) slices.push({ text: text.slice(start, index + 1), start })
    if (open === 0 && step < 0 && endsValue(text, index)) stray ??= index
    open = Math.max(0, open + step)
  }
  if (open > 0) slices.push({ text: text.slice(start), start })
  return { slices, tooDeep: null, tooMany: null, stray }
}

/** The limit that a bracket would go beyond which opens within so many others, behind so many documents; null for none. */
function limitAt(index: number, open: number, count: number): Pick<Slices, 'tooDeep' | 'tooMany'> | null {
  if (open === 0 && count === maxDocuments) return { tooDeep: null, tooMany: index }
  return open === maxDepth ? { tooDeep: index, tooMany: null } : null
}

/** What a class of Python or Kotlin prints of itself begins so, and what tells that it is one of ours. */
const ofPrint = /^\(\s{0,20}[A-Za-z_]\w{0,100}=(?![=>])/
const ours = /security_?group|permission/i

/** Whether `Group(id='sg-1', …)` begins its fields here. */
function opensPrint(text: string, index: number): boolean {
  if (text[index] !== '(' || !/[\w$]/.test(text[index - 1] ?? '')) return false
  const near = text.slice(index, index + 300)
  if (!ofPrint.test(near)) return false
  const before = text.slice(Math.max(0, index - 100), index)
  const type = before.slice(before.search(/[\w.$]{1,100}$/))
  return ours.test(type + near.slice(0, printEnd(near, 0)))
}

/** Index after the bracket that closes the one at `open`; the end where none does. Looks at each character once. */
function printEnd(text: string, open: number): number {
  let depth = 0
  for (let index = open; index < text.length; index += 1) {
    const character = text.charAt(index)
    if ('([{'.includes(character)) depth += 1
    else if (')]}'.includes(character)) depth -= 1
    // A quote within a word is none.
    else if (/['"]/.test(character) && /[=,[({:\s]/.test(text[index - 1] ?? '')) index = endOfText(text, index)
    if (depth === 0) return index + 1
  }
  return text.length
}

/** 1 where a bracket opens, −1 where one closes. */
function bracketAt(text: string, index: number): -1 | 0 | 1 {
  const character = text[index]
  if (character === '{' || character === '[') return 1
  return character === '}' || character === ']' ? -1 : 0
}

/**
 * The index of the last character of what starts here and is to be passed over: a text or a comment inside a document, a
 * comment or a mark in brackets outside; else the index itself.
 */
function passedOver(text: string, index: number, inside: boolean): number {
  const character = text[index]
  if (character === '"') return inside ? stringEnd(text, index) - 1 : index
  if (character === '/') {
    const opens = text[index + 1] === '/' || text[index + 1] === '*'
    return opens && (inside || startsLine(text, index)) ? commentEnd(text, index) - 1 : index
  }
  const brackets = (character === '{' || character === '[') && !inside && !opensDocument(text, index)
  return brackets ? index + inBrackets(text, index) : index
}

/** Characters to skip of a mark in brackets that is no document, such as a prompt; 0 when it does not close on its line. */
function inBrackets(text: string, index: number): number {
  const close = /^(?:\[[^\n\]]*\]|\{[^\n}]*\})/.exec(text.slice(index, index + 200))
  return close ? close[0].length - 1 : 0
}

/** Words of a sentence in braces. */
const aside = /^\{[\p{L} _-]{1,100}\}/u

/**
 * Tells a document from a prompt such as `[root@host ~]#`, from a time in brackets, from a shell's `${NAME}` and from an aside of a
 * sentence, `{sic}`.
 */
function opensDocument(text: string, index: number): boolean {
  const inside = /^.\s*(\S?)/s.exec(text.slice(index, index + 2000))?.[1] ?? ''
  // `Permission[]`, as queries of the CLI name a list.
  if (inside === ']' && /\w/.test(text[index - 1] ?? '')) return false
  if (text[index] === '[') return inside === '' || '{[]"/'.includes(inside)
  return text[index - 1] !== '$' && !aside.test(text.slice(index, index + 102))
}

/** Whether a JSON value ends before the bracket, so that it is more than a mark in prose. */
function endsValue(text: string, index: number): boolean {
  return /["}\]0-9]\s*$/.test(text.slice(Math.max(0, index - 80), index))
}

function startsLine(text: string, index: number): boolean {
  return /(?:^|[\n,{}[\]])[^\S\n]*$/.test(text.slice(Math.max(0, index - 80), index))
}

/** Index after the comment that opens at `open`; one that is not closed goes to the end. */
function commentEnd(text: string, open: number): number {
  const line = text[open + 1] === '/'
  const close = text.indexOf(line ? '\n' : '*/', open + 2)
  if (close < 0) return text.length
  return line ? close : close + 2
}

/** Index after the string that opens at `open`; an unclosed one ends with its line. */
function stringEnd(text: string, open: number): number {
  for (let index = open + 1; index < text.length; index += 1) {
    const character = text[index]
    if (character === '\\') index += 1
    else if (character === '"') return index + 1
    else if (character === '\n') return index
  }
  return text.length
}
