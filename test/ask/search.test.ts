import fc from 'fast-check'
import MiniSearch from 'minisearch'
import { describe, expect, it } from 'vitest'
import { type Findable, openSearch } from '@/lib/ask/model/search'

/** The same search by MiniSearch, the library whose place it takes. */
function reference(texts: readonly Findable[]) {
  const join = (words: readonly string[]) => words.join(' ')
  const split = (text: string) => text.split(' ').filter((word) => word !== '')
  const index = new MiniSearch<{ id: number; title: string; text: string }>({
    fields: ['title', 'text'],
    tokenize: split,
    processTerm: (term) => term,
  })
  index.addAll(texts.map(({ title, text }, id) => ({ id, title: join(title), text: join(text) })))
  return (words: readonly string[]) =>
    index.search(join(words), {
      boost: { title: 2 },
      fuzzy: (term) => (/^[a-z]{7,}$/.test(term) ? 1 : false),
      prefix: (term, at, all) => at === all.length - 1 && /^[a-z]{2,}$/.test(term),
    })
}

/** Words that are near each other, begin alike, or are neither. */
const word = fc.oneof(
  fc.constantFrom(
    'security',
    'securty',
    'secarity',
    'secure',
    'sec',
    'port',
    'ports',
    'po',
    '許可',
    '拒否',
    '80',
    'instance',
  ),
  fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 9 }),
)
const words = fc.array(word, { maxLength: 8 })
const texts = fc.array(fc.record({ title: words, text: words }), { minLength: 1, maxLength: 8 })

const rounded = (score: number) => Math.round(score * 1e6) / 1e6

describe('the search in the texts of answers', () => {
  it('finds what MiniSearch finds, with the same scores', () => {
    fc.assert(
      fc.property(texts, fc.uniqueArray(word, { maxLength: 5 }), (given, asked) => {
        const found = openSearch(given)(asked).map(([at, score]) => [at, rounded(score)])
        const wanted = reference(given)(asked).map(({ id, score }) => [Number(id), rounded(score)])
        const byText = ([a = 0]: number[], [b = 0]: number[]) => a - b
        expect(found.sort(byText)).toEqual(wanted.sort(byText))
      }),
      { numRuns: 500 },
    )
  })

  it('puts the best first', () => {
    const find = openSearch([
      { title: ['rule'], text: ['port'] },
      { title: ['port'], text: ['rule'] },
    ])
    expect(find(['port']).map(([at]) => at)).toEqual([1, 0])
    expect(find(['rule']).map(([at]) => at)).toEqual([0, 1])
  })

  it('finds nothing where no word stands', () => {
    expect(openSearch([{ title: ['port'], text: [] }])(['rule'])).toEqual([])
    expect(openSearch([])(['rule'])).toEqual([])
  })
})
