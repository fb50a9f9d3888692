import ipaddr, { type IPv4, type IPv6 } from 'ipaddr.js'
import { addressClasses, type ClassName } from '@/lib/net'
import { formatAddress } from './address'
import type { Block } from './model'

/** Registry name of a special-purpose block. */
export type SpecialName = ClassName

const table = addressClasses.flatMap(({ name, blocks }) =>
  blocks.map((text) => ({ name, range: ipaddr.parseCIDR(text) })),
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
