import { describe, expect, it } from 'vitest'
import { codePartsIn } from '@/components/ask/code-parts'
import { codeParts } from '@/content/code-parts'
import { errorCodes } from '@/content/error-codes'

describe('the parts of an error code (questions 12)', () => {
  it.each([
    ['InvalidSecurityGroupRule.RuleConflict', ['invalid', 'rule', 'conflict']],
    ['InvalidSourceCidrIp.Malformed', ['invalid', 'source', 'malformed']],
    ['SecurityGroupInstanceLimitExceeded', ['group', 'instance', 'exceeded']],
    ['Forbidden.RAM', ['denied', 'user']],
    ['Hello', []],
  ])('%s', (code, parts) => {
    expect(codePartsIn(code).map(({ part }) => part)).toEqual(parts)
  })

  it('stand in the code, in its order, each once', () => {
    for (const { code } of errorCodes) {
      const parts = codePartsIn(code)
      const places = parts.map(({ written }) => code.indexOf(written))
      expect(places, code).not.toContain(-1)
      expect(new Set(parts.map(({ part }) => part)).size, code).toBe(parts.length)
    }
  })

  it('each is written by some known code, or is one that the API writes elsewhere', () => {
    const used = new Set(errorCodes.flatMap(({ code }) => codePartsIn(code).map(({ part }) => part)))
    expect(codeParts.map(([part]) => part).filter((part) => !used.has(part))).toEqual([])
  })
})
