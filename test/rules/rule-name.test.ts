import { describe, expect, it } from 'vitest'
import { ruleName } from '@/lib/rules'

describe('the name of a rule', () => {
  it.each([
    ['sgr-bp1a', 'sgr-bp1a'],
    ['alicloud_security_group_rule.web["0"]', 'alicloud_security_group_rule.web["0"]'],
    ['0', 'rule-1'],
    ['11', 'rule-12'],
    ['0#4', 'rule-5'],
    ['', ''],
  ])('%s is told as %s', (id, name) => {
    expect(ruleName(id)).toBe(name)
    expect(ruleName(name)).toBe(name)
  })
})
