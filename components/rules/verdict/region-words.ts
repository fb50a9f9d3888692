import { format } from '@/components/messages'
import { type Family, formatAddress, widthOf } from '@/lib/cidr'
import type { Addresses, Region } from '@/lib/rules'
import { protocolInWords, rangeInWords, type VerdictWords } from './sentences'

const few = 4

function shortList(items: readonly string[], words: VerdictWords): string {
  const shown = items.slice(0, few).join(words.listSeparator)
  return items.length > few ? format(words.andMore, { items: shown, count: items.length - few }) : shown
}

/** Addresses as a block where they are one, else as a range. */
export function addressesInWords(family: Family, { first, last }: Addresses): string {
  const size = last - first + 1n
  const free = size.toString(2).length - 1
  if (size === 1n << BigInt(free) && first % size === 0n)
    return `${formatAddress(family, first)}/${widthOf(family) - free}`
  return `${formatAddress(family, first)}–${formatAddress(family, last)}`
}

/** The peers of a region; a long list is cut short. */
export function peersInWords({ family, peers }: Pick<Region, 'family' | 'peers'>, words: VerdictWords): string {
  return shortList(
    peers.map((addresses) => addressesInWords(family, addresses)),
    words,
  )
}

/** The protocols and ports of a region, such as `TCP 22, 3389`. */
export function serviceInWords({ protocols, ports }: Pick<Region, 'protocols' | 'ports'>, words: VerdictWords): string {
  const names = protocols.map((protocol) => protocolInWords(protocol, words)).join(words.listSeparator)
  if (!ports) return names
  const [only] = ports
  const every = ports.length === 1 && only?.start === 1 && only.end === 65535
  return `${names} ${every ? words.allPorts : shortList(ports.map(rangeInWords), words)}`
}

/** A region on one line. */
export function regionInWords(region: Region, words: VerdictWords): string {
  const groups = region.groups.join(words.listSeparator)
  return format(region.direction === 'ingress' ? words.packetIn : words.packetOut, {
    what: serviceInWords(region, words),
    peer: peersInWords(region, words),
    member: groups ? format(words.packetMember, { groups }) : '',
  })
}
