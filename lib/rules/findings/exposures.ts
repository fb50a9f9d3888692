import type { Family } from '@/lib/cidr'
import { decide } from '../decide'
import type { Decider, PacketProtocol, PortRange, RuleSet } from '../model'
import { layOut } from '../space/boxes/layout'
import type { Example } from '../space/regions/natural'
import type { Region } from '../space/regions/region'
import { askedIn, find } from '../space/search'
import { Work } from '../space/walk/work'
import { allPorts, inboundQuery, type Openness, opennessOf, partsIn } from './openness'
import { countOfPorts, differenceOfPorts } from './ports'
import { type Reach, reachOf } from './reach'

/** Something that listens on known ports; content gives it a name and a severity. */
export interface ExposedService {
  readonly protocol: PacketProtocol
  /** Empty for protocols without ports. */
  readonly ports: readonly PortRange[]
}

/** What of a service is open to everyone. */
export interface OpenToEveryone {
  /** Those of its ports that are; empty for protocols without ports. */
  readonly ports: readonly PortRange[]
  /** Whether these are nearly all ports that there are. */
  readonly nearlyAll: boolean
  /** By how many addresses at least each of them is reached. */
  readonly reach: Reach
}

/** A service that addresses of the Internet reach. */
export interface Exposure<S extends ExposedService> {
  readonly service: S
  readonly family: Family
  /** By the same measure as the findings (`opennessOf`); null when no port of it is. */
  readonly everyone: OpenToEveryone | null
  /** How many pairs of address and port reach it. */
  readonly size: bigint
  readonly regions: readonly Region[]
  /** Rules (or the default) that let them in. */
  readonly by: readonly Decider[]
  readonly example: Example
}

/**
 * Which of some services the Internet reaches, inbound, by rules and built-in defaults: for each service and family that
 * any address reaches, how many, through which rules, and an example.
 *
 * @throws SpaceLimit when the set is too large or too tangled
 */
export function exposures<S extends ExposedService>(set: RuleSet, services: readonly S[]): Exposure<S>[] {
  const queries = services.flatMap((service) =>
    ([4, 6] as const).map((family) => ({ service, family, query: queryOf(service, family) })),
  )
  const space = layOut([set], askedIn(queries.map(({ query }) => query)))
  const work = new Work()
  const open = opennessOf(set, undefined, ['ingress'])
  return queries.flatMap(({ service, family, query }): Exposure<S>[] => {
    const found = find(space, query, work)
    if (!found) return []
    const { size, regions, deciders, example } = found
    const of = open.find((each) => each.protocol === service.protocol && each.family === family)
    return [{ service, family, everyone: everyoneOf(set, service, of), size, regions, by: deciders, example }]
  })
}

function queryOf({ protocol, ports }: ExposedService, family: Family) {
  return { ...inboundQuery(family, protocol), ...(ports.length > 0 ? { ports } : {}) }
}

function everyoneOf(set: RuleSet, { ports }: ExposedService, openness: Openness | undefined): OpenToEveryone | null {
  // What turns on a list that is missing is open to no one for sure.
  const sure = (openness?.spans ?? []).filter(
    ({ example }) => decide(set, example.packet, { rulesAlone: true }).verdict === 'accept',
  )
  const parts = sure.flatMap((span) => (span.ports ? ports.flatMap((range) => partsIn(span, range)) : span.parts))
  if (parts.length === 0) return null
  const open = parts.flatMap((part) => part.ports ?? [])
  const shown = differenceOfPorts(ports, differenceOfPorts(ports, open))
  return { ports: shown, nearlyAll: countOfPorts(shown) >= allPorts, reach: reachOf(parts) }
}
