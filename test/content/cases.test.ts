import { describe, expect, it } from 'vitest'
import { cases } from '@/content/cases'
import { decide, parsePacket, readDocuments } from '@/lib/rules'
import { textsOf } from './texts'

describe('the situations that the answers show', () => {
  it.each(Object.entries(cases))(
    '%s: comes out as the text around it says',
    (_, { documents, packet, expect: expected }) => {
      const { ruleSet, warnings } = readDocuments(documents)
      const warned = warnings.filter((warning) => warning.severity !== 'hint').map(({ code }) => code)
      expect(warned).toEqual('warns' in expected ? expected.warns : [])
      const parsed = parsePacket(packet)
      if (!parsed.ok) throw new Error(parsed.problem.code)
      const { verdict, by } = decide(ruleSet, parsed.packet)
      expect(verdict).toBe(expected.verdict)
      expect(by.kind).toBe(expected.by)
      if ('rule' in expected) expect(by).toMatchObject({ rule: expected.rule })
    },
  )
})

/** Rules that a text has changed beside a simulator that shows other ones. */
function strangersIn(text: string): readonly string[] {
  const shown = [...text.matchAll(/caseid="([^"]+)"/g)].flatMap(([, id]) =>
    Object.entries(cases).flatMap(([name, { documents }]) => (name === id ? [JSON.stringify(documents)] : [])),
  )
  const changed = [...text.matchAll(/modifysecuritygroup(?:egress)?rule [^\n]*--securitygroupruleid (\S+)/g)]
  return shown.length === 0
    ? []
    : changed.flatMap(([, rule]) => (shown.some((documents) => documents.includes(`"${rule}"`)) ? [] : [rule ?? '']))
}

describe('a command that changes a rule', () => {
  it.each(['ja', 'en', 'zh'])('names it as the simulator beside it does: %s', (locale) => {
    const texts = textsOf(locale).filter(({ file }) => file.endsWith('.mdx'))
    const beside = texts.filter(({ text }) => text.includes('caseid="') && text.includes('--securitygroupruleid '))
    expect(beside.length).toBeGreaterThan(0)
    expect(texts.flatMap(({ file, text }) => strangersIn(text).map((rule) => `${file}: ${rule}`))).toEqual([])
  })

  it('and another name is noticed', () => {
    const text =
      '<rulesimulator caseid="rule-priority" />\naliyun ecs modifysecuritygrouprule --securitygroupruleid sgr-example-https --priority 9'
    expect(strangersIn(text)).toEqual(['sgr-example-https'])
  })
})
