import { formatPeer } from '../../write'
import { checks } from '../checks'
import { internetSize, publicIn } from '../internet'
import { type FindingContext, type FindingDraft, refOf } from '../model'
import { packetsOf, peerBlocks, proofOf } from '../proof'
import { rulePorts } from '../words'

/** From more addresses of the Internet than these a source is called wide: a /24, and a /48 of IPv6. */
const wide: Readonly<Record<4 | 6, bigint>> = { 4: 256n, 6: 1n << 80n }

/** Rules that let some of the Internet in; those for everyone are told by what they open. */
export function publicSource(context: FindingContext): FindingDraft[] {
  return context.rules.flatMap((rule): FindingDraft[] => {
    if (rule.direction !== 'ingress' || rule.action !== 'accept') return []
    const blocks = peerBlocks(rule, context.set)
    const family = blocks[0]?.family
    if (family === undefined) return []
    const size = publicIn(blocks)
    if (size === 0n || 4n * size >= internetSize[family]) return []
    const proof = packetsOf(rule, context.set)
      .filter(({ peer }) => publicIn([{ family, first: peer, prefix: family === 4 ? 32 : 128 }]) > 0n)
      .map((packet) => proofOf(context, packet))
      .find((each) => each?.verdict === 'accept')
    if (!proof) return []
    const isWide = size > wide[family]
    return [
      {
        kind: isWide ? 'wide-source' : 'public-source',
        params: { peer: formatPeer(rule.peer), ports: rulePorts(rule.ports) },
        severity: isWide ? 'medium' : 'info',
        groups: [rule.group],
        rules: [refOf(rule)],
        proof,
        change: null,
        checks: checks.publicSource,
      },
    ]
  })
}
