import { type Block, type Family, parseBlock } from '@/lib/cidr'
import type { Decider, PacketProtocol, PortRange, RuleSet } from '../model'
import { layOut } from './boxes/layout'
import type { Example } from './regions/natural'
import type { Region } from './regions/region'
import { askedIn, find, type Query } from './search'
import { Work } from './walk/work'

/** Something that listens on known ports; content gives it a name and a severity. */
export interface ExposedService {
  readonly protocol: PacketProtocol
  /** Empty for protocols without ports. */
  readonly ports: readonly PortRange[]
}

/** A service that addresses of the Internet reach. */
export interface Exposure<S extends ExposedService> {
  readonly service: S
  readonly family: Family
  /** Whether every address of the Internet reaches every port of the service; otherwise some reach some. */
  readonly everyone: boolean
  /** How many pairs of address and port reach it. */
  readonly size: bigint
  readonly regions: readonly Region[]
  /** Rules (or the default) that let them in. */
  readonly by: readonly Decider[]
  readonly example: Example
}

function blocks(...texts: readonly string[]): readonly Block[] {
  return texts.map((text) => {
    const parsed = parseBlock(text)
    if (!parsed.ok) throw new Error(text)
    return parsed.value
  })
}

/** Addresses that no one on the Internet has (IANA special-purpose registries): private, shared, loopback, link-local… */
const notOnInternet = blocks(
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16'],
  ...['224.0.0.0/3', '::/8', 'fc00::/7', 'fe80::/10', 'ff00::/8'],
)

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
  return queries.flatMap(({ service, family, query }): Exposure<S>[] => {
    const found = find(space, query, work)
    if (!found) return []
    const { size, regions, deciders, example } = found
    const everyone = find(space, { ...query, verdict: 'drop' }, work) === null
    return [{ service, family, everyone, size, regions, by: deciders, example }]
  })
}

function queryOf({ protocol, ports }: ExposedService, family: Family): Query {
  return {
    verdict: 'accept',
    direction: 'ingress',
    family,
    protocols: [protocol],
    outside: notOnInternet,
    members: false,
    ...(ports.length > 0 ? { ports } : {}),
  }
}
