import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { readAnswer } from '@/build'

const home = process.cwd()

function answerFile(text: string) {
  const folder = mkdtempSync(join(tmpdir(), 'sekisho-content-'))
  mkdirSync(join(folder, 'content', 'ja', 'faq'), { recursive: true })
  writeFileSync(join(folder, 'content', 'ja', 'faq', 'rule-priority.mdx'), text)
  process.chdir(folder)
}

afterEach(() => process.chdir(home))

const good = `---
title: ルールの優先度はどう決まりますか
answer: 数字が小さいルールが先に決めます。同じ優先度なら拒否が勝ちます。
related: [port-80-unreachable, isolate-within-group]
applies: [basic]
checked: 2026-11-28
sources:
  - { title: Rules, url: https://www.alibabacloud.com/help/en, read: 2026-11-24 }
---
## なぜ {/*why*/}

本文です。
`

describe('a writer makes a mistake in the frontmatter', () => {
  it('a good file is read', () => {
    answerFile(good)
    expect(readAnswer('ja', 'rule-priority').sections).toEqual([{ id: 'why', heading: 'なぜ', text: '本文です。' }])
  })

  it.each([
    ['one sentence only', good.replace('同じ優先度なら拒否が勝ちます。', ''), 'expected exactly two sentences'],
    ['an unknown related slug', good.replace('isolate-within-group', 'isolate-group'), 'related[1]'],
    ['a source over http', good.replace('https:', 'http:'), 'sources[0].url'],
    ['a figure that no fact has', good.replace('数字が小さい', '数字が {no-such-fact} より小さい'), 'no-such-fact'],
    ['a subject that does not exist', good.replace('[basic]', '[advanced]'), 'applies[0]'],
    ['no day of the last check', good.replace('checked: 2026-11-28\n', ''), 'checked'],
    ['a permission without its product', good.replace('checked:', 'needs: [DescribeInstances]\nchecked:'), 'needs[0]'],
    ['YAML that cannot be read', good.replace('answer: ', 'answer: {'), 'frontmatter cannot be read'],
    ['a field that nobody reads', good.replace('related:', 'keywords: x\nrelated:'), 'keywords'],
  ])('%s: the message names the file and the field', (_, text, expected) => {
    answerFile(text)
    expect(() => readAnswer('ja', 'rule-priority')).toThrow('content/ja/faq/rule-priority.mdx')
    expect(() => readAnswer('ja', 'rule-priority')).toThrow(expected)
  })

  it('a missing file is named', () => {
    answerFile(good)
    expect(() => readAnswer('ja', 'view-quotas')).toThrow('content/ja/faq/view-quotas.mdx is missing')
  })
})
