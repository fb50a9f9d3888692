import { expect, it } from 'vitest'
import { speaksOfRules } from '@/lib/rules/read/outside'

it.each([
  ['security', true],
  ['net-SecurityGroup', true],
  ['firewall', true],
  ['rule', true],
  ['ssh_rules', true],
  ['Rules-of-web', true],
  ['rules2', true],
  ['rulebook', false],
  ['ruler', false],
  ['sg', true],
  ['web_sg', true],
  ['SG-1', true],
  ['asg', false],
  ['sgx', false],
  ['network', false],
])('a module called %s speaks of rules: %s', (name, expected) => {
  expect(speaksOfRules(name)).toBe(expected)
})
