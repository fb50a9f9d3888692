import { hasPorts, services, servicesAt } from '@/lib/net'
import type { PortRange } from '../../model'
import { closing } from '../change'
import { checks, checksOfAllPorts, checksOfPorts } from '../checks'
import {
  type FindingContext,
  type FindingDraft,
  type FindingSeverity,
  type Proof,
  refOf,
  severityOfRisk,
} from '../model'
import { allPorts, type Openness, type OpenPart, type OpenSpan, partsIn } from '../openness'
import { countOfPorts, differenceOfPorts } from '../ports'
import { proofOf, rulesOpening } from '../proof'
import { reachOf } from '../reach'
import { namesText, portsText, protocolText } from '../words'

/** From so many ports in a row on one finding says it for the run. */
const longRun = 100

/** Ports and protocols that are open to everyone on the Internet, IPv4 and IPv6 apart; what the reader allows is left out. */
export function openToEveryone(context: FindingContext, opennesses: readonly Openness[]): FindingDraft[] {
  const inbound = opennesses.filter(({ direction }) => direction === 'ingress')
  return ([4, 6] as const).flatMap((family) => {
    const own = inbound.filter((each) => each.family === family)
    const wide = own.filter(({ spans }) => portsIn(spans) >= allPorts)
    // What only a rule for all protocols matches: every protocol is open.
    const all = own.find(({ protocol, spans }) => protocol === 'other' && spans.length > 0)
    const allAtOnce = allPortsOf(context, wide, all !== undefined)
    // Where no packet is surely let in to all of them, those that one is let in to are told by themselves.
    const told = allAtOnce.length > 0 ? wide : []
    const rest = own.filter((each) => !told.includes(each) && (!all || each === all || hasPorts(each.protocol)))
    return [
      ...allAtOnce,
      ...rest
        .filter((each) => each !== all || told.length === 0)
        .flatMap((each) => each.spans.flatMap((span) => spanFindings(context, each, span))),
    ]
  })
}

function portsIn(spans: readonly OpenSpan[]): number {
  return countOfPorts(spans.flatMap(({ ports }) => ports ?? []))
}

/** One finding for every protocol of a family of which nearly all ports are open. */
function allPortsOf(context: FindingContext, wide: readonly Openness[], everyProtocol: boolean): FindingDraft[] {
  const [first] = wide
  // A list that is not known may leave the packet of one span open, and not that of another.
  const proof = wide
    .flatMap(({ spans }) => spans)
    .map(({ example }) => proofOf(context, example.packet))
    .find((each) => each?.verdict === 'accept')
  if (!first || !proof) return []
  const letting = wide.flatMap(({ spans: [some] }) => (some ? rulesOpening(context, some.example.packet) : []))
  const rules = [...new Set(letting)]
  return [
    {
      kind: 'open-all-ports',
      params: {
        family: first.family,
        protocols: everyProtocol ? 'ALL' : wide.map(({ protocol }) => protocolText(protocol)).join(', '),
        reach: reachOf(wide.flatMap(({ spans }) => widestParts(spans))),
      },
      severity: 'high',
      ...about(rules),
      proof,
      change: null,
      checks: wide.some(({ protocol }) => protocol === 'tcp') ? checksOfAllPorts(first.family) : checks.allPorts,
    },
  ]
}

/** Parts that hold nearly all ports, those that the most addresses reach. */
function widestParts(spans: readonly OpenSpan[]): OpenPart[] {
  const parts = spans.flatMap((span) => span.parts).sort((a, b) => b.share - a.share)
  let count = 0
  return parts.filter(({ ports }) => {
    const isWanted = count < allPorts
    count += countOfPorts(ports ? [ports] : [])
    return isWanted
  })
}

function about(rules: readonly Parameters<typeof refOf>[0][]) {
  return { groups: [...new Set(rules.map(({ group }) => group))], rules: rules.map(refOf) }
}

/** What is said of one run of open ports. */
function spanFindings(context: FindingContext, openness: Openness, span: OpenSpan): FindingDraft[] {
  const { ports } = span
  if (ports === null) return plainProtocol(context, openness, span)
  return withoutAllowed(context, openness, ports).flatMap((rest) => {
    const atOnce = rest.end - rest.start + 1 >= longRun ? longRunOf(context, openness, rest, span) : []
    if (atOnce.length > 0) return atOnce
    const known = knownIn(openness, rest)
    const unknown = differenceOfPorts(
      [rest],
      known.map((port) => ({ start: port, end: port })),
    )
    return [
      ...known.flatMap((port) => portFinding(context, openness, port, span)),
      ...unknown.flatMap((each) =>
        partsIn(span, each).flatMap((part) => (part.ports ? unknownPorts(context, openness, part.ports, span) : [])),
      ),
    ]
  })
}

function withoutAllowed({ options }: FindingContext, { protocol }: Openness, ports: PortRange): PortRange[] {
  return differenceOfPorts(
    [ports],
    (options.allowed ?? []).filter((allowed) => allowed.protocol === protocol),
  )
}

/** Ports of a run at which a service with a name listens. */
function knownIn({ protocol }: Openness, { start, end }: PortRange): number[] {
  const found = services.flatMap(({ ports }) =>
    ports.flatMap((each) => (each.protocol === protocol && start <= each.port && each.port <= end ? [each.port] : [])),
  )
  return [...new Set(found)].sort((a, b) => a - b)
}

const order: readonly FindingSeverity[] = ['high', 'medium', 'low', 'info']

/** Of several severities the gravest; with a list of allowed ports nothing outside of it is less than `medium`. */
function gravest({ options }: FindingContext, severities: readonly FindingSeverity[]): FindingSeverity {
  const given = options.allowed ? [...severities, 'medium' as const] : severities
  return order.find((each) => given.includes(each)) ?? 'info'
}

function servicesIn(openness: Openness, port: number) {
  const { protocol } = openness
  return protocol === 'tcp' || protocol === 'udp' ? servicesAt(port, protocol) : []
}

/** The finding for some ports of a run, with a packet to the first of them. */
function at(context: FindingContext, span: OpenSpan, ports: PortRange) {
  const proof = proofAt(context, span, ports.start)
  if (!proof) return null
  const letting = rulesOpening(context, proof.packet)
  return { ...about(letting), proof, change: closing(context, letting, proof.packet, ports) }
}

/** A packet that is let in to a port of a run: the one of the run, if that port is open where it goes, or another. */
function proofAt(context: FindingContext, { example, examplesAt }: OpenSpan, port: number): Proof | null {
  const turned = proofOf(context, { ...example.packet, port })
  if (turned?.verdict === 'accept') return turned
  // Other ports of the run may be open at other own addresses, or from other source ports.
  for (const { packet } of examplesAt(port)) {
    const proof = proofOf(context, packet)
    if (proof?.verdict === 'accept') return proof
  }
  // Where a list is not known, what is surely let in may come from the source ports of one rule alone.
  for (const { action, sourcePorts } of context.inOrder) {
    if (action !== 'accept' || sourcePorts.kind !== 'range') continue
    const proof = proofOf(context, { ...example.packet, port, sourcePort: sourcePorts.start })
    if (proof?.verdict === 'accept') return proof
  }
  return null
}

function otherChecks({ options }: FindingContext, { protocol, family }: Openness, ports: PortRange, known: boolean) {
  return [
    ...(protocol === 'tcp' ? checksOfPorts(ports, family, known) : []),
    ...(options.allowed ? checks.notAllowed : []),
  ]
}

function portFinding(context: FindingContext, openness: Openness, port: number, span: OpenSpan): FindingDraft[] {
  const ports = { start: port, end: port }
  const found = at(context, span, ports)
  const here = servicesIn(openness, port)
  if (!found) return []
  return [
    {
      kind: 'open-service',
      params: {
        family: openness.family,
        protocol: protocolText(openness.protocol),
        port,
        services: namesText(here.map(({ name }) => name)),
        reach: reachOf(partsIn(span, ports)),
      },
      severity: gravest(
        context,
        here.map(({ risk }) => severityOfRisk[risk]),
      ),
      ...found,
      checks: otherChecks(context, openness, ports, true),
    },
  ]
}

function longRunOf(context: FindingContext, openness: Openness, ports: PortRange, span: OpenSpan): FindingDraft[] {
  const found = at(context, span, ports)
  if (!found) return []
  const risky = knownIn(openness, ports).flatMap((port) =>
    servicesIn(openness, port).filter(({ risk }) => risk === 'high'),
  )
  return [
    {
      kind: 'open-range',
      params: {
        family: openness.family,
        protocol: protocolText(openness.protocol),
        ports: portsText(ports),
        services: namesText(risky.map(({ name }) => name)),
        reach: reachOf(partsIn(span, ports)),
      },
      severity: gravest(context, [risky.length > 0 ? 'high' : 'medium']),
      ...found,
      checks: otherChecks(context, openness, ports, true),
    },
  ]
}

function unknownPorts(context: FindingContext, openness: Openness, ports: PortRange, span: OpenSpan): FindingDraft[] {
  const found = at(context, span, ports)
  if (!found) return []
  return [
    {
      kind: 'open-port',
      params: {
        family: openness.family,
        protocol: protocolText(openness.protocol),
        ports: portsText(ports),
        reach: reachOf(partsIn(span, ports)),
      },
      severity: gravest(context, ['low']),
      ...found,
      checks: otherChecks(context, openness, ports, false),
    },
  ]
}

/** ICMP open to everyone is what lets ping answer; other protocols are rarely meant. */
function plainProtocol(
  context: FindingContext,
  { family, protocol }: Openness,
  { example: { packet }, parts }: OpenSpan,
): FindingDraft[] {
  const proof = proofOf(context, packet)
  if (proof?.verdict !== 'accept') return []
  const letting = rulesOpening(context, packet)
  const isIcmp = protocol === 'icmp' || protocol === 'icmpv6'
  return [
    {
      kind: 'open-protocol',
      params: { family, protocol: protocolText(protocol), reach: reachOf(parts) },
      severity: isIcmp ? 'info' : 'medium',
      ...about(letting),
      proof,
      change: closing(context, letting, packet, null),
      checks: checks.allOfProtocol,
    },
  ]
}
