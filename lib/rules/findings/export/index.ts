import type { Findings } from '../model'
import { toCsv } from './csv'
import { toMarkdown } from './markdown'
import { toSarif } from './sarif'
import type { FindingWords } from './words'

export { type FindingWords, findingSentence } from './words'

export type FindingFormat = 'markdown' | 'sarif' | 'csv'

/**
 * Findings as a file in the reader's language. Whatever the rules say is quoted for the format, so that nothing of it
 * becomes markup, a formula or a field of its own.
 */
export function exportFindings(format: FindingFormat, findings: Findings, words: FindingWords): string {
  if (format === 'csv') return toCsv(findings, words)
  return format === 'sarif' ? toSarif(findings, words) : toMarkdown(findings, words)
}
