import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { messages as en } from '@/content/en/messages'
import { messages as ja } from '@/content/ja/messages'
import { messages as zh } from '@/content/zh/messages'
import { differenceIn, takesAway } from '@/lib/cidr'
import { cpuTime, expectWithin } from '../cpu-time'

const [all, some] = ['10.0.0.0/8', '10.1.0.0/16']

describe('what is said to be taken from what', () => {
  it.each([
    `${all} except ${some}`,
    `${all} EXCEPT for ${some}`,
    `${all} excluding ${some}`,
    `${all} (excl. ${some})`,
    `${all} minus ${some}`,
    `${all}, without ${some}`,
    `all of ${all} but not ${some}`,
    `every address in ${all} other than ${some}`,
    `exclude ${some} from ${all}`,
    `subtract ${some} from ${all}`,
    `${all} から ${some} を除く`,
    `${all}から${some}を除いたもの`,
    `${all}（${some}を除く）`,
    `${all}のうち${some}以外`,
    `${all}、ただし${some}は除く`,
    `${some}を除く${all}`,
    `${some} 以外の ${all}`,
    `${all} 除く ${some}`,
    `${some} 以外 ${all}`,
    `${all} 除了 ${some}`,
    `${all}，不包括${some}`,
    `${all}（除${some}以外）`,
    `从${all}中去掉${some}`,
    `除了 ${some} 以外的 ${all}`,
    `除${some}外的所有${all}`,
  ])('%s', (text) => {
    expect(differenceIn(text)).toEqual({ from: all, without: some })
  })

  it.each([
    [
      `${all} 192.168.0.0/16 except ${some} and 10.2.0.0-10.2.0.9`,
      `${all} 192.168.0.0/16`,
      `${some} 10.2.0.0-10.2.0.9`,
    ],
    [`${all} から ${some} と 10.2.0.1 を除く`, all, `${some} 10.2.0.1`],
    [`10.0.0.0 255.0.0.0 除了 10.1.0.0 0.0.255.255 和 10.2.0.1`, '10.0.0.0 255.0.0.0', '10.1.0.0 0.0.255.255 10.2.0.1'],
    ['::/0 except fc00::/7', '::/0', 'fc00::/7'],
  ])('lists on either side: %s', (text, from, without) => {
    expect(differenceIn(text)).toEqual({ from, without })
  })

  it.each([
    `${all} except`,
    `except ${some}`,
    `!${some}`,
    `${all} !${some}`,
    `${all} except ${some} except 10.1.2.0/24`,
    `${all} except for the office ${some}`,
    `${all} 除く 192.168.0.0/16`,
    `${all} 除く ${all}`,
    `${all} except ${some} から 10.2.0.0/16`,
  ])('is not guessed: %s', (text) => {
    expect(differenceIn(text)).toBe('unclear')
  })

  it.each(['', all, `${all} ${some}`, `${all} and ${some}`, `${all} 削除済み`, 'hello', '10.0.0.1 - 10.0.0.9'])(
    'is not seen where nothing is taken away: %s',
    (text) => {
      expect(differenceIn(text)).toBeNull()
    },
  )

  it.each([en, ja, zh])('is read back from the words that tell it (%#)', ({ cidr }) => {
    expect(differenceIn(cidr.asDifference.replace('{from}', all).replace('{without}', some))).toEqual({
      from: all,
      without: some,
    })
  })

  it('whatever is written: both lists are made of what stands there, and nobody loses an address', () => {
    const word = fc.constantFrom(
      'except',
      'から',
      'を除く',
      '以外',
      '除了',
      'and',
      'web',
      '(',
      ')',
      ',',
      '10.0.0.1',
      '::1/64',
      '-',
      '\n',
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const found = differenceIn(words.join(' '))
        if (found === null || found === 'unclear') return
        const addresses = (text: string) => text.match(/[0-9.:/]{3,}/g) ?? []
        expect(addresses(`${found.from} ${found.without}`).sort()).toEqual(addresses(words.join(' ')).sort())
        expect(addresses(found.from).length * addresses(found.without).length).toBeGreaterThan(0)
      }),
      { numRuns: 500 },
    )
  })

  it('takes time that grows with the text and no faster', { tags: ['timed'] }, () => {
    const used = cpuTime()
    for (const part of ['except ', '除', '(', '10.0.0.1 ', ' ', 'the '])
      differenceIn(`except ${part.repeat(20_000 / part.length)}`)
    takesAway('除'.repeat(5_000_000))
    expectWithin(used(), 1000)
  })
})
