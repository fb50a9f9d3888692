import { type JsonFinding, type JsonNode, longestJson, mostDeep, mostFindings } from './model'
import { plainOf } from './node'
import { nameIn, scanJson, type Tape, tapeStep } from './scan'
import { onlyNotes, TolerantReader } from './tolerant'

export interface JsonOptions {
  /** Deepest nesting that is read; at most 200. */
  readonly deepest?: number
  /** Longest text that is read, in UTF-16 units. */
  readonly longest?: number
}

interface Found {
  /** Faults and notes in the order of the text. */
  readonly findings: readonly JsonFinding[]
  /** Faults beyond the first 500. */
  readonly dropped: number
  /** The text with every finding put right; null where there is none or one cannot be put right without a guess. */
  readonly repaired: string | null
  /** Nothing is wrong but what was read in spite of it: the notes among the findings. */
  readonly ok: boolean
}

export interface JsonParsed extends Found {
  /** The documents that could be read, one after the other. */
  readonly nodes: readonly JsonNode[]
}

export interface JsonReading extends Found {
  readonly documents: readonly JsonDocument[]
}

/** Names of members and indices of items, from the whole document inwards. */
export type JsonPath = readonly (string | number)[]

export interface JsonDocument {
  /** As JSON.parse gives it. */
  readonly value: unknown
  /**
   * Offset of a value in the text, or of its member's name; null where the path leads nowhere. The first call looks through
   * the text once, a further one through the neighbours along its path.
   */
  placeOf(path: JsonPath, of?: 'value' | 'name'): number | null
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Whether a text is JSON, or several documents of it one after the other. */
function isWhole(text: string, deepest: number): boolean {
  if (isJson(text)) return true
  const reader = new TolerantReader(text, false, deepest)
  reader.read()
  return reader.nodes.length > 1 && reader.findings.length === 0
}

function tooLong(longest: number): Found {
  return { findings: [{ code: 'too-long', params: { most: longest }, at: 0 }], dropped: 0, repaired: null, ok: false }
}

/**
 * Reads a text as nodes with places: JSON as it is (RFC 8259), and what somebody may have meant by what is not quite JSON,
 * which it reports. Several documents may follow each other. Never throws on any text.
 *
 * @example parseJson('{"a": 1,}').findings[0].code // 'trailing-comma', a note
 */
export function parseJson(text: string, { deepest = mostDeep, longest = longestJson }: JsonOptions = {}): JsonParsed {
  if (text.length > longest) return { nodes: [], ...tooLong(longest) }
  const reader = new TolerantReader(text, isJson(text), Math.min(deepest, 200))
  reader.read()
  const { nodes, findings, dropped } = reader
  const repaired = reader.repaired()
  return {
    nodes,
    findings,
    dropped,
    repaired: repaired !== null && isWhole(repaired, deepest) ? repaired : null,
    ok: dropped === 0 && onlyNotes(findings),
  }
}

/**
 * As `parseJson`, as plain values with a way to the place of any path. What is JSON takes the fast road of JSON.parse and
 * one look through the text for names that stand twice and for depth.
 */
export function readJson(text: string, options: JsonOptions = {}): JsonReading {
  const { deepest = mostDeep, longest = longestJson } = options
  if (text.length > longest) return { documents: [], ...tooLong(longest) }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    const { nodes, ...found } = parseJson(text, options)
    return { documents: nodes.map(documentOf), ...found }
  }
  const { repeated, tooDeep } = scanJson(text, deepest, mostFindings)
  if (tooDeep !== null) {
    const findings: JsonFinding[] = [{ code: 'depth', params: { most: deepest }, at: tooDeep }]
    return { documents: [], findings, dropped: 0, repaired: null, ok: false }
  }
  const document = { value, placeOf: placesIn(text, deepest) }
  return { documents: [document], findings: repeated, dropped: 0, repaired: null, ok: repeated.length === 0 }
}

function documentOf(node: JsonNode): JsonDocument {
  return {
    value: plainOf(node),
    placeOf(path, of = 'value') {
      let here: JsonNode | undefined = node
      let name: number | null = null
      for (const step of path) {
        name = null
        if (here?.kind === 'list' && typeof step === 'number') here = here.items[step]
        else if (here?.kind === 'object') {
          const member: { readonly at: number | null; readonly value: JsonNode } | undefined = here.members.findLast(
            ({ key }) => key === step,
          )
          here = member?.value
          name = member?.at ?? null
        } else return null
      }
      return of === 'name' ? name : (here?.at ?? null)
    },
  }
}

/** Finds places in a text that is JSON and not too deep. */
function placesIn(text: string, deepest: number): JsonDocument['placeOf'] {
  let tape: Tape | null = null
  return (path, of = 'value') => {
    if (!tape) {
      tape = []
      scanJson(text, deepest, 0, tape)
    }
    let entry = 0
    for (const step of path) {
      const inner = childOf(text, tape, entry, step)
      if (inner === null) return null
      entry = inner
    }
    const at = tape[of === 'name' ? entry : entry + 1] ?? -1
    return at < 0 ? null : at
  }
}

/** The entry of a member or an item; of two members of one name the last, whose value JSON.parse takes. */
function childOf(text: string, tape: Tape, entry: number, step: string | number): number | null {
  const isObject = text[tape[entry + 1] ?? -1] === '{'
  if (isObject === (typeof step === 'number')) return null
  const end = tape[entry + 2] ?? 0
  let found: number | null = null
  let index = 0
  for (let child = entry + tapeStep; child < end; child = tape[child + 2] ?? end) {
    if (typeof step === 'number') {
      if (index === step) return child
      index += 1
    } else if (nameIn(text, tape[child] ?? 0) === step) found = child
  }
  return found
}
