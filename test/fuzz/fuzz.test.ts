import { describe, expect, it } from 'vitest'
import { parsers } from './parsers'
import { attempt, keptTexts, search } from './run'
import { tokensOf } from './texts'

describe.each(parsers)('$name takes any text', { timeout: 300_000 }, (parser) => {
  it('that it was made for, and those that broke it once', () => {
    expect(parser.seeds.length).toBeGreaterThan(0)
    for (const seed of parser.seeds) attempt(parser, seed)
    for (const { text } of keptTexts(parser)) attempt(parser, text)
  })

  it('that looks like them', () => {
    expect(search(parser, 20_260_601, 150)).toBeNull()
  })
})

describe('the search itself', () => {
  it('finds a fault that hides between two pieces of a text, and shrinks it', () => {
    const fragile = {
      name: 'fragile',
      seeds: ['first = 1\nsecond = [2, 3]\n', 'third = { a = "4" }\n'],
      read: (text: string) => {
        if (text.includes('[[[[[')) throw new Error('too deep')
      },
    }
    const found = search(fragile, 1, 2_000)
    expect(found?.why).toContain('too deep')
    expect(found?.text.length).toBeLessThan(60)
  })

  it('moves whole pieces about, and loses none', () => {
    const text = 'cidr_ip = "10.0.0.0/8" # 、\u{1f512}\r\n'
    expect(tokensOf(text).join('')).toBe(text)
    expect(tokensOf(text)).toContain('10.0.0.0/8')
  })
})
