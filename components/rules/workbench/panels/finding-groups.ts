import type { Decider } from '@/lib/rules'
import type { Explained, RedundancyAnswer, RedundantRule } from '../../work/questions'

/** Why a rule can go, as it is shown: `split` where others decide all of its packets, and not all of them as it says. */
export type Reason = RedundantRule['why'] | 'split'

/** Rules that can go for one reason, and what makes them idle. */
export interface FindingGroup {
  readonly key: string
  readonly why: Reason
  /** What decides in their place was worked out; before that nobody says that it is of the same action. */
  readonly explained: boolean
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
  const groups = new Map<string, Omit<FindingGroup, 'key' | 'findings'> & { readonly findings: RedundantRule[] }>()
  for (const finding of findings) {
    const explanation = explanations?.get(finding.rule)
    const explained = explanation !== undefined
    const why = reasonOf(finding, explanation)
    const by = coverOf(finding, explanation)
    const key = [why, explained ? 'explained' : '', by?.group, by?.rule].join(' ')
    const group = groups.get(key)
    if (group) group.findings.push(finding)
    else groups.set(key, { why, explained, by, findings: [finding] })
  }
  return [...groups]
    .map(([key, group]) => ({ key, ...group }))
    .sort((a, b) => placeOf(a.why) - placeOf(b.why) || b.findings.length - a.findings.length)
}

/** A block that does not work comes first, what only shows the default last. */
function placeOf(why: Reason): number {
  if (why === 'blocks-nothing') return 0
  return why === 'repeats-default' ? 2 : 1
}

/**
 * Whether rules that can go for a reason are proposed to be taken away: what only shows the default may stay, and what was meant
 * to block and does not is rather to be raised.
 */
export function isProposed(why: RedundantRule['why']): boolean {
  return why !== 'repeats-default' && why !== 'blocks-nothing'
}

/** How many rules can go, as far as it is known without holding them against each other. */
export function removableOf({ redundant }: RedundancyAnswer): number {
  return redundant.filter(({ why }) => isProposed(why)).length
}

function reasonOf({ why }: RedundantRule, explained: Explained | undefined): Reason {
  return why === 'covered' && explained?.opposite ? 'split' : why
}

function coverOf({ why }: RedundantRule, explained: Explained | undefined): FindingGroup['by'] {
  if (why === 'repeats-default' || why === 'duplicate') return null
  const by =
    (why === 'unreachable' || why === 'blocks-nothing' ? explained?.opposite?.by : undefined) ??
    explained?.blockers[0]?.by
  return by?.kind === 'rule' ? by : null
}
