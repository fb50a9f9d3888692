import { describe, expect, it } from 'vitest'
import { type LimitName, readDocuments, usage } from '@/lib/rules'
import { limits } from './stated-limits'

const rule = { Direction: 'ingress', IpProtocol: 'TCP', PortRange: '80/80', Policy: 'Accept', Priority: 1 }
const http = { ...rule, SourceCidrIp: '0.0.0.0/0' }
const listed = { ...rule, SourcePrefixListId: 'pl-1' }

function group(rules: readonly unknown[], fields: Readonly<Record<string, unknown>> = {}) {
  return {
    SecurityGroupId: 'sg-1',
    VpcId: 'v',
    SecurityGroupType: 'normal',
    Permissions: { Permission: rules },
    ...fields,
  }
}

function prefixList(entries: number, rest: Readonly<Record<string, unknown>> = {}) {
  const blocks = Array.from({ length: entries }, (_, index) => ({ Cidr: `10.0.${index}.0/24` }))
  return { PrefixListId: 'pl-1', AddressFamily: 'IPv4', Entries: { Entry: blocks }, ...rest }
}

function used(documents: readonly unknown[], limit: LimitName, subject: string | null = null) {
  const found = usage(readDocuments(documents).ruleSet, limits).find(
    (each) => each.limit === limit && each.subject === subject,
  )
  if (!found) throw new Error(`no ${limit} of ${subject}`)
  return [found.least, found.most, found.state]
}

function many(count: number, of: (index: number) => unknown) {
  return Array.from({ length: count }, (_, index) => of(index))
}

describe('rules', () => {
  it('L-1 both directions count together, L-3 over all groups', () => {
    const egress = { ...rule, Direction: 'egress', DestCidrIp: '0.0.0.0/0' }
    const documents = [group([http, egress]), group([http], { SecurityGroupId: 'sg-2' })]
    expect(used(documents, 'rules-per-interface')).toEqual([3, 3, 'within'])
    expect(used(documents, 'rules-per-group', 'sg-1')).toEqual([2, 2, 'within'])
  })
  it.each([
    [1000, 'within'],
    [1001, 'over'],
  ])('L-3 %i rules on an interface are %s', (count, state) => {
    expect(used([group(many(count, () => http))], 'rules-per-interface')).toEqual([count, count, state])
  })
  it.each([
    [200, 'within'],
    [201, 'above-usual'],
  ])('L-2 %i rules of a group are %s: the present pages name no figure', (count, state) => {
    expect(used([group(many(count, () => http))], 'rules-per-group', 'sg-1')).toEqual([count, count, state])
  })
  it('P-7 of a group that is not complete there may be any number', () => {
    expect(used([group([http], { NextToken: 'x' })], 'rules-per-interface')).toEqual([1, null, 'open'])
  })
})

describe('lists in rules', () => {
  it('L-6 a prefix list costs its largest size, in every rule that names it', () => {
    const documents = [group([listed, { ...listed, PortRange: '81/81' }, http]), prefixList(3, { MaxEntries: 20 })]
    expect(used(documents, 'rules-per-interface')).toEqual([41, 41, 'within'])
  })
  it('L-6 a size that is not said lies between the entries and what a list can hold', () => {
    expect(used([group([listed]), prefixList(3)], 'rules-per-interface')).toEqual([3, 200, 'within'])
    expect(used([group([listed]), prefixList(0)], 'rules-per-interface')).toEqual([1, 200, 'within'])
  })
  it('L-6 a list that is not shown costs at least one', () => {
    expect(used([group([listed, http])], 'rules-per-interface')).toEqual([2, 201, 'within'])
    expect(used([group(many(6, () => listed))], 'rules-per-interface')).toEqual([6, 1200, 'open'])
  })
  it('L-7 a list holds 200 entries', () => {
    expect(used([group([listed]), prefixList(3, { MaxEntries: 200 })], 'prefix-list-entries', 'pl-1')).toEqual([
      200,
      200,
      'within',
    ])
    expect(used([group([listed]), prefixList(3, { MaxEntries: 201 })], 'prefix-list-entries', 'pl-1')).toEqual([
      201,
      201,
      'over',
    ])
  })
  it('L-10 what a port list costs is not known', () => {
    expect(used([group([{ ...http, PortRange: '', PortRangeListId: 'prl-1' }, http])], 'rules-per-interface')).toEqual([
      2,
      null,
      'open',
    ])
  })
})

describe('groups', () => {
  it.each([
    [5, 'within'],
    [10, 'within'],
    [11, 'over'],
  ])('L-4 %i groups on an interface are %s', (count, state) => {
    const documents = many(count, (index) => group([], { SecurityGroupId: `sg-${index}` }))
    expect(used(documents, 'groups-per-interface')).toEqual([count, count, state])
  })
  it.each([
    [20, 'within'],
    [21, 'over'],
  ])('L-8 %i rules of a basic group that name a group are %s, also where two name the same', (count, state) => {
    const naming = many(count, (index) => ({
      ...rule,
      Priority: (index % 2) + 1,
      SourceGroupId: `sg-peer-${index >> 1}`,
    }))
    expect(used([group(naming)], 'referenced-groups', 'sg-1')).toEqual([count, count, state])
  })
  it('M-12 an advanced group names none', () => {
    const { ruleSet } = readDocuments([group([http], { SecurityGroupType: 'enterprise' })])
    expect(usage(ruleSet, limits).map(({ limit }) => limit)).not.toContain('referenced-groups')
  })
})
