import { describe, expect, it } from 'vitest'
import { computedWords } from '@/components/ask/computed-words'
import { numbersIn } from '@/components/messages/numbers'
import { messages as en } from '@/content/en/messages'
import { messages as ja } from '@/content/ja/messages'
import { askerOf } from '../ask/askers'

const texts = { ja, en } as const
const askers = { ja: askerOf('ja'), en: askerOf('en') } as const

function worked(locale: 'ja' | 'en', question: string) {
  const computed = askers[locale].ask(question).computed
  const words = computed ? computedWords(computed, texts[locale].ask, texts[locale].figures, numbersIn(locale)) : null
  if (!words) throw new Error(`nothing was computed for ${question}`)
  return words
}

describe('a computed answer says the result and how one gets there', () => {
  it('for a block: its ends, its size as a power of two, its mask', () => {
    expect(worked('en', 'how many addresses in 10.0.0.0/12?')).toEqual({
      result: '10.0.0.0/12 holds 1,048,576 addresses, from 10.0.0.0 to 10.15.255.255.',
      blocks: [],
      working: [
        '12 of 32 bits are fixed, which leaves 20: 2 to the power of 20 is 1,048,576 addresses.',
        'Subnet mask: 255.240.0.0',
        'Wildcard mask: 0.15.255.255',
      ],
    })
  })

  it('for a block with host bits: that they do not count (M-8)', () => {
    expect(worked('ja', '10.159.6.18/12 は何個？').working[0]).toBe(
      '10.159.6.18/12 のうちプレフィックスより右のビットは無視され、10.144.0.0/12 と同じ意味になります。',
    )
  })

  it('for a range: the blocks, which add up to it', () => {
    const { result, blocks, working } = worked('ja', '192.168.0.0-192.168.2.255 を CIDR で')
    expect(blocks).toEqual(['192.168.0.0/23', '192.168.2.0/24'])
    expect(result).toContain('768 個')
    expect(working).toEqual(['192.168.0.0/23: 512 個', '192.168.2.0/24: 256 個', '合わせて 768 個です。'])
  })

  it('for membership: the address between the ends', () => {
    expect(worked('en', 'is 172.16.5.4 in 172.16.0.0/12?')).toEqual({
      result: '172.16.5.4 is inside 172.16.0.0/12.',
      blocks: [],
      working: ['172.16.0.0/12: 172.16.0.0 to 172.31.255.255', '172.16.0.0 ≤ 172.16.5.4 ≤ 172.31.255.255'],
    })
  })

  it('for a port: who uses it, and how a rule writes it', () => {
    expect(worked('en', 'port 6379')).toEqual({
      result: 'Port 6379 is usually used by Redis.',
      blocks: [],
      working: ['In a rule: protocol type TCP, port range 6379/6379.'],
    })
  })

  it('for a number of groups: the product, held against the limit (L-3)', () => {
    const { result, working } = worked('en', 'how many rules with 3 groups?')
    expect(working).toEqual(['3 groups × 200 rules = 600 rules.'])
    expect(result).toBe('That fits the limit of 1,000 for one ENI.')
  })

  it('for one group, one rule, one address: in the singular', () => {
    expect(worked('en', '1 group with 1 rule, how many rules in total?').working).toEqual([
      '1 group × 1 rule = 1 rule.',
    ])
    expect(worked('en', 'what does a /32 prefix mean').result).toBe('/32 is 255.255.255.255: 1 address.')
    expect(worked('en', '199 rules so far, how many are left?').result).toContain('room for 1 rule more')
  })

  it('for an IPv6 block: numbers beyond 2⁵³ exactly', () => {
    expect(worked('en', '2001:db8::/32 size').result).toContain('79,228,162,514,264,337,593,543,950,336')
  })
})

describe('a block without another, and a block in parts', () => {
  it('say what is left, with its blocks', () => {
    expect(worked('en', '10.0.0.0/8 minus 10.0.0.0/9')).toMatchObject({
      result: '10.0.0.0/8 without 10.0.0.0/9 leaves 10.128.0.0/9.',
      blocks: ['10.128.0.0/9'],
    })
    expect(worked('ja', '10.0.0.0/8から10.1.0.0/16を除く').result).toContain('8 個のブロック')
    expect(worked('en', '10.0.0.0/8 minus 10.0.0.0/8').result).toContain('leaves nothing')
  })

  it('say how many parts there are, and that these are the first of many', () => {
    const { result, blocks, working } = worked('en', 'split 10.0.0.0/16 into /24')
    expect(result).toBe('10.0.0.0/16 splits into 256 /24 blocks of 256 addresses each.')
    expect([blocks.length, blocks[1], working]).toEqual([16, '10.0.1.0/24', ['These are the first 16.']])
    expect(worked('en', 'split 10.0.0.0/16 into 4 subnets').working).toEqual([])
  })

  it('and how many addresses a vSwitch leaves for instances', () => {
    expect(worked('en', 'how many usable hosts in 192.168.1.0/26').working).toContain(
      'In a vSwitch the system keeps the first address and the last three: 60 addresses are left for instances.',
    )
  })
})
