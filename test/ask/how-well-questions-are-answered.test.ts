import { describe, expect, it, vi } from 'vitest'
import { lessonFor } from '@/content/lessons'
import { slugs } from '@/content/topics'
import { loadModel } from '@/lib/ask'
import { buildModel } from '@/lib/ask/build'
import { addressFigures } from '@/lib/ask/figures'
import { askerOf, corpora, corpusOf } from './askers'
import { figuresOf, fixtureQuestions, resultOf } from './questions'

// The first test of a file waits for a model to be built.
vi.setConfig({ testTimeout: 240_000 })

/** Figures of `npm run bench:ask` that may not fall: percent, a point or two below what was measured. */
const floors = {
  ja: { top1: 93, recall3: 98, rightlyRefused: 88, wronglyRefused: 4, answeredWrong: 6 },
  en: { top1: 93, recall3: 97, rightlyRefused: 88, wronglyRefused: 5, answeredWrong: 6 },
  // Seven questions without an answer: one is 14 in 100.
  zh: { top1: 94, recall3: 97, rightlyRefused: 83, wronglyRefused: 5, answeredWrong: 6 },
} as const

describe.each(['ja', 'en', 'zh'] as const)('%s: questions of readers', (language) => {
  const floor = floors[language]
  const results = fixtureQuestions('dev')
    .filter(({ lang }) => lang === language)
    .map((question) => resultOf(askerOf(language), question))
  const figures = figuresOf(results)

  it(`the right answer comes first for ${floor.top1} in 100`, () => {
    expect(figures.top1).toBeGreaterThanOrEqual(floor.top1)
  })
  it(`the right answer is among the first three for ${floor.recall3} in 100`, () => {
    expect(figures.recall3).toBeGreaterThanOrEqual(floor.recall3)
  })
  it(`of questions without an answer, ${floor.rightlyRefused} in 100 are refused`, () => {
    expect(figures.rightlyRefused).toBeGreaterThanOrEqual(floor.rightlyRefused)
  })
  it(`of questions with one, at most ${floor.wronglyRefused} in 100 are refused and ${floor.answeredWrong} get another`, () => {
    expect(figures.wronglyRefused).toBeLessThanOrEqual(floor.wronglyRefused)
    expect(figures.answeredWrong).toBeLessThanOrEqual(floor.answeredWrong)
  })
})

/**
 * Percent. The writers of these questions had seen neither phrasings nor code; every second one takes part in fitting the
 * two thresholds of lib/ask/model/decide.ts, none in anything else. Refusals are held at the goal for new questions.
 */
const blindFloors = {
  ja: { top1: 93, recall3: 96, rightlyRefused: 88, wronglyRefused: 5, answeredWrong: 6 },
  en: { top1: 93, recall3: 97, rightlyRefused: 86, wronglyRefused: 5, answeredWrong: 6 },
  zh: { top1: 93, recall3: 97, rightlyRefused: 88, wronglyRefused: 5, answeredWrong: 6 },
} as const

describe.each(['ja', 'en', 'zh'] as const)('%s: questions written blind', (language) => {
  const floor = blindFloors[language]

  it('are answered and refused as well as they were', () => {
    const questions = fixtureQuestions('blind').filter(({ lang }) => lang === language)
    const figures = figuresOf(questions.map((question) => resultOf(askerOf(language), question)))
    expect(figures.top1).toBeGreaterThanOrEqual(floor.top1)
    expect(figures.recall3).toBeGreaterThanOrEqual(floor.recall3)
    expect(figures.rightlyRefused).toBeGreaterThanOrEqual(floor.rightlyRefused)
    expect(figures.wronglyRefused).toBeLessThanOrEqual(floor.wronglyRefused)
    expect(figures.answeredWrong).toBeLessThanOrEqual(floor.answeredWrong)
  })
})

/** Percent, a point or two below what was measured; `none`: most that may be refused of those with an answer. */
const unseen = [
  { name: 'voices', of: 'voices that no phrasing has', served: 85, helped: 95, wrong: 5.5, refused: 97 },
  { name: 'posts', of: 'what people post', served: 90, helped: 98, wrong: 4, refused: 92 },
  {
    name: 'forum',
    of: 'what people ask in forums, and of products beside',
    served: 88,
    helped: 98,
    wrong: 5.5,
    refused: 90,
  },
  { name: 'messages', of: 'texts of programs', served: 93, helped: 98, wrong: 3 },
] as const

describe.each(unseen)('questions 5, 12; code A4: $of, which nothing is fitted on', ({ name, ...floor }) => {
  const published: ReadonlySet<string> = new Set(slugs)
  const asked = fixtureQuestions(name)
    .filter(({ accept }) => accept.length === 0 || accept.some((slug) => published.has(slug)))
    .map((question) => {
      const { outcome, hits } = askerOf(question.lang).ask(question.q)
      const place = hits.findIndex(({ slug }) => question.accept.includes(slug))
      return { within: question.accept.length > 0, outcome, place }
    })
  const share = (within: boolean, right: (each: (typeof asked)[number]) => boolean) => {
    const all = asked.filter((each) => each.within === within)
    return (100 * all.filter(right).length) / all.length
  }

  it('are served, helped, and answered wrongly as they were', () => {
    const served = share(true, ({ outcome, place }) => outcome === 'answer' && place === 0)
    const helped = share(true, ({ outcome, place }) => outcome !== 'none' && place >= 0 && place < 3)
    expect(served).toBeGreaterThanOrEqual(floor.served)
    expect(helped).toBeGreaterThanOrEqual(floor.helped)
    expect(share(true, ({ outcome, place }) => outcome === 'answer' && place !== 0)).toBeLessThanOrEqual(floor.wrong)
  })

  it.runIf('refused' in floor)('and refused where there is no answer', () => {
    const least = 'refused' in floor ? floor.refused : 0
    expect(share(false, ({ outcome }) => outcome === 'none')).toBeGreaterThanOrEqual(least)
  })
})

describe('products beside, and connections that fail', () => {
  const asked = fixtureQuestions('neighbours').map((question) => ({
    question,
    outcome: askerOf(question.lang).ask(question.q).outcome,
  }))

  it('of questions about other products and other clouds, nine in ten are refused', () => {
    const beside = asked.filter(({ question }) => question.accept.length === 0)
    expect(beside.filter(({ outcome }) => outcome === 'none').length).toBeGreaterThanOrEqual(0.9 * beside.length)
  })

  it('of connections that fail, none is', () => {
    const failing = asked.filter(({ question }) => question.accept.length > 0)
    expect(failing.filter(({ outcome }) => outcome === 'none').map(({ question }) => question.q)).toEqual([])
  })
})

// The same list for every language: the judgement is one for all, and trained once.
const held = (index: number) => index % 5 === 0
const learnt = corpora[0]?.phrasings.filter((_, index) => !held(index)) ?? []

describe.each(['ja', 'en', 'zh'] as const)('%s: a phrasing that nobody has learnt', (language) => {
  it('finds its answer among the first three for at least 88 in 100', () => {
    const corpus = corpusOf(language)
    const asker = loadModel(buildModel({ ...corpus, phrasings: learnt }), addressFigures)
    const asked = corpus.phrasings.filter(
      (phrasing, index) => held(index) && phrasing.language === language && phrasing.slug !== '',
    )
    const found = asked.filter(({ text, slug }) =>
      asker
        .ask(text)
        .hits.slice(0, 3)
        .some((hit) => hit.slug === slug),
    )
    expect(asked.length).toBeGreaterThan(slugs.length * 5)
    expect(found.length / asked.length).toBeGreaterThan(0.88)
  })
})

describe('what decides', () => {
  it.each([
    ['ja', '80番ポートに繋がらない', 'port-80-unreachable'],
    ['ja', '8080番ポートに繋がらない', 'service-unreachable'],
    ['ja', '許可と拒否はどっちが強い？', 'rule-priority'],
    ['en', 'connection refused on 8080', 'service-unreachable'],
    ['en', 'smtp blocked', 'port-25-blocked'],
    ['en', 'prot 80 timeuot', 'port-80-unreachable'],
    ['zh', '八十端口打不开', 'port-80-unreachable'],
    ['zh', '安全組規則的優先級', 'rule-priority'],
  ])('%s: %s', (language, question, slug) => {
    const reply = askerOf(language).ask(question)
    expect(reply.hits[0]?.slug).toBe(slug)
    expect(reply.outcome).not.toBe('none')
  })

  it.each([
    ['ja', '請求書をダウンロードしたい'],
    ['ja', 'こんにちは'],
    ['en', 'reset the windows administrator password'],
    ['en', 'what is the weather today'],
    ['zh', '云盘怎么扩容'],
  ])('%s: %s has no answer here, and that is said', (language, question) => {
    expect(askerOf(language).ask(question).outcome).toBe('none')
  })
})

describe('a bare word that names what these pages are about', () => {
  it.each([
    [
      'ja',
      '上限 優先度 優先順位 分離 隔離 遮断 冗長 変換 クォータ デフォルト ペナルティ RAM CIDR ルール セキュリティグループ',
    ],
    ['en', 'isolate isolation priority limit limits quota default penalty convert upgrade rule RAM timeout refused'],
    ['zh', '上限 优先级 优先 隔离 限制 配额 默认 处罚 转换 规则 安全组 远程桌面 子账号 网段'],
  ])('%s: is answered or asked about, never refused: %s', (language, words) => {
    const refused = [...words.split(' '), 'AuthorizationLimitExceed'].filter(
      (word) => askerOf(language).ask(word).outcome === 'none',
    )
    expect(refused).toEqual([])
  })

  it.each([
    ['ja', '料金 天気 映画 ギター'],
    ['en', 'price weather movie piano'],
    ['zh', '价格 天气 电影 钢琴'],
  ])('%s: any other is refused: %s', (language, words) => {
    const answered = words.split(' ').filter((word) => askerOf(language).ask(word).outcome !== 'none')
    expect(answered).toEqual([])
  })
})

describe('who asks to learn or to practise', () => {
  it.each([
    ['ja', '優先順位を練習できる？', 'priority'],
    ['ja', 'CIDRを学べるページ', 'cidr-in-bits'],
    ['ja', 'レッスン', 'checkpoint'],
    ['en', 'practice priority', 'priority'],
    ['en', 'is there a lesson about cidr blocks', 'cidr-in-bits'],
    ['en', 'tutorial', 'checkpoint'],
    ['zh', '优先级练习', 'priority'],
    ['zh', '练习 RAM 权限', 'who-may-change'],
  ])('%s: %s leads to the answer that the lesson %s belongs to', (language, question, lesson) => {
    const { outcome, hits } = askerOf(language).ask(question)
    expect(outcome).not.toBe('none')
    const [first] = hits
    expect(first && lessonFor(first.slug)).toBe(lesson)
  })
})

describe('the language of a question', () => {
  it.each([
    ['ja', 'port 80 is not reachable from the internet', 'en'],
    ['ja', '安全组规则的优先级怎么定', 'zh'],
    ['en', 'ルールの優先度', 'ja'],
    ['ja', 'ルールの優先度', null],
    ['ja', 'ECS', null],
    ['en', '10.0.0.0/8', null],
    ['ja', 'AuthorizationLimitExceed', null],
  ])('on a %s page, %s is %s', (page, question, language) => {
    expect(askerOf(page).ask(question).language).toBe(language)
  })
})
