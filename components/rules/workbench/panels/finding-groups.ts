import type { Decider } from '@/lib/rules'
import type { Explained, RedundantRule } from '../../work/questions'

/** Rules that can go for one reason, and what makes them idle. */
export interface FindingGroup {
  readonly key: string
  readonly why: RedundantRule['why']
  /** What decides in their place; null where it is the default, each other, or not known yet. */
  readonly by: Extract<Decider, { readonly kind: 'rule' }> | null
  readonly findings: readonly RedundantRule[]
}

/**
 * Findings by what covers them, the largest group first: that is one decision for the reader instead of one a rule. Until
 * it is known what covers them they stand together by their reason.
 */
export function groupFindings(
  findings: readonly RedundantRule[],
  explanations: ReadonlyMap<number, Explained> | undefined,
): readonly FindingGroup[] {
  const groups = new Map<string, { why: RedundantRule['why']; by: FindingGroup['by']; findings: RedundantRule[] }>()
  for (const finding of findings) {
    const by = coverOf(finding, explanations?.get(finding.rule))
    const key = `${finding.why} ${by ? `${by.group} ${by.rule}` : ''}`
    const group = groups.get(key)
    if (group) group.findings.push(finding)
    else groups.set(key, { why: finding.why, by, findings: [finding] })
  }
  return [...groups]
    .map(([key, group]) => ({ key, ...group }))
    .sort(
      (a, b) =>
        Number(a.why === 'repeats-default') - Number(b.why === 'repeats-default') ||
        b.findings.length - a.findings.length,
    )
}

function coverOf({ why }: RedundantRule, explained: Explained | undefined): FindingGroup['by'] {
  if (why === 'repeats-default' || why === 'duplicate') return null
  const by = (why === 'unreachable' ? explained?.opposite?.by : undefined) ?? explained?.blockers[0]?.by
  return by?.kind === 'rule' ? by : null
}
