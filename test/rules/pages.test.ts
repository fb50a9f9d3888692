import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPages } from '@/lib/rules'

const page = (count: number, more: object = {}) => ({
  SecurityGroupId: 'sg-1',
  Permissions: { Permission: Array.from({ length: count }, () => ({ Direction: 'ingress', IpProtocol: 'TCP' })) },
  ...more,
})
const listed = {
  SecurityGroupId: 'sg-1',
  NextToken: '',
  Permissions: { Permission: [{ Direction: 'ingress', SourcePrefixListId: 'pl-1' }] },
}
const counted = (RuleCount: unknown) => ({
  SecurityGroups: { SecurityGroup: [{ SecurityGroupId: 'sg-1', RuleCount }] },
})
const found = (...values: readonly unknown[]) =>
  readPages(values.map((value) => JSON.stringify(value)).join('\n')).groups

describe('whether all rules of a group were pasted', () => {
  it.each([
    ['a token for the next page', [page(3, { NextToken: 'AAAA' })], 'more', 'next-token', 3],
    ['an empty token', [page(3, { NextToken: '' })], 'whole', 'last-page', 3],
    [
      'two pages, the last one without a token',
      [page(3, { NextToken: 'A' }), page(2, { NextToken: '' })],
      'whole',
      'last-page',
      5,
    ],
    ['no sign of pages', [page(3)], 'open', 'no-sign', 3],
    ['as many as RuleCount', [page(3), counted(3)], 'whole', 'same', 3],
    ['fewer than RuleCount', [counted(4), page(3, { NextToken: '' })], 'more', 'fewer', 3],
    ['fewer than RuleCount, with a list', [counted(4), listed], 'open', 'lists', 1],
    ['more than RuleCount', [counted(2), page(3)], 'open', 'beyond', 3],
    ['a token though as many as RuleCount', [counted(3), page(3, { NextToken: 'A' })], 'more', 'next-token', 3],
    ['RuleCount alone', [counted(3)], 'open', 'only-count', 0],
    ['a RuleCount that is none', [page(1), counted('many')], 'open', 'no-sign', 1],
  ] as const)('%s', (_, values, state, why, rules) => {
    expect(found(...values)).toMatchObject([{ group: 'sg-1', state, why, rules }])
  })

  it('one direction alone is told', () => {
    expect(found(page(2, { NextToken: '' }), counted(5))).toMatchObject([{ state: 'more', only: 'ingress' }])
  })

  it('a list of groups that goes on is told', () => {
    expect(readPages(JSON.stringify({ ...counted(1), NextToken: 'B' })).moreGroups).toBe(true)
    expect(readPages(JSON.stringify({ ...counted(1), NextToken: '' })).moreGroups).toBe(false)
  })

  it('no text breaks it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json({ maxDepth: 6 })), (text) => {
        expect(readPages(text).groups).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})
