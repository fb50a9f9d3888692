import { linesOf, readJson } from '@/lib/text'
import type { RuleFaults } from '../faults'
import type { DocumentPlace } from '../model'
import { maxCharacters, maxDepth } from './bounds'
import type { Collector } from './collector'

/** A document that stands as a text in a field of another. */
export interface TextOfJson {
  readonly value: unknown
  /** Names that stand twice in an object of it, with their places in the text: the last of them was read. */
  readonly twice: readonly RuleFaults['repeated-name'][]
}

/** The one document of a text that is JSON as it is; null where it is anything else, or too deep. */
export function textOfJson(text: string): TextOfJson | null {
  const { documents, findings } = readJson(text, { deepest: maxDepth, longest: maxCharacters })
  const [document, another] = documents
  if (!document || another !== undefined) return null
  const twice: RuleFaults['repeated-name'][] = []
  const lines = findings.length === 0 ? null : linesOf(text)
  for (const { code, at, params } of findings) {
    if (code !== 'duplicate-key' || !lines) return null
    const { line, column } = lines.placeOf(at)
    twice.push({ line, column, field: 'found' in params ? params.found : '' })
  }
  return { value: document.value, twice }
}

/** Says which names stand twice in a text that was read. */
export function sayTwice(
  twice: readonly RuleFaults['repeated-name'][],
  place: DocumentPlace,
  collect: Collector,
): void {
  for (const params of twice) collect.error('repeated-name', place, params)
}
