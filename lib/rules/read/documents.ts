import type { Collector } from './collector'
import { takeCommands } from './commands'
import { errorOffset } from './json-error'
import { maxCharacters, maxDepth, maxDocuments } from './limits'
import { newLines } from './lines'
import { type Slice, slicesOf } from './slices'
import type { Taken } from './taken'
import { takeTerraform } from './terraform-source'

/** A document of the paste: parsed JSON, or something in another language. */
export type Document = { readonly document: number } & ({ readonly value: unknown } | { readonly taken: Taken })

/**
 * Splits a paste into its JSON documents: one, several in a row, or one a line. Text around them, such as prompts, is
 * left out. `//` and block comments, which the API's documentation has, are blanked. All blocks of Terraform's language,
 * wherever they stand, are one more document, and so are all commands of the CLI.
 */
export function documentsIn(pasted: string, collect: Collector): Document[] {
  if (pasted.length > maxCharacters) {
    const params = { limit: String(maxCharacters), found: String(pasted.length) }
    collect.error(
      'too-large',
      `A paste has at most ${maxCharacters} characters; this has ${pasted.length}.`,
      null,
      params,
    )
    return []
  }
  const terraform = takeTerraform(pasted)
  const commands = takeCommands(terraform?.rest ?? pasted)
  const text = commands?.rest ?? terraform?.rest ?? pasted
  const others = [terraform, commands].filter((taken) => taken !== null)
  const lines = newLines(text)
  /** Names a place in the text: `line 3, column 7`. */
  const at = (offset: number, document: number) => {
    const { line, column } = lines.placeOf(offset)
    const params = { line: String(line), column: String(column) }
    return {
      params,
      words: `Line ${line}, column ${column}`,
      place: { document, path: `line ${line}, column ${column}` },
    }
  }
  const { slices, ...found } = slicesOf(text)
  if (found.tooDeep !== null) {
    const { words, place, params } = at(found.tooDeep, slices.length)
    const message = `${words}: a document is nested at most ${maxDepth} levels deep.`
    collect.error('too-deep', message, place, { ...params, limit: String(maxDepth) })
  }
  if (found.tooMany !== null) {
    const { words, place, params } = at(found.tooMany, maxDocuments)
    const message = `${words}: at most ${maxDocuments} documents are read; the rest were left out.`
    collect.error('too-many-documents', message, place, { ...params, limit: String(maxDocuments) })
  }
  if (found.stray !== null) {
    const { words, place, params } = at(found.stray, 0)
    const message = `${words}: a bracket closes what does not open; the beginning of a document may be missing.`
    collect.error('cut-off', message, place, params)
  }
  if (
    others.length === 0 &&
    slices.length === 0 &&
    found.tooDeep === null &&
    found.stray === null &&
    text.trim() !== ''
  ) {
    notJson(text, collect)
  }
  const documents = slices.flatMap((slice, document): Document[] => {
    for (const { name, offset } of slice.repeated) {
      const { words, place, params } = at(offset, document)
      const message = `${words}: "${name}" stands twice in one object; the last one was read.`
      collect.error('repeated-name', message, place, { ...params, field: name })
    }
    const parsed = parse(slice)
    if (parsed.ok) return [{ value: parsed.value, document }]
    const { words, place, params } = at(slice.start + parsed.offset, document)
    collect.error('json-syntax', `${words}: ${parsed.expected} was expected.`, place, {
      ...params,
      expected: parsed.expected,
    })
    return []
  })
  return [...documents, ...others.map((taken, index) => ({ document: slices.length + index, taken }))]
}

function parse({
  text,
}: Slice):
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly offset: number; readonly expected: string } {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch {
    return { ok: false, ...errorOffset(text) }
  }
}

/** Says what a text looks like that holds no JSON. */
function notJson(text: string, collect: Collector) {
  if (/^\s*</.test(text)) {
    collect.error('xml', 'This is XML: JSON is read, which the CLI prints and the API returns with Format=JSON.', null)
  } else if (/^[^\n{[]*,[^\n{[]*,[^\n{[]*\n/.test(text.slice(0, 5000).trimStart())) {
    collect.error('csv', 'This looks like CSV, whose columns are not documented: export the group as JSON.', null)
  } else {
    collect.error('no-json', 'No JSON document was found: a text that starts with { or [ was expected.', null)
  }
}
