import { describe, expect, it } from 'vitest'
import { locales, readAnswer } from '@/build'
import { formatAddress, parseBlock } from '@/lib/cidr'

describe.each(locales())('%s: what an answer claims about addresses is what the engine computes', (locale) => {
  it('192.168.0.0/24 has the ends and the count that ip-and-cidr gives', () => {
    const read = parseBlock('192.168.0.0/24')
    if (!read.ok) throw new Error('not read')
    const { family, first, prefix } = read.value
    const count = 1n << BigInt(32 - prefix)
    const { answer } = readAnswer(locale, 'ip-and-cidr')
    expect(answer).toContain(formatAddress(family, first))
    expect(answer).toContain(formatAddress(family, first + count - 1n))
    expect(answer).toMatch(new RegExp(`\\b${count} ?(?:個|addresses|个)`))
  })
})
