import { describe, expect, it } from 'vitest'
import { findings, read, readDocuments } from '@/lib/rules'
import { group, rule } from './documents'
import { inShort } from './in-short'

type Fields = Readonly<Record<string, unknown>>

const values = (fields: Fields = {}) => ({
  securityGroupId: 'sg-1',
  type: 'ingress',
  ipProtocol: 'tcp',
  portRange: '22/22',
  policy: 'accept',
  priority: 1,
  cidrIp: '10.0.0.0/8',
  ...fields,
})

describe('states and programs of Pulumi', () => {
  const resource = (type: string, urn: string, outputs: Fields, more: Fields = {}) => ({ urn, type, outputs, ...more })
  const groupType = 'alicloud:ecs/securityGroup:SecurityGroup'
  const ruleType = 'alicloud:ecs/securityGroupRule:SecurityGroupRule'
  const resources = [
    resource(groupType, 'urn:g', { vpcId: 'vpc-1' }, { id: 'sg-1' }),
    resource(ruleType, 'urn:r', values()),
    { urn: 'urn:i', type: ruleType, inputs: values({ priority: 2 }) },
    resource(
      'alicloud:ecs/ecsPrefixList:EcsPrefixList',
      'urn:l',
      { entries: [{ cidr: '192.0.2.0/24' }], addressFamily: 'IPv4', maxEntries: 2 },
      { id: 'pl-1' },
    ),
    resource('alicloud:ecs/instance:Instance', 'urn:m', { securityGroups: ['sg-1'] }),
    resource('aws:ec2/instance:Instance', 'urn:x', {}),
    { type: ruleType },
    'nothing',
  ]
  it.each<readonly [string, Fields, string]>([
    ['what stack export prints', { deployment: { resources } }, 'deployment'],
    ['a checkpoint', { checkpoint: { latest: { resources } } }, 'checkpoint.latest'],
  ])('%s', (_, document, path) => {
    const reading = readDocuments([document])
    expect(inShort(reading)).toEqual(['sg-1 in accept 1 tcp 22-22 10.0.0.0/8', 'sg-1 in accept 2 tcp 22-22 10.0.0.0/8'])
    expect(reading.ruleSet.groups[0]?.rules.map((each) => [each.id, each.place.path])).toEqual([
      ['urn:r', `${path}.resources[1].outputs`],
      ['urn:i', `${path}.resources[2].inputs`],
    ])
    expect(reading.ruleSet.prefixLists.get('pl-1')?.blocks).toHaveLength(1)
    expect([...reading.memberships]).toEqual([['urn:m', ['sg-1']]])
    expect(reading.recognised).toMatchObject([{ kind: 'pulumi', read: 2, skipped: 0 }])
  })
  it('one without groups is told', () => {
    const { warnings } = readDocuments([{ deployment: { resources: [{ type: 'aws:x', urn: 'u' }] } }])
    expect(warnings.map(({ code, place }) => [code, place?.path])).toEqual([['no-terraform-groups', '']])
    expect(readDocuments([{ deployment: { resources: 'none' } }]).recognised).not.toMatchObject([{ kind: 'pulumi' }])
  })
  it('a program in YAML, as its reader gives it, with references by name', () => {
    const program = {
      resources: {
        g: { type: 'alicloud:ecs:SecurityGroup', properties: { vpcId: 'vpc-1' } },
        r: {
          type: 'alicloud:ecs/securityGroupRule:SecurityGroupRule',
          properties: values({ securityGroupId: '${g.id}' }),
        },
        s: {
          type: 'alicloud:ecs:SecurityGroupRule',
          properties: values({ securityGroupId: '${g.id}', cidrIp: { 'fn::invoke': {} } }),
        },
        t: {
          type: 'alicloud:ecs:SecurityGroupRule',
          properties: values({ securityGroupId: '${g.id}', cidrIp: '${office}' }),
        },
        m: { type: 'alicloud:ecs:Instance', properties: { securityGroups: ['${g.id}'] } },
        x: { type: 'aws:ec2:Instance' },
        y: 5,
      },
    }
    const reading = readDocuments([program])
    expect(inShort(reading)).toEqual(['g in accept 1 tcp 22-22 10.0.0.0/8'])
    expect(reading.ruleSet.unread.map(({ group: of, place }) => [of, place.path])).toEqual([
      ['g', 'resources.s.properties.cidr_ip'],
      ['g', 'resources.t.properties.cidr_ip'],
    ])
    expect([...reading.memberships]).toEqual([['m', ['g']]])
  })
})

describe('what Terraform’s data source and other resources hold', () => {
  const root = (...resources: readonly Fields[]) => JSON.stringify({ values: { root_module: { resources } } })
  it('the rules of a group, with their places (P-24)', () => {
    const data = {
      type: 'alicloud_security_group_rules',
      address: 'data.alicloud_security_group_rules.d',
      values: {
        group_id: 'sg-1',
        group_name: 'web',
        rules: [
          {
            direction: 'ingress',
            ip_protocol: 'tcp',
            port_range: '22/22',
            policy: 'Accept',
            priority: 1,
            source_cidr_ip: '10.0.0.0/8',
          },
          5,
        ],
      },
    }
    const reading = read(root(data))
    expect(reading.ruleSet.groups).toMatchObject([{ id: 'sg-1', name: 'web' }])
    expect(reading.ruleSet.groups[0]?.rules.map(({ place }) => place.path)).toEqual([
      'values.root_module.resources[0].values.rules[0]',
    ])
    expect(reading.recognised).toMatchObject([{ read: 1, skipped: 1 }])
    expect(reading.warnings).toContainEqual(
      expect.objectContaining({
        code: 'not-a-rule',
        place: { document: 0, path: 'values.root_module.resources[0].values.rules[1]' },
      }),
    )
    expect(read(root({ ...data, values: { ...data.values, group_id: '' } })).recognised).toMatchObject([
      { read: 0, skipped: 2 },
    ])
  })
  it('a prefix list, known by its address or its id', () => {
    const list = (more: Fields) => ({
      type: 'alicloud_ecs_prefix_list',
      address: 'alicloud_ecs_prefix_list.l',
      values: {
        prefix_list_name: 'office',
        address_family: 'IPv4',
        max_entries: 3,
        entry: [{ cidr: '192.0.2.0/24' }],
        ...more,
      },
    })
    const g = { type: 'alicloud_security_group', address: 'alicloud_security_group.g', values: { id: 'sg-1' } }
    expect([...read(root(g, list({}))).ruleSet.prefixLists.values()]).toMatchObject([
      { id: 'alicloud_ecs_prefix_list.l', name: 'office', maxEntries: 3 },
    ])
    expect([...read(root(g, list({ id: 'pl-9' }))).ruleSet.prefixLists.keys()]).toEqual(['pl-9'])
    expect([...read(root(g, list({ entry: null }))).ruleSet.prefixLists.keys()]).toEqual([])
  })
  it.each([
    ['alicloud_instance', { security_groups: ['sg-1'] }, ['sg-1']],
    ['alicloud_ecs_network_interface', { security_group_ids: ['sg-1', 'sg-2'] }, ['sg-1', 'sg-2']],
    ['alicloud_ecs_network_interface', { security_group_ids: null, security_groups: ['sg-3'] }, ['sg-3']],
    ['alicloud_network_interface', { security_groups: ['sg-1'] }, ['sg-1']],
    ['alicloud_vpc', { security_groups: ['sg-1'] }, null],
    ['alicloud_instance', { security_groups: [] }, null],
  ])('members: %s %j', (type, own, expected) => {
    const g = { type: 'alicloud_security_group', address: 'alicloud_security_group.g', values: { id: 'sg-1' } }
    const { memberships } = read(root(g, { type, address: `${type}.m`, values: own }))
    expect([...memberships]).toEqual(expected ? [[`${type}.m`, expected]] : [])
  })
})

describe('a preview of a stack, and texts that are two things at once', () => {
  it('the resources of a preview, by their names', () => {
    const preview = {
      Resources: [
        { ResourceType: 'ALIYUN::ECS::SecurityGroup', LogicalResourceId: 'G', Properties: { VpcId: 'vpc-1' } },
        {
          ResourceType: 'ALIYUN::ECS::SecurityGroupIngress',
          LogicalResourceId: 'R',
          Properties: {
            SecurityGroupId: 'G',
            IpProtocol: 'tcp',
            PortRange: '22/22',
            SourceCidrIp: '10.0.0.0/8',
            Policy: 'accept',
            Priority: 1,
          },
        },
        { ResourceType: 'ALIYUN::ECS::SecurityGroup', LogicalResourceId: '', Properties: {} },
        { ResourceType: 'ALIYUN::SLB::LoadBalancer', LogicalResourceId: 'B', Properties: {} },
        'nothing',
      ],
    }
    const reading = readDocuments([preview])
    expect(inShort(reading)).toEqual(['G in accept 1 tcp 22-22 10.0.0.0/8'])
    expect(reading.ruleSet.groups.map(({ id }) => id)).toEqual(['G'])
  })
  it('files of Terraform within a document', () => {
    const files = {
      'main.tf': 'resource "alicloud_security_group" "g" {\n  vpc_id = var.vpc\n}',
      'variables.tf': 'variable "vpc" {\n  default = "vpc-7"\n}',
      'README.md': 'resource "alicloud_security_group" "other" {}',
    }
    expect(readDocuments([files]).ruleSet.groups).toMatchObject([{ id: 'alicloud_security_group.g', vpcId: 'vpc-7' }])
  })
  it('a program that holds commands as well is read as those, and alone it is told to be one', () => {
    const program = 'import { x } from "y"\nconst client = new Client()\n'
    expect(read(program).warnings.map(({ code }) => code)).toEqual(['program'])
    const command =
      'aliyun ecs AuthorizeSecurityGroup --SecurityGroupId sg-1 --IpProtocol tcp --PortRange 22/22 --SourceCidrIp 10.0.0.0/8'
    const reading = read(`${program}\n${command}\n`)
    expect(inShort(reading)).toEqual(['sg-1 in accept 1 tcp 22-22 10.0.0.0/8'])
    expect(reading.warnings.map(({ code }) => code)).not.toContain('program')
  })
  it('documents of a paste are counted in their order, whatever they are written in', () => {
    const json = JSON.stringify(group([{ ...rule, Priority: 0 }]))
    const command =
      'aliyun ecs AuthorizeSecurityGroup --SecurityGroupId sg-2 --IpProtocol tcp --PortRange 1/0 --SourceCidrIp 10.0.0.0/8'
    const { warnings, recognised } = read(`${json}\n${json.replaceAll('sg-1', 'sg-3')}\n${command}\n`)
    expect(recognised.map(({ document, kind }) => [document, kind])).toEqual([
      [0, 'group'],
      [1, 'group'],
      [2, 'commands'],
    ])
    expect(warnings.filter(({ code }) => code === 'priority').map(({ place }) => place?.document)).toEqual([0, 1])
    expect(warnings.filter(({ code }) => code.startsWith('port-range')).map(({ place }) => place?.document)).toEqual([
      2,
    ])
  })
})

describe('where a run of open ports is told as one', () => {
  const kinds = (PortRange: string) =>
    findings(readDocuments([group([{ ...rule, PortRange }])]).ruleSet).list.flatMap(({ kind, params }) =>
      kind === 'open-range' || kind === 'open-port' ? [[kind, params.ports]] : [],
    )
  it.each<readonly [string, unknown]>([
    ['40000/40098', [['open-port', '40000-40098']]],
    ['40000/40099', [['open-range', '40000-40099']]],
    ['40000/40100', [['open-range', '40000-40100']]],
  ])('%s', (ports, expected) => {
    expect(kinds(ports)).toEqual(expected)
  })
  it.each<readonly [string, number]>([
    ['1/60000', 60_000],
    ['1/59999', 59_999],
  ])('nearly all ports are all: %s', (ports, count) => {
    const found = findings(readDocuments([group([{ ...rule, PortRange: ports }])]).ruleSet).list.map(({ kind }) => kind)
    expect(found.includes('open-all-ports')).toBe(count >= 60_000)
  })
})
