import { describe, expect, it } from 'vitest'
import { changeSteps, read, readDocuments } from '@/lib/rules'
import { group, permission, rule } from './documents'

type Fields = Readonly<Record<string, unknown>>

/** A value that nothing tells. */
const open = { 'Fn::Nonsense': [] }

/** What of a rule of a template is known where some of its fields are not told; null where it is read whole. */
function knownOf(fields: Fields) {
  const template = {
    ROSTemplateFormatVersion: '2015-09-01',
    Resources: {
      G: {
        Type: 'ALIYUN::ECS::SecurityGroup',
        Properties: { VpcId: 'vpc-1', SecurityGroupIngress: [permission(fields)] },
      },
    },
  }
  const { ruleSet } = readDocuments([template])
  if (ruleSet.groups[0]?.rules.length === 1) return null
  const [unread] = ruleSet.unread
  return unread ? Object.keys(unread.known).sort() : 'nothing'
}

describe('P-7 what is not told of a rule, and what is known all the same', () => {
  it.each<readonly [string, Fields, unknown]>([
    ['all is told', {}, null],
    ['a description', { Description: open }, null],
    ['an account', { SourceGroupOwnerAccount: open }, null],
    ['the protocol, and so its ports', { IpProtocol: open }, ['action', 'direction', 'peer', 'priority']],
    ['the ports', { PortRange: open }, ['action', 'direction', 'peer', 'priority', 'protocol']],
    ['the action', { Policy: open }, ['direction', 'peer', 'ports', 'priority', 'protocol']],
    ['the priority', { Priority: open }, ['action', 'direction', 'peer', 'ports', 'protocol']],
    ['the source', { SourceCidrIp: open }, ['action', 'direction', 'ports', 'priority', 'protocol']],
    [
      'the source of the other family',
      { SourceCidrIp: '', Ipv6SourceCidrIp: open },
      ['action', 'direction', 'ports', 'priority', 'protocol'],
    ],
    ['F-18 a group beside an address', { SourceGroupId: open }, null],
    ['F-18 a list beside an address', { SourcePrefixListId: open }, null],
    ['F-18 a list beside a group', { SourceCidrIp: '', SourceGroupId: 'sg-2', SourcePrefixListId: open }, null],
    [
      'F-18 a group beside a list',
      { SourceCidrIp: '', SourceGroupId: open, SourcePrefixListId: 'pl-1' },
      ['action', 'direction', 'ports', 'priority', 'protocol'],
    ],
    ['M-15 a list of ports beside ports', { PortRangeListId: open }, null],
    [
      'M-15 a list of ports without',
      { PortRange: '', PortRangeListId: open },
      ['action', 'direction', 'peer', 'priority', 'protocol'],
    ],
    ['a source port', { SourcePortRange: open }, ['action', 'direction', 'peer', 'ports', 'priority', 'protocol']],
    ['an own address', { DestCidrIp: open }, ['action', 'direction', 'ports', 'priority', 'protocol']],
  ])('%s', (_, fields, expected) => {
    expect(knownOf(fields)).toEqual(expected)
  })
})

describe('F-3, F-6 a protocol by its number', () => {
  const told = (IpProtocol: unknown) => {
    const { ruleSet, warnings } = readDocuments([group([{ ...rule, IpProtocol, PortRange: '-1/-1' }])])
    const codes = warnings.flatMap(({ code, severity, place }) =>
      /^protocol/.test(code) ? [`${severity} ${code} ${place?.path.split('.').at(-1)}`] : [],
    )
    return [ruleSet.groups[0]?.rules.map(({ protocol }) => protocol), codes]
  }
  it.each<readonly [unknown, readonly unknown[], readonly string[]]>([
    ['TCP', ['tcp'], []],
    ['6', ['tcp'], ['warning protocol-number IpProtocol']],
    [17, ['udp'], ['warning protocol-number IpProtocol']],
    ['1', ['icmp'], ['warning protocol-number IpProtocol']],
    ['47', ['gre'], ['warning protocol-number IpProtocol']],
    ['50', [50], ['warning protocol-number IpProtocol']],
    ['0', [0], ['warning protocol-number IpProtocol']],
    ['255', [255], ['warning protocol-number IpProtocol']],
    ['256', [], ['error protocol IpProtocol']],
    ['tcp6', [], ['error protocol IpProtocol']],
    ['-1', [], ['error protocol IpProtocol']],
    ['1000', [], ['error protocol IpProtocol']],
  ])('%j', (written, protocols, codes) => {
    expect(told(written)).toEqual([protocols, codes])
  })
})

describe('a plan that shows both what changes and what was', () => {
  const resource = (priority: number) => ({
    type: 'alicloud_security_group_rule',
    address: 'alicloud_security_group_rule.r',
    values: {
      security_group_id: 'sg-1',
      type: 'ingress',
      ip_protocol: 'tcp',
      port_range: '22/22',
      policy: 'accept',
      priority,
      cidr_ip: '10.0.0.0/8',
    },
  })
  const plan = JSON.stringify({
    prior_state: { values: { root_module: { resources: [resource(6)] } } },
    resource_changes: [{ ...resource(5), change: { before: resource(7).values, after: resource(5).values } }],
  })
  it.each([
    ['planned', 5, 'resource_changes[0].change.after'],
    ['prior', 6, 'prior_state.values.root_module.resources[0].values'],
  ] as const)('%s', (side, priority, path) => {
    const { ruleSet } = read(plan, { plan: side })
    expect(ruleSet.groups.flatMap(({ rules }) => rules.map((each) => [each.priority, each.place.path]))).toEqual([
      [priority, path],
    ])
  })
  it('a VPC that is known after apply may be any', () => {
    const made = JSON.stringify({
      planned_values: {
        root_module: {
          resources: ['a', 'b'].map((name) => ({
            type: 'alicloud_security_group',
            address: `alicloud_security_group.${name}`,
            values: name === 'a' ? {} : { vpc_id: 'vpc-2' },
          })),
        },
      },
      resource_changes: [{ address: 'alicloud_security_group.a', change: { after_unknown: { vpc_id: true } } }],
    })
    const { ruleSet, warnings } = read(made)
    expect(ruleSet.groups.map(({ vpcId }) => vpcId)).toEqual(['vpc_id', 'vpc-2'])
    expect(warnings.map(({ code }) => code)).not.toContain('mixed-vpcs')
  })
})

describe('what documents say of one group, and say otherwise', () => {
  const contradictions = (...documents: readonly unknown[]) =>
    readDocuments(documents).warnings.flatMap(({ code, params, place, severity }) =>
      code === 'contradiction' && 'field' in params && 'second' in params
        ? [[severity, params.field, params.first, params.second, place?.document, place?.path]]
        : [],
    )
  const template = (properties: Fields) => ({
    ROSTemplateFormatVersion: '2015-09-01',
    Resources: { 'sg-1': { Type: 'ALIYUN::ECS::SecurityGroup', Properties: properties } },
  })
  it.each<readonly [string, readonly unknown[], readonly unknown[]]>([
    ['the same', [group([]), group([])], []],
    ['another VPC', [group([]), group([], { VpcId: 'vpc-2' })], [['error', 'VpcId', 'vpc-1', 'vpc-2', 1, 'VpcId']]],
    [
      'another type',
      [group([]), group([], { SecurityGroupType: 'enterprise' })],
      [['error', 'SecurityGroupType', 'normal', 'enterprise', 1, 'SecurityGroupType']],
    ],
    [
      'another policy',
      [group([]), group([], { InnerAccessPolicy: 'Drop' })],
      [['error', 'InnerAccessPolicy', 'Accept', 'Drop', 1, 'InnerAccessPolicy']],
    ],
    [
      'a template of another policy',
      [group([]), template({ VpcId: 'vpc-1', InnerAccessPolicy: 'Drop' })],
      [['error', 'InnerAccessPolicy', 'Accept', 'drop', 1, 'Resources.sg-1.Properties.InnerAccessPolicy']],
    ],
    ['a type by another name', [group([]), group([], { SecurityGroupType: 'basic' })], []],
  ])('%s', (_, documents, expected) => {
    expect(contradictions(...documents)).toEqual(expected)
  })
  it('other rules of one direction', () => {
    const first = group([{ ...rule, SecurityGroupRuleId: 'sgr-1' }])
    const second = group([
      { ...rule, SecurityGroupRuleId: 'sgr-2', PortRange: '81/81' },
      { ...rule, SecurityGroupRuleId: 'sgr-3', PortRange: '82/82' },
    ])
    expect(contradictions(first, second)).toEqual([
      ['error', 'Permissions (ingress)', '1', '2', 1, 'Permissions.Permission'],
    ])
    expect(contradictions(first, first)).toEqual([])
    const out = group([
      { ...rule, SecurityGroupRuleId: 'sgr-4', Direction: 'egress', SourceCidrIp: '', DestCidrIp: '0.0.0.0/0' },
    ])
    expect(contradictions(first, out)).toEqual([])
  })
})

describe('steps from one set to another, of several groups', () => {
  it('come group by group, in one order whatever the documents’ is', () => {
    const of = (...ids: readonly string[]) =>
      readDocuments(
        ids.map((SecurityGroupId) => group([{ ...rule, SecurityGroupRuleId: 'sgr-1' }], { SecurityGroupId })),
      ).ruleSet
    const empty = (...ids: readonly string[]) =>
      readDocuments(ids.map((SecurityGroupId) => group([], { SecurityGroupId }))).ruleSet
    const groups = (...ids: readonly string[]) => changeSteps(empty(...ids), of(...ids)).steps.map((step) => step.group)
    expect(groups('sg-c', 'sg-a', 'sg-b')).toEqual(['sg-a', 'sg-b', 'sg-c'])
    expect(groups('sg-b', 'sg-c', 'sg-a')).toEqual(['sg-a', 'sg-b', 'sg-c'])
  })
})

describe('the expression of a value that is not known', () => {
  const written = (value: string) =>
    read(
      `resource "alicloud_security_group_rule" "r" {\n  type = "ingress"\n  ip_protocol = "tcp"\n  port_range = "22/22"\n  security_group_id = "sg-1"\n  cidr_ip = ${value}\n}\n`,
    ).ruleSet.unread.map((rule) => rule.written)
  it('is told where it says more than the name of the field', () => {
    expect(written('var.office.cidr')).toEqual([{ peer: 'var.office.cidr' }])
    expect(written('lookup(var.blocks,   "tokyo")')).toEqual([{ peer: 'lookup(var.blocks, "tokyo")' }])
  })
  it('is not where it is too long to be shown', () => {
    expect(written(`var.${'a'.repeat(60)}`)).toEqual([undefined])
  })
})
