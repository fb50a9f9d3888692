import ipaddr, { type IPv4, type IPv6 } from 'ipaddr.js'
import { formatAddress } from './address'
import type { Block } from './model'

/** Special-purpose blocks by registry name (IANA IPv4 and IPv6 Special-Purpose Address Registries, RFC 6890). */
const registry = [
  ['this-network', '0.0.0.0/8'],
  ['private', '10.0.0.0/8 172.16.0.0/12 192.168.0.0/16'],
  ['shared-cgnat', '100.64.0.0/10'],
  ['loopback', '127.0.0.0/8 ::1/128'],
  ['link-local', '169.254.0.0/16 fe80::/10'],
  ['protocol-assignments', '192.0.0.0/24 2001::/23'],
  ['documentation', '192.0.2.0/24 198.51.100.0/24 203.0.113.0/24 2001:db8::/32 3fff::/20'],
  ['benchmarking', '198.18.0.0/15'],
  ['multicast', '224.0.0.0/4 ff00::/8'],
  ['reserved', '240.0.0.0/4'],
  ['broadcast', '255.255.255.255/32'],
  ['unspecified', '::/128'],
  ['ipv4-mapped', '::ffff:0:0/96'],
  ['ipv4-translation', '64:ff9b::/96 64:ff9b:1::/48'],
  ['discard-only', '100::/64'],
  ['6to4', '2002::/16'],
  ['unique-local', 'fc00::/7'],
] as const

/** Registry name of a special-purpose block. */
export type SpecialName = (typeof registry)[number][0]

const table = registry.flatMap(([name, blocks]) =>
  blocks.split(' ').map((text) => ({ name, range: ipaddr.parseCIDR(text) })),
)

type Range = readonly [IPv4 | IPv6, number]

/** Whether the first range holds the second. */
function holdsRange([network, prefix]: Range, [address, longer]: Range): boolean {
  return network.kind() === address.kind() && prefix <= longer && address.match(network, prefix)
}

/** What a block is for: names of special ranges that it lies in, and of those that it holds among others. */
export function special({ family, first, prefix }: Block): {
  readonly inside: readonly SpecialName[]
  readonly holds: readonly SpecialName[]
} {
  const block: Range = [ipaddr.parse(formatAddress(family, first)), prefix]
  const inside = new Set<SpecialName>()
  const holds = new Set<SpecialName>()
  for (const { name, range } of table) {
    if (holdsRange(range, block)) inside.add(name)
    else if (holdsRange(block, range)) holds.add(name)
  }
  return { inside: [...inside], holds: [...holds] }
}
