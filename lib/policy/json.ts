import type { Expected, SyntaxCode } from './model'
import { nameOf } from './sentences'

/** JSON with places. Objects are lists of members, so that no key can be mistaken for one of JavaScript's. */
export type Node =
  | { readonly kind: 'object'; readonly at: number | null; readonly members: readonly Member[] }
  | { readonly kind: 'list'; readonly at: number | null; readonly items: readonly Node[] }
  /** `plain`: written without escapes, so that a character's place in the value is its place in the text. */
  | { readonly kind: 'text'; readonly at: number | null; readonly value: string; readonly plain: boolean }
  | { readonly kind: 'other'; readonly at: number | null; readonly shown: string }

export interface Member {
  readonly key: string
  readonly at: number | null
  readonly value: Node
}

export interface Finding {
  readonly code: SyntaxCode
  readonly at: number
  readonly params: Readonly<Record<string, string>>
}

export interface Parsed {
  /** The documents that could be read, one after the other. */
  readonly nodes: readonly Node[]
  readonly findings: readonly Finding[]
  /** Findings beyond the first 500. */
  readonly dropped: number
  /** The text with every finding put right; null when there is none or one cannot be put right without a guess. */
  readonly repaired: string | null
}

/** Deepest nesting that is read. */
export const mostDeep = 64
const mostFindings = 500
/** Characters of a text that are read; a policy has at most 6,144. */
const mostCharacters = 5 * 1024 * 1024

const structure: Readonly<Record<string, string>> = {
  '、': ',',
  '，': ',',
  '；': ',',
  '：': ':',
  '｛': '{',
  '｝': '}',
  '［': '[',
  '］': ']',
}
const doubleQuotes = '“”„＂'
const singleQuotes = "‘’'"

class Stop extends Error {}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** A short form of what was found, for a sentence. */
export function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

/**
 * Reads JSON and goes on after what a writer may have meant, which it reports: full-width punctuation, curly and single
 * quotes, comments, commas too many or missing, names without quotes. What is valid JSON (RFC 8259) is read as it is.
 */
export function parseJson(text: string): Parsed {
  const nodes: Node[] = []
  const findings: Finding[] = []
  const edits = new Map<number, { readonly length: number; readonly text: string }>()
  let dropped = 0
  let repairable = true
  if (text.length > mostCharacters) {
    const params = { most: String(mostCharacters) }
    return { nodes, findings: [{ code: 'too-long', at: 0, params }], dropped, repaired: null }
  }
  const strict = isJson(text)
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0

  function report(code: SyntaxCode, where: number, params: Finding['params'] = {}, edit?: [number, string]): void {
    if (findings.length < mostFindings) findings.push({ code, at: where, params })
    else dropped += 1
    if (!edit || dropped > 0) repairable = false
    else edits.set(where, { length: edit[0], text: edit[1] })
  }

  function fail(code: SyntaxCode, params: Finding['params']): never {
    report(code, at, params)
    throw new Stop()
  }

  function expect(expected: Expected): never {
    if (at >= text.length) fail('end', { expected })
    fail('expected', { expected, found: String.fromCodePoint(text.codePointAt(at) ?? 0) })
  }

  function comment(length: number): void {
    report('comment', at, {}, [length, ''])
    at += length
  }

  function skip(): void {
    for (;;) {
      const code = text.charCodeAt(at)
      if (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) at += 1
      else if (code === 0x3000 || code === 0xa0 || code === 0xfeff || (code >= 0x2000 && code <= 0x200d)) {
        report('wide-space', at, { found: `U+${code.toString(16).toUpperCase().padStart(4, '0')}` }, [1, ' '])
        at += 1
      } else if (code === 0x23 || (code === 0x2f && text.charCodeAt(at + 1) === 0x2f)) {
        const end = text.indexOf('\n', at)
        comment((end < 0 ? text.length : end) - at)
      } else if (code === 0x2f && text.charCodeAt(at + 1) === 0x2a) {
        const end = text.indexOf('*/', at + 2)
        comment((end < 0 ? text.length : end + 2) - at)
      } else return
    }
  }

  /** The next character that counts, full-width punctuation as its ASCII form; empty at the end. */
  function next(): string {
    skip()
    const character = text.charAt(at)
    return structure[character] ?? character
  }

  /** Takes the character that `next` gave. */
  function take(): void {
    const found = text.charAt(at)
    const expected = structure[found]
    if (expected) report('full-width', at, { found, expected, name: nameOf(found) }, [1, expected])
    at += 1
  }

  function quoteFault(where: number): void {
    const found = text.charAt(where)
    report('quote', where, { found, name: nameOf(found) }, [1, '"'])
  }

  /** Whether a delimiter follows, so that a curly quote here closes. */
  function closes(where: number): boolean {
    let index = where + 1
    while (text.charCodeAt(index) === 0x20) index += 1
    const character = text.charAt(index)
    return character === '' || ',:]}\r\n、，；：｝］'.includes(character)
  }

  function escaped(): string {
    const letter = text.charAt(at + 1)
    const simple = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }[letter]
    if (simple !== undefined) {
      at += 2
      return simple
    }
    const digits = text.slice(at + 2, at + 6)
    if (letter === 'u' && /^[0-9a-fA-F]{4}$/.test(digits)) {
      at += 6
      return String.fromCharCode(Number.parseInt(digits, 16))
    }
    report('escape', at, { found: `\\${letter}` })
    at += 1
    return ''
  }

  function quoted(): Extract<Node, { kind: 'text' }> {
    const start = at
    const opener = text.charAt(at)
    const closers = singleQuotes.includes(opener) ? singleQuotes : `"${doubleQuotes}`
    if (opener !== '"') quoteFault(at)
    at += 1
    let value = ''
    let from = at
    let plain = true
    let curly = -1
    for (;;) {
      const code = text.charCodeAt(at)
      if (code === 0x22 && opener === '"') break
      if (Number.isNaN(code) || code === 0x0a || code === 0x0d) {
        if (curly < 0 || !plain) {
          at = start
          fail('unterminated', {})
        }
        at = curly
        quoteFault(at)
        break
      }
      if (code === 0x5c) {
        value += text.slice(from, at)
        value += escaped()
        from = at
        plain = false
        continue
      }
      if (!strict && (code > 0x7f || code === 0x27 || code === 0x22) && closers.includes(text.charAt(at))) {
        curly = at
        if (opener !== '"' || closes(at)) {
          if (code !== 0x22) quoteFault(at)
          break
        }
      }
      if (code < 0x20) report('control', at)
      at += 1
    }
    value += text.slice(from, at)
    at += 1
    return { kind: 'text', at: start, value, plain }
  }

  function word(): Node {
    const start = at
    while (/[\w$.*-]/.test(text.charAt(at))) at += 1
    const found = text.slice(start, at)
    if (found === 'true' || found === 'false' || found === 'null') return { kind: 'other', at: start, shown: found }
    report('unquoted', start, { found: shown(found) }, [found.length, `"${found}"`])
    return { kind: 'text', at: start, value: found, plain: false }
  }

  function value(depth: number): Node {
    const character = next()
    if (character === '{' || character === '[') {
      if (depth >= mostDeep) fail('depth', { most: String(mostDeep) })
      return character === '{' ? object(depth) : list(depth)
    }
    if (character !== '' && (character === '"' || (doubleQuotes + singleQuotes).includes(character))) return quoted()
    if (/[-\d]/.test(character)) {
      const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
      number.lastIndex = at
      const found = number.exec(text)?.[0]
      if (found === undefined) return expect('value')
      const start = at
      at += found.length
      return { kind: 'other', at: start, shown: shown(found) }
    }
    if (/[A-Za-z_$]/.test(character)) return word()
    return expect('value')
  }

  /** Runs through the elements between two brackets; `element` reads one. */
  function elements(closing: '}' | ']', starts: (character: string) => boolean, element: () => void): void {
    take()
    let comma = -1
    let count = 0
    for (;;) {
      let character = next()
      while (character === ',') {
        const where = at
        take()
        report('extra-comma', where, {}, [1, ''])
        character = next()
      }
      if (character === closing) break
      element()
      count += 1
      const end = at
      const follows = next()
      if (follows === ',') {
        comma = at
        take()
        if (next() === closing) {
          report('trailing-comma', comma, {}, [1, ''])
          break
        }
      } else if (follows === closing) break
      else if (starts(follows)) report('missing-comma', end, {}, [0, ','])
      else if (closing === '}') expect(count > 0 ? 'comma-or-brace' : 'name')
      else expect(count > 0 ? 'comma-or-bracket' : 'value')
    }
    take()
  }

  const startsText = (character: string) => character !== '' && `"${doubleQuotes}`.includes(character)

  function object(depth: number): Node {
    const start = at
    const members: Member[] = []
    const keys = new Set<string>()
    elements('}', startsText, () => {
      const character = next()
      const where = at
      let key: string
      if (startsText(character) || (character !== '' && singleQuotes.includes(character))) key = quoted().value
      else if (/[A-Za-z_$]/.test(character)) {
        const found = word()
        key = found.kind === 'text' ? found.value : found.kind === 'other' ? found.shown : ''
        if (found.kind === 'other')
          report('unquoted', where, { found: found.shown }, [found.shown.length, `"${found.shown}"`])
      } else expect('name')
      if (keys.has(key)) report('duplicate-key', where, { found: shown(key) })
      keys.add(key)
      if (next() !== ':') expect('colon')
      take()
      members.push({ key, at: where, value: value(depth + 1) })
    })
    return { kind: 'object', at: start, members }
  }

  function list(depth: number): Node {
    const start = at
    const items: Node[] = []
    const starts = (character: string) => startsText(character) || character === '{' || character === '['
    elements(']', starts, () => {
      items.push(value(depth + 1))
    })
    return { kind: 'list', at: start, items }
  }

  try {
    if (next() === '') fail('empty', {})
    do {
      nodes.push(value(0))
      const follows = next()
      if (follows !== '' && follows !== '{' && follows !== '[') {
        fail('after-end', { found: String.fromCodePoint(text.codePointAt(at) ?? 0) })
      }
    } while (at < text.length)
  } catch (error) {
    if (!(error instanceof Stop)) throw error
  }
  if (!strict && findings.length === 0 && nodes.length === 1) report('syntax', 0)
  return { nodes, findings, dropped, repaired: repairable && findings.length > 0 ? repair(text, edits) : null }
}

function repair(
  text: string,
  edits: ReadonlyMap<number, { readonly length: number; readonly text: string }>,
): string | null {
  let repaired = ''
  let from = 0
  for (const [where, edit] of [...edits].sort(([a], [b]) => a - b)) {
    if (where < from) return null
    repaired += text.slice(from, where) + edit.text
    from = where + edit.length
  }
  repaired += text.slice(from)
  return isJson(repaired) ? repaired : null
}

/** As `parseJson`, from a value that is parsed already; null when it is nested too deep. */
export function nodeOf(value: unknown, depth = 0): Node | null {
  if (typeof value === 'string') return { kind: 'text', at: null, value, plain: false }
  if (typeof value !== 'object' || value === null) {
    return { kind: 'other', at: null, shown: typeof value === 'number' ? String(value) : shown(String(value)) }
  }
  if (depth >= mostDeep) return null
  if (Array.isArray(value)) {
    const items: Node[] = []
    for (const item of value) {
      const node = nodeOf(item, depth + 1)
      if (!node) return null
      items.push(node)
    }
    return { kind: 'list', at: null, items }
  }
  const members: Member[] = []
  for (const [key, item] of Object.entries(value)) {
    const node = nodeOf(item, depth + 1)
    if (!node) return null
    members.push({ key, at: null, value: node })
  }
  return { kind: 'object', at: null, members }
}
