import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type QuotaPlan, quotaOf, readDocuments, usage } from '@/lib/rules'
import { limits } from './stated-limits'

const plan: fc.Arbitrary<QuotaPlan> = fc.record({
  groups: fc.integer({ min: 1, max: 12 }),
  rules: fc.integer({ min: 0, max: 60 }),
  lists: fc.array(fc.record({ rules: fc.integer({ min: 0, max: 3 }), maxEntries: fc.integer({ min: 1, max: 100 }) }), {
    maxLength: 3,
  }),
})

/** Real documents with as many groups, rules and lists. */
function documentsOf({ groups, rules, lists }: QuotaPlan): unknown[] {
  const rule = { Direction: 'ingress', IpProtocol: 'TCP', PortRange: '80/80', Policy: 'Accept', Priority: 1 }
  const permissions = [
    ...Array.from({ length: rules }, () => ({ ...rule, SourceCidrIp: '0.0.0.0/0' })),
    ...lists.flatMap((list, index) =>
      Array.from({ length: list.rules }, () => ({ ...rule, SourcePrefixListId: `pl-${index}` })),
    ),
  ]
  return [
    ...Array.from({ length: groups }, (_, index) => ({
      SecurityGroupId: `sg-${index}`,
      VpcId: 'v',
      SecurityGroupType: 'normal',
      Permissions: { Permission: permissions },
    })),
    ...lists.map(({ maxEntries }, index) => ({
      PrefixListId: `pl-${index}`,
      AddressFamily: 'IPv4',
      MaxEntries: maxEntries,
      Entries: { Entry: [] },
    })),
  ]
}

describe('groups × rules', () => {
  it('is what real documents of that size come to (L-1, L-3, L-4, L-6)', () => {
    fc.assert(
      fc.property(plan, (each) => {
        const quota = quotaOf(each, limits)
        const read = usage(readDocuments(documentsOf(each)).ruleSet, limits)
        expect(read).toContainEqual(quota.perInterface)
        expect(read).toContainEqual(quota.groups)
        expect(read).toContainEqual({ ...quota.perGroup, subject: 'sg-0' })
      }),
      { numRuns: 200 },
    )
  })

  it('what still fits does fit, and one more does not', () => {
    fc.assert(
      fc.property(plan, (each) => {
        const { room, perInterface } = quotaOf(each, limits)
        const over = (more: Partial<QuotaPlan>) => {
          const quota = quotaOf({ ...each, ...more }, limits)
          const states = [quota.perInterface.state, quota.groups.state, quota.perGroup.state]
          return states[0] === 'over' || states[1] === 'over' || states[2] === 'above-usual'
        }
        if (over({})) return
        expect(perInterface.least + room.rules).toBe(limits.rulesPerInterface)
        expect(over({ rules: each.rules + room.inEachGroup })).toBe(false)
        expect(over({ rules: each.rules + room.inEachGroup + 1 })).toBe(true)
        expect(over({ groups: each.groups + room.groups })).toBe(false)
        expect(over({ groups: each.groups + room.groups + 1 })).toBe(true)
      }),
    )
  })

  it.each([
    [5, 200],
    [10, 100],
  ])('L-5 %i groups × %i rules fill the interface exactly', (groups, rules) => {
    const quota = quotaOf({ groups, rules, lists: [] }, limits)
    expect(quota.perInterface).toMatchObject({ least: 1000, state: 'within' })
    expect(quota.room).toEqual({ rules: 0, inEachGroup: 0, groups: 0 })
  })

  it('L-6 one rule with a list of 200 is 200 rules', () => {
    const quota = quotaOf({ groups: 5, rules: 1, lists: [{ rules: 1, maxEntries: 200 }] }, limits)
    expect(quota.perGroup).toMatchObject({ least: 201, state: 'above-usual' })
    expect(quota.perInterface).toMatchObject({ least: 1005, state: 'over' })
  })
})
