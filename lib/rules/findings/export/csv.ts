import { csvRow } from '@/lib/text'
import type { Findings } from '../model'
import { proofText } from './packet'
import { type FindingWords, filled, findingSentence } from './words'

/** Findings as CSV (RFC 4180), a line each under a heading; what has to be looked at by hand comes last. */
export function toCsv({ list, byHand }: Findings, words: FindingWords): string {
  const { columns } = words
  const heading = [
    columns.severity,
    columns.finding,
    columns.rules,
    columns.proof,
    columns.advice,
    columns.checks,
    columns.suppressed,
    'id',
  ]
  const rows = list.map((finding) => [
    words.severities[finding.severity],
    findingSentence(finding, words),
    finding.rules.map(({ group, rule }) => `${group}/${rule}`).join(' '),
    proofText(finding.proof, words),
    words.kinds[finding.kind].advice,
    finding.checks.map(({ tool, name }) => `${tool} ${name}`).join(', '),
    finding.suppressed ?? '',
    finding.id,
  ])
  const open = byHand.map(({ reason, subject, at }) => [
    words.byHandTitle,
    filled(words.byHand[reason], { subject, at }),
    subject,
    ...['', '', '', ''],
    `${reason} ${subject} ${at}`,
  ])
  return [heading, ...rows, ...open].map((row) => `${csvRow(row)}\r\n`).join('')
}
