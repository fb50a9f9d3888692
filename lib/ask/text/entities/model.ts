import type { Direction, Protocol } from '@/lib/net'

/** How a connection fails, as the reader sees it. */
export type AskedSymptom = 'timeout' | 'refused' | 'reset' | 'unreachable'

/** What a question names beside its words. */
export interface Entities {
  /** Ports named as such, 1–65535. */
  readonly ports: readonly number[]
  /** Port ranges as a rule writes them, such as `8000/8010`; `-1/-1` for all. */
  readonly portRanges: readonly string[]
  /** Names of services (lib/net), such as `PostgreSQL`. */
  readonly services: readonly string[]
  /** CIDR blocks, as written. */
  readonly blocks: readonly string[]
  /** Single addresses, as written. */
  readonly addresses: readonly string[]
  /** Ranges of addresses, as `first-last`, in the order written. */
  readonly ranges: readonly string[]
  /** Prefix lengths that stand alone, such as 24 of `/24`. */
  readonly prefixes: readonly number[]
  /** IPv4 subnet masks, such as `255.255.240.0`. */
  readonly masks: readonly string[]
  /** IPv4 wildcard masks, such as `0.0.15.255`. */
  readonly wildcards: readonly string[]
  readonly protocols: readonly Protocol[]
  readonly directions: readonly Direction[]
  readonly symptom: AskedSymptom | null
  /** Address family that is named: 4, 6; null when neither or both. */
  readonly family: 4 | 6 | null
  /** Error codes and API names, as written: `AuthorizationLimitExceed`, `ETIMEDOUT`. */
  readonly codes: readonly string[]
}

export interface Named {
  readonly entities: Entities
  /** The normalised text without addresses, ports, services and what looks like them. */
  readonly rest: string
}

/** What a follow-up leaves unsaid is taken from the question before. */
export function inherit(now: Entities, before: Entities): Entities {
  const either = <T>(mine: readonly T[], theirs: readonly T[]) => (mine.length > 0 ? mine : theirs)
  const namesAddresses = [now.blocks, now.addresses, now.ranges, now.prefixes, now.masks, now.wildcards].some(
    (each) => each.length > 0,
  )
  const namesPorts = now.ports.length > 0 || now.services.length > 0
  const place = namesAddresses ? now : before
  const door = namesPorts ? now : before
  return {
    ports: door.ports,
    services: door.services,
    portRanges: either(now.portRanges, before.portRanges),
    blocks: place.blocks,
    addresses: place.addresses,
    ranges: place.ranges,
    prefixes: place.prefixes,
    masks: place.masks,
    wildcards: place.wildcards,
    protocols: either(now.protocols, before.protocols),
    directions: either(now.directions, before.directions),
    symptom: now.symptom ?? before.symptom,
    family: now.family ?? before.family,
    codes: either(now.codes, before.codes),
  }
}
