import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { askerOf, corpora } from './askers'
import { fixtureQuestions } from './questions'

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
