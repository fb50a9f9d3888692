import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { askerOf, corpora } from './askers'
import { fixtureQuestions } from './questions'

// The first test of a file waits for a model to be built.
vi.setConfig({ testTimeout: 240_000 })

const wide = (text: string) =>
  text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))
const hiragana = (text: string) =>
  text.replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
const katakana = (text: string) =>
  text.replace(/[\u3041-\u3096]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60))

const changes = {
  width: wide,
  hiragana,
  katakana,
  upper: (text: string) => text.toUpperCase(),
  lower: (text: string) => text.toLowerCase(),
  apostrophes: (text: string) => text.replace(/'/g, '\u2019'),
  noApostrophes: (text: string) => text.replace(/'/g, ''),
  punctuation: (text: string) => `${text.replace(/[?？。.!！]+$/, '')}???`,
  noPunctuation: (text: string) => text.replace(/[?？。!！]/g, ' '),
  spacing: (text: string) => `  ${text.replace(/ /g, '\u3000 ')}\n`,
} as const

describe.each(['ja', 'en', 'zh'])('%s: width, kana, case and spacing', (language) => {
  const asker = askerOf(language)
  const questions = fixtureQuestions('dev')
    .filter(({ lang }) => lang === language)
    .map(({ q }) => q)
  const seen = (question: string) => {
    const { outcome, hits } = asker.ask(question)
    return `${outcome} ${hits[0]?.slug}`
  }

  it.each(Object.entries(changes))('%s changes fewer than 1 answer in 100', (_, change) => {
    const changed = questions.filter((question) => seen(change(question)) !== seen(question))
    expect(changed.length).toBeLessThanOrEqual(questions.length / 100)
  })

  it('nor do they together, whatever phrasing they are done to', () => {
    const phrasings = corpora.flatMap((corpus) =>
      corpus.phrasings.filter((phrasing) => phrasing.language === language).map(({ text }) => text),
    )
    let different = 0
    let all = 0
    fc.assert(
      fc.property(
        fc.constantFrom(...phrasings),
        fc.subarray(Object.values(changes), { minLength: 1 }),
        (text, chosen) => {
          all += 1
          if (seen(chosen.reduce((written, change) => change(written), text)) !== seen(text)) different += 1
        },
      ),
      { numRuns: 300 },
    )
    expect(different / all).toBeLessThanOrEqual(0.01)
  })
})

/** What readers put around a question to be polite. */
const courtesies: Readonly<Record<string, readonly ((question: string) => string)[]>> = {
  ja: [
    (question) => `すみません、${question}`,
    (question) => `${question} 教えてください`,
    (question) => `${question} よろしくお願いします`,
  ],
  en: [
    (question) => `Hi, ${question}`,
    (question) => `${question} thanks`,
    (question) => `could you tell me ${question}`,
  ],
  zh: [(question) => `请问${question}`, (question) => `${question} 谢谢`, (question) => `您好，${question}`],
}

describe.each(['ja', 'en', 'zh'])('%s: politeness and the language of the page', (language) => {
  const questions = fixtureQuestions('dev')
    .filter(({ lang, accept }) => lang === language && accept.length > 0)
    .map(({ q }) => q)
  const seen = (page: string, question: string) => {
    const { outcome, hits, tool } = askerOf(page).ask(question)
    return `${outcome} ${hits[0]?.slug} ${tool}`
  }

  it.each((courtesies[language] ?? []).map((polite) => ({ polite, shown: polite('…') })))(
    '$shown changes fewer than 1 answer in 100',
    ({ polite }) => {
      const changed = questions.filter((question) => seen(language, polite(question)) !== seen(language, question))
      expect(changed.length).toBeLessThanOrEqual(questions.length / 100)
    },
  )

  it('a page in another language gives the same answer', () => {
    for (const page of ['ja', 'en', 'zh']) {
      expect(questions.filter((question) => seen(page, question) !== seen(language, question))).toEqual([])
    }
  })
})
