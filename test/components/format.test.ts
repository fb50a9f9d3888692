import { describe, expect, it } from 'vitest'
import { format, formatDate } from '@/components/messages'
import { messages as en } from '@/content/en/messages'
import { messages as ja } from '@/content/ja/messages'

describe('messages with values', () => {
  it('fills in each name, as often as it stands', () => {
    expect(format('{a} of {b}, {a}', { a: 1, b: 'two' })).toBe('1 of two, 1')
  })
  it('leaves a name without a value to be seen', () => {
    expect(format('{a} {constructor}', { a: 1 })).toBe('1 {constructor}')
  })
  it('writes dates as each language does, as exact as they are known', () => {
    expect(formatDate('2024-09-11', ja.site)).toBe('2024 年 9 月 11 日')
    expect(formatDate('2024-09-11', en.site)).toBe('11 September 2024')
    expect(formatDate('2021-07', en.site)).toBe('July 2021')
    expect(formatDate('2026', ja.site)).toBe('2026 年')
  })
})
