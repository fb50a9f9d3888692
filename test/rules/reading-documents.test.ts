import { describe, expect, it } from 'vitest'
import { read, readDocuments } from '@/lib/rules'

const rule = {
  Direction: 'ingress',
  IpProtocol: 'TCP',
  PortRange: '80/80',
  Policy: 'Accept',
  Priority: 1,
  SourceCidrIp: '0.0.0.0/0',
}

function group(...rules: readonly Record<string, unknown>[]) {
  return { SecurityGroupId: 'sg-1', VpcId: 'vpc-1', SecurityGroupType: 'normal', Permissions: { Permission: rules } }
}

function readRule(fields: Record<string, unknown>) {
  const reading = readDocuments([group({ ...rule, ...fields })])
  return { rule: reading.ruleSet.groups[0]?.rules[0], codes: reading.warnings.map((warning) => warning.code), reading }
}

describe('shapes of documents', () => {
  const flat = JSON.stringify(group(rule))
  it.each([
    ['flat', flat],
    ['an SDK envelope', `{"headers":{},"statusCode":200,"body":${flat}}`],
    ['an array', `[${flat}]`],
    ['one after another, with prompts between', `$ aliyun ecs Describe…\n${flat}\n$ exit`],
    ['with comments', flat.replace('{', '{ // the group\n /* all of it */')],
    [
      'lower-camel keys of SDK models',
      flat.replace(/"([A-Z])(\w+)":/g, (_, first, rest) => `"${first.toLowerCase()}${rest}":`),
    ],
  ])('%s', (_, text) => {
    const { ruleSet, warnings } = read(text)
    expect(ruleSet.groups.map((each) => [each.id, each.rules.length])).toEqual([['sg-1', 1]])
    expect(warnings.filter((warning) => warning.severity === 'error')).toEqual([])
  })

  it('JSON lines: a group a line', () => {
    const lines = ['sg-1', 'sg-2'].map((id) => JSON.stringify({ ...group(rule), SecurityGroupId: id })).join('\n')
    expect(read(lines).ruleSet.groups.map((each) => each.id)).toEqual(['sg-1', 'sg-2'])
  })

  it('request shape asks for the direction, and takes it', () => {
    const { Direction: _, ...request } = rule
    const text = JSON.stringify({ Permissions: [request] })
    expect(read(text).warnings.map((warning) => warning.code)).toContain('ask-direction')
    expect(read(text, { direction: 'egress' }).warnings.map((warning) => warning.code)).toContain('no-peer')
    expect(read(text, { direction: 'ingress' }).ruleSet.groups[0]?.rules).toHaveLength(1)
  })

  it('P-20 a Terraform plan whose group id is not known yet', () => {
    const plan = {
      planned_values: {
        root_module: {
          child_modules: [
            {
              resources: [
                {
                  address: 'module.net.alicloud_security_group.web',
                  type: 'alicloud_security_group',
                  values: { security_group_name: 'web', security_group_type: 'enterprise' },
                },
                {
                  address: 'module.net.alicloud_security_group_rule.http',
                  type: 'alicloud_security_group_rule',
                  values: { type: 'ingress', ip_protocol: 'tcp', port_range: '80/80', cidr_ip: '0.0.0.0/0' },
                },
              ],
            },
          ],
        },
      },
      configuration: {
        root_module: {
          module_calls: {
            net: {
              module: {
                resources: [
                  {
                    address: 'alicloud_security_group_rule.http',
                    expressions: {
                      security_group_id: {
                        references: ['alicloud_security_group.web.id', 'alicloud_security_group.web'],
                      },
                    },
                  },
                ],
              },
            },
          },
        },
      },
    }
    const { ruleSet } = readDocuments([plan])
    expect(ruleSet.groups).toMatchObject([
      { id: 'module.net.alicloud_security_group.web', type: 'advanced', rules: [{ id: '0' }] },
    ])
  })
})

describe('fields of a rule', () => {
  it.each([
    ['P-2 a priority as text', { Priority: ' 50 ' }, { priority: 50 }],
    ['F-6 the default priority', { Priority: '' }, { priority: 1 }],
    ['F-5 the default policy', { Policy: null }, { action: 'accept' }],
    ['P-3 any case', { IpProtocol: 'tCp', Policy: 'DROP', Direction: 'Ingress' }, { protocol: 'tcp', action: 'drop' }],
    ['P-4 -1/-1 as source ports', { SourcePortRange: '-1/-1' }, { sourcePorts: { kind: 'any' } }],
    ['M-3 ALL with -1/-1', { IpProtocol: 'ALL', PortRange: '-1/-1' }, { protocol: 'all', ports: { kind: 'any' } }],
    [
      'F-12 a prefix list',
      { SourceCidrIp: '', SourcePrefixListId: 'pl-1' },
      { peer: { kind: 'prefix-list', id: 'pl-1' } },
    ],
    ['F-13 a port list', { PortRange: '', PortRangeListId: 'prl-1' }, { ports: { kind: 'list', id: 'prl-1' } }],
    [
      'F-11 another account',
      { SourceCidrIp: '', SourceGroupId: 'sg-9', SourceGroupOwnerAccount: 'x@example.com' },
      { peer: { kind: 'group', groupId: 'sg-9', account: 'x@example.com' } },
    ],
  ])('%s', (_, fields, expected) => {
    expect(readRule(fields).rule).toMatchObject(expected)
  })

  it.each([
    ['F-7 priority 110', { Priority: 110 }, 'priority-110'],
    ['F-18 a CIDR beats a group', { SourceGroupId: 'sg-9' }, 'group-ignored'],
    ['M-4 TCP with -1/-1', { PortRange: '-1/-1' }, 'all-ports'],
    [
      'M-7 ICMP with an IPv6 address',
      { IpProtocol: 'ICMP', PortRange: '-1/-1', SourceCidrIp: '', Ipv6SourceCidrIp: '::/0' },
      'matches-nothing',
    ],
    ['M-8 host bits', { SourceCidrIp: '10.159.6.18/12' }, 'host-bits'],
    ['P-1 an unknown field', { Colour: 'red' }, 'unknown-field'],
  ])('%s is read with a remark', (_, fields, code) => {
    const { rule: found, codes } = readRule(fields)
    expect(found).toBeDefined()
    expect(codes).toContain(code)
  })

  it.each([
    ['F-3 200/1', { PortRange: '200/1' }, 'port-range-reversed', 'PortRange'],
    ['M-5 port 0', { PortRange: '0/80' }, 'port-range', 'PortRange'],
    ['M-16 commas', { PortRange: '80/80,443/443' }, 'port-range', 'PortRange'],
    ['M-3 ICMP with ports', { IpProtocol: 'ICMP' }, 'port-range-fixed', 'PortRange'],
    ['F-6 priority 0', { Priority: 0 }, 'priority', 'Priority'],
    ['F-6 priority 101', { Priority: '101' }, 'priority', 'Priority'],
    ['F-6 a number of a million digits', { Priority: '9'.repeat(1_000_000) }, 'priority', 'Priority'],
    ['X-10 Allow', { Policy: 'Allow' }, 'policy', 'Policy'],
    ['F-2 a protocol number', { IpProtocol: '6' }, 'protocol-number', 'IpProtocol'],
    ['F-2 an unknown protocol', { IpProtocol: 'sctp' }, 'protocol', 'IpProtocol'],
    ['F-17 no authorization object', { SourceCidrIp: '' }, 'no-peer', 'SourceCidrIp'],
    ['F-9 both families', { Ipv6SourceCidrIp: '::/0' }, 'both-families', 'Ipv6SourceCidrIp'],
    ['P-8 a masked address', { SourceCidrIp: '203.0.113.***' }, 'masked', 'SourceCidrIp'],
    ['F-8 IPv6 in the IPv4 field', { SourceCidrIp: '::/0' }, 'address-family', 'SourceCidrIp'],
    ['O-7 classic network', { NicType: 'internet' }, 'classic-network', 'NicType'],
    ['F-1 all is no direction of a rule', { Direction: 'all' }, 'direction', 'Direction'],
  ])('%s is refused with its place', (_, fields, code, field) => {
    const { rule: found, reading } = readRule(fields)
    expect(found).toBeUndefined()
    expect(reading.warnings.find((warning) => warning.code === code)?.place).toEqual({
      document: 0,
      path: `Permissions.Permission[0].${field}`,
    })
  })
})

describe('groups together', () => {
  it('G-10 mixed types are refused', () => {
    const { warnings } = readDocuments([
      group(),
      { ...group(), SecurityGroupId: 'sg-2', SecurityGroupType: 'enterprise' },
    ])
    expect(warnings).toContainEqual(expect.objectContaining({ code: 'mixed-types', severity: 'error' }))
  })
  it('P-7 NextToken: the group is not complete', () => {
    const { ruleSet, warnings } = readDocuments([{ ...group(rule), NextToken: 'abc' }])
    expect(ruleSet.groups[0]?.complete).toBe(false)
    expect(warnings.map((warning) => warning.code)).toContain('next-token')
  })
  it('the same group twice is one group, its rules once', () => {
    const named = { ...rule, SecurityGroupRuleId: 'sgr-1' }
    const { ruleSet } = readDocuments([group(named), group(named)])
    expect(ruleSet.groups.map((each) => each.rules.length)).toEqual([1])
  })
  it('two different rules with one id are both read, and reported', () => {
    const { ruleSet, warnings } = readDocuments([
      group({ ...rule, SecurityGroupRuleId: 'sgr-1' }, { ...rule, SecurityGroupRuleId: 'sgr-1', PortRange: '81/81' }),
    ])
    expect(ruleSet.groups[0]?.rules).toHaveLength(2)
    expect(warnings.map((warning) => warning.code)).toContain('duplicate-id')
  })
})

describe('hostile documents', () => {
  it.each([
    ['deep nesting', '['.repeat(1_000_000), 'too-deep'],
    ['deep but closed', `${'{"a":'.repeat(200)}1${'}'.repeat(200)}`, 'too-deep'],
    ['too much', ' '.repeat(5 * 1024 * 1024 + 1), 'too-large'],
    ['a lone surrogate', '{"SecurityGroupId":"\ud800","Permissions":{"Permission":[5]}}', 'not-a-rule'],
    ['a million brackets', '[]'.repeat(500_000), null],
    ['an unclosed string', `{"a":"${'x'.repeat(1_000_000)}`, 'json-syntax'],
    ['__proto__', '{"__proto__":{"SecurityGroupId":"sg-1","Permissions":[]}}', 'unknown-document'],
    ['quotes without end', '{'.concat('"\\'.repeat(1_000_000)), 'json-syntax'],
  ])('%s is answered within two seconds', (_, text, code) => {
    const start = performance.now()
    const { warnings, ruleSet } = read(text)
    expect(performance.now() - start).toBeLessThan(2000)
    if (code) expect(warnings.map((warning) => warning.code)).toContain(code)
    expect(ruleSet.groups.flatMap((each) => each.rules)).toEqual([])
  })

  it('forty thousand rules: the limit is named', () => {
    const { warnings, ruleSet } = readDocuments([group(...Array.from({ length: 40_000 }, () => rule))])
    expect(warnings.find((warning) => warning.code === 'too-many-rules')?.params.limit).toBe('20000')
    expect(ruleSet.groups[0]?.rules).toHaveLength(20_000)
  })

  it('a syntax error is placed by line and column', () => {
    const { warnings } = read('{\n  "SecurityGroupId": "sg-1",\n  "Permissions": { "Permission": [ } }\n')
    expect(warnings[0]).toMatchObject({ code: 'json-syntax', params: { line: '3', column: '36' } })
  })
})
