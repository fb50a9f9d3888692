import { type Block, blockAt, differenceOf, parseBlock, setOf, sizeOf } from '@/lib/cidr'
import type { Group, Rule } from '@/lib/rules'

/** Addresses of IPv4 that nobody on the Internet has: RFC 6890, multicast, and what is reserved. */
const nobodys = setOf(
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.168.0.0/16 224.0.0.0/4 240.0.0.0/4'
    .split(' ')
    .flatMap((text) => {
      const block = parseBlock(text)
      return block.ok ? [block.value] : []
    }),
)

/** How many addresses of the Internet blocks of IPv4, or of the part of IPv6 that is given out, hold. */
export const publicOf = (blocks: readonly Block[]) => sizeOf(differenceOf(setOf(blocks), nobodys))

/** The Internet's share of IPv4. */
export const internet = publicOf([blockAt(4, 0n, 0)])

/** A group that lets nothing in but by its rules. */
export const closedGroup = (rules: readonly Rule[]): Group => ({
  id: 'sg-a',
  name: '',
  type: 'basic',
  typeKnown: true,
  innerAccess: 'drop',
  vpcId: 'vpc-1',
  complete: true,
  rules,
})
