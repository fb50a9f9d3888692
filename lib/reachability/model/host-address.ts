import {
  type AddressRange,
  type Family,
  formatAddress,
  maxOf,
  parseAddress,
  parseBlock,
  parseRange,
  rangeOf,
} from '@/lib/cidr'

export interface HostAddress {
  readonly family: Family
  readonly value: bigint
}

const mappedFirst = 0xffffn << 32n

/** The address before its zone: `fe80::1%eth0`. */
function withoutZone(text: string): string {
  const zone = text.indexOf('%')
  return zone < 0 ? text : text.slice(0, zone)
}

/** The number of an IPv4 address, of which outputs are full; −1 for other figures and dots; null for a text of other characters. */
function quadOf(text: string): number | null {
  let value = 0
  let octet = -1
  let dots = 0
  let isOne = true
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code === dot) {
      isOne &&= octet >= 0
      value = value * 256 + octet
      octet = -1
      dots += 1
    } else if (code >= 48 && code <= 57) {
      // A zero in front would make another number of it for some programs: it is refused.
      isOne &&= octet !== 0
      octet = (octet < 0 ? 0 : octet * 10) + code - 48
      isOne &&= octet <= 255
    } else return null
  }
  return isOne && dots === 3 && octet >= 0 ? value * 256 + octet : -1
}

const dot = 46

/** What an address looks like from afar: most words that are looked at are none. */
const written = /^\[?[0-9a-f]{0,4}[.:][0-9a-f.:]{1,60}(?:[%\]]|$)/i

/** Reads one address as tools print it (brackets, zone, IPv4-mapped); null when it is none. */
export function addressOf(text: string): HostAddress | null {
  if (text.length > 80) return null
  const quad = quadOf(text)
  if (quad !== null) return quad < 0 ? null : { family: 4, value: BigInt(quad) }
  if (!written.test(text)) return null
  const parsed = parseAddress(withoutZone(text.replace(/^\[|\]$/g, '')))
  if (!parsed.ok) return null
  const { family, value } = parsed.value
  return family === 6 && value >> 32n === 0xffffn ? { family: 4, value: value - mappedFirst } : { family, value }
}

/** Reads an address, a block or a range `a-b`; null when it is none. */
export function rangeOfText(text: string): AddressRange | null {
  if (text.length > 120) return null
  if (text.includes('-')) {
    const range = parseRange(text)
    return range.ok ? range.value : null
  }
  const block = parseBlock(withoutZone(text))
  return block.ok ? rangeOf(block.value) : null
}

/** Whether a range is all addresses of its family. */
export function isWhole({ family, first, last }: AddressRange): boolean {
  return first === 0n && last === maxOf(family)
}

export function inRange({ family, first, last }: AddressRange, address: HostAddress): boolean {
  return family === address.family && first <= address.value && address.value <= last
}

export function textOf({ family, value }: HostAddress): string {
  return formatAddress(family, value)
}

export function sameAddress(a: HostAddress, b: HostAddress): boolean {
  return a.family === b.family && a.value === b.value
}

/** Whether an address is in one of some blocks. */
export const inBlocks = (blocks: readonly string[]) => {
  const ranges = blocks.map(rangeOfText).filter((range) => range !== null)
  return (address: HostAddress) => ranges.some((range) => inRange(range, address))
}

export const isLoopback = inBlocks(['127.0.0.0/8', '::1'])
/** RFC 1918, RFC 6598 and RFC 4193: addresses that the Internet does not carry. */
export const isPrivate = inBlocks(['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7'])
export const isLinkLocal = inBlocks(['169.254.0.0/16', 'fe80::/10'])
/** Addresses of no machine: unspecified, multicast, masks. */
export const isSpecial = inBlocks(['0.0.0.0/8', '224.0.0.0/3', '::', 'ff00::/8'])
