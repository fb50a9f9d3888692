import { isJsonNote, linesOf, plainOf, readHcl, readJson } from '@/lib/text'
import type { YamlReading } from '@/lib/text/yaml'
import type { DocumentPlace } from '../model'
import { maxCharacters, maxDepth, maxDocuments } from './bounds'
import type { Collector } from './collector'
import { isDumped, jsonOfDumped } from './dumped'
import { foreignIn } from './foreign'
import { isInspected, jsonOfInspected } from './inspected'
import { isPython, jsonOfPython } from './python'
import { takeCommands } from './shell/commands'
import { takeRequests } from './shell/requests'
import { type Slice, slicesOf } from './slices'
import { takeTable } from './table/console'
import { takeRows } from './table/rows'
import type { Taken } from './taken'
import { isOldPlanText } from './terraform/old-plan-text'
import { takeTerraform } from './terraform/source'

/** A document of the paste: a value of JSON or YAML, or something in another language. */
export type Document = { readonly document: number } & ({ readonly value: unknown } | { readonly taken: Taken })

/** A reader of YAML: `readYaml` of lib/text/yaml, which a page loads only when a text is YAML. */
export type YamlReader = (text: string) => YamlReading

/** Where a text comes from. */
interface Origin {
  readonly yaml: YamlReader | undefined
  /** Number of its first document. */
  readonly first: number
  /** The place of what concerns the text as a whole; null when it is the only one. */
  readonly place: DocumentPlace | null
  /** Other texts of the paste that assign values to variables of Terraform, and nothing else. */
  readonly assigned?: readonly string[]
}

/** Whether a text is a file of variables of Terraform: assignments and nothing else. */
export function isAssignments(text: string): boolean {
  if (
    text.length > longestVariables ||
    !/^\s{0,1000}(?:[#/][^\n]*\n\s{0,1000}){0,100}[A-Za-z_][\w-]{0,100}[ \t]*=/.test(text)
  )
    return false
  const { body, broken } = readHcl(text)
  return broken === null && body.attributes.length > 0 && body.blocks.length === 0
}

/** Longest file of variables that is looked for, in UTF-16 units. */
const longestVariables = 200_000

/** How Node.js begins an object that it prints: the name of its class, and a brace at the end of the line. */
const ofClass = /(?:^|[\s:>])[A-Z][\w$]{0,200} \{[ \t]{0,9}\r?$/m

/** Whether a text is YAML with groups or rules in it, so that it takes `readYaml` to read it. */
export function isRulesYaml(text: string): boolean {
  if (/^\s*[{[<]/.test(text.slice(0, 2000)) || isOldPlanText(text) || ofClass.test(text)) return false
  const isTemplate =
    /^[ \t]*(?:ROSTemplateFormatVersion|Resources)[ \t]*:/m.test(text) && /ALIYUN::|ROSTemplateFormatVersion/.test(text)
  if (isTemplate || /^[ \t]*(?:-[ \t]{1,10})?(?:IpProtocol|ipProtocol|ip_protocol)[ \t]*:[ \t]*[\w'"-]/m.test(text))
    return true
  // A task of Ansible.
  return /^[ \t]*(?:-[ \t]{1,10})?(?:[a-z_]{1,40}\.){0,2}ali_security_group[ \t]*:/m.test(text)
}

/** A text without the colours of a terminal, and out of the quotes of a JSON text that it is as a whole. */
function plainText(pasted: string): string {
  const text = pasted.includes('\u001b[') ? pasted.replace(/\u001b\[[0-9;]{0,30}m/g, '') : pasted
  if (!/^\s{0,1000}"\s{0,100}\\?[{[nrt]/.test(text)) return text
  try {
    const inner: unknown = JSON.parse(text)
    return typeof inner === 'string' ? inner : text
  } catch {
    return text
  }
}

/**
 * Splits a paste into its documents: JSON, one or several in a row or one a line, with text around them, such as prompts,
 * left out; YAML; all blocks of Terraform's language, wherever they stand, as one; all commands of the CLI as one; a table
 * of the console.
 */
export function documentsIn(
  written: string,
  collect: Collector,
  { yaml, first, place, assigned }: Origin = { yaml: undefined, first: 0, place: null },
): Document[] {
  if (written.length > maxCharacters) {
    collect.error('too-large', place, { limit: maxCharacters, found: written.length })
    return []
  }
  const pasted = plainText(written)
  const foreign = foreignIn(pasted)
  if (foreign) {
    collect.error(foreign, place, {})
    return []
  }
  const isProgram = program.test(pasted) && !quotedName.test(pasted)
  if (!isProgram && isRulesYaml(pasted) && !fence.test(pasted))
    return yamlDocuments(withoutPrompt(pasted), collect, { yaml, first, place })
  const fenced = yamlFences(pasted)
  const inYaml = fenced.parts.flatMap(({ code, line }) => yamlDocuments(code, collect, { yaml, first, place }, line))
  const others: Taken[] = []
  let text = fenced.rest
  const terraform = (of: string) => takeTerraform(of, assigned)
  for (const take of [terraform, takeCommands, takeRequests, takeTable, takeRows]) {
    const taken = take(text)
    if (!taken) continue
    others.push(taken)
    text = taken.rest
  }
  if (isProgram && others.length === 0 && fenced.parts.length === 0) {
    collect.error('program', place, {})
    return []
  }
  const { values, nothing, count } = jsonDocuments(text, collect, first)
  if (nothing && others.length === 0 && fenced.parts.length === 0 && text.trim() !== '') notJson(text, collect, place)
  const read = [...values, ...others.map((taken, index) => ({ document: first + count + index, taken }))]
  return [...read, ...inYaml.map((each, index) => ({ ...each, document: first + count + others.length + index }))]
}

/** How the source of a program begins, or speaks of a call of an SDK: what it does is not worked out. */
const program =
  /^(?:import[ \t][^\n]{1,200}[ \t]from[ \t]["']|package[ \t]+[\w.]{1,100};?[ \t]*$|\w{1,60}[ \t]*:=[ \t]*&?[\w.]{1,100}\{|[A-Z]\w{1,100}[ \t]+\w{1,60}[ \t]*=[ \t]*new[ \t])/m

/** A name of JSON: a program that holds a document of the API as a text or an object. */
const quotedName = /["'](?:SecurityGroupId|Permissions?|IpProtocol|Resources|resource)["']\s{0,5}:/

/** A line that opens or closes a block of code in Markdown. */
const fence = /^[ \t]{0,20}(?:```|~~~)/m

/** A block of code, and the lines before it. */
interface Part {
  readonly code: string
  readonly line: number
}

/** The blocks of code of a Markdown text that are YAML, and the text without them. */
function yamlFences(text: string): { readonly parts: readonly Part[]; readonly rest: string } {
  if (!fence.test(text)) return { parts: [], rest: text }
  const lines = text.split('\n')
  const rest = [...lines]
  const parts: Part[] = []
  let open = -1
  for (const [index, line] of lines.entries()) {
    if (!fence.test(line)) continue
    if (open < 0) open = index
    else {
      const code = lines.slice(open + 1, index).join('\n')
      if (parts.length < maxDocuments && isRulesYaml(code)) {
        parts.push({ code, line: open + 1 })
        rest.fill('', open, index + 1)
      }
      open = -1
    }
  }
  return { parts, rest: rest.join('\n') }
}

/** A text without the command that printed it. */
function withoutPrompt(text: string): string {
  return text.replace(/^\s{0,1000}(?:\$|>|PS[^\n>]{0,200}>|\S{1,100}[$#])[ \t]{1,9}\S[^\n]{0,500}(?=\n)/, '')
}

function yamlDocuments(text: string, collect: Collector, { yaml, first, place }: Origin, linesBefore = 0): Document[] {
  if (!yaml) {
    collect.error('yaml-unread', place, {})
    return []
  }
  const read = yaml(text)
  if (read.ok) return read.nodes.map((node, index) => ({ value: plainOf(node), document: first + index }))
  if (read.why === 'too-much') {
    collect.error('yaml-too-long', place, { limit: read.most })
    return []
  }
  const found = linesOf(text).placeOf(read.at)
  const [line, column] = [found.line + linesBefore, found.column]
  collect.error('yaml-syntax', { document: first, path: `line ${line}, column ${column}` }, { line, column })
  return []
}

/** The JSON of a text: its values, how many documents it has, and whether there was nothing that could be JSON. */
function jsonDocuments(text: string, collect: Collector, first: number) {
  const lines = linesOf(text)
  /** Names a place in the text. */
  const at: PlaceAt = (offset, document) => {
    const { line, column } = lines.placeOf(offset)
    return { params: { line, column }, place: { document: first + document, path: `line ${line}, column ${column}` } }
  }
  const { slices, tooDeep, tooMany, stray } = slicesOf(text)
  if (tooDeep !== null) {
    const { place, params } = at(tooDeep, slices.length)
    collect.error('too-deep', place, { ...params, limit: maxDepth })
  }
  if (tooMany !== null) {
    const { place, params } = at(tooMany, maxDocuments)
    collect.error('too-many-documents', place, { ...params, limit: maxDocuments })
  }
  if (stray !== null) {
    const { place, params } = at(stray, 0)
    collect.error('cut-off', place, params)
  }
  const values = slices.flatMap((slice, document) => readSlice(slice, document, at, collect))
  return { values, count: slices.length, nothing: slices.length === 0 && tooDeep === null && stray === null }
}

type PlaceAt = (
  offset: number,
  document: number,
) => { readonly params: { readonly line: number; readonly column: number }; readonly place: DocumentPlace }

/** A value that may have what JSON has not and nobody can misread: comments, commas at the end, blanks of other kinds. */
function readSlice({ text, start }: Slice, document: number, at: PlaceAt, collect: Collector): Document[] {
  const dumped = isDumped(text)
  const inspected = !dumped && isInspected(text)
  const python = !dumped && !inspected && isPython(text)
  const print = dumped ? jsonOfDumped(text) : null
  const json = print ? print.json : inspected ? jsonOfInspected(text) : python ? jsonOfPython(text) : text
  if (dumped || inspected || python) {
    const { place, params } = at(start, document)
    collect.hint('json-note', place, { ...params, fault: 'quote' })
    if (print?.unclear) collect.warning('end-not-told', place, { field: print.unclear })
  }
  const { documents, findings } = readJson(json, { deepest: maxDepth, longest: maxCharacters })
  let broken = false
  for (const { code, at: offset, params: of } of findings) {
    const { place, params } = at(start + offset, document)
    if (code === 'duplicate-key')
      collect.error('repeated-name', place, { ...params, field: 'found' in of ? of.found : '' })
    else if (isJsonNote(code)) collect.hint('json-note', place, { ...params, fault: code })
    else if (!broken) {
      broken = true
      collect.error('json-syntax', place, { ...params, fault: code })
    }
  }
  const [first] = documents
  return broken || !first ? [] : [{ value: first.value, document: at(start, document).place.document }]
}

/** Says what a text looks like that holds no JSON. */
function notJson(text: string, collect: Collector, place: DocumentPlace | null) {
  if (/^\s*</.test(text)) collect.error('xml', place, {})
  else if (looksLikeCsv(text)) collect.error('csv', place, {})
  else collect.error('no-json', place, {})
}

/** Whether the first line has three columns or more. */
function looksLikeCsv(text: string): boolean {
  const [line = ''] = text.slice(0, 5000).trimStart().split('\n')
  return line.split(',').length > 2 && !/[{[]/.test(line)
}
