import { describe, expect, it } from 'vitest'
import { cases } from '@/content/cases'
import { decide, parsePacket, readDocuments } from '@/lib/rules'

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
