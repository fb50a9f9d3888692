import { describe, expect, it } from 'vitest'
import { formatBlock, parseBlock } from '@/lib/cidr'
import { readDocuments, toDocuments } from '@/lib/rules'
import { readYaml } from '@/lib/text/yaml'
import { answer } from '../harness/answer'

/** Faults of the reader and the engine, each by its smallest document; what answers is what the pages call. */

async function asked(request: object): Promise<Readonly<Record<string, unknown>>> {
  const reply: unknown = JSON.parse(await answer(JSON.stringify({ id: 1, ...request })))
  if (typeof reply !== 'object' || reply === null) throw new Error('an object was expected')
  return { ...reply }
}

const isError = expect.objectContaining({ error: expect.objectContaining({ code: expect.any(String) }) })

const everyone = { op: 'rules.exposed', peer: '0.0.0.0/0', protocol: 'tcp' }
const ssh = { IpProtocol: 'tcp', PortRange: '22/22', SourceCidrIp: '0.0.0.0/0' }
const group = (more: object = {}, rules: readonly object[] = []) => ({
  SecurityGroupId: 'sg-1',
  VpcId: 'vpc-1',
  InnerAccessPolicy: 'Accept',
  Permissions: { Permission: rules },
  ...more,
})
const inbound = (rule: object) => ({ Direction: 'ingress', ...rule })
const template = (resources: object, more: object = {}) => ({
  ROSTemplateFormatVersion: '2015-09-01',
  ...more,
  Resources: resources,
})
const securityGroup = (properties: object) => ({
  Type: 'ALIYUN::ECS::SecurityGroup',
  Properties: { VpcId: 'vpc-1', ...properties },
})
const hcl = (name: string, group_: string, more = '') =>
  `resource "alicloud_security_group_rule" "${name}" {\n  type = "ingress"\n  ip_protocol = "tcp"\n  port_range = "22/22"\n  security_group_id = ${group_}\n  cidr_ip = "0.0.0.0/0"\n${more}}\n`
const verdict = async (documents: readonly unknown[], packet: object, more: object = {}) => {
  const request = {
    op: 'rules.decide',
    documents,
    packet: { direction: 'ingress', protocol: 'tcp', peer: '203.0.113.5', port: 22, ...packet },
  }
  return asked({ ...request, ...more })
}

describe('what was read wrong', () => {
  it('rules 1: a group that a rule names by reference is a group', () => {
    const { ruleSet } = readDocuments([
      `resource "alicloud_security_group" "web" {\n  vpc_id = "vpc-1"\n}\nresource "alicloud_security_group_rule" "a" {\n  type = "ingress"\n  ip_protocol = "tcp"\n  port_range = "22/22"\n  security_group_id = alicloud_security_group.web.id\n  source_security_group_id = alicloud_security_group.web.id\n}\n`,
      template({
        Db: securityGroup({
          SecurityGroupIngress: [{ ...ssh, SourceCidrIp: undefined, SourceGroupId: { Ref: 'Web' } }],
        }),
      }),
    ])
    expect(ruleSet.groups.flatMap(({ rules }) => rules.map(({ peer }) => peer))).toMatchObject([
      { kind: 'group', groupId: 'alicloud_security_group.web' },
      { kind: 'group', groupId: 'Web' },
    ])
  })

  it.each<[name: string, documents: readonly unknown[]]>([
    [
      'a list that a function gives',
      [template({ G: securityGroup({ SecurityGroupIngress: { 'Fn::If': ['C', [ssh], []] } }) })],
    ],
    [
      'a rule whose group a function names',
      [
        template({
          G: securityGroup({}),
          R: {
            Type: 'ALIYUN::ECS::SecurityGroupIngress',
            Properties: { ...ssh, SecurityGroupId: { 'Fn::Jq': ['.'] } },
          },
        }),
      ],
    ],
    [
      'a rule under a condition',
      [
        template({
          G: securityGroup({}),
          R: {
            Type: 'ALIYUN::ECS::SecurityGroupIngress',
            Condition: 'C',
            Properties: { ...ssh, SecurityGroupId: { Ref: 'G' } },
          },
        }),
      ],
    ],
    [
      'a group under a condition',
      [template({ G: { ...securityGroup({ SecurityGroupIngress: [ssh] }), Condition: 'C' } })],
    ],
  ])('rules 2: %s is never left out in silence', async (_, documents) => {
    expect(await asked({ ...everyone, documents })).toEqual(isError)
    expect(await verdict(documents, {})).toMatchObject({ verdict: 'depends', by: { kind: 'unread' } })
  })
  it('rules 2: groups of an inventory keep their rules', async () => {
    expect(await asked({ ...everyone, documents: [{ SecurityGroups: [group({}, [inbound(ssh)])] }] })).toMatchObject({
      ports: [[22, 22]],
    })
  })
  it('rules 2: a command that makes a rule makes one, or is an error', () => {
    for (const end of ['--RegionId <region>', '\\ \n', '`\n', '^\n', '']) {
      const text = `aliyun ecs AuthorizeSecurityGroup ${end} --SecurityGroupId sg-1 --IpProtocol tcp --PortRange 22/22 --SourceCidrIp 0.0.0.0/0\n`
      expect(readDocuments([text]).counts.rules).toBe(1)
    }
    const { warnings } = readDocuments(['aliyun ecs AuthorizeSecurityGroup\n'])
    expect(warnings.some(({ severity }) => severity === 'error')).toBe(true)
  })

  it('rules 3: groups of two VPCs are never put on one interface (G-18)', async () => {
    const two = [group({}, [inbound(ssh)]), group({ SecurityGroupId: 'sg-2', VpcId: 'vpc-2' }, [inbound(ssh)])]
    expect(await asked({ op: 'rules.redundant', documents: two })).toEqual(isError)
  })

  it.each<[name: string, documents: readonly unknown[]]>([
    ['a template', [template({ G: securityGroup({ SecurityGroupIngress: [{ ...ssh, NicType: 'internet' }] }) })]],
    ['an answer of the API', [group({}, [inbound({ ...ssh, NicType: 'internet' })])]],
    [
      'Terraform',
      [
        `resource "alicloud_security_group" "g" {\n  vpc_id = "vpc-1"\n}\n${hcl('a', 'alicloud_security_group.g.id', '  nic_type = "internet"\n')}`,
      ],
    ],
  ])('rules 4: NicType internet in a VPC is read (F-14): %s', async (_, documents) => {
    expect(await asked({ ...everyone, documents })).toMatchObject({ ports: [[22, 22]] })
  })

  it('rules 7: count makes a group for each, in both spellings of an index', () => {
    const text = `resource "alicloud_security_group" "g" {\n  count = 2\n  vpc_id = "vpc-1"\n}\n${hcl('a', 'alicloud_security_group.g[0].id')}${hcl('b', 'alicloud_security_group.g.1.id', '  policy = "drop"\n')}`
    const { groups } = readDocuments([text]).ruleSet
    expect(groups.map(({ rules }) => rules.map(({ action }) => action))).toEqual([['accept'], ['drop']])
  })

  it.each<[name: string, document: unknown]>([
    [
      'Terraform',
      `resource "alicloud_security_group" "g" {\n  vpc_id = alicloud_vpc.v.id\n}\n${hcl('a', 'alicloud_security_group.g.id')}`,
    ],
    [
      'a template',
      template({
        G: { Type: 'ALIYUN::ECS::SecurityGroup', Properties: { VpcId: { Ref: 'V' }, SecurityGroupIngress: [ssh] } },
      }),
    ],
  ])('rules 8: nothing is said of a missing VPC where a reference names one: %s', (_, document) => {
    const first = readDocuments([document])
    // As the pages hold what was read, and read it again.
    const again = readDocuments(toDocuments(first.ruleSet))
    expect([...first.warnings, ...again.warnings].map(({ code }) => code)).not.toContain('no-vpc')
  })

  it('rules 9: a type that a parameter gives is not known, and that is told', () => {
    const reading = readDocuments([
      template({ G: securityGroup({ SecurityGroupType: { Ref: 'T' } }) }, { Parameters: { T: {} } }),
    ])
    expect(reading.ruleSet.groups).toMatchObject([{ typeKnown: false }])
    expect(reading.warnings.map(({ code }) => code)).toContain('type-assumed')
  })

  it('rules 10: rules of a plan whose group is worked out by the module are of that group', async () => {
    const rule = {
      type: 'ingress',
      ip_protocol: 'tcp',
      port_range: '22/22',
      policy: 'accept',
      priority: 1,
      cidr_ip: '0.0.0.0/0',
    }
    const resource = (type: string, values: object) => ({
      address: `module.sg.${type}.this[0]`,
      mode: 'managed',
      type,
      name: 'this',
      index: 0,
      values,
    })
    const plan = {
      format_version: '1.2',
      planned_values: {
        root_module: {
          child_modules: [
            {
              address: 'module.sg',
              resources: [
                resource('alicloud_security_group', { vpc_id: 'vpc-1', security_group_type: 'normal' }),
                resource('alicloud_security_group_rule', rule),
              ],
            },
          ],
        },
      },
      configuration: {
        root_module: {
          module_calls: {
            sg: {
              module: {
                resources: [
                  {
                    address: 'alicloud_security_group_rule.this',
                    type: 'alicloud_security_group_rule',
                    name: 'this',
                    expressions: { security_group_id: { references: ['local.this_sg_id'] } },
                  },
                ],
              },
            },
          },
        },
      },
    }
    expect(await asked({ ...everyone, documents: [plan] })).toMatchObject({ ports: [[22, 22]] })
  })

  it('rules 11: a group of a template without rules is a group (G-3)', async () => {
    const documents = [template({ G: securityGroup({ SecurityGroupType: 'enterprise' }) })]
    expect(await verdict(documents, { direction: 'egress' })).toMatchObject({
      verdict: 'drop',
      by: { kind: 'default' },
    })
  })

  it.each<[name: string, document: unknown]>([
    [
      'a parameter',
      template(
        { G: securityGroup({ SecurityGroupIngress: [{ ...ssh, SourceCidrIp: { Ref: 'P' } }] }) },
        { Parameters: { P: { Default: '0.0.0.0/0' } } },
      ),
    ],
    ['a variable', `variable "p" {\n  default = "0.0.0.0/0"\n}\n${hcl('a', '"sg-1"').replace('"0.0.0.0/0"', 'var.p')}`],
    [
      'a block of the same file',
      `resource "alicloud_vpc" "v" {\n  cidr_block = "0.0.0.0/0"\n}\n${hcl('a', '"sg-1"').replace('"0.0.0.0/0"', 'alicloud_vpc.v.cidr_block')}`,
    ],
  ])('rules 12: a value that the paste says is taken: %s', async (_, document) => {
    expect(await asked({ ...everyone, documents: [document] })).toMatchObject({ ports: [[22, 22]] })
  })

  it('rules 13: YAML is read, or named', () => {
    const text = `ROSTemplateFormatVersion: '2015-09-01'\nResources:\n  G:\n    Type: ALIYUN::ECS::SecurityGroup\n    Properties:\n      VpcId: {Ref: V}\n      SecurityGroupIngress:\n        - {IpProtocol: tcp, PortRange: 22/22, SourceCidrIp: 0.0.0.0/0}\n`
    expect(readDocuments([text], { yaml: readYaml }).counts.rules).toBe(1)
    expect(readDocuments([text]).warnings.map(({ code }) => code)).toEqual(['yaml-unread'])
  })

  it('security F12: a quote that is never closed is an error, and no part of an id', () => {
    const reading = readDocuments([
      'aliyun ecs AuthorizeSecurityGroup --SecurityGroupId "sg-1 --Permissions.1.IpProtocol TCP --Permissions.1.PortRange 22/22 --Permissions.1.SourceCidrIp 0.0.0.0/0\n',
    ])
    expect(reading.counts.groups).toBe(0)
    expect(reading.warnings.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual([
      'quote-open',
    ])
  })
})

describe('what was decided or answered wrong', () => {
  const list = (...blocks: string[]) => ({
    PrefixListId: 'pl-1',
    AddressFamily: 'IPv4',
    MaxEntries: 5,
    Entries: { Entry: blocks.map((Cidr) => ({ Cidr })) },
  })
  const byList = inbound({ IpProtocol: 'tcp', PortRange: '22/22', SourcePrefixListId: 'pl-1' })
  const typed = (type: string) => ({
    SecurityGroups: { SecurityGroup: [{ SecurityGroupId: 'sg-1', VpcId: 'vpc-1', SecurityGroupType: type }] },
  })

  it.each<[name: string, documents: readonly unknown[]]>([
    ['two entries of a list', [group({}, [byList]), list('10.0.0.0/8'), list('192.168.0.0/16')]],
    ['two types of a group', [group({}, [inbound(ssh)]), typed('normal'), typed('enterprise')]],
    ['two in-group policies', [group({}, [inbound(ssh)]), group({ InnerAccessPolicy: 'Drop' }, [inbound(ssh)])]],
  ])('engines F1: documents that contradict each other are an error, in any order: %s', async (_, documents) => {
    expect(await verdict(documents, { peer: '10.1.1.1' })).toEqual(isError)
    expect(await verdict([...documents].reverse(), { peer: '10.1.1.1' })).toEqual(isError)
  })

  it('engines F2: groupTypes never outdoes a document', async () => {
    const documents = [group({ SecurityGroupType: 'enterprise' })]
    expect(await verdict(documents, { direction: 'egress', port: 443 }, { groupTypes: { 'sg-1': 'basic' } })).toEqual(
      isError,
    )
  })

  it.each<[name: string, more: object]>([
    ['InnerAccessPolicy as a list', { InnerAccessPolicy: ['Drop'] }],
    ['InnerAccessPolicy as an object', { InnerAccessPolicy: { a: 1 } }],
    ['SecurityGroupType as a list', { SecurityGroupType: ['enterprise'] }],
    ['NextToken as an object', { NextToken: {} }],
  ])('engines F3: a field of another kind is an error, not an absent one: %s', async (_, more) => {
    expect(await verdict([group(more)], { direction: 'egress', port: 443 })).toEqual(isError)
  })
  it.each<[name: string, documents: readonly unknown[]]>([
    ['NicType', [group({}, [inbound({ ...ssh, NicType: 5 })])]],
    ['AddressFamily', [group({}, [byList]), { ...list('10.0.0.0/8'), AddressFamily: 'IPv5' }]],
    ['MaxEntries', [group({}, [byList]), { ...list('10.0.0.0/8'), MaxEntries: 'x' }]],
  ])('engines F3: a value that the field cannot have is an error: %s', async (_, documents) => {
    expect(await verdict(documents, {})).toEqual(isError)
  })
  it('engines F3: a flag that is no truth value is an error; more rules than are shown may decide', async () => {
    expect(await verdict([group()], {}, { port25Unblocked: 'true' })).toEqual(isError)
    const more = [group({ NextToken: 'a' })]
    expect(await verdict(more, {})).toMatchObject({ verdict: 'depends', by: { kind: 'unread' } })
    expect(await asked({ op: 'rules.redundant', documents: more })).toEqual(isError)
    expect(await asked({ ...everyone, documents: more })).toEqual(isError)
  })

  it('engines F5: an id of any depth gets an answer', async () => {
    const deep = `{"id":${'['.repeat(6000)}1${']'.repeat(6000)},"op":"cidr.range","block":"10.0.0.0/8"}`
    expect(JSON.parse(await answer(deep))).toMatchObject({ id: null, error: { code: expect.any(String) } })
  })

  it('engines F7: a set that is too tangled is refused with a code of its own and the rules that cost the most', async () => {
    const blocks = Array.from({ length: 200 }, (_, index) => `10.${index}.0.0/17`)
    const ports = {
      PortRangeListId: 'prl-1',
      Entries: Array.from({ length: 200 }, (_, index) => ({ PortRange: `${2 * index + 1}/${2 * index + 1}` })),
    }
    const rules = Array.from({ length: 11 }, (_, index) =>
      inbound({
        IpProtocol: 'tcp',
        PortRangeListId: 'prl-1',
        SourcePrefixListId: 'pl-1',
        SecurityGroupRuleId: `sgr-${index}`,
        Priority: index + 1,
      }),
    )
    const documents = [group({}, rules), { ...list(...blocks), MaxEntries: 200 }, ports]
    expect(await asked({ op: 'rules.redundant', documents })).toMatchObject({
      error: { code: 'too-tangled', message: expect.stringContaining('sg-1/sgr-') },
    })
  })

  it.each(['10.0.0.1²', '192.168.①.0/2⁴', '⒈⒉⒊4', '10.0.0.₁', '2001:db8::¹', '2001:db8::é/64'])(
    'engines F8: %s is no address',
    async (block) => {
      expect(await asked({ op: 'cidr.range', block })).toEqual(isError)
      expect(await asked({ ...everyone, documents: [group({}, [inbound({ ...ssh, SourceCidrIp: block })])] })).toEqual(
        isError,
      )
    },
  )
  it('engines F8: full-width forms are folded', async () => {
    expect(await asked({ op: 'cidr.range', block: '１０．０．０．０／８' })).toMatchObject({ network: '10.0.0.0/8' })
  })

  it('engines F9: compare shows a packet whose two verdicts differ', async () => {
    const out = { Direction: 'egress', IpProtocol: 'tcp', Policy: 'drop' }
    const before = [group({}, [{ ...out, PortRange: '2/65534', Priority: 46, DestPrefixListId: 'pl-0' }])]
    const after = [
      group({}, [
        { ...out, PortRange: '2/65534', Priority: 46, DestPrefixListId: 'pl-0' },
        { ...out, PortRangeListId: 'prl-0', Priority: 80, DestCidrIp: '0.0.0.0/0' },
      ]),
    ]
    const found = await asked({ op: 'rules.compare', before, after })
    expect(found).toMatchObject({ equal: false })
    expect(found.before).not.toEqual(found.after)
  })

  it('engines F10: decide names the list that turns the verdict, whatever the order of rules', async () => {
    const r1 = inbound({ IpProtocol: 'all', PortRange: '-1/-1', SourceCidrIp: '0.0.0.0/0', Priority: 1 })
    const r2 = inbound({
      IpProtocol: 'tcp',
      PortRangeListId: 'prl-0',
      SourcePrefixListId: 'pl-0',
      Priority: 1,
      Policy: 'drop',
    })
    const r3 = inbound({
      IpProtocol: 'tcp',
      PortRange: '80/80',
      SourcePrefixListId: 'pl-0',
      Priority: 1,
      Policy: 'drop',
    })
    for (const rules of [
      [r1, r2, r3],
      [r1, r3, r2],
    ]) {
      expect(await verdict([group({}, rules)], { port: 80 })).toMatchObject({
        verdict: 'depends',
        by: { kind: 'missing', list: 'pl-0' },
      })
    }
  })

  it('engines F13: an IPv4-mapped address is in mixed notation (RFC 5952, section 5)', async () => {
    const parsed = parseBlock('::ffff:34.90.242.162/128')
    expect(parsed.ok && formatBlock(parsed.value)).toBe('::ffff:34.90.242.162/128')
    expect(await asked({ op: 'cidr.merge', blocks: ['::ffff:225a:f2a2'] })).toMatchObject({
      blocks: ['::ffff:34.90.242.162/128'],
    })
  })

  it('engines F15: what an address of a document was read as is told', () => {
    const codes = (SourceCidrIp: string) =>
      readDocuments([group({}, [inbound({ ...ssh, SourceCidrIp })])]).warnings.map(({ code }) => code)
    expect(codes('10.0.0.0/255.0.0.0')).toContain('mask-notation')
    expect(codes('１０.0.0.0/8')).toContain('folded')
  })
})
