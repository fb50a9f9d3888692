import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { answerMarkdown, languageOfPage, locales, readAnswer } from '@/build'
import { glossary, type Wording } from '@/content/glossary'
import { type Slug, slugs } from '@/content/topics'
import { exampleFaults, examplesOf } from './examples'
import { codeFaults, partsOf, proseFaults } from './prose'
import { saying, textsOf } from './texts'

const source = (locale: string, slug: Slug) => readFileSync(`content/${locale}/faq/${slug}.mdx`, 'utf8')

function waysOf(body: string): string[] {
  return [...body.matchAll(/<Way kind="(\w+)">/g)].flatMap(([, kind]) => kind ?? [])
}

/** Bold that ends with punctuation and runs into a letter: Markdown leaves its asterisks standing (CommonMark, 6.2). */
function unclosedBold(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    const parts = line.split('**')
    return parts.filter(
      (part, at) => at % 2 === 1 && /\p{P}$/u.test(part) && /^[\p{L}\p{N}]/u.test(parts[at + 1] ?? ''),
    )
  })
}

describe.each(locales())('%s: every answer', (locale) => {
  it.each(slugs)('%s: examples are read by our own readers', (slug) => {
    expect(examplesOf(readAnswer(locale, slug).body).flatMap(exampleFaults)).toEqual([])
  })

  it.each(slugs)('%s: types no figure and no name that a table has', (slug) => {
    expect(proseFaults(source(locale, slug), slug)).toEqual([])
  })

  it.each(slugs)('%s: what is bold is closed where Markdown closes it', (slug) => {
    expect(unclosedBold(source(locale, slug))).toEqual([])
  })

  it.each(slugs)('%s: steps by command say which permission they need, and how to see that they worked', (slug) => {
    const { body, needs, sections } = readAnswer(locale, slug)
    if (!waysOf(body).includes('cli')) return
    expect(needs.length).toBeGreaterThan(0)
    expect(needs.flatMap(codeFaults)).toEqual([])
    expect(sections.map(({ id }) => id)).toContain('check')
  })

  it.each(slugs)('%s: as Markdown it has no tag, no placeholder and no figure left to fill', (slug) => {
    const words = { console: 'A', cli: 'B', terraform: 'C', system: 'D', inferred: 'E', sources: 'F', live: 'G' }
    const text = answerMarkdown(locale, readAnswer(locale, slug), words).replace(/^```[\s\S]*?^```/gm, '')
    expect(text.replace(/`[^`]*`/g, '')).not.toMatch(/<\/?[A-Z]|\{[a-z/]/)
  })
})

/** The title of an official page is cited as it is. */
function withoutCitations(text: string): string {
  return text.replace(/\{ title: "[^"]*"/g, '').replace(/\[[^\]]*\]\(https:[^)]*\)/g, '')
}

describe.each(locales())('%s: one word for one thing', (locale) => {
  const texts = textsOf(locale).map(({ file, text }) => ({ file, text: withoutCitations(text) }))
  const never = Object.entries(glossary).flatMap(([id, { words }]) => {
    const wording: Wording = locale === 'ja' || locale === 'zh' ? words[locale] : words.en
    return (wording.never ?? []).map((word) => ({ id, word, also: wording.also ?? [] }))
  })

  it.each(never)('$id: nothing calls it $word', ({ word }) => {
    expect(saying(texts, [word])).toEqual([])
  })

  it('what people call it otherwise can be found in the glossary', () => {
    expect(never.length).toBeGreaterThan(0)
    const lost = never.filter(({ word, also }) => !also.some((other) => word.includes(other) || other.includes(word)))
    expect(lost.filter(({ word }) => !/引き上げ|policy|ポリシー|ファイアウォール/.test(word))).toEqual([])
  })
})

describe('each check rejects a planted error', () => {
  it('bold that stays open', () => {
    expect(unclosedBold('选择**目的(本实例)**的列表，**来源**也要')).toEqual(['目的(本实例)'])
  })
  const page = (body: string, answer = 'Yes. It is so.') =>
    `---\ntitle: A question\nanswer: "${answer}"\n---\n## Why {/*why*/}\n\n${body}\n`
  it.each([
    ['a figure of the facts', page('An ENI holds 1,000 rules.'), '1,000'],
    ['a figure in the answer', page('Text.', 'Up to 910 seconds. No more.'), '910'],
    ['a block that no engine reads', page('Allow `10.0.0.0/33`.'), '10.0.0.0/33'],
    ['an address outside of code', page('Allow 203.0.113.7 only.'), '203.0.113.7'],
    ['a port that no table knows', page('Open TCP 54321.'), 'TCP 54321'],
    ['a range the wrong way round', page('Open `TCP 90/80`.'), 'TCP 90/80'],
    ['a priority out of bounds', page('Use priority 101.'), 'priority 101'],
    ['an operation with a slip', page('Call `AuthorizeSecurtyGroup`.'), 'AuthorizeSecurtyGroup'],
    ['an error code that does not exist', page('It says `InvalidParam.Nothing`.'), 'InvalidParam.Nothing'],
    ['an action that does not exist', page('Deny `ecs:OpenEverything`.'), 'ecs:OpenEverything'],
  ])('%s', (_, text, found) => {
    expect(proseFaults(text, 'rule-priority').map((fault) => fault.text)).toContain(found)
  })

  it.each([
    'Since 28 January 2026 the limit is <Fact id="rules-per-eni" dated />.',
    '2026 年 1 月 28 日から、手順 3 の 2 つのルールは TCP 80 と `TCP 443/443` を許可します。',
    'Allow `203.0.113.0/24` at priority 1, then call `ModifySecurityGroupRule`; it answers `AclLimitExceed`.',
    '优先级 10，端口 443，`0.0.0.0/0`。',
  ])('and lets pass: %s', (text) => {
    expect(proseFaults(page(text), 'rule-priority')).toEqual([])
  })

  it.each([
    ['an operation that is not listed', 'cli', 'aliyun ecs OpenEverything --RegionId r\n'],
    ['a parameter that is not listed', 'cli', 'aliyun ecs DeleteSecurityGroup --RegionId r --Force yes\n'],
    [
      'a rule that our reader refuses',
      'cli',
      'aliyun ecs AuthorizeSecurityGroup --RegionId r --SecurityGroupId sg-1 --Permissions.1.Policy accept --Permissions.1.Priority 1 --Permissions.1.IpProtocol TCP --Permissions.1.PortRange 90/80 --Permissions.1.SourceCidrIp 203.0.113.0/24\n',
    ],
    [
      'Terraform with a wrong block',
      'hcl',
      'resource "alicloud_security_group_rule" "a" {\n  security_group_id = "sg-1"\n  type = "ingress"\n  ip_protocol = "tcp"\n  port_range = "80/80"\n  cidr_ip = "10.0.0.0/40"\n}\n',
    ],
    ['JSON with a comma too many', 'json', '{"Version": "1",}\n'],
    ['a policy that is none', 'json', '{"Version": "1", "Statement": [{"Effect": "Refuse"}]}\n'],
    ['a language that nothing checks', 'ruby', 'puts 1\n'],
  ])('%s', (_, language, text) => {
    expect(exampleFaults({ language, text })).not.toEqual([])
  })

  it('the language of a source is told by its address', () => {
    expect(languageOfPage('https://www.alibabacloud.com/help/ja/ecs/user-guide/security-group-rules')).toBe('ja')
    expect(languageOfPage('https://help.aliyun.com/document_detail/25554.html')).toBe('zh')
    expect(languageOfPage('https://help.aliyun.com/en/ecs/user-guide/overview')).toBe('en')
    expect(languageOfPage('https://www.alibabacloud.com/help/doc-detail/25554.html')).toBe('en')
    expect(languageOfPage('https://example.com/')).toBeNull()
  })

  it('prose is what stands outside of code, tags and links', () => {
    const { prose, codes } = partsOf(
      page('A `1/2` <Fact id="x" /> [three](../four-5/) <Inferred why="six">seven</Inferred>'),
    )
    expect(codes).toEqual(['1/2'])
    expect(prose).toContain('six')
    expect(prose).not.toContain('four')
  })
})
