import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide, parsePacket, type Reading, read, readDocuments } from '@/lib/rules'
import { readYaml } from '@/lib/text/yaml'
import { cpuTime, expectWithin } from '../../cpu-time'
import { group, rule } from './documents'

function groupsOf({ ruleSet }: Reading) {
  return ruleSet.groups.map(({ id, rules }) => [id, rules.length])
}

function errorsOf({ warnings }: Reading) {
  return warnings.flatMap(({ code, severity }) => (severity === 'error' ? [code] : []))
}

function readTemplate(resources: object, more: object = {}) {
  return readDocuments([{ ROSTemplateFormatVersion: '2015-09-01', Resources: resources, ...more }])
}

const ssh = { IpProtocol: 'tcp', PortRange: '22/22', SourceCidrIp: '0.0.0.0/0' }

function securityGroup(properties: object) {
  return { Type: 'ALIYUN::ECS::SecurityGroup', Properties: { VpcId: 'vpc-1', ...properties } }
}

function verdictFor({ ruleSet }: Reading, fields: object) {
  const parsed = parsePacket({ direction: 'ingress', protocol: 'tcp', peer: '203.0.113.5', port: 22, ...fields })
  if (!parsed.ok) throw new Error(parsed.problem.code)
  return decide(ruleSet, parsed.packet)
}

describe('API answers in other wrappings', () => {
  const whole = group([rule])
  it.each([
    ['an inventory: groups with their rules in a list', { SecurityGroups: [whole] }],
    ['a body in an envelope in a list', [{ headers: {}, body: { SecurityGroups: { SecurityGroup: [whole] } } }]],
    ['an item of a configuration audit: JSON in a text', { configuration: JSON.stringify(whole), resourceId: 'sg-1' }],
    [
      'facts of an inventory tool',
      { ansible_facts: { security_groups: [{ group_id: 'sg-1', vpc_id: 'v', rules: [rule] }] } },
    ],
  ])('%s', (_, document) => {
    expect(groupsOf(readDocuments([document]))).toEqual([['sg-1', 1]])
  })
  it('an inventory of interfaces and groups loses neither', () => {
    const reading = readDocuments([
      {
        NetworkInterfaceSets: {
          NetworkInterfaceSet: [{ NetworkInterfaceId: 'eni-1', SecurityGroupIds: { SecurityGroupId: ['sg-1'] } }],
        },
        SecurityGroups: [whole],
        PrefixLists: [{ PrefixListId: 'pl-1', Entries: { Entry: [{ Cidr: '10.0.0.0/8' }] } }],
      },
    ])
    expect(groupsOf(reading)).toEqual([['sg-1', 1]])
    expect([...reading.memberships]).toEqual([['eni-1', ['sg-1']]])
    expect(reading.counts.prefixLists).toBe(1)
  })
  it('F-17 rules whose fields tell the direction, with names of tables', () => {
    const { ruleSet } = readDocuments([
      [
        { ip_protocol: 'tcp', port_range: '22/22', source_cidr_ip: '10.0.0.0/8' },
        { ip_protocol: 'tcp', port_range: '22/22', dest_cidr_ip: '10.0.0.0/8' },
      ],
    ])
    expect(ruleSet.groups[0]?.rules.map(({ direction }) => direction)).toEqual(['ingress', 'egress'])
  })
  it('rules with the names of Terraform', () => {
    const { ruleSet } = readDocuments([
      [{ type: 'egress', ip_protocol: 'tcp', port_range: '22/22', cidr_ip: '10.0.0.0/8', policy: 'drop' }],
    ])
    expect(ruleSet.groups[0]?.rules).toMatchObject([{ direction: 'egress', action: 'drop' }])
  })
  it('rules of several groups in one list', () => {
    const of = (SecurityGroupId: string) => ({ ...rule, SecurityGroupId })
    expect(groupsOf(readDocuments([[of('sg-1'), of('sg-2'), of('sg-1')]]))).toEqual([
      ['sg-1', 2],
      ['sg-2', 1],
    ])
  })
  it('commas too many are read, and told', () => {
    const text = JSON.stringify(group([rule])).replace('}]', '},]')
    expect(groupsOf(read(text))).toEqual([['sg-1', 1]])
    expect(read(text).warnings.map(({ code }) => code)).toContain('json-note')
  })
})

describe('templates of Resource Orchestration Service', () => {
  it('in YAML, with short functions', () => {
    const text = `ROSTemplateFormatVersion: '2015-09-01'
Parameters:
  Office:
    Default: 203.0.113.0/24
Resources:
  Web:
    Type: ALIYUN::ECS::SecurityGroup
    Properties:
      VpcId: !Ref Vpc
  In:
    Type: ALIYUN::ECS::SecurityGroupIngress
    Properties:
      SecurityGroupId: !Ref Web
      IpProtocol: tcp
      PortRange: 22/22
      SourceCidrIp: !Ref Office
`
    const reading = read(text, { yaml: readYaml })
    expect(groupsOf(reading)).toEqual([['Web', 1]])
    expect(errorsOf(reading)).toEqual([])
    expect(reading.warnings.map(({ code }) => code)).toContain('default-taken')
    expect(errorsOf(read(text))).toEqual(['yaml-unread'])
    expect(errorsOf(read(`${text}\n  : [`, { yaml: readYaml }))).toEqual(['yaml-syntax'])
  })
  it('a group without rules is a group (G-3)', () => {
    const reading = readTemplate({ G: securityGroup({ SecurityGroupType: 'enterprise' }) })
    expect(verdictFor(reading, { direction: 'egress' })).toMatchObject({ verdict: 'drop', by: { kind: 'default' } })
  })
  it('a type that a parameter without a default gives is not known', () => {
    const reading = readTemplate(
      { G: securityGroup({ SecurityGroupType: { Ref: 'Type' } }) },
      { Parameters: { Type: {} } },
    )
    expect(reading.ruleSet.groups).toMatchObject([{ typeKnown: false }])
    expect(reading.warnings.map(({ code }) => code)).toContain('type-assumed')
  })
  it.each([
    ['a list that a function gives', { G: securityGroup({ SecurityGroupIngress: { 'Fn::If': ['C', [ssh], []] } }) }],
    [
      'a field that a function gives',
      { G: securityGroup({ SecurityGroupIngress: [{ ...ssh, SourceCidrIp: { Ref: 'P' } }] }) },
    ],
    [
      'a condition on a rule',
      {
        G: securityGroup({}),
        R: {
          Type: 'ALIYUN::ECS::SecurityGroupIngress',
          Condition: 'C',
          Properties: { SecurityGroupId: { Ref: 'G' }, ...ssh },
        },
      },
    ],
    ['a condition on a group', { G: { ...securityGroup({ SecurityGroupIngress: [ssh] }), Condition: 'C' } }],
    [
      'a group that a function names',
      {
        G: securityGroup({}),
        R: { Type: 'ALIYUN::ECS::SecurityGroupIngress', Properties: { SecurityGroupId: { 'Fn::Jq': ['.'] }, ...ssh } },
      },
    ],
    ['a group that is cloned', { G: { Type: 'ALIYUN::ECS::SecurityGroupClone', Properties: {} } }],
  ])('%s: the rule may exist, and every packet that it may take depends', (_, resources) => {
    const reading = readTemplate(resources)
    expect(errorsOf(reading)).toEqual(['known-after-apply'])
    expect(reading.recognised[0]?.skipped).toBeGreaterThan(0)
    expect(verdictFor(reading, {})).toMatchObject({ verdict: 'depends', by: { kind: 'unread' } })
  })
  it('what may exist turns only the packets that it may take', () => {
    const reading = readTemplate({
      G: securityGroup({ SecurityGroupIngress: [{ ...ssh, SourceCidrIp: { Ref: 'P' } }] }),
    })
    expect(verdictFor(reading, { port: 80 }).verdict).toBe('drop')
  })
  it('conditions and maps that the template tells are worked out', () => {
    const reading = readTemplate(
      {
        G: securityGroup({
          SecurityGroupIngress: {
            'Fn::If': ['Open', [{ ...ssh, SourceCidrIp: { 'Fn::FindInMap': ['M', 'a', 'b'] } }], []],
          },
        }),
        R: { ...securityGroup({}), Condition: 'Closed' },
      },
      {
        Parameters: { P: { Default: 'yes' } },
        Conditions: { Open: { 'Fn::Equals': [{ Ref: 'P' }, 'yes'] }, Closed: { 'Fn::Not': ['Open'] } },
        Mappings: { M: { a: { b: '10.0.0.0/8' } } },
      },
    )
    expect(groupsOf(reading)).toEqual([['G', 1]])
    expect(reading.warnings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['condition-false', 'default-taken']),
    )
  })
  it('instances tell which groups stand together', () => {
    const { memberships } = readTemplate({
      A: securityGroup({}),
      B: securityGroup({}),
      I: { Type: 'ALIYUN::ECS::InstanceGroup', Properties: { SecurityGroupIds: [{ Ref: 'A' }, { Ref: 'B' }] } },
    })
    expect([...memberships]).toEqual([['I', ['A', 'B']]])
  })
  it('with a workspace of Terraform: its files are one configuration', () => {
    const text = `ROSTemplateFormatVersion: '2015-09-01'
Transform: Aliyun::Terraform-v1.5
Workspace:
  variables.tf: |
    variable "office" { default = "203.0.113.0/24" }
  main.tf: |
    resource "alicloud_security_group" "g" {
      vpc_id = "vpc-1"
    }
    resource "alicloud_security_group_rule" "r" {
      type              = "ingress"
      ip_protocol       = "tcp"
      port_range        = "22/22"
      security_group_id = alicloud_security_group.g.id
      cidr_ip           = var.office
    }
`
    expect(groupsOf(read(text, { yaml: readYaml }))).toEqual([['alicloud_security_group.g', 1]])
  })
  it('in the text of GetTemplate', () => {
    const TemplateBody = JSON.stringify({ Resources: { G: securityGroup({ SecurityGroupIngress: [ssh] }) } })
    expect(groupsOf(readDocuments([{ RequestId: 'x', TemplateBody }]))).toEqual([['G', 1]])
  })
})

describe('commands', () => {
  const parameters = '--SecurityGroupId sg-a --IpProtocol tcp --PortRange 22/22 --SourceCidrIp 0.0.0.0/0'
  it.each([
    ['with placeholders', `aliyun ecs AuthorizeSecurityGroup --RegionId <region> ${parameters}`],
    [
      'of the plugin',
      'aliyun ecs authorize-security-group --biz-region-id r --security-group-id sg-a --ip-protocol tcp --port-range 22/22 --source-cidr-ip 0.0.0.0/0',
    ],
    [
      'with a list of rules',
      `aliyun ecs authorize-security-group --security-group-id sg-a --permissions '[${JSON.stringify(ssh)}]'`,
    ],
    [
      'with a list that PowerShell escapes',
      `aliyun ecs AuthorizeSecurityGroup --SecurityGroupId sg-a --Permissions '[${JSON.stringify(ssh).replaceAll('"', '\\"')}]'`,
    ],
    ['with flags before the product', `aliyun --profile prod ecs AuthorizeSecurityGroup ${parameters}`],
    ['over lines of sh, with a blank behind the sign', `aliyun ecs AuthorizeSecurityGroup \\ \n ${parameters}`],
    ['over lines of PowerShell', `aliyun ecs AuthorizeSecurityGroup \`\r\n ${parameters}`],
    ['over lines of cmd', `aliyun ecs AuthorizeSecurityGroup ^\r\n ${parameters}`],
  ])('%s', (_, text) => {
    expect(groupsOf(read(text))).toEqual([['sg-a', 1]])
    expect(errorsOf(read(text))).toEqual([])
  })
  it.each([
    ['without a parameter', 'aliyun ecs AuthorizeSecurityGroup', 'command-empty'],
    ['with a group only', 'aliyun ecs AuthorizeSecurityGroup --SecurityGroupId sg-a', 'command-empty'],
    [
      'with a quote that is not closed',
      `aliyun ecs AuthorizeSecurityGroup --SecurityGroupId "sg-1 ${parameters}`,
      'quote-open',
    ],
    [
      'with a single quote that is not closed',
      `aliyun ecs AuthorizeSecurityGroup --SecurityGroupId 'sg-1 ${parameters}`,
      'quote-open',
    ],
    [
      'with a list that is none',
      `aliyun ecs AuthorizeSecurityGroup --SecurityGroupId sg-a --Permissions 'x'`,
      'command-list',
    ],
  ])('%s: an error, never nothing', (_, text, code) => {
    expect(errorsOf(read(text))).toEqual([code])
    expect(read(text).recognised[0]?.skipped).toBeGreaterThan(0)
  })
})

describe('Terraform', () => {
  const block = (name: string, args: string) => `resource "alicloud_security_group_rule" "${name}" {
  type = "ingress"
  ip_protocol = "tcp"
  port_range = "22/22"
  ${args}
}
`
  it('count makes groups of their own, in both spellings of an index', () => {
    const text = `resource "alicloud_security_group" "g" {
  count = 2
  vpc_id = "vpc-1"
}
${block('a', 'security_group_id = alicloud_security_group.g[0].id\n cidr_ip = "0.0.0.0/0"')}
${block('b', 'security_group_id = "${alicloud_security_group.g.1.id}"\n cidr_ip = "0.0.0.0/0"\n policy = "drop"')}`
    const { ruleSet } = read(text)
    expect(ruleSet.groups.map(({ id, rules }) => [id, rules.map(({ action }) => action)])).toEqual([
      ['alicloud_security_group.g[0]', ['accept']],
      ['alicloud_security_group.g[1]', ['drop']],
    ])
  })
  it('variables, locals, maps, attributes and functions that the text tells', () => {
    const text = `variable "office" { default = "203.0.113.0/24" }
variable "ports" { default = ["80/80", "443/443"] }
locals {
  sources = { a = "10.0.0.0/8", b = var.office }
}
resource "alicloud_vpc" "v" { cidr_block = "172.16.0.0/12" }
${block('a', 'security_group_id = "sg-a"\n cidr_ip = var.office')}
${block('b', 'for_each = local.sources\n security_group_id = "sg-a"\n cidr_ip = each.value')}
${block('c', 'count = length(var.ports)\n security_group_id = "sg-a"\n cidr_ip = alicloud_vpc.v.cidr_block').replace('"22/22"', 'element(var.ports, count.index)')}
${block('d', 'for_each = toset([for s in ["1", "2"] : "${s}.0.0.0/8" if s != "2"])\n security_group_id = "sg-a"\n cidr_ip = each.key')}`
    const reading = read(text)
    expect(errorsOf(reading)).toEqual([])
    expect(groupsOf(reading)).toEqual([['sg-a', 6]])
    expect(reading.warnings.filter(({ code }) => code === 'default-taken')).toHaveLength(2)
  })
  it('names and loops that double at each step end', { tags: ['timed'] }, () => {
    const names = Array.from(
      { length: 29 },
      (_, index) => `n${index} = "\${local.n${index + 1}}\${local.n${index + 1}}"`,
    )
    const lists = Array.from(
      { length: 29 },
      (_, index) => `l${index} = concat(local.l${index + 1}, local.l${index + 1})`,
    )
    const loops = `${'[for a in [1, 2, 3, 4, 5, 6, 7, 8, 9] : '.repeat(12)}a${']'.repeat(12)}`
    const text = `locals {
  ${[...names, ...lists].join('\n  ')}
  n29 = "a"
  l29 = ["a"]
  loops = ${loops}
}
${block('a', 'security_group_id = "sg-a"\n cidr_ip = local.n0')}
${block('b', 'security_group_id = "sg-a"\n cidr_ip = local.l0[0]')}
${block('c', 'security_group_id = "sg-a"\n cidr_ip = local.loops[0]')}`
    const used = cpuTime()
    expect(read(text).counts.rules).toBe(0)
    expectWithin(used(), 5000)
  })
  it('a module that makes a group is told, and may decide', () => {
    const text = `${block('a', 'security_group_id = "sg-a"\n cidr_ip = "10.0.0.0/8"')}
module "web" { source = "alibaba/security-group/alicloud" }`
    expect(errorsOf(read(text))).toEqual(['module-not-read'])
    expect(verdictFor(read(text), {}).by.kind).toBe('unread')
  })
  it('the text of a plan: what will be there, with what is hidden', () => {
    const text = `Terraform will perform the following actions:

  # alicloud_security_group_rule.a will be created
  + resource "alicloud_security_group_rule" "a" {
      + cidr_ip           = "0.0.0.0/0"
      + id                = (known after apply)
      + ip_protocol       = "tcp"
      + port_range        = "443/443"
      + security_group_id = "sg-a"
      + type              = "ingress"
    }

  # alicloud_security_group_rule.b will be destroyed
  - resource "alicloud_security_group_rule" "b" {
      - cidr_ip           = "0.0.0.0/0" -> null
      - ip_protocol       = "tcp" -> null
      - port_range        = "80/80" -> null
      - security_group_id = "sg-a" -> null
      - type              = "ingress" -> null
    }

  # module.m.alicloud_security_group_rule.c must be replaced
-/+ resource "alicloud_security_group_rule" "c" {
      ~ cidr_ip           = "10.0.0.0/8" -> "172.16.0.0/12" # forces replacement
        ip_protocol       = "tcp"
        port_range        = "22/22"
        security_group_id = "sg-a"
        type              = "ingress"
    }

Plan: 2 to add, 0 to change, 2 to destroy.
`
    const reading = read(text)
    expect(errorsOf(reading)).toEqual([])
    const [only] = reading.ruleSet.groups
    expect(only?.rules).toMatchObject([{ ports: { start: 443 } }, { peer: { block: { prefix: 12 } } }])
    const hidden = text.replace('        ip_protocol       = "tcp"\n', '        # (1 unchanged attribute hidden)\n')
    expect(errorsOf(read(hidden))).toEqual(['known-after-apply'])
  })
  it('states of version 3 and changes of a plan alone', () => {
    const values = {
      security_group_id: 'sg-a',
      type: 'ingress',
      ip_protocol: 'tcp',
      port_range: '22/22',
      cidr_ip: '10.0.0.0/8',
    }
    const type = 'alicloud_security_group_rule'
    const old = {
      version: 3,
      modules: [{ path: ['root'], resources: { [`${type}.a`]: { type, primary: { attributes: values } } } }],
    }
    const changes = {
      resource_changes: [{ address: `${type}.a`, type, change: { actions: ['create'], after: values } }],
    }
    for (const document of [old, changes]) expect(groupsOf(readDocuments([document]))).toEqual([['sg-a', 1]])
  })
})

describe("the console's list of rules, copied from a browser", () => {
  it.each([
    [
      'English',
      'Action\tPriority\tProtocol Type\tPort Range\tAuthorization Object\tDescription',
      'Allow',
      'Custom TCP',
      undefined,
    ],
    ['Chinese', '授权策略\t优先级\t协议类型\t端口范围\t授权对象\t描述', '允许', '自定义 TCP', undefined],
    ['today', '授权策略\t优先级\t协议\t访问来源\t访问目的(本实例)\t描述', '允许', '自定义 TCP', 'today'],
  ])('%s', (_, heading, action, protocol, form) => {
    const row = form
      ? [action, '1', protocol, '0.0.0.0/0', '22/22', 'ssh']
      : [action, '1', protocol, '22/22', '0.0.0.0/0', 'ssh']
    const reading = read(`${heading}\n${row.join('\t')}\n`, { direction: 'ingress' })
    expect(errorsOf(reading)).toEqual([])
    expect(reading.ruleSet.groups[0]?.rules).toMatchObject([
      { action: 'accept', protocol: 'tcp', ports: { start: 22, end: 22 }, description: 'ssh' },
    ])
  })
  it('without a direction it asks', () => {
    const text = 'Action\tPriority\tProtocol\tPort Range\tAuthorization Object\nAllow\t1\tTCP\t22/22\t0.0.0.0/0\n'
    expect(errorsOf(read(text))).toEqual(['ask-direction'])
  })
})

describe('no text is too strange', () => {
  const pieces = [
    'aliyun ecs AuthorizeSecurityGroup --Permissions.1.IpProtocol tcp ',
    'resource "alicloud_security_group_rule" "a" {',
    'ROSTemplateFormatVersion: "2015-09-01"\nResources:\n  a:\n    Type: ALIYUN::ECS::SecurityGroup\n',
    '{"SecurityGroupId":"sg-1","Permissions":{"Permission":[',
    'Action\tPriority\tProtocol\tPort Range\tSource\n',
    '  + resource "alicloud_security_group_rule" "a" {\n      + type = "ingress" -> "x"\n',
    '"',
    "'",
    '}',
    ']',
    '\n',
    '\\',
    '`',
    '^',
    '${',
    '(',
    '[',
    ' ',
    'x',
    '=',
    ':',
    '-',
    '!Ref',
    '\t',
    '\u0000',
    '\ud800',
  ]
  it('every mixture is answered, and what is answered has places', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 30 }), (parts) => {
        const { warnings, recognised } = read(parts.join(''), { yaml: readYaml })
        expect(recognised.every(({ read: count, skipped }) => count >= 0 && skipped >= 0)).toBe(true)
        expect(warnings.every(({ place }) => place === null || place.document >= 0)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})
