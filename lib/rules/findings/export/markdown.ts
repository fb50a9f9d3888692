import { markdownCode, markdownText } from '@/lib/text'
import type { ByHand, Finding, Findings } from '../model'
import { proofText } from './packet'
import { type FindingWords, filled, findingSentence } from './words'

/** Findings as a report in Markdown (GFM): most serious first, then what has to be looked at by hand, then what is suppressed. */
export function toMarkdown({ list, byHand }: Findings, words: FindingWords): string {
  const counted = list.filter(({ suppressed }) => suppressed === null)
  const suppressed = list.filter((finding) => finding.suppressed !== null)
  return [
    `# ${markdownText(words.title)}`,
    ...(byHand.length > 0
      ? [`## ${markdownText(words.byHandTitle)}`, byHand.map((each) => `- ${byHandText(each, words)}`).join('\n')]
      : []),
    ...(counted.length === 0 && byHand.length === 0 ? [markdownText(words.none)] : []),
    ...counted.map((finding) => section(finding, words)),
    ...(suppressed.length > 0
      ? [`## ${markdownText(words.suppressedTitle)}`, ...suppressed.map((finding) => section(finding, words))]
      : []),
    '',
  ].join('\n\n')
}

function byHandText({ reason, subject, at }: ByHand, words: FindingWords): string {
  return markdownText(filled(words.byHand[reason], { subject, at }))
}

function section(finding: Finding, words: FindingWords): string {
  const { kind, severity, rules, proof, checks, suppressed } = finding
  const { columns } = words
  const rows: [string, string][] = [
    [columns.rules, rules.map(({ group, rule }) => markdownCode(`${group}/${rule}`)).join(' ')],
    [columns.proof, markdownText(proofText(proof, words))],
    [columns.advice, markdownText(words.kinds[kind].advice)],
    [columns.checks, checks.map(({ tool, name }) => `${markdownText(tool)} ${markdownCode(name)}`).join(', ')],
    [columns.suppressed, markdownText(suppressed ?? '')],
  ]
  return [
    `### ${markdownText(`${words.severities[severity]}: ${words.kinds[kind].title}`)}`,
    '',
    markdownText(findingSentence(finding, words)),
    '',
    ...rows.filter(([, value]) => value !== '').map(([name, value]) => `- ${markdownText(name)}: ${value}`),
  ].join('\n')
}
