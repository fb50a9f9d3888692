import type { RuleSet } from '@/lib/rules'
import { readJson } from '@/lib/text'
import { groupDocumentsIn } from './cloud/inventory'
import type { Because, EvidencePlace } from './model/diagnosis'
import type { CloudDocument, GatheredEvidence } from './model/evidence'
import { quote } from './paste/quote'

/** Most lines that are shown of a place, and around it. */
const mostLines = 12
const around = 1

const shortened = (line: string) => (line.length > 300 ? `${line.slice(0, 299)}…` : line)

/** A stretch of a piece with the lines around it. */
function placeAt(text: string, piece: number, from: number, to: number): EvidencePlace {
  const first = Math.max(1, from - around)
  const lines = linesFrom(text, first, Math.min(to, from + mostLines - 1) + around - first + 1)
  const at = from - first
  const count = Math.min(to - from + 1, mostLines)
  return {
    piece,
    from,
    to,
    before: lines.slice(0, at).map(shortened),
    lines: lines.slice(at, at + count).map(shortened),
    after: lines.slice(at + count, at + count + around).map(shortened),
  }
}

/** So many lines of a text, from the one of this number on. */
function linesFrom(text: string, first: number, count: number): string[] {
  let start = 0
  for (let line = 1; line < first; line += 1) {
    const next = text.indexOf('\n', start)
    if (next < 0) return []
    start = next + 1
  }
  const lines: string[] = []
  while (lines.length < count) {
    const end = text.indexOf('\n', start)
    lines.push(end < 0 ? text.slice(start) : text.slice(start, end))
    if (end < 0) break
    start = end + 1
  }
  return lines
}

function lineNumber(text: string, offset: number): number {
  let number = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) number += 1
  return number
}

/** Most places at which a quotation is looked for in one piece. */
const mostTried = 2000

/** The line that a quotation was taken from. */
function lineOf(texts: readonly string[], quoted: string): EvidencePlace | null {
  const start = quoted.endsWith('…') ? quoted.slice(0, -1) : quoted
  for (const [piece, text] of texts.entries()) {
    let tried = 0
    for (let at = text.indexOf(start); at >= 0 && tried < mostTried; at = text.indexOf(start, at + 1)) {
      tried += 1
      const begin = text.lastIndexOf('\n', at - 1) + 1
      const end = text.indexOf('\n', at)
      if (quote(text.slice(begin, end < 0 ? undefined : end)) !== quoted) continue
      const number = lineNumber(text, at)
      return placeAt(text, piece, number, number)
    }
  }
  return null
}

/** A step of a path such as `Permissions.Permission[0]`. */
const step = /([^.[\]]{1,80})|\[(\d{1,6})\]/g

/** Longest object that is shown as the one that decides, in characters. */
const longestObject = 20_000

/** Place of the bracket that closes the object at `start`; null when it is too far away. */
function closing(text: string, start: number): number | null {
  let depth = 0
  let quoted = false
  const last = Math.min(text.length, start + longestObject)
  for (let at = start; at < last; at += 1) {
    const char = text[at]
    if (char === '\\') at += 1
    else if (char === '"') quoted = !quoted
    else if (!quoted && char === '{') depth += 1
    else if (!quoted && char === '}') {
      depth -= 1
      if (depth === 0) return at
    }
  }
  return null
}

interface Span {
  readonly start: number
  readonly end: number
}

/** Where a stretch of a document stands in what was pasted. */
function placeIn(document: CloudDocument, span: Span, texts: readonly string[]): EvidencePlace {
  const before = document.place.from - 1
  const from = before + lineNumber(document.text, span.start)
  const to = before + lineNumber(document.text, span.end)
  return placeAt(texts[document.piece] ?? '', document.piece, from, to)
}

/** Where the object that a path leads to begins and ends; null where it is not written in one place. */
function objectAt(text: string, steps: readonly (string | number)[]): Span | null {
  const { documents } = readJson(text, { deepest: 60 })
  const start = documents[0]?.placeOf(steps) ?? null
  if (start === null || text[start] !== '{') return null
  const end = closing(text, start)
  return end === null ? null : { start, end }
}

/** The row of a table that a line of all documents' texts together was made of. */
function ofRow(line: number, documents: readonly CloudDocument[], texts: readonly string[]): EvidencePlace | null {
  let before = 0
  for (const { text, rows, piece } of documents) {
    const row = rows?.[line - before - 1]
    if (row !== undefined && line > before) return placeAt(texts[piece] ?? '', piece, row, row)
    before += text.split('\n').length
  }
  return null
}

/** The rule that decides, as it stands in the document that it was read from. */
function ofRule(
  { group = '', rule = '' }: Because['params'],
  ruleSet: RuleSet,
  documents: readonly CloudDocument[],
  texts: readonly string[],
): EvidencePlace | null {
  const found = ruleSet.groups.flatMap(({ rules }) => rules).find((each) => each.id === rule && each.group === group)
  const [, line] = /^line (\d{1,7})$/.exec(found?.place.path ?? '') ?? []
  if (line !== undefined) return ofRow(Number(line), documents, texts)
  const document = found && documents[found.place.document]
  const steps = found ? [...found.place.path.matchAll(step)].map(([, name, index]) => name ?? Number(index)) : []
  const span = document && objectAt(document.text, steps)
  return document && span ? placeIn(document, span, texts) : null
}

/** A path to the object of a document's value that is written so, as steps; null where there is none. */
function pathTo(value: unknown, written: string): (string | number)[] | null {
  const left: { readonly value: unknown; readonly path: (string | number)[] }[] = [{ value, path: [] }]
  for (let budget = 20_000; left.length > 0 && budget > 0; budget -= 1) {
    const next = left.pop()
    if (!next || typeof next.value !== 'object' || next.value === null) continue
    const isEntry = 'Policy' in next.value || 'AclAction' in next.value
    if (isEntry && JSON.stringify(next.value).slice(0, written.length) === written) return next.path
    for (const [key, inner] of Object.entries(next.value)) {
      left.push({ value: inner, path: [...next.path, Array.isArray(next.value) ? Number(key) : key] })
    }
  }
  return null
}

/** The entry of a network ACL, or the policy of Cloud Firewall, that a reason is about. */
function ofEntry(line: string, documents: readonly CloudDocument[], texts: readonly string[]): EvidencePlace | null {
  for (const document of documents) {
    if (document.what !== 'network-acl' && document.what !== 'cloud-firewall') continue
    const path = pathTo(document.value, line)
    const row = document.rows?.[Number(path?.at(-1))]
    if (row !== undefined) return placeAt(texts[document.piece] ?? '', document.piece, row, row)
    const span = path && objectAt(document.text, path)
    if (span) return placeIn(document, span, texts)
  }
  return null
}

function ofLine(line: string, documents: readonly CloudDocument[], texts: readonly string[]): EvidencePlace | null {
  const document = documents.find((each) => each.line === line)
  return document
    ? placeAt(texts[document.piece] ?? '', document.piece, document.place.from, document.place.to)
    : (lineOf(texts, line) ?? ofEntry(line, documents, texts))
}

/** Finds what a reason quotes in what was pasted. */
export function located(reason: Because, { documents, texts }: GatheredEvidence, ruleSet: RuleSet | null): Because {
  const { code, line, params } = reason
  const unlike = groupDocumentsIn(documents)
  const byRule = (code === 'accept-rule' || code === 'drop-rule') && ruleSet !== null
  const place = byRule ? ofRule(params, ruleSet, unlike, texts) : line === null ? null : ofLine(line, documents, texts)
  return place ? { ...reason, place } : reason
}
