import { describe, expect, it } from 'vitest'
import { incompleteness, type Reading, readDocuments } from '@/lib/rules'
import { group, request, rule } from './documents'

const egress = { ...rule, Direction: 'egress', SourceCidrIp: '', DestCidrIp: '0.0.0.0/0' }

function interfaces(...groups: readonly (readonly string[])[]) {
  return {
    NetworkInterfaceSets: {
      NetworkInterfaceSet: groups.map((ids, index) => ({
        NetworkInterfaceId: `eni-${index}`,
        SecurityGroupIds: { SecurityGroupId: ids },
      })),
    },
  }
}

function codes({ warnings }: Pick<Reading, 'warnings'>) {
  return warnings.map(({ code }) => code)
}

describe('groups of one interface', () => {
  const two = [group([rule, egress]), group([egress, rule], { SecurityGroupId: 'sg-2' })]

  it('G-10 mixed types are refused, at the group that differs', () => {
    const { warnings } = readDocuments([two[0], { ...two[1], SecurityGroupType: 'enterprise' }])
    expect(warnings).toContainEqual(
      expect.objectContaining({
        code: 'mixed-types',
        severity: 'error',
        subject: 'sg-2',
        place: { document: 1, path: '' },
      }),
    )
  })
  it('G-15 the type comes from DescribeSecurityGroups, before or after', () => {
    const { SecurityGroupType: _, ...silent } = group([rule, egress])
    const list = {
      SecurityGroups: {
        SecurityGroup: [{ SecurityGroupId: 'sg-1', SecurityGroupName: 'web', SecurityGroupType: 'enterprise' }],
      },
    }
    for (const documents of [
      [silent, list],
      [list, silent],
    ]) {
      expect(readDocuments(documents).ruleSet.groups).toMatchObject([
        { type: 'advanced', typeKnown: true, name: 'web' },
      ])
    }
    expect(readDocuments([silent], { groupTypes: { 'sg-1': 'advanced' } }).ruleSet.groups[0]?.type).toBe('advanced')
  })
  it('G-17 a group that another product manages can be viewed only', () => {
    const list = {
      SecurityGroups: {
        SecurityGroup: [{ SecurityGroupId: 'sg-1', SecurityGroupType: 'normal', ServiceManaged: true }],
      },
    }
    expect(codes(readDocuments([list, two[0]]))).toEqual(['service-managed'])
  })
  it('M-12 a rule of an advanced group that names a group is told with its place', () => {
    const named = { ...rule, SourceCidrIp: '', SourceGroupId: 'sg-9' }
    const { warnings } = readDocuments([group([rule, egress, named], { SecurityGroupType: 'enterprise' })])
    expect(warnings).toMatchObject([
      { code: 'group-in-advanced', subject: '2', place: { document: 0, path: 'Permissions.Permission[2]' } },
    ])
  })
  it('G-11 with the interface, groups that it is not in are told, and groups that are not shown', () => {
    const reading = readDocuments([...two, interfaces(['sg-2', 'sg-3'])])
    expect(reading.ruleSet.groups.map(({ id }) => id)).toEqual(['sg-1', 'sg-2'])
    expect(reading.warnings.map(({ code, subject }) => [code, subject])).toEqual([
      ['group-not-shown', 'sg-3'],
      ['not-in-interface', 'sg-1'],
    ])
    expect(reading.counts.interfaces).toBe(1)
  })
  it('G-11 the reader chooses the interface', () => {
    const documents = [...two, interfaces(['sg-1'], ['sg-2'])]
    const open = readDocuments(documents)
    expect([open.ruleSet.groups.length, codes(open)]).toEqual([2, ['ask-interface']])
    const chosen = readDocuments(documents, { networkInterface: 'eni-1' })
    expect([chosen.ruleSet.groups.map(({ id }) => id), codes(chosen)]).toEqual([['sg-2'], []])
    expect(codes(readDocuments(documents, { networkInterface: 'eni-9' }))).toEqual(['no-interface'])
  })
  it('an interface without its groups is told', () => {
    expect(
      codes(
        readDocuments([two[0], { NetworkInterfaceSets: { NetworkInterfaceSet: [{ NetworkInterfaceId: 'eni-1' }] } }]),
      ),
    ).toEqual(['no-membership'])
  })
})

describe('pages of one group', () => {
  const first = group([{ ...rule, SecurityGroupRuleId: 'sgr-1' }], { NextToken: 'abc' })
  const last = group([{ ...egress, SecurityGroupRuleId: 'sgr-2' }])

  it('P-7 a first page alone is not complete', () => {
    const { ruleSet, warnings } = readDocuments([first])
    expect(ruleSet.groups[0]?.complete).toBe(false)
    expect(warnings).toContainEqual(
      expect.objectContaining({ code: 'next-token', place: { document: 0, path: 'NextToken' } }),
    )
  })
  it('P-7 with the last page it is, as far as can be told', () => {
    const reading = readDocuments([first, last])
    expect(reading.ruleSet.groups).toMatchObject([{ complete: true, rules: [{ id: 'sgr-1' }, { id: 'sgr-2' }] }])
    expect(codes(reading)).toEqual(['pages-joined'])
  })
  it('P-7 rules of one direction may have been filtered; both halves together are whole', () => {
    const [half, other] = [group([rule]), group([egress])]
    expect(readDocuments([half]).warnings).toMatchObject([
      { code: 'one-direction', severity: 'hint', params: { direction: 'ingress' } },
    ])
    expect(codes(readDocuments([half, other]))).toEqual([])
  })
  it('the same document twice is one group, its rules once', () => {
    const { ruleSet } = readDocuments([last, last])
    expect(ruleSet.groups.map(({ rules }) => rules.length)).toEqual([1])
  })
  it('two different rules with one id are both read, and reported', () => {
    const twice = [
      { ...rule, SecurityGroupRuleId: 'sgr-1' },
      { ...egress, SecurityGroupRuleId: 'sgr-1' },
    ]
    const reading = readDocuments([group(twice)])
    expect(reading.ruleSet.groups[0]?.rules.map(({ id }) => id)).toEqual(['sgr-1', 'sgr-1#1'])
    expect(codes(reading)).toEqual(['duplicate-id'])
  })
})

describe('lists', () => {
  const naming = group([{ ...rule, SourceCidrIp: '', SourcePrefixListId: 'pl-1' }, egress])
  const entries = {
    PrefixListId: 'pl-1',
    PrefixListName: 'office',
    AddressFamily: 'IPv4',
    MaxEntries: 20,
    Entries: { Entry: [{ Cidr: '10.0.0.0/8' }] },
  }

  it('M-14 L-6 a prefix list with its size', () => {
    const { ruleSet, counts } = readDocuments([naming, entries])
    expect(ruleSet.prefixLists.get('pl-1')).toMatchObject({
      name: 'office',
      family: 4,
      maxEntries: 20,
      blocks: [{ prefix: 8 }],
    })
    expect(counts.prefixLists).toBe(1)
  })
  it('M-14 a list that is named and not shown is told, with the rules that name it', () => {
    expect(readDocuments([naming]).warnings).toMatchObject([
      {
        code: 'list-missing',
        subject: 'pl-1',
        params: { list: 'pl-1', count: 1 },
        place: { path: 'Permissions.Permission[0]' },
      },
    ])
  })
  it.each([
    ['an entry that is masked', { Entries: { Entry: [{ Cidr: '10.0.0.***' }] } }, 'masked'],
    ['an entry that is no block', { Entries: { Entry: [{ Cidr: 'x' }] } }, 'address'],
    [
      'M-14 an entry of the other family',
      { Entries: { Entry: [{ Cidr: '10.0.0.0/8' }, { Cidr: '::/0' }] } },
      'list-family',
    ],
    ['no entries', { Entries: null }, 'no-entries'],
    ['more pages', { NextToken: 'abc' }, 'list-incomplete'],
  ])('%s: the list is missing rather than half read', (_, fields, code) => {
    const reading = readDocuments([naming, { ...entries, ...fields }])
    expect(reading.ruleSet.prefixLists.size).toBe(0)
    expect(codes(reading)).toEqual(expect.arrayContaining([code, 'list-missing']))
  })
  it('the family of a list that does not say it is that of its entries', () => {
    const { ruleSet } = readDocuments([
      naming,
      { PrefixListId: 'pl-1', Entries: { Entry: [{ Cidr: '2001:db8::/32' }] } },
    ])
    expect(ruleSet.prefixLists.get('pl-1')?.family).toBe(6)
  })

  const ported = group([{ ...rule, PortRange: '', PortRangeListId: 'prl-1' }, egress])
  const ranges = { Entries: [{ PortRange: '80/80', Description: '' }, { PortRange: '8000/8999' }] }

  it('M-15 a port list does not say its id: it is the one that is missing', () => {
    const reading = readDocuments([ported, ranges])
    expect(reading.ruleSet.portLists.get('prl-1')?.ranges).toEqual([
      { start: 80, end: 80 },
      { start: 8000, end: 8999 },
    ])
    expect(codes(reading)).toEqual(['port-list-named'])
  })
  it('M-15 where several are missing it cannot be told which one it is', () => {
    const two = group([...ported.Permissions.Permission, { ...rule, PortRange: '', PortRangeListId: 'prl-2' }])
    expect(codes(readDocuments([two, ranges]))).toEqual(['port-list-unnamed', 'list-missing', 'list-missing'])
  })
  it('M-15 a range that cannot be read makes the list missing', () => {
    expect(codes(readDocuments([ported, { Entries: [{ PortRange: '0/80' }] }]))).toEqual(['port-range', 'list-missing'])
  })
})

describe('what was recognised', () => {
  it('each document with its kind and counts, and the totals', () => {
    const { recognised, counts } = readDocuments(
      [
        group([rule, { ...rule, Policy: 'Allow' }]),
        [request(rule)],
        { SecurityGroups: { SecurityGroup: [{ SecurityGroupId: 'sg-1' }, {}] } },
        { PrefixListId: 'pl-1', Entries: { Entry: [{ Cidr: '10.0.0.0/8' }] } },
        { PortRangeListId: 'prl-1', Entries: [{ PortRange: '80/80' }] },
        interfaces(['sg-1']),
        { Instances: {} },
      ],
      { direction: 'ingress' },
    )
    expect(recognised).toEqual([
      { document: 0, kind: 'group', read: 1, skipped: 1 },
      { document: 1, kind: 'rule-list', read: 1, skipped: 0 },
      { document: 2, kind: 'groups', read: 1, skipped: 1 },
      { document: 3, kind: 'prefix-list', read: 1, skipped: 0 },
      { document: 4, kind: 'port-list', read: 1, skipped: 0 },
      { document: 5, kind: 'interfaces', read: 1, skipped: 0 },
      { document: 6, kind: 'unknown', read: 0, skipped: 0 },
    ])
    expect(counts).toEqual({ documents: 7, groups: 2, rules: 2, prefixLists: 1, portLists: 1, interfaces: 1 })
  })
})

describe('what an answer has to say beside itself', () => {
  it('nothing, when the documents are complete', () => {
    expect(incompleteness(readDocuments([group([rule, egress])]))).toEqual([])
  })
  it('what is known to be missing and what was assumed, but no remark on single fields', () => {
    const { SecurityGroupType: _, ...silent } = group([
      { ...rule, SourceCidrIp: '10.1.0.0/8', Colour: 'red' },
      { ...rule, SourceCidrIp: '', SourcePrefixListId: 'pl-1' },
      { ...rule, Policy: 'Allow' },
    ])
    const reading = readDocuments([{ ...silent, NextToken: 'abc' }])
    expect(codes(reading)).toEqual(expect.arrayContaining(['host-bits', 'unknown-field']))
    expect(
      incompleteness(reading)
        .map(({ code }) => code)
        .sort(),
    ).toEqual(['list-missing', 'next-token', 'one-direction', 'policy', 'type-assumed'].sort())
  })
})

describe('groups that are chosen by their ids', () => {
  it('one that no document describes is named, and the others are taken', () => {
    const { ruleSet, warnings } = readDocuments([group([rule])], { groups: ['sg-1', 'sg-none'] })
    expect(ruleSet.groups.map(({ id }) => id)).toEqual(['sg-1'])
    expect(warnings.filter(({ code }) => code === 'no-such-group')).toEqual([
      expect.objectContaining({ params: { group: 'sg-none' }, subject: 'sg-none', severity: 'error' }),
    ])
    expect(readDocuments([group([rule])], { groups: ['sg-1'] }).warnings.map(({ code }) => code)).not.toContain(
      'no-such-group',
    )
  })
})
