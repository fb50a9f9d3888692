import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type AnswerFile, embedsOf, locales, readAnswer, readAnswers, readPhrasings } from '@/build'
import { localeEntries } from '@/content/locales'
import { type Slug, slugs, topics } from '@/content/topics'
import { fixtureQuestions } from '../ask/questions'
import { examplesOf } from './examples'
import { differences, linksOf } from './parity'

const [first = 'ja', ...others] = locales()

/** The answers of the official FAQ, which the others were added to. */
const seed: ReadonlySet<Slug> = new Set<Slug>([
  'what-is-a-security-group',
  'why-choose-a-security-group',
  'no-security-group-created',
  'rule-limit-reached',
  'group-limit-adjustment',
  'default-rules',
  'communicate-across-groups',
  'isolate-within-group',
  'isolate-enis',
  'service-unreachable',
  'add-eni-to-group',
  'convert-group-type',
  'when-to-add-rules',
  'protocols-and-ports',
  'ip-and-cidr',
  'port-25-blocked',
  'port-80-unreachable',
  'automatic-rules',
  'misconfigured-rules',
  'rule-count-directions',
  'raise-rule-limit',
  'rule-priority',
  'deny-ram-users',
  'website-blocked',
  'website-penalized',
  'view-quotas',
])

/** Answers that an answer leads to, in its text and below it. */
function ledTo({ body, related }: AnswerFile): ReadonlySet<string> {
  return new Set([...related, ...linksOf(body).map((url) => url.replace(/^\.\.\/|\/.*$/g, ''))])
}

describe('the answers of every locale', () => {
  it('Japanese comes first and English is there', () => {
    expect(locales().slice(0, 2)).toEqual(['ja', 'en'])
  })

  it('topics.ts and the folders name the same answers, each once', () => {
    expect(slugs.length).toBeGreaterThanOrEqual(26)
    expect(new Set(slugs).size).toBe(slugs.length)
    expect(topics.flatMap((topic) => [...topic.slugs])).toEqual(slugs)
    for (const locale of locales()) {
      const files = readdirSync(join('content', locale, 'faq')).map((name) => name.replace(/\.mdx$/, ''))
      expect(files.sort(), locale).toEqual([...slugs].sort())
    }
  })

  it.each(locales())('%s: the frontmatter fits the schema, and every embed names data that exists', (locale) => {
    for (const answer of readAnswers(locale)) expect(() => embedsOf(answer.body, locale)).not.toThrow()
  })

  it.each(locales())('%s: no two answers have the same title', (locale) => {
    const answers = readAnswers(locale)
    const titles = answers.map((answer) => answer.title)
    expect(new Set(titles).size).toBe(titles.length)
  })

  it.each(locales())('%s: an answer is related to others, never to itself', (locale) => {
    for (const answer of readAnswers(locale)) expect(answer.related).not.toContain(answer.slug)
  })

  it.each(locales())('%s: at least 40 carry a command of their own, and at least 20 of the first 26', (locale) => {
    const own = readAnswers(locale).filter(({ body }) => examplesOf(body).some(({ language }) => language === 'cli'))
    expect(own.length).toBeGreaterThanOrEqual(40)
    expect(own.filter(({ slug }) => seed.has(slug)).length).toBeGreaterThanOrEqual(20)
  })

  it('every answer that was added is reached from one of the official FAQ, and leads to one', () => {
    const answers = new Map(readAnswers(first).map((answer) => [answer.slug, ledTo(answer)]))
    const added = slugs.filter((slug) => !seed.has(slug))
    expect(added.filter((slug) => ![...seed].some((old) => answers.get(old)?.has(slug)))).toEqual([])
    expect(added.filter((slug) => ![...seed].some((old) => answers.get(slug)?.has(old)))).toEqual([])
  })

  it.each(locales())('%s: every answer says why and how, and ends with the official page', (locale) => {
    for (const answer of readAnswers(locale)) {
      const ids = answer.sections.map((section) => section.id)
      expect(ids[0], answer.slug).toBe('why')
      expect(ids.at(-1), answer.slug).toBe('official')
      expect(new Set(ids).size, answer.slug).toBe(ids.length)
    }
  })
})

describe.each(localeEntries.map(({ tag }) => tag))('phrasings in %s', (language) => {
  const own = readPhrasings().filter((phrasing) => phrasing.language === language)

  it('every answer has at least 15, and there are at least 150 of other topics', () => {
    for (const slug of slugs)
      expect([slug, own.filter((each) => each.slug === slug).length >= 15]).toEqual([slug, true])
    expect(own.filter(({ slug }) => slug === '').length).toBeGreaterThanOrEqual(150)
  })

  it('none stands under two answers, whatever its case', () => {
    const owners = new Map<string, string>()
    for (const { slug, text } of own) {
      const known = owners.get(text.toLowerCase())
      expect([text, known ?? slug]).toEqual([text, slug])
      owners.set(text.toLowerCase(), slug)
    }
  })

  it('none is a question that the engine is judged by', () => {
    const judging = new Set(
      (['dev', 'blind', 'ja', 'en', 'zh'] as const).flatMap(fixtureQuestions).map(({ q }) => q.toLowerCase()),
    )
    const written = own.filter(({ voice }) => voice !== 'readers').map(({ text }) => text)
    expect(written.filter((text) => judging.has(text.toLowerCase()))).toEqual([])
  })
})

describe.each(others)('%s beside the first locale', (locale) => {
  it.each(slugs)('%s has the same headings, embeds, internal links, related answers, ways and examples', (slug) => {
    expect(differences(readAnswer(locale, slug), readAnswer(first, slug))).toEqual([])
  })
})

describe('the RAM policy of deny-ram-users', () => {
  it('is JSON and denies the nine operations on everything', () => {
    const policy = JSON.parse(readFileSync(join('content', 'policies', 'deny-security-group-rules.json'), 'utf8'))
    expect(policy.Version).toBe('1')
    expect(policy.Statement).toHaveLength(1)
    const [{ Effect: effect, Action: actions, Resource: resource }] = policy.Statement
    expect([effect, resource]).toEqual(['Deny', '*'])
    expect(actions.sort()).toEqual(
      [
        'AuthorizeSecurityGroup',
        'AuthorizeSecurityGroupEgress',
        'RevokeSecurityGroup',
        'RevokeSecurityGroupEgress',
        'ModifySecurityGroupRule',
        'ModifySecurityGroupEgressRule',
        'ModifySecurityGroupPolicy',
        'ModifySecurityGroupAttribute',
        'ConfigureSecurityGroupPermissions',
      ]
        .map((name) => `ecs:${name}`)
        .sort(),
    )
  })
})
