import type { LimitName } from '../../limits'
import type { Why } from '../../space'
import type { ByHandReason, Finding, FindingKind, FindingSeverity } from '../model'
import { type ReachWords, reachText } from '../reach'

/** What an export says, in the language of the reader: `content/<locale>/messages/findings`. `{name}` stands for a value. */
export type FindingWords = {
  readonly title: string
  readonly none: string
  readonly byHandTitle: string
  readonly suppressedTitle: string
  readonly columns: {
    readonly severity: string
    readonly finding: string
    readonly rules: string
    readonly proof: string
    readonly advice: string
    readonly checks: string
    readonly suppressed: string
  }
  readonly severities: Readonly<Record<FindingSeverity, string>>
  readonly kinds: Readonly<
    Record<FindingKind, { readonly title: string; readonly text: string; readonly advice: string }>
  >
  readonly byHand: Readonly<Record<ByHandReason, string>>
  /** Why a rule has no effect, and what is limited, for `{why}` and `{limit}`. */
  readonly whys: Readonly<Record<Why, string>>
  readonly limits: Readonly<Record<LimitName, string>>
  /** The addresses of the Internet that reach something, for `{addresses}`. */
  readonly reach: ReachWords
  /** A packet that was accepted or dropped: `{direction}`, `{protocol}`, `{peer}`, `{port}`. */
  readonly proof: Readonly<Record<'accept' | 'drop', string>>
}

/** A sentence with its values. What it names and the values lack stays as it is. */
export function filled(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w{1,40})\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  )
}

/** What a finding says, as one sentence. */
export function findingSentence(finding: Finding, words: FindingWords): string {
  return filled(words.kinds[finding.kind].text, valuesOf(finding, words))
}

function valuesOf(
  finding: Finding,
  { whys, limits, reach: reachWords }: FindingWords,
): Readonly<Record<string, string | number>> {
  if (finding.kind === 'no-effect') return { why: whys[finding.params.why] }
  if (finding.kind === 'near-limit') return { ...finding.params, limit: limits[finding.params.limit] }
  if (!('reach' in finding.params)) return { ...finding.params }
  const { reach, ...params } = finding.params
  return { ...params, addresses: reachText(reach, params.family, reachWords) }
}
