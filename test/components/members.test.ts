import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { membersOf } from '@/components/embeds/members'
import { facts } from '@/content/facts'

const limits = { addresses: facts['addresses-basic'].value, interfaces: facts['addresses-advanced'].value }
const plan = (instances: number, ipv4: number, ipv6: number, interfaces: number) => ({
  instances,
  ipv4,
  ipv6,
  interfaces,
})

describe('how full a group is (L-9)', () => {
  it('a basic group counts addresses, an enterprise group interfaces', () => {
    expect(membersOf(plan(2000, 2, 1, 1), limits)).toEqual({
      addresses: 6000,
      interfaces: 2000,
      room: { basic: 0, enterprise: 63_536 },
    })
    expect(membersOf(plan(1, 1, 0, 2), limits).room).toEqual({ basic: 5999, enterprise: 32_767 })
  })

  it('what is said to fit fits, and one more does not', () => {
    const each = fc.integer({ min: 1, max: 50 })
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 70_000 }),
        each,
        fc.integer({ min: 0, max: 50 }),
        each,
        (n, v4, v6, eni) => {
          const { addresses, interfaces, room } = membersOf(plan(n, v4, v6, eni), limits)
          const grown = (more: number) => membersOf(plan(n + more, v4, v6, eni), limits)
          expect(grown(room.basic + 1).addresses).toBeGreaterThan(limits.addresses)
          expect(grown(room.enterprise + 1).interfaces).toBeGreaterThan(limits.interfaces)
          if (addresses <= limits.addresses) expect(grown(room.basic).addresses).toBeLessThanOrEqual(limits.addresses)
          if (interfaces <= limits.interfaces)
            expect(grown(room.enterprise).interfaces).toBeLessThanOrEqual(limits.interfaces)
        },
      ),
    )
  })
})
