import {
  type AddressSet,
  type Block,
  differenceOf,
  type Family,
  intersectionOf,
  parseBlock,
  setOf,
  sizeOf,
} from '@/lib/cidr'
import { blocksOfClass } from '@/lib/net'

function blocks(texts: readonly string[]): readonly Block[] {
  return texts.flatMap((text) => {
    const parsed = parseBlock(text)
    return parsed.ok ? [parsed.value] : []
  })
}

/** Addresses that no one on the Internet has; those of texts and measurements count, so that examples are found. */
export const notOnInternet = blocks(
  blocksOfClass(
    'this-network',
    'private',
    'shared-cgnat',
    'loopback',
    'link-local',
    'multicast',
    'reserved',
    'unique-local',
  ),
)
/** The part of IPv6 that is given out (RFC 4291, section 2.4). */
export const givenOut = blocks(['2000::/3'])

const everything = setOf(blocks(['0.0.0.0/0']))
const internet: AddressSet = {
  v4: differenceOf(everything, setOf(notOnInternet)).v4,
  v6: setOf(givenOut).v6,
}

/** How many addresses the Internet has. */
export const internetSize: Readonly<Record<Family, bigint>> = {
  4: sizeOf({ v4: internet.v4, v6: [] }),
  6: sizeOf({ v4: [], v6: internet.v6 }),
}

/** How many addresses of the Internet blocks hold. */
export function publicIn(of: readonly Block[]): bigint {
  return sizeOf(intersectionOf(setOf(of), internet))
}
