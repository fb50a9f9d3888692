import { describe, expect, it } from 'vitest'
import { type Reading, readDocuments } from '@/lib/rules'
import { readYaml } from '@/lib/text/yaml'
import { group, rule } from './documents'
import { inShort } from './in-short'

/**
 * Rule documents as people have them, each with every rule that it holds (`rules 2`: nothing is lost without a word). What
 * cannot be known is counted as `unread`; what cannot be read is an error.
 */

function readingOf(...texts: readonly unknown[]): Reading {
  return readDocuments(texts, { yaml: readYaml })
}

function errorsOf({ warnings }: Reading): readonly string[] {
  return warnings.filter(({ severity }) => severity === 'error').map(({ code }) => code)
}

const web = 'sg-1 in accept 1 tcp 80-80 0.0.0.0/0'
const ssh = 'sg-1 in accept 1 tcp 22-22 10.0.0.0/8'

describe('commands of the CLI', () => {
  const head = 'aliyun ecs authorize-security-group --security-group-id sg-1'
  const one = '{"IpProtocol":"TCP","PortRange":"22/22","SourceCidrIp":"10.0.0.0/8"}'
  const two = '{"IpProtocol":"TCP","PortRange":"80/80","SourceCidrIp":"0.0.0.0/0"}'

  it.each([
    ['rules 2: several values behind one name', `${head} --permissions '${one}' '${two}'`],
    ['rules 2: a name before each of several values', `${head} --permissions '${one}' --permissions '${two}'`],
    ['lists and single rules together', `${head} --permissions '[${one}]' '[${two}]' --force`],
  ])('%s', (_, text) => {
    const reading = readingOf(text)
    expect(inShort(reading)).toEqual([ssh, web])
    expect(errorsOf(reading)).toEqual([])
  })

  it('two values of a field that takes one are an error, not the first of them', () => {
    const reading = readingOf(
      'aliyun ecs AuthorizeSecurityGroup --SecurityGroupId sg-1 --IpProtocol tcp --PortRange 22/22 --SourceCidrIp 10.0.0.0/8 192.168.0.0/16\n',
    )
    expect(inShort(reading)).toEqual([])
    expect(errorsOf(reading)).not.toEqual([])
  })

  it.each([
    ['rules 2: a placeholder with more behind it', '--SourceCidrIp <your-ip>/32'],
    ['a placeholder in quotes', '--SourceCidrIp "<your ip>/32"'],
    ['a variable', '--SourceCidrIp "$OFFICE"'],
  ])('%s leaves a rule that may be any', (_, parameter) => {
    const reading = readingOf(
      `aliyun ecs AuthorizeSecurityGroup --SecurityGroupId sg-1 --IpProtocol tcp --PortRange 22/22 ${parameter}\n`,
    )
    expect(reading.ruleSet.unread.map(({ group: of, known }) => [of, known.ports])).toEqual([
      ['sg-1', { kind: 'range', start: 22, end: 22 }],
    ])
  })

  it('a group is known by what names it, a variable or a placeholder', () => {
    const reading = readingOf(
      'aliyun ecs AuthorizeSecurityGroup --SecurityGroupId "$DB" --IpProtocol tcp --PortRange 3306/3306 --SourceGroupId <app-sg>\naliyun ecs AuthorizeSecurityGroup --SecurityGroupId "$DB" --IpProtocol tcp --PortRange 3307/3307 --SourceGroupId "${APP}"\n',
    )
    expect(inShort(reading)).toEqual(
      ['"$DB" in accept 1 tcp 3306-3306 <app-sg>', '"$DB" in accept 1 tcp 3307-3307 ${APP}'].map((text) =>
        text.replaceAll('"', ''),
      ),
    )
  })

  describe('a command in a comment makes no rule, and is told', () => {
    const off =
      'aliyun ecs AuthorizeSecurityGroup --SecurityGroupId sg-1 --IpProtocol tcp --PortRange 22/22 --SourceCidrIp 10.0.0.0/8'
    const on =
      'aliyun ecs AuthorizeSecurityGroup --SecurityGroupId sg-1 --IpProtocol tcp --PortRange 80/80 --SourceCidrIp 0.0.0.0/0'
    it.each([
      ['beside a command', `# ${off}\n${on}\n`],
      ['beside another comment', `#!/bin/sh\n# ${off}\n$ ${on}\n`],
      ['of cmd', `rem ${off}\n${on}\n`],
    ])('%s', (_, text) => {
      const reading = readingOf(text)
      expect(inShort(reading)).toEqual([web])
      expect(reading.warnings.map(({ code }) => code)).toContain('command-commented')
      expect(reading.recognised.map(({ read, skipped }) => [read, skipped])).toEqual([[1, 1]])
    })
    it.each([
      ['an administrator’s prompt', `# ${on}\n`],
      ['a prompt with a host', `[root@web-1 ~]# ${on}\n`],
    ])('%s is no comment', (_, text) => {
      expect(inShort(readingOf(text))).toEqual([web])
    })
  })

  it.each([
    [
      'the address of a call, as a log has it',
      'GET https://ecs.aliyuncs.com/?RegionId=cn-hangzhou&Action=AuthorizeSecurityGroup&SecurityGroupId=sg-1&Permissions.1.IpProtocol=TCP&Permissions.1.PortRange=80%2F80&Permissions.1.SourceCidrIp=0.0.0.0%2F0&Signature=a%3D\n',
    ],
    [
      'a call as the reference prints it, a parameter a line',
      'http(s)://ecs.aliyuncs.com/?Action=AuthorizeSecurityGroup\n&SecurityGroupId=sg-1\n&SourceCidrIp=0.0.0.0/0\n&IpProtocol=tcp\n&PortRange=80/80\n&Policy=accept\n&<common parameters>\n',
    ],
  ])('%s', (_, text) => {
    const reading = readingOf(text)
    expect(inShort(reading)).toEqual([web])
    expect(errorsOf(reading)).toEqual([])
  })

  it('what the API answers to a command stands in nobody’s way', () => {
    const reading = readingOf(
      'aliyun ecs AuthorizeSecurityGroup --SecurityGroupId sg-1 --IpProtocol tcp --PortRange 80/80 --SourceCidrIp 0.0.0.0/0\n{\n\t"RequestId": "473469C7-AA6F-4DC5-B3DB-A3DC0DE3C83E"\n}\n',
    )
    expect(inShort(reading)).toEqual([web])
    expect(errorsOf(reading)).toEqual([])
  })
})

describe('inventories: a group keeps its rules', () => {
  const other = { ...rule, PortRange: '22/22', SourceCidrIp: '10.0.0.0/8' }
  const silent = { IpProtocol: 'TCP', PortRange: '80/80', SourceCidrIp: '0.0.0.0/0' }
  const snake = { ip_protocol: 'tcp', port_range: '80/80', source_cidr_ip: '0.0.0.0/0', policy: 'accept' }

  it.each<[name: string, document: unknown]>([
    ['rules 3: rules by the ids of their groups', { 'sg-1': [rule], 'sg-2': [other] }],
    [
      'rules 3: responses by the ids of their groups',
      {
        'sg-1': { Permissions: { Permission: [rule] } },
        'sg-2': { data: { Permissions: { Permission: [other] } } },
      },
    ],
    [
      'rules 3: objects with an id and lists by direction',
      [
        { id: 'sg-1', name: 'web', ingress_rules: [snake] },
        { id: 'sg-2', name: 'db', ingress_rules: [{ ...snake, port_range: '22/22', source_cidr_ip: '10.0.0.0/8' }] },
      ],
    ],
    [
      'rules 3: items of Cloud Config whose text has no id',
      [
        { ResourceId: 'sg-1', Configuration: JSON.stringify({ VpcId: 'vpc-1', Permissions: { Permission: [rule] } }) },
        { ResourceId: 'sg-2', Configuration: JSON.stringify({ VpcId: 'vpc-1', Permissions: { Permission: [other] } }) },
      ],
    ],
    [
      'rules 2: rules in a text of JSON',
      [
        { security_group_id: 'sg-1', vpc_id: 'vpc-1', permissions: JSON.stringify([rule]) },
        { security_group_id: 'sg-2', vpc_id: 'vpc-1', permissions: JSON.stringify([other]) },
      ],
    ],
    [
      'a single rule without brackets',
      [
        { SecurityGroupId: 'sg-1', VpcId: 'vpc-1', Permissions: { Permission: rule } },
        { SecurityGroupId: 'sg-2', VpcId: 'vpc-1', Permissions: { Permission: other } },
      ],
    ],
    [
      'rules 3: the resources of a stack that is previewed',
      {
        Stack: {
          Resources: [
            {
              LogicalResourceId: 'sg-1',
              ResourceType: 'ALIYUN::ECS::SecurityGroup',
              Properties: { SecurityGroupIngress: [silent] },
            },
            {
              LogicalResourceId: 'sg-2',
              ResourceType: 'ALIYUN::ECS::SecurityGroup',
              Properties: { SecurityGroupIngress: [{ ...silent, PortRange: '22/22', SourceCidrIp: '10.0.0.0/8' }] },
            },
          ],
        },
      },
    ],
    [
      'calls whose parameters are written as in a query',
      [
        {
          Action: 'AuthorizeSecurityGroup',
          SecurityGroupId: 'sg-1',
          'Permissions.1.IpProtocol': 'TCP',
          'Permissions.1.PortRange': '80/80',
          'Permissions.1.SourceCidrIp': '0.0.0.0/0',
        },
        {
          Action: 'AuthorizeSecurityGroup',
          SecurityGroupId: 'sg-2',
          'Permissions.1.IpProtocol': 'TCP',
          'Permissions.1.PortRange': '22/22',
          'Permissions.1.SourceCidrIp': '10.0.0.0/8',
        },
      ],
    ],
  ])('%s', (_, document) => {
    const reading = readingOf(JSON.stringify(document))
    expect(inShort(reading)).toEqual([web, ssh.replace('sg-1', 'sg-2')])
    expect(errorsOf(reading)).toEqual([])
  })

  it('rules 3: rules under several names are those of several groups, by these names', () => {
    const reading = readingOf({ front: [rule], back: [other] })
    expect(inShort(reading)).toEqual([ssh.replace('sg-1', 'back'), web.replace('sg-1', 'front')])
  })

  it('lists by direction say the direction of their rules', () => {
    const both = { ...snake, dest_cidr_ip: '192.0.2.0/24' }
    const reading = readingOf({ security_group_id: 'sg-1', vpc_id: 'vpc-1', rules: [snake], rules_egress: [both] })
    expect(inShort(reading)).toEqual([web, 'sg-1 out accept 1 tcp 80-80 192.0.2.0/24'])
  })

  it('instances tell which groups stand together (G-11)', () => {
    const { memberships, warnings } = readingOf(
      {
        RequestId: 'A',
        Instances: { Instance: [{ InstanceId: 'i-1', SecurityGroupIds: { SecurityGroupId: ['sg-1'] } }] },
      },
      group([rule]),
    )
    expect([...memberships]).toEqual([['i-1', ['sg-1']]])
    expect(warnings.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it.each<[name: string, document: unknown]>([
    ['the answer to CreateSecurityGroup', { RequestId: 'A', SecurityGroupId: 'sg-1' }],
    ['the answer to another question', { RequestId: 'A', Vpcs: { Vpc: [{ VpcId: 'vpc-1' }] } }],
  ])('%s is told, and no error', (_, document) => {
    const reading = readingOf(document, group([rule]))
    expect(inShort(reading)).toEqual([web])
    expect(errorsOf(reading)).toEqual([])
    expect(reading.warnings.map(({ code }) => code)).toContain('answer-without-rules')
  })

  it('a refusal of the API stays an error, as does an answer with something of rules in it', () => {
    expect(errorsOf(readingOf({ RequestId: 'A', Code: 'InvalidSecurityGroupId.NotFound', Message: 'no' }))).toEqual([
      'unknown-document',
    ])
    expect(errorsOf(readingOf({ RequestId: 'A', Found: { Permissions: null } }))).toEqual(['unknown-document'])
  })

  it('rules 2: an inventory of more values than are looked into says so, with the limit', () => {
    const much = { other: Array.from({ length: 200_001 }, () => ({})), groups: [group([rule])] }
    const { warnings } = readingOf(much)
    expect(warnings.find(({ code }) => code === 'not-looked-into')).toMatchObject({
      severity: 'error',
      params: { limit: 200_000 },
    })
  })
})

describe('tasks of Ansible', () => {
  it('the names of the older modules', () => {
    const reading = readingOf(
      '- ali_security_group:\n    name: web\n    rules:\n      - proto: tcp\n        port_range: 22/22\n        cidr_ip: 10.0.0.0/8\n        priority: 1\n    rules_egress:\n      - proto: tcp\n        port_range: 80/80\n        group_id: sg-9\n        policy: drop\n',
    )
    expect(inShort(reading)).toEqual(['web in accept 1 tcp 22-22 10.0.0.0/8', 'web out drop 1 tcp 80-80 sg-9'])
  })
  it('rules 3: groups of several tasks, by their names', () => {
    const task = (name: string, port: number) =>
      `- alibaba.alicloud.ali_security_group:\n    name: ${name}\n    vpc_id: "{{ vpc }}"\n    rules:\n      - {ip_protocol: tcp, port_range: ${port}/${port}, source_cidr_ip: 10.0.0.0/8}\n`
    const reading = readingOf(task('a', 22) + task('b', 80))
    expect(inShort(reading)).toEqual(['a in accept 1 tcp 22-22 10.0.0.0/8', 'b in accept 1 tcp 80-80 10.0.0.0/8'])
  })
  it('what Jinja fills in is not known', () => {
    const { ruleSet } = readingOf(
      '- ali_security_group:\n    group_id: sg-1\n    rules:\n      - ip_protocol: tcp\n        port_range: "{{ port }}/{{ port }}"\n        source_cidr_ip: 10.0.0.0/8\n',
    )
    expect(ruleSet.unread.map(({ group: of, known }) => [of, known.direction, known.ports])).toEqual([
      ['sg-1', 'ingress', undefined],
    ])
  })
})

describe('templates of Resource Orchestration Service', () => {
  const template = (rules: string, more = '') =>
    `ROSTemplateFormatVersion: '2015-09-01'\n${more}Resources:\n  sg-1:\n    Type: ALIYUN::ECS::SecurityGroup\n    Properties:\n      VpcId: {Ref: Vpc}\n      SecurityGroupIngress:\n${rules}`
  const item = (ports: string, source: string) =>
    `        - IpProtocol: tcp\n          PortRange: ${ports}\n          SourceCidrIp: ${source}\n`

  it.each([
    ['!Split and !Select', item('80/80', "!Select [1, !Split [',', '10.0.0.0/8,0.0.0.0/0']]")],
    ['Fn::Str', item('!Join [/, [{"Fn::Str": 80}, {"Fn::Str": 80}]]', '0.0.0.0/0')],
    ['Fn::Replace', item('{"Fn::Replace": [{"PORT": "80"}, "PORT/PORT"]}', '0.0.0.0/0')],
    ['a merge key', `        - &base {IpProtocol: tcp, PortRange: 80/80, SourceCidrIp: 0.0.0.0/0}\n`],
  ])('%s', (_, rules) => {
    expect(inShort(readingOf(template(rules)))).toEqual([web])
  })
  it('rules 2: a merge key takes over the fields that a rule has not of its own', () => {
    const rules = `        - &base {IpProtocol: tcp, PortRange: 22/22, SourceCidrIp: 10.0.0.0/8}\n        - <<: *base\n          PortRange: 80/80\n          SourceCidrIp: 0.0.0.0/0\n`
    expect(inShort(readingOf(template(rules)))).toEqual([ssh, web])
  })
  it('a rule for each of a literal Count', () => {
    const text = `${template(item('22/22', '10.0.0.0/8'))}  In:\n    Type: ALIYUN::ECS::SecurityGroupIngress\n    Count: 2\n    Properties:\n      SecurityGroupId: {Ref: sg-1}\n      IpProtocol: tcp\n      PortRange: !Select [!Ref ALIYUN::Index, [80/80, 443/443]]\n      SourceCidrIp: 0.0.0.0/0\n`
    expect(inShort(readingOf(text))).toEqual([ssh, 'sg-1 in accept 1 tcp 443-443 0.0.0.0/0', web])
  })
  it.each([
    ['in a block of code of Markdown', (text: string) => `# Ours\n\n\`\`\`yaml\n${text}\`\`\`\n\nDone.\n`],
    ['below the command that printed it', (text: string) => `$ cat template.yml\n${text}`],
    ['with the line ends of Windows', (text: string) => text.replaceAll('\n', '\r\n')],
  ])('YAML %s', (_, around) => {
    const reading = readingOf(around(template(item('80/80', '0.0.0.0/0'))))
    expect(inShort(reading)).toEqual([web])
    expect(errorsOf(reading)).toEqual([])
  })
  it('YAML and commands in one text of Markdown', () => {
    const text = `\`\`\`yaml\n${template(item('22/22', '10.0.0.0/8'))}\`\`\`\n\n\`\`\`sh\naliyun ecs AuthorizeSecurityGroup --SecurityGroupId sg-1 --IpProtocol tcp --PortRange 80/80 --SourceCidrIp 0.0.0.0/0\n\`\`\`\n`
    expect(inShort(readingOf(text))).toEqual([ssh, web])
  })
  it('a fault of YAML in a block of code has its line in the whole text', () => {
    const { warnings } = readingOf(`one\n\n\`\`\`yaml\n${template('        - {IpProtocol: tcp\n')}\`\`\`\n`)
    const fault = warnings.find(({ code }) => code === 'yaml-syntax')
    expect(fault?.place?.path).toMatch(/^line 1[0-9], /)
  })
})

describe('the list of the console', () => {
  const heading = '授权策略\t优先级\t协议类型\t端口范围\t授权对象'
  it('the name of the tab above the list says the direction; both tabs may stand below one another', () => {
    const reading = readingOf(
      `入方向\n${heading}\n允许\t1\t自定义 TCP\t22/22\t10.0.0.0/8\n出方向\n${heading}\n拒绝\t1\tTCP\t25/25\t0.0.0.0/0\n`,
    )
    expect(inShort(reading)).toEqual([
      'sg-pasted in accept 1 tcp 22-22 10.0.0.0/8',
      'sg-pasted out drop 1 tcp 25-25 0.0.0.0/0',
    ])
    expect(errorsOf(reading)).toEqual([])
  })
  it.each(['上り', '下り', '上り方向', '往路', 'up', 'down', 'north'])(
    'review 14: %s, which networks use for either way, says none: it is asked, or the row is not read',
    (word) => {
      const row = '許可\t1\tTCP\t22/22\t0.0.0.0/0'
      const columns = 'アクション\t優先度\tプロトコル\tポート範囲\tアクセス元'
      const below = readingOf(`${word}\n${columns}\n${row}\n`)
      expect([inShort(below), errorsOf(below)]).toEqual([[], ['ask-direction']])
      for (const direction of ['ingress', 'egress'] as const) {
        const beside = readDocuments([`${columns}\t方向\n${row}\t${word}\n${row}\t入方向\n`], { direction })
        expect([inShort(beside), errorsOf(beside)]).toEqual([
          ['sg-pasted in accept 1 tcp 22-22 0.0.0.0/0'],
          ['direction'],
        ])
      }
    },
  )
  it('the names of both tabs above a list tell no direction: it is asked', () => {
    const list = `${heading}\n允许\t1\tTCP\t22/22\t10.0.0.0/8\n`
    for (const tabs of ['入方向\n出方向', '出方向\n入方向', 'Inbound\n\nOutbound']) {
      expect(errorsOf(readingOf(`${tabs}\n${list}`))).toEqual(['ask-direction'])
    }
    expect(inShort(readingOf(`安全组规则（入方向）：\n${list}`))).toEqual([
      'sg-pasted in accept 1 tcp 22-22 10.0.0.0/8',
    ])
  })
  it("a network ACL's list, and a firewall's, are no rules of a group", () => {
    for (const columns of [
      '生效顺序\t名称\t策略\t协议类型\tIP版本\t源地址\t端口范围',
      '优先级\t访问源\t源\t协议\t端口\t动作\t应用',
    ]) {
      expect(inShort(readingOf(`入方向\n${columns}\n1\tr1\t允许\tTCP\tIPv4\t0.0.0.0/0\t22/22\n`))).toEqual([])
    }
  })
  it('rules 2: several ranges in one cell are several rules (M-16)', () => {
    const today =
      '授权策略\t优先级\t协议\t访问来源\t访问目的(本实例)\n允许\t1\t自定义TCP\t0.0.0.0/0\tHTTP(80)/HTTPS(443)\n'
    const older = `Inbound\n${'Action\tPriority\tProtocol Type\tPort Range\tAuthorization Object'}\nAllow\t1\tCustom TCP\t80/80, 443/443\t0.0.0.0/0\n`
    for (const text of [today, older]) {
      expect(inShort(readingOf(text))).toEqual([
        'sg-pasted in accept 1 tcp 443-443 0.0.0.0/0',
        'sg-pasted in accept 1 tcp 80-80 0.0.0.0/0',
      ])
    }
  })
})

describe('the text of terraform plan', () => {
  it('where the other end of a replaced rule is shown, what is hidden is not another one (P-22)', () => {
    const reading = readingOf(`  # alicloud_security_group_rule.b must be replaced
-/+ resource "alicloud_security_group_rule" "b" {
      ~ cidr_ip           = "0.0.0.0/0" -> "10.0.0.0/8" # forces replacement
      ~ id                = "x" -> (known after apply)
        ip_protocol       = "tcp"
        policy            = "accept"
        port_range        = "22/22"
        priority          = 1
        security_group_id = "sg-1"
        type              = "ingress"
        # (1 unchanged attribute hidden)
    }
`)
    expect(inShort(reading)).toEqual([ssh])
    expect(errorsOf(reading)).toEqual([])
  })
})
