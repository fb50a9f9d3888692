import type { Finding, FindingSeverity, Findings } from '../model'
import { proofText } from './packet'
import { type FindingWords, filled, findingSentence } from './words'

const levels: Readonly<Record<FindingSeverity, 'error' | 'warning' | 'note'>> = {
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
}
/** What code scanning sorts by, 0–10. */
const scores: Readonly<Record<FindingSeverity, string>> = { high: '8.0', medium: '5.0', low: '3.0', info: '1.0' }

/**
 * Findings as SARIF 2.1.0 (OASIS), as code scanning and other viewers take it. What has to be looked at by hand is a
 * notification of the run, which so is not a clean one.
 *
 * @param artifact the file that the rules were read from, as a relative address
 */
export function toSarif({ list, byHand }: Findings, words: FindingWords, artifact = 'pasted'): string {
  const kinds = [...new Set(list.map(({ kind }) => kind))]
  const run = {
    tool: {
      driver: {
        name: 'Sekisho',
        rules: kinds.map((kind) => ({
          id: kind,
          shortDescription: { text: words.kinds[kind].title },
          help: { text: words.kinds[kind].advice },
        })),
      },
    },
    invocations: [
      {
        executionSuccessful: byHand.length === 0,
        toolExecutionNotifications: byHand.map(({ reason, subject, at }) => ({
          level: 'warning',
          descriptor: { id: reason },
          message: { text: filled(words.byHand[reason], { subject, at }) },
        })),
      },
    ],
    results: list.map((finding) => resultOf(finding, words, kinds.indexOf(finding.kind), artifact)),
  }
  const schema = 'https://json.schemastore.org/sarif-2.1.0.json'
  return `${JSON.stringify({ $schema: schema, version: '2.1.0', runs: [run] }, null, 2)}\n`
}

function resultOf(finding: Finding, words: FindingWords, ruleIndex: number, artifact: string) {
  const { id, kind, severity, rules, groups, proof, checks, suppressed } = finding
  const shown = proofText(proof, words)
  const names = rules.length > 0 ? rules.map(({ group, rule }) => `${group}/${rule}`) : groups
  return {
    ruleId: kind,
    ruleIndex,
    level: levels[severity],
    message: { text: shown === '' ? findingSentence(finding, words) : `${findingSentence(finding, words)} ${shown}` },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: artifact } },
        logicalLocations: names.map((name) => ({ fullyQualifiedName: name, kind: 'resource' })),
      },
    ],
    partialFingerprints: { finding: id },
    ...(suppressed === null ? {} : { suppressions: [{ kind: 'external', justification: suppressed }] }),
    properties: {
      'security-severity': scores[severity],
      certain: finding.certain,
      checks: checks.map(({ tool, name }) => `${tool}: ${name}`),
    },
  }
}
