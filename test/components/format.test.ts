import { describe, expect, it } from 'vitest'
import { format, formatDate } from '@/components/messages'
import { numbersIn } from '@/components/messages/numbers'
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
    // A number and its counter are one word: no line ends between them.
    expect(formatDate('2024-09-11', ja.site)).toBe('2024\u00a0年 9\u00a0月 11\u00a0日')
    expect(formatDate('2024-09-11', en.site)).toBe('11 September 2024')
    expect(formatDate('2021-07', en.site)).toBe('July 2021')
    expect(formatDate('2026', ja.site)).toBe('2026\u00a0年')
  })
})

/** Strings in which a number that may be one stands before a noun in the plural. Bounds are never one. */
function singleBesidePlural(strings: unknown, path = ''): string[] {
  if (typeof strings === 'string') {
    return /\{(?!limit\}|most\})\w+\} (?:rules|groups|lines|secrets|addresses|packets|blocks|answers|lessons)\b/.test(
      strings,
    )
      ? [path]
      : []
  }
  if (typeof strings !== 'object' || strings === null) return []
  return Object.entries(strings).flatMap(([key, inner]) =>
    key === 'other' && 'one' in strings ? [] : singleBesidePlural(inner, `${path}.${key}`),
  )
}

describe('messages that count', () => {
  const { counted } = numbersIn('en')
  it('say one as one', () => {
    expect(counted(en.rules.ruleCount, 1)).toBe('1 rule')
    expect(counted(en.rules.ruleCount, 1_000)).toBe('1,000 rules')
    expect(counted(en.workbench.stepRevoke, 1, { group: 'sg-1' })).toBe('Remove a rule from sg-1')
    expect(numbersIn('ja').counted(ja.rules.ruleCount, 1)).toBe('1 個のルール')
  })
  it('have forms wherever a number stands before what is counted', () => {
    expect(singleBesidePlural({ rules: { removed: '{count} rules removed' } })).toEqual(['.rules.removed'])
    // These speak of two at least: sizes of networks, blocks that one could not do, all answers of the site.
    const never = [
      'figures.rangeBlocks',
      'figures.mergeBlocks',
      'figures.subtractBlocks',
      'figures.split',
      'cidr.planGrown',
      'lesson.addressCount',
      'site.allLead',
    ]
    const known = [...never, 'site.longText', 'tables.figureInside'].map((name) => `.${name}`)
    expect(singleBesidePlural(en).filter((path) => !known.includes(path))).toEqual([])
  })
})
