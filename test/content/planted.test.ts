import { describe, expect, it } from 'vitest'
import { type AnswerFile, locales, readAnswer, readAnswers } from '@/build'
import { type FactId, facts } from '@/content/facts'
import { glossary } from '@/content/glossary'
import { slugs } from '@/content/topics'
import { differences, linksOf } from './parity'
import { sourceFaults } from './sources'
import { saying } from './texts'

const answer = readAnswer('en', 'rule-priority')
const first = (list: AnswerFile['sources']) => {
  const [source] = list
  if (!source) throw new Error('no source')
  return source
}

describe('the same in every language', () => {
  it('an answer beside itself does not differ', () => {
    expect(differences(answer, answer)).toEqual([])
  })

  it.each<[string, Partial<AnswerFile>, string]>([
    ['a heading with another id', { sections: answer.sections.slice(1) }, 'headings'],
    [
      'a live part with another case',
      { body: answer.body.replace('caseId="rule-priority"', 'caseId="allow-ping"') },
      'parts',
    ],
    ['a figure that is missing', { body: `${answer.body}\n<Fact id="rules-per-eni" />` }, 'parts'],
    [
      'a statement that is no longer marked as inferred',
      { body: `${answer.body}<Inferred why="x">y</Inferred>` },
      'parts',
    ],
    ['a link to another answer', { body: answer.body.replace('../block-one-address/', '../allow-ping/') }, 'links'],
    ['other related answers', { related: ['allow-ping', 'view-quotas'] }, 'related'],
    ['other groups that it applies to', { applies: ['managed'] }, 'applies'],
    ['another permission', { needs: ['ecs:DeleteSecurityGroup'] }, 'needs'],
    ['another day of the last check', { checked: '2026-01-01' }, 'checked'],
    ['another parameter in a command', { body: answer.body.replace('--Priority 9', '--Priority 8') }, 'code'],
  ])('rejects %s', (_, part, name) => {
    expect(differences({ ...answer, ...part }, answer)).toEqual([name])
  })

  it('lets pass another comment, another reason and another term', () => {
    const body = answer.body
      .replace('```cli\n', '```cli\n# 注释\n')
      .replace(/<Term id="hidden-default">([^<]*)<\/Term>/, '$1')
    expect(body).not.toBe(answer.body)
    expect(differences({ ...answer, body }, answer)).toEqual([])
  })
})

describe('links to other pages', () => {
  const tools = ['rules', 'cidr', 'policy', 'reachability']
  /** Links that lead to no answer, tool or heading. */
  const lost = (body: string, known: ReadonlyMap<string, ReadonlySet<string>>) =>
    linksOf(body).filter((url) => {
      const [, slug = '', heading] = /^\.\.\/([a-z0-9-]+)\/(?:#([a-z0-9-]+))?$/.exec(url) ?? []
      const [, tool = ''] = /^\.\.\/\.\.\/tools\/([a-z]+)\/$/.exec(url) ?? []
      return !(tools.includes(tool) || (known.has(slug) && (!heading || known.get(slug)?.has(heading))))
    })

  it.each(locales())('%s: each leads to an answer, one of its headings, or a tool', (locale) => {
    const answers = readAnswers(locale)
    const known = new Map(answers.map(({ slug, sections }) => [slug, new Set(sections.map(({ id }) => id))]))
    expect(answers.flatMap(({ body }) => lost(body, known))).toEqual([])
  })

  it.each(['../no-such-answer/', '../rule-priority/#nowhere', '../../tools/other/', './rule-priority/'])(
    'rejects %s',
    (url) => {
      const known = new Map(slugs.map((slug) => [slug as string, new Set(['why'])]))
      expect(lost(`[x](${url})`, known)).toEqual([url])
      expect(lost('[x](../rule-priority/#why) [y](../../tools/rules/)', known)).toEqual([])
    },
  )
})

describe('sources', () => {
  it.each(locales())('%s: pages in the own language come first, wherever they are known', (locale) => {
    expect(sourceFaults(locale, readAnswers(locale))).toEqual([])
  })

  const ja = readAnswer('ja', 'rule-priority')
  const english = { ...first(ja.sources), url: 'https://www.alibabacloud.com/help/en/ecs/x', lang: 'en' as const }
  it.each<[string, Partial<AnswerFile>, string]>([
    ['a page in another language before one in the own', { sources: [english, ...ja.sources] }, 'own-language-later'],
    [
      'the English edition where the own is cited elsewhere',
      {
        sources: [...ja.sources, { ...english, url: first(ja.sources).url.replace('/help/ja/', '/help/en/') }],
      },
      'own-edition-known',
    ],
    [
      'an address that does not tell its language',
      { sources: [...ja.sources, { ...english, url: 'https://example.com/', lang: null }] },
      'language-unknown',
    ],
    ['a page read after the last check', { checked: '2026-01-01' }, 'read-later-than-checked'],
    [
      'a page dated after it was read',
      { sources: [{ ...first(ja.sources), dated: '2027-01-01' }, ...ja.sources.slice(1)] },
      'read-later-than-checked',
    ],
    ['a page that the text links and no source names', { body: `${ja.body}\n[x](https://example.com/)` }, 'not-cited'],
  ])('rejects %s', (_, part, why) => {
    const faults = sourceFaults('ja', [{ ...ja, ...part }])
    expect(faults.map((fault) => fault.why)).toContain(why)
    expect(sourceFaults('ja', [ja])).toEqual([])
  })
})

describe('words', () => {
  it('each word that must not be said would be caught, and its glossary has another for it', () => {
    for (const { words } of Object.values(glossary))
      for (const { name, never = [] } of Object.values(words) as readonly { name: string; never?: readonly string[] }[])
        for (const word of never) {
          expect(saying([{ file: 'planted', text: `… ${word} …`.toLowerCase() }], [word])).toEqual([`planted: ${word}`])
          expect(name.toLowerCase()).not.toContain(word.toLowerCase())
        }
  })
})

describe('facts that were read long ago', () => {
  /** Facts whose page is more than so many months older than the last check of the answers. */
  const old = (months: number, table: Readonly<Record<string, { readonly source: { readonly date: string } }>>) => {
    const last =
      readAnswers('en')
        .map(({ checked }) => checked)
        .sort()
        .at(-1) ?? ''
    const age = (date: string) => {
      const [year = 0, month = 1] = date.split('-').map(Number)
      const [nowYear = 0, nowMonth = 1] = last.split('-').map(Number)
      return (nowYear - year) * 12 + nowMonth - month
    }
    return Object.keys(table).filter((id) => age(table[id]?.source.date ?? '') > months)
  }

  it('are these; a further one has to be looked up anew, or be added here with a reason', () => {
    const known: Readonly<Partial<Record<FactId, string>>> = {
      'simple-server-rules': 'the page is of September 2024, and no newer one was found',
      'overdue-days': 'the page is of September 2024, and no newer one was found',
      'default-rule-priority': 'the Japanese FAQ of September 2024 is the newest one that tells it',
    }
    expect(old(24, facts)).toEqual(
      Object.keys(known).sort((a, b) => Object.keys(facts).indexOf(a) - Object.keys(facts).indexOf(b)),
    )
  })

  it('an old one would be caught', () => {
    expect(old(24, { new: { source: { date: '2026-01' } }, old: { source: { date: '2023' } } })).toEqual(['old'])
  })
})
