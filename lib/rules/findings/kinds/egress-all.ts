import { checks } from '../checks'
import { type FindingContext, type FindingDraft, refOf } from '../model'
import type { Openness } from '../openness'
import { proofOf, rulesLetting } from '../proof'
import { reachOf } from '../reach'

/** Whatever protocol, everything may leave to everyone, by a rule or by the built-in default of a basic group (G-2). */
export function egressAll(context: FindingContext, opennesses: readonly Openness[]): FindingDraft[] {
  return ([4, 6] as const).flatMap((family): FindingDraft[] => {
    const outbound = opennesses.filter((each) => each.direction === 'egress' && each.family === family)
    const tcp = outbound.find(({ protocol }) => protocol === 'tcp')
    const other = outbound.find(({ protocol }) => protocol === 'other')
    const [span] = tcp?.spans ?? []
    const whole = span?.ports && span.ports.end - span.ports.start > 65_000
    const proof = span && whole && (other?.spans.length ?? 0) > 0 ? proofOf(context, span.example.packet) : null
    if (!span || proof?.verdict !== 'accept') return []
    const letting = proof.by.kind === 'default' ? [] : rulesLetting(context, proof.packet)
    return [
      {
        kind: 'egress-all',
        params: { family, reach: reachOf([...span.parts, ...(other?.spans ?? []).flatMap(({ parts }) => parts)]) },
        severity: letting.length > 0 ? 'low' : 'info',
        groups: context.set.groups.map(({ id }) => id),
        rules: letting.map(refOf),
        proof,
        change: null,
        checks: letting.length > 0 ? checks.egressAll : [],
      },
    ]
  })
}
