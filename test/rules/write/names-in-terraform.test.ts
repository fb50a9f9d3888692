import { describe, expect, it } from 'vitest'
import { expandedIn, read, readDocuments, toTerraform } from '@/lib/rules'
import { group, rule } from '../read/documents'

type Fields = Readonly<Record<string, unknown>>

/** The names of the resources that groups and their rules are written as. */
function names(...groups: readonly Fields[]): string[] {
  const { groups: all } = readDocuments(
    groups.map((fields) => group([{ ...rule, SecurityGroupRuleId: '' }], { SecurityGroupName: '', ...fields })),
  ).ruleSet
  const { text } = toTerraform(
    all.flatMap(({ rules }) => rules),
    { groups: all },
  )
  return [...text.matchAll(/^resource "alicloud_(\w+)" "([^"]+)"/gm)].map(
    ([, type = '', name = '']) => `${type} ${name}`,
  )
}

describe('names in what is written for Terraform', () => {
  it.each<readonly [string, string]>([
    ['web', 'web'],
    ['web server (old)', 'web_server_old_'],
    ['日本', '_'],
    ['9lives', '_9lives'],
    ['a-b_c', 'a-b_c'],
    ['x'.repeat(80), 'x'.repeat(60)],
  ])('a group that is called %s', (SecurityGroupName, name) => {
    expect(names({ SecurityGroupId: 'sg-1', SecurityGroupName })[0]).toBe(`security_group ${name}`)
  })
  it('no two are alike, whatever they would be called', () => {
    const all = names(
      { SecurityGroupId: 'sg-1', SecurityGroupName: 'web' },
      { SecurityGroupId: 'sg-2', SecurityGroupName: 'web_2' },
      { SecurityGroupId: 'sg-3', SecurityGroupName: 'web' },
      { SecurityGroupId: 'sg-4', SecurityGroupName: 'web' },
    )
    const groupsOnly = all.filter((name) => name.startsWith('security_group '))
    expect(groupsOnly).toEqual([
      'security_group web',
      'security_group web_2',
      'security_group web_3',
      'security_group web_4',
    ])
    expect(new Set(all).size).toBe(all.length)
  })
  it('those of a configuration are kept, with the keys of its instances', () => {
    const text = `resource "alicloud_security_group" "g" {\n  count = 2\n  vpc_id = "vpc-1"\n}\nresource "alicloud_security_group_rule" "r" {\n  for_each = toset(["22/22"])\n  type = "ingress"\n  ip_protocol = "tcp"\n  port_range = each.value\n  cidr_ip = "10.0.0.0/8"\n  security_group_id = alicloud_security_group.g[0].id\n}`
    const { groups } = read(text).ruleSet
    const rules = groups.flatMap((each) => each.rules)
    const written = toTerraform(rules, { groups }).text
    expect([...written.matchAll(/^resource "\w+" "([^"]+)"/gm)].map(([, name]) => name)).toEqual([
      'g_0',
      'g_1',
      'r_22_22',
    ])
    expect(expandedIn(rules)).toEqual(['alicloud_security_group_rule.r', 'alicloud_security_group.g'])
    expect(expandedIn([{ id: 'sgr-1', group: 'sg-1' }])).toEqual([])
  })
})
