import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { embedsOf, locales, readAnswer, readAnswers, readPhrasings } from '@/build'
import { localeEntries } from '@/content/locales'
import { slugs, topics } from '@/content/topics'
import { fixtureQuestions } from '../ask/questions'
import { examplesOf } from './examples'

const [first = 'ja', ...others] = locales()

function linksOf(body: string): string[] {
  return [...body.matchAll(/\]\(([^)\s]+)\)/g)].flatMap((match) => match[1] ?? []).filter((url) => url.startsWith('.'))
}

/** Parts with what they are given; the reason of an inference is prose, and a term may be dropped where a word is. */
function embedTagsOf(body: string): string[] {
  return [...body.matchAll(/<([A-Z][A-Za-z]*)\b([^>]*?)\/?>/g)]
    .map((match) =>
      match[1] === 'Inferred' ? 'Inferred' : `${match[1]} ${match[2]?.replace(/\s+/g, ' ').trim()}`.trim(),
    )
    .filter((tag) => !tag.startsWith('Term'))
}

/** Examples without their comments, which are prose. */
function codeOf(body: string): string[] {
  return examplesOf(body)
    .filter(({ language }) => language !== 'text')
    .map(({ text }) => text.replace(/^\s*#.*\n|\s+#.*$/gm, ''))
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

  it('at least 20 of the first 26 carry a command of their own, in every language', () => {
    for (const locale of locales()) {
      const own = readAnswers(locale).filter(({ body }) => examplesOf(body).some(({ language }) => language === 'cli'))
      expect(own.length, locale).toBeGreaterThanOrEqual(20)
    }
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
    const here = readAnswer(locale, slug)
    const there = readAnswer(first, slug)
    expect(here.sections.map((section) => section.id)).toEqual(there.sections.map((section) => section.id))
    expect(embedTagsOf(here.body).sort()).toEqual(embedTagsOf(there.body).sort())
    expect([...new Set(linksOf(here.body))].sort()).toEqual([...new Set(linksOf(there.body))].sort())
    expect(here.related).toEqual(there.related)
    expect([here.applies, here.needs, here.checked]).toEqual([there.applies, there.needs, there.checked])
    expect(codeOf(here.body)).toEqual(codeOf(there.body))
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
