import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { itemsOf } from '@/lib/cidr'
import { isRulesYaml, type Reading, read } from '@/lib/rules'
import { readYaml } from '@/lib/text/yaml'
import { cpuTime } from '../../cpu-time'
import { group, rule } from './documents'

function rulesOf({ ruleSet }: Reading) {
  return ruleSet.groups.flatMap(({ id, rules }) =>
    rules.map(({ direction, protocol, ports, action }) => [
      id,
      direction,
      protocol,
      ports.kind === 'range' ? ports.start : null,
      action,
    ]),
  )
}

function codesOf({ warnings }: Reading) {
  return warnings.map(({ code }) => code)
}

const web = [['sg-pasted', 'ingress', 'tcp', 80, 'accept']]

describe('tables whose columns have the names of the API', () => {
  it.each([
    [
      'the table that the CLI prints',
      'Direction | Policy | IpProtocol | PortRange | SourceCidrIp\n--------- | ------ | ---------- | --------- | ------\ningress   | Accept | TCP        | 80/80     | 0.0.0.0/0\n',
    ],
    [
      'a table with bars at both ends',
      '| direction | ip_protocol | port_range | source_cidr_ip | policy |\n|---|---|---|---|---|\n| ingress | TCP | 80/80 | 0.0.0.0/0 | Accept |\n',
    ],
    ['CSV', 'Direction,IpProtocol,PortRange,SourceCidrIp,CreateTime\r\ningress,TCP,80/80,0.0.0.0/0,2026-01-01\r\n'],
    [
      'CSV with quotes, and commas inside them',
      '"Description","IpProtocol","PortRange","SourceCidrIp"\n"a, ""b"", c","TCP","80/80","0.0.0.0/0"\n',
    ],
    ['tabs', 'IpProtocol\tPortRange\tSourceCidrIp\tPolicy\nTCP\t80/80\t0.0.0.0/0\tAccept\n'],
  ])('%s', (_, text) => {
    expect(rulesOf(read(text))).toEqual(web)
  })
  it('a row that cannot be read is told and counted', () => {
    const reading = read('Direction,IpProtocol,PortRange,SourceCidrIp\ningress,TCP,80/80,nowhere\n')
    expect(codesOf(reading)).toContain('address')
    expect(reading.recognised).toEqual([{ document: 0, kind: 'rule-list', read: 0, skipped: 1 }])
  })
  it('other CSV is still told to be CSV', () => {
    expect(codesOf(read('name,price,count\nx,1,2\n'))).toEqual(['csv'])
  })
})

describe('what other programs print', () => {
  const whole = group([rule])
  it('Python: quotes of both kinds, True, False and None', () => {
    const printed = `{'SecurityGroupId': 'sg-1', 'VpcId': "vpc-1", 'NextToken': None, 'Ok': True, 'InnerAccessPolicy': 'Accept', 'Permissions': {'Permission': [{'Direction': 'ingress', 'IpProtocol': 'TCP', 'PortRange': '80/80', 'Description': 'it\\'s "x" \\xe9 None', 'SourceCidrIp': '0.0.0.0/0', 'Policy': 'Accept', 'Priority': 1}]}}`
    const reading = read(printed)
    expect(rulesOf(reading)).toEqual([['sg-1', 'ingress', 'tcp', 80, 'accept']])
    expect(reading.ruleSet.groups[0]?.complete).toBe(true)
    expect(reading.ruleSet.groups[0]?.rules[0]?.description).toBe('it\'s "x" é None')
    expect(codesOf(reading)).toContain('json-note')
  })
  it('any value that JSON has is the same in Python’s words', () => {
    const python = (value: unknown): string => {
      if (value === null) return 'None'
      if (typeof value === 'boolean') return value ? 'True' : 'False'
      if (typeof value === 'string') return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
      return String(value)
    }
    // What stands in brackets inside a text is told apart by double quotes only.
    const text = fc.string({ unit: fc.constantFrom('a', ' ', "'", '\\', 'é', 'True', '/', '1') })
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 100 }), (description, priority) => {
        const fields = { ...rule, Description: `x${description}`, Priority: priority }
        const entries = Object.entries(fields).map(([name, value]) => `'${name}': ${python(value)}`)
        const printed = `[{${entries.join(', ')}}]`
        const [first] = read(printed).ruleSet.groups.flatMap(({ rules }) => rules)
        expect([first?.description, first?.priority]).toEqual([`x${description}`.trim(), priority])
      }),
    )
  })
  it('a response as a text of JSON, with its quotes', () => {
    expect(rulesOf(read(JSON.stringify(JSON.stringify(whole))))).toEqual([['sg-1', 'ingress', 'tcp', 80, 'accept']])
  })
  it('the colours of a terminal', () => {
    const plan =
      '  # alicloud_security_group_rule.a will be created\n  \u001b[32m+\u001b[0m\u001b[0m resource "alicloud_security_group_rule" "a" {\n      \u001b[32m+\u001b[0m security_group_id = "sg-1"\n      \u001b[32m+\u001b[0m type = "ingress"\n      \u001b[32m+\u001b[0m ip_protocol = "tcp"\n      \u001b[32m+\u001b[0m port_range = "80/80"\n      \u001b[32m+\u001b[0m cidr_ip = "0.0.0.0/0"\n    }\n'
    expect(rulesOf(read(plan))).toEqual([['sg-1', 'ingress', 'tcp', 80, 'accept']])
  })
  it('a document with a field __proto__ is read as any other', () => {
    const text = JSON.stringify(whole).replace('{', '{"__proto__":{"InnerAccessPolicy":"Drop"},"constructor":1,')
    const { ruleSet } = read(text)
    expect([ruleSet.groups[0]?.innerAccess, ruleSet.groups[0]?.rules.length]).toEqual(['accept', 1])
    const inRule = JSON.stringify(group([rule])).replace('{"Direction"', '{"__proto__":{"Policy":"Drop"},"Direction"')
    expect(read(inRule).ruleSet.groups[0]?.rules[0]?.action).toBe('accept')
  })
  it('rules with Terraform’s names stay with their groups', () => {
    const fields = { type: 'ingress', ip_protocol: 'tcp', port_range: '80/80', cidr_ip: '0.0.0.0/0' }
    const list = [
      { ...fields, security_group_id: 'sg-1' },
      { ...fields, security_group_id: 'sg-2' },
    ]
    expect(rulesOf(read(JSON.stringify(list))).map(([id]) => id)).toEqual(['sg-1', 'sg-2'])
  })
})

describe('YAML beside templates', () => {
  const inYaml = (text: string) => {
    expect(isRulesYaml(text)).toBe(true)
    return read(text, { yaml: readYaml })
  }
  it('a response of the API', () => {
    const text =
      'SecurityGroupId: sg-1\nVpcId: vpc-1\nPermissions:\n  Permission:\n    - Direction: ingress\n      IpProtocol: TCP\n      PortRange: 80/80\n      SourceCidrIp: 0.0.0.0/0\n'
    expect(rulesOf(inYaml(text))).toEqual([['sg-1', 'ingress', 'tcp', 80, 'accept']])
  })
  it('tasks of Ansible', () => {
    const text =
      '- name: groups\n  ali_security_group:\n    name: web\n    rules:\n      - ip_protocol: tcp\n        port_range: 80/80\n        source_cidr_ip: 0.0.0.0/0\n    rules_egress:\n      - ip_protocol: udp\n        port_range: 53/53\n        dest_cidr_ip: 10.0.0.0/8\n        policy: drop\n'
    expect(rulesOf(inYaml(text))).toEqual([
      ['web', 'ingress', 'tcp', 80, 'accept'],
      ['web', 'egress', 'udp', 53, 'drop'],
    ])
  })
  it('a program of Pulumi: resources that refer to one another', () => {
    const text =
      'name: p\nruntime: yaml\nresources:\n  net:\n    type: alicloud:ecs:SecurityGroup\n    properties:\n      vpcId: vpc-1\n      securityGroupType: enterprise\n  ssh:\n    type: alicloud:ecs/securityGroupRule:SecurityGroupRule\n    properties:\n      type: ingress\n      ipProtocol: tcp\n      portRange: 80/80\n      cidrIp: 0.0.0.0/0\n      securityGroupId: ${net.id}\n  other:\n    type: alicloud:ecs:SecurityGroupRule\n    properties:\n      type: ingress\n      ipProtocol: tcp\n      portRange: 22/22\n      cidrIp: ${office}\n      securityGroupId: ${net.id}\n'
    const reading = inYaml(text)
    expect(rulesOf(reading)).toEqual([['net', 'ingress', 'tcp', 80, 'accept']])
    expect(reading.ruleSet.groups[0]?.type).toBe('advanced')
    expect(reading.ruleSet.unread.map(({ group: of, known }) => [of, known.direction])).toEqual([['net', 'ingress']])
  })
  it('more lines than are read in time are refused at once, and the limit is named', { tags: ['timed'] }, () => {
    const clock = cpuTime()
    const rules = '        - IpProtocol: tcp\n          PortRange: 80/80\n          SourceCidrIp: 10.0.0.0/8\n'
    const head =
      'ROSTemplateFormatVersion: "2015-09-01"\nResources:\n  G:\n    Type: ALIYUN::ECS::SecurityGroup\n    Properties:\n      SecurityGroupIngress:\n'
    const reading = read(head + rules.repeat(45_000), { yaml: readYaml })
    expect(codesOf(reading)).toEqual(['yaml-too-long'])
    expect(clock()).toBeLessThan(2000)
  })
})

describe('the CLI and Terraform', () => {
  it('a list of rules in the spelling of the plugin', () => {
    const text = `aliyun ecs authorize-security-group --security-group-id sg-1 --permissions '[{"ip-protocol":"tcp","port-range":"80/80","source-cidr-ip":"0.0.0.0/0"}]'`
    expect(rulesOf(read(text))).toEqual([['sg-1', 'ingress', 'tcp', 80, 'accept']])
  })
  it.each([
    ['cidrsubnet("10.0.0.0/8", 8, 3)', 0x0a030000n, 16],
    ['cidrsubnet("2001:db8::/32", 32, 1)', 0x20010db8000000010000000000000000n, 64],
    ['"${cidrhost("10.1.0.0/16", -2)}/32"', 0x0a01fffen, 32],
  ])('%s', (expression, first, prefix) => {
    const name = first > 2n ** 32n ? 'ipv6_cidr_ip' : 'cidr_ip'
    const text = `resource "alicloud_security_group_rule" "a" {\n  type = "ingress"\n  ip_protocol = "tcp"\n  port_range = "80/80"\n  security_group_id = "sg-1"\n  ${name} = ${expression}\n}\n`
    const [read1] = read(text).ruleSet.groups.flatMap(({ rules }) => rules)
    expect(read1?.peer).toMatchObject({ kind: 'cidr', block: { first, prefix } })
  })
  it('a part that the block does not have is not known', () => {
    const text = `resource "alicloud_security_group_rule" "a" {\n  type = "ingress"\n  ip_protocol = "tcp"\n  port_range = "80/80"\n  security_group_id = "sg-1"\n  cidr_ip = cidrsubnet("10.0.0.0/30", 8, 3)\n}\n`
    expect(read(text).ruleSet.unread).toHaveLength(1)
  })
})

describe('the time that a list or a table takes grows with its length', () => {
  /** Processor time of a text four times as long, in times of the text. */
  function growth(work: (size: number) => void, size: number): number {
    const timed = (of: number) => {
      let best = Number.POSITIVE_INFINITY
      for (let turn = 0; turn < 4; turn += 1) {
        const clock = cpuTime()
        work(of)
        best = Math.min(best, clock())
      }
      return best
    }
    work(size)
    return timed(4 * size) / Math.max(1, timed(size))
  }
  it.each<readonly [string, (size: number) => string, (text: string) => unknown]>([
    ['a list of blanks', (size) => ' '.repeat(size), itemsOf],
    ['a list of dashes', (size) => '- '.repeat(size), itemsOf],
    ['a list of addresses and blank lines', (size) => '10.0.0.1 \n\n \t'.repeat(size / 8), itemsOf],
    ['one item without an end', (size) => `${'1'.repeat(size)}-`, itemsOf],
    ['CSV with quotes that stay open', (size) => `IpProtocol,PortRange,Policy\n${'"a,'.repeat(size / 3)}`, read],
    ['CSV of many lines', (size) => `IpProtocol,PortRange,Policy\n${'"x""",y,z\n'.repeat(size / 40)}`, read],
    [
      'headings that are none',
      (size) =>
        'protocol,'
          .repeat(20)
          .concat('\n')
          .repeat(size / 180),
      read,
    ],
    ['a dictionary of Python that does not end', (size) => `{'a': ${"'\\\\'".repeat(size / 4)}`, read],
  ])('%s', { tags: ['timed'] }, (_, textOf, work) => {
    expect(growth((size) => work(textOf(size)), 200_000)).toBeLessThan(12)
  })
})
