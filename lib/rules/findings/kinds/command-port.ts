import { setOf, sizeOf } from '@/lib/cidr'
import { commandPorts, type ServicePort, servicesAt } from '@/lib/net'
import type { Rule, RuleSet } from '../../model'
import { formatPeer } from '../../write'
import { internetSize, publicIn } from '../internet'
import { type FindingContext, type FindingDraft, refOf } from '../model'
import { packetsOf, peerBlocks, proofOf } from '../proof'
import { namesText, protocolText } from '../words'

/** More addresses than these are more than a few hosts: a /28 of IPv4; of IPv6 one network, a /64. */
const few: Readonly<Record<4 | 6, bigint>> = { 4: 16n, 6: 1n << 64n }

/** Ports at which no password is asked for, let in from more than a few hosts, private or public; for everyone is told elsewhere. */
export function commandPort(context: FindingContext): FindingDraft[] {
  return context.rules.flatMap((rule): FindingDraft[] => {
    if (rule.direction !== 'ingress' || rule.action !== 'accept' || rule.peer.kind === 'group') return []
    const blocks = peerBlocks(rule, context.set)
    const family = blocks[0]?.family
    if (family === undefined || 4n * publicIn(blocks) >= internetSize[family]) return []
    // Entries of a list may overlap: an address counts once.
    const size = sizeOf(setOf(blocks))
    if (size <= few[family]) return []
    return commandPorts.filter((port) => isIn(rule, port, context.set)).flatMap((port) => at(context, rule, port, size))
  })
}

function at(context: FindingContext, rule: Rule, { port, protocol }: ServicePort, size: bigint): FindingDraft[] {
  const proof = packetsOf(rule, context.set)
    .map((packet) => proofOf(context, { ...packet, protocol, port }))
    .find((each) => each?.verdict === 'accept')
  if (!proof) return []
  return [
    {
      kind: 'command-port',
      params: {
        protocol: protocolText(protocol),
        port,
        services: namesText(servicesAt(port, protocol).map(({ name }) => name)),
        peer: formatPeer(rule.peer),
        size: String(size),
      },
      severity: 'medium',
      groups: [rule.group],
      rules: [refOf(rule)],
      proof,
      change: null,
      checks: [],
    },
  ]
}

/** Nearly every port is told as that. */
const allPorts = 60_000

function isIn({ protocol, ports }: Rule, at: ServicePort, { portLists }: RuleSet): boolean {
  if (protocol !== at.protocol || ports.kind === 'any') return false
  if (ports.kind === 'range' && ports.end - ports.start >= allPorts) return false
  const ranges = ports.kind === 'range' ? [ports] : (portLists.get(ports.id)?.ranges ?? [])
  return ranges.some(({ start, end }) => start <= at.port && at.port <= end)
}
