import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { otherTopics } from '@/content/other-topics'
import { slugs } from '@/content/topics'
import { type Asker, buildModel, loadModel } from '@/lib/ask'
import { type Corpus, readCorpus } from '@/lib/content'

const corpora = new Map(readCorpus().map((corpus) => [corpus.locale, corpus]))

function corpusOf(locale: string): Corpus {
  const corpus = corpora.get(locale)
  if (!corpus) throw new Error(`No corpus in ${locale}`)
  return corpus
}

function askerOf(locale: string): Asker {
  // As it travels: built, written, read.
  return loadModel(JSON.parse(JSON.stringify(buildModel(corpusOf(locale), otherTopics[locale] ?? []))))
}

const ja = askerOf('ja')
const en = askerOf('en')

describe('how readers say it', () => {
  it.each([
    ['ja', '80番ポートに繋がらない', 'port-80-unreachable'],
    ['ja', 'ポート８０ 接続できません', 'port-80-unreachable'],
    ['ja', '許可と拒否はどっちが強い？', 'rule-priority'],
    ['ja', 'メールが送信できない', 'port-25-blocked'],
    ['ja', '192.168.0.0-192.168.31.255 を CIDR にしたい', 'ip-and-cidr'],
    ['en', 'port 80 unreachable', 'port-80-unreachable'],
    ['en', 'connection refused on 8080', 'service-unreachable'],
    ['en', 'smtp blocked', 'port-25-blocked'],
    ['en', 'what does 10.0.0.0/8 cover', 'ip-and-cidr'],
  ])('%s: %s', (locale, question, slug) => {
    const reply = (locale === 'ja' ? ja : en).ask(question)
    expect(reply.hits[0]?.slug).toBe(slug)
    expect(reply.outcome).not.toBe('none')
  })

  it.each([
    ['ja', '請求書をダウンロードしたい'],
    ['ja', 'こんにちは'],
    ['en', 'reset the windows administrator password'],
    ['en', 'what is the weather today'],
  ])('%s: %s has no answer here, and that is said', (locale, question) => {
    expect((locale === 'ja' ? ja : en).ask(question).outcome).toBe('none')
  })
})

describe.each(['ja', 'en'])('%s: a phrasing that is left out', (locale) => {
  it('still finds its answer among the first three for at least 80 in 100', () => {
    const corpus = corpusOf(locale)
    let found = 0
    let asked = 0
    for (const turn of [0, 1, 2, 3]) {
      const kept = corpus.answers.map((answer) => ({
        ...answer,
        asks: answer.asks.filter((_, index) => index % 4 !== turn),
      }))
      const asker = loadModel(buildModel({ ...corpus, answers: kept }, otherTopics[locale] ?? []))
      for (const answer of corpus.answers) {
        for (const ask of answer.asks.filter((_, index) => index % 4 === turn)) {
          asked += 1
          if (
            asker
              .ask(ask)
              .hits.slice(0, 3)
              .some((hit) => hit.slug === answer.slug)
          )
            found += 1
        }
      }
    }
    expect(asked).toBeGreaterThan(slugs.length * 8)
    expect(found / asked).toBeGreaterThan(0.8)
  })
})

describe('one question in many spellings', () => {
  const questions = corpusOf('ja').answers.flatMap((answer) => answer.asks)
  const wide = (text: string) =>
    text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))
  const hiragana = (text: string) =>
    text.replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
  it.each([
    ['width', wide],
    ['kana', hiragana],
    ['case', (text: string) => text.toUpperCase()],
    ['spacing', (text: string) => `  ${text.replace(/ /g, '\u3000 ')}\n`],
  ])('%s changes the first answer of less than 1 in 100', (_, change) => {
    const changed = questions.filter(
      (question) => ja.ask(change(question)).hits[0]?.slug !== ja.ask(question).hits[0]?.slug,
    )
    expect(changed.length / questions.length).toBeLessThan(0.01)
  })
})

describe('whatever is typed', () => {
  it('gets an answer or a refusal, never an exception', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const { hits } = ja.ask(text)
        expect(hits.length).toBeLessThanOrEqual(10)
        expect(hits.every(({ score }) => score >= 0 && score <= 1)).toBe(true)
      }),
    )
  })

  it.each([
    ['100,000 characters', 'ポート'.repeat(33_334)],
    ['digits and dots', '1.'.repeat(50_000)],
    ['colons', ':'.repeat(100_000)],
    ['lone surrogates', '\ud800'.repeat(1000)],
    ['punctuation', '。、！？'.repeat(1000)],
    ['HTML', '<script>alert(1)</script>'.repeat(100)],
  ])('%s within 50 ms', (_, text) => {
    ja.ask('80番')
    const start = performance.now()
    ja.ask(text)
    expect(performance.now() - start).toBeLessThan(50)
  })
})
