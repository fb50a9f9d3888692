import { describe, expect, test } from 'vitest'
import { isPlainId, plainAccount, plainId, plainRegion, shellWord } from '@/lib/text'
import { hostile } from './hostile'

describe('plainId', () => {
  test('an id of the kind passes', () => {
    expect(plainId('group', 'sg-bp67acfmxazb4p1')).toBe('sg-bp67acfmxazb4p1')
    expect(plainId('group', 'sg-example_1-b')).toBe('sg-example_1-b')
    expect(plainId('prefix-list', 'pl-x1')).toBe('pl-x1')
    expect(plainId('interface', 'eni-bp1')).toBe('eni-bp1')
  })

  test('anything else becomes a placeholder', () => {
    for (const value of [
      'sg-',
      'sg',
      'pl-x1',
      'sg-bp1;touch x',
      'sg-bp****',
      'sg-a b',
      'sg-a\n',
      '-sg-a',
      'sg--a',
      null,
      7,
      `sg-${'x'.repeat(65)}`,
    ]) {
      expect(plainId('group', value)).toBe('GROUP_ID')
    }
    for (const value of hostile) if (!isPlainId('group', value)) expect(plainId('group', value)).toBe('GROUP_ID')
  })

  test('what passes needs no quotes in any shell', () => {
    for (const id of [
      plainId('rule', 'sgr-1'),
      plainId('rule', '$(x)'),
      plainRegion('cn-hangzhou'),
      plainRegion('a b'),
      plainAccount('123'),
      plainAccount('1;2'),
    ]) {
      expect(shellWord(id)).toBe(id)
    }
    expect(plainRegion('ap-southeast-3')).toBe('ap-southeast-3')
    expect(plainRegion('cn-hangzhou;ls')).toBe('REGION_ID')
  })
})
