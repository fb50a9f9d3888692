import type { Rule } from '../../model'
import { formatPeer } from '../../write'
import { checks } from '../checks'
import { type FindingContext, type FindingDraft, refOf } from '../model'
import { packetsOf, proofOf } from '../proof'
import { protocolText } from '../words'

/** Rules that let all protocols, or every port of one, in from wherever, private networks and groups too. */
export function allTraffic(context: FindingContext): FindingDraft[] {
  return context.rules.flatMap((rule): FindingDraft[] => {
    if (rule.direction !== 'ingress' || rule.action !== 'accept' || !isAll(rule)) return []
    const proof = packetsOf(rule, context.set)
      .map((packet) => proofOf(context, packet))
      .find((each) => each?.verdict === 'accept')
    if (!proof) return []
    return [
      {
        kind: 'all-traffic',
        params: { protocol: protocolText(rule.protocol), peer: formatPeer(rule.peer) },
        severity: 'low',
        groups: [rule.group],
        rules: [refOf(rule)],
        proof,
        change: null,
        checks: rule.protocol === 'all' ? checks.anyProtocol : checks.anyPort,
      },
    ]
  })
}

function isAll({ protocol, ports }: Rule): boolean {
  if (protocol === 'all') return true
  if (protocol !== 'tcp' && protocol !== 'udp') return false
  return ports.kind === 'any' || (ports.kind === 'range' && ports.start === 1 && ports.end === 65535)
}
