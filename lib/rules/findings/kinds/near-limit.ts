import { usage } from '../../limits'
import type { FindingContext, FindingDraft } from '../model'

/** From this share of what is allowed on it is told. */
const near = 0.8

/** What is nearly full or over (L-3…L-8), held against the figures that the caller brings. */
export function nearLimit({ set, options }: FindingContext): FindingDraft[] {
  if (!options.limits) return []
  return usage(set, options.limits).flatMap(({ limit, subject, least, most, maximum }): FindingDraft[] => {
    const used = most ?? least
    if (maximum === null || used < near * maximum) return []
    return [
      {
        kind: 'near-limit',
        params: { limit, subject: subject ?? '', used, maximum },
        severity: least > maximum ? 'high' : 'medium',
        groups: set.groups.flatMap(({ id }) => (id === subject ? [id] : [])),
        rules: [],
        proof: null,
        change: null,
        checks: [],
      },
    ]
  })
}
