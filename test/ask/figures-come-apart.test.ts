import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { modelOf } from '@/build/kept-model'
import { loadModel } from '@/lib/ask'
import { addressesIn } from '@/lib/ask/text/entities/addresses'
import { parseAddress } from '@/lib/cidr'
import { askerOf, corpusOf } from './askers'
import { fixtureQuestions } from './questions'

// The first test of a file waits for a model to be built.
vi.setConfig({ testTimeout: 240_000 })

const bare = loadModel(modelOf(corpusOf('en')), null)
const whole = askerOf('en')

describe('figures of addresses come apart from the rest', () => {
  it('a question that names no address is answered alike without them', () => {
    const asked = fixtureQuestions('blind').map(({ q }) => q)
    const alike = asked.filter((question) => !bare.ask(question).awaitsFigures)
    expect(alike.length).toBeGreaterThan(asked.length * 0.9)
    for (const question of alike) expect(bare.ask(question)).toEqual(whole.ask(question))
  })

  it.each([
    '10.0.0.0/24',
    'how many addresses has a /22',
    '255.255.240.0 は / いくつ',
    '0.0.15.255 as prefix',
    '从192.168.1.0到192.168.1.255怎么写',
    '10.0.0.300 を許可',
    'is 2001:db8::1 in 2001:db8::/32',
  ])('one that does awaits them: %s', (question) => {
    expect(bare.ask(question)).toMatchObject({ awaitsFigures: true, computed: null })
    expect(whole.ask(question).computed).not.toBeNull()
  })

  it('and gets the same reply once they have come', async () => {
    const ready = await bare.withFigures()
    for (const question of ['10.0.0.0/24', 'which addresses does 2001:db8::/61 have', 'port 22']) {
      expect(ready.ask(question)).toEqual(whole.ask(question))
    }
  })

  it('so does one that leans on a question that did', () => {
    const { context } = bare.ask('10.0.0.0/24')
    expect(bare.ask('and its last address?', { previous: context })).toMatchObject({ awaitsFigures: true })
  })

  it.each(['10.0.0.5 times out', 'port 70000', '10.0.0.0/24\n10.0.1.0/24\n10.0.2.0/24'])(
    'a failure, a port and a document need none: %s',
    (question) => {
      expect(bare.ask(question)).toEqual(whole.ask(question))
    },
  )
})

describe('an address of IPv6 in a question', () => {
  const group = fc.oneof(
    fc.integer({ min: 0, max: 0xffff }).map((value) => value.toString(16)),
    fc.constant(''),
  )
  const octets = fc.array(fc.integer({ min: 0, max: 299 }), { minLength: 4, maxLength: 4 }).map((all) => all.join('.'))
  const written = fc.oneof(
    fc.ipV6(),
    fc.array(group, { minLength: 3, maxLength: 9 }).map((groups) => groups.join(':')),
    fc
      .tuple(fc.array(group, { minLength: 2, maxLength: 7 }), octets)
      .map(([groups, end]) => [...groups, end].join(':')),
  )

  it('is one where the reader of addresses says so', () => {
    fc.assert(
      fc.property(written, (text) => {
        const { addresses } = addressesIn(text).found
        expect(addresses.includes(text)).toBe(parseAddress(text).ok)
      }),
      { numRuns: 3000 },
    )
  })
})
