import { maxDepth, maxDocuments } from './limits'

/** A document of the paste, its comments blanked, so that offsets stay. */
export interface Slice {
  readonly text: string
  readonly start: number
  /** Names that stand twice in one object, with the offset of the second. */
  readonly repeated: readonly { readonly name: string; readonly offset: number }[]
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

/** Most repeated names that are told of one document, most names of an object that are remembered, and the longest. */
const mostRepeated = 20
const mostNames = 1000
const longestName = 200

/** Cuts a text into what stands between its outermost brackets. Looks at each character once. */
export function slicesOf(text: string): Slices {
  const slices: Slice[] = []
  let stray: number | null = null
  let start = -1
  let copied = 0
  let parts: string[] = []
  let repeated: { name: string; offset: number }[] = []
  /** For each open bracket the names of its object so far, once it has one. */
  const open: (Set<string> | '{' | '[')[] = []

  const blank = (from: number, to: number) => {
    if (open.length === 0) return
    parts.push(text.slice(copied, from), ' '.repeat(to - from))
    copied = to
  }
  const finish = (end: number) => {
    parts.push(text.slice(copied, end))
    slices.push({ text: parts.join(''), start, repeated })
  }

  for (let index = 0; index < text.length; index += 1) {
    const character = text[index]
    if (character === '"' && open.length > 0) {
      const end = stringEnd(text, index)
      const last = open.length - 1
      if (open[last] !== '[' && end - index < longestName && isName(text, end)) {
        const name = text.slice(index + 1, end - 1)
        const names = open[last]
        if (!(names instanceof Set)) open[last] = new Set([name])
        else if (names.has(name)) {
          if (repeated.length < mostRepeated) repeated.push({ name, offset: index })
        } else if (names.size < mostNames) names.add(name)
      }
      index = end - 1
    } else if (character === '/' && (text[index + 1] === '/' || text[index + 1] === '*')) {
      const end = commentEnd(text, index)
      if (open.length > 0 || startsLine(text, index)) {
        blank(index, end)
        index = end - 1
      }
    } else if (character === '\u00a0' || character === '\u3000') {
      blank(index, index + 1)
    } else if (character === '{' || character === '[') {
      if (open.length === 0) {
        if (!opensDocument(text, index)) {
          const close = /^(?:\[[^\n\]]*\]|\{[^\n}]*\})/.exec(text.slice(index, index + 200))
          index += close ? close[0].length - 1 : 0
          continue
        }
        if (slices.length === maxDocuments) return { slices, tooDeep: null, tooMany: index, stray }
        start = index
        copied = index
        parts = []
        repeated = []
      }
      if (open.length === maxDepth) return { slices, tooDeep: index, tooMany: null, stray }
      open.push(character)
    } else if (character === '}' || character === ']') {
      if (open.length === 0 && stray === null && endsValue(text, index)) stray = index
      else if (open.length === 1) finish(index + 1)
      open.pop()
    }
  }
  if (open.length > 0) finish(text.length)
  return { slices, tooDeep: null, tooMany: null, stray }
}

/** Tells a document from a prompt such as `[root@host ~]#`, from a time in brackets and from a shell's `${NAME}`. */
function opensDocument(text: string, index: number): boolean {
  const inside = /^.\s*(\S?)/s.exec(text.slice(index, index + 2000))?.[1] ?? ''
  if (text[index] === '[') return inside === '' || '{[]"/'.includes(inside)
  return text[index - 1] !== '$'
}

/** Whether what stands before `end` is the name of a field: a colon follows. */
function isName(text: string, end: number): boolean {
  let index = end
  while (text[index] === ' ' || text[index] === '\n' || text[index] === '\r' || text[index] === '\t') index += 1
  return text[index] === ':'
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
