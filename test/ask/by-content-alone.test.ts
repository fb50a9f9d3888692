import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { phrasingsIn } from '@/build/asks'
import { type AskCorpus, loadModel } from '@/lib/ask'
import { buildModel } from '@/lib/ask/build'
import { addressFigures } from '@/lib/ask/figures'
import { corpusOf } from './askers'

// The first test of a file waits for a model to be built.
vi.setConfig({ testTimeout: 240_000 })

const before = process.cwd()
const folders: string[] = []
afterEach(() => {
  process.chdir(before)
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

const dummyAnswer = {
  slug: 'dummy-answer',
  title: 'How do I polish the zorblax?',
  answer: 'Polish the zorblax with a cloth. It shines then.',
  case: 'a zorblax is dull',
  sections: [],
}

/** A voice's file as content has it. */
const dummyVoice = `# dummy-answer
how do I polish the zorblax
my zorblax is dull
zorblax without shine
which cloth for a zorblax
the zorblax looks old, polish it

# other
what is for lunch
`

/** A corpus that is quickly learnt: a few phrasings of each answer. */
function small(locale: string): AskCorpus {
  const corpus = corpusOf(locale)
  return { ...corpus, texts: [], phrasings: corpus.phrasings.filter((_, index) => index % 4 === 0) }
}

function withDummy(corpus: AskCorpus): AskCorpus {
  const heard = phrasingsIn(dummyVoice, 'dummy.txt').map((phrasing) => ({
    language: 'en',
    voice: 'dummy',
    ...phrasing,
  }))
  return { ...corpus, answers: [...corpus.answers, dummyAnswer], phrasings: [...corpus.phrasings, ...heard] }
}

describe('an answer is added by content alone', () => {
  it('its phrasings and its text lead to it, on every page', () => {
    for (const locale of ['ja', 'en']) {
      const asker = loadModel(buildModel(withDummy(small(locale))), addressFigures)
      const { hits, outcome } = asker.ask('how can I polish my zorblax?')
      expect([locale, hits[0]?.slug, outcome]).toEqual([locale, 'dummy-answer', 'answer'])
      expect(asker.titleOf('dummy-answer')).toBe(dummyAnswer.title)
    }
  })
})

describe('a language is added by content alone', () => {
  it('has a model that judges as the others do, though no words of its own are known', () => {
    const corpus = small('en')
    const asker = loadModel(buildModel({ ...corpus, locale: 'eo' }), addressFigures)
    const question = 'how is the priority of two rules decided'
    const { hits, outcome, language } = asker.ask(question)
    const other = loadModel(buildModel(corpus), addressFigures).ask(question)
    expect([hits[0]?.slug, outcome, language]).toEqual(['rule-priority', other.outcome, 'en'])
    expect(outcome).not.toBe('none')
    expect(() => asker.ask('kiel oni decidas la prioritaton de du reguloj?')).not.toThrow()
  })

  it('its phrasings alone teach it', () => {
    const corpus = small('en')
    const heard = [
      'kiu regulo venkas',
      'prioritato de reguloj',
      'du reguloj konfliktas, kiu venkas',
      'ordo de reguloj',
      'kiu regulo unue',
      'venkas kiu el la reguloj',
      'la plej forta regulo, kiu venkas',
    ].map((text) => ({ language: 'eo', voice: 'readers', slug: 'rule-priority', text }))
    const asker = loadModel(
      buildModel({ ...corpus, locale: 'eo', phrasings: [...corpus.phrasings, ...heard] }),
      addressFigures,
    )
    expect(
      asker
        .ask('kiu el la reguloj venkas')
        .hits.slice(0, 3)
        .map(({ slug }) => slug),
    ).toContain('rule-priority')
  })
})

describe('a voice is read as it is written', () => {
  it.each([
    ['a phrasing under no heading', 'hello\n', 'voice.txt:1'],
    ['a heading that is no slug', '# Not A Slug\nhello\n', 'voice.txt:1'],
  ])('%s is named with its line', (_, text, place) => {
    expect(() => phrasingsIn(text, 'voice.txt')).toThrow(place)
  })

  it('a folder of phrasings is found by the language of its name', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'asks-'))
    folders.push(folder)
    mkdirSync(join(folder, 'content', 'asks', 'en'), { recursive: true })
    writeFileSync(
      join(folder, 'content', 'asks', 'en', 'dummy.txt'),
      '# rule-priority\nwho wins\n# not-published-yet\nlater\n',
    )
    process.chdir(folder)
    const { readPhrasings } = await import('@/build/asks')
    expect(readPhrasings()).toEqual([
      { language: 'en', voice: 'dummy', slug: 'rule-priority', text: 'who wins' },
      { language: 'en', voice: 'dummy', slug: '', text: 'later' },
    ])
  })
})
