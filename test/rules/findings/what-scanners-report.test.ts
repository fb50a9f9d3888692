import { describe, expect, it } from 'vitest'
import { findings, readDocuments } from '@/lib/rules'
import { readYaml } from '@/lib/text/yaml'

/**
 * What the scanners of others report of the documents that they are tried on, in documents of our own with the same rules:
 * none of their true findings is missed. A check is known by the name that its tool has for it.
 */

interface Sample {
  /** Arguments of `alicloud_security_group_rule`, without the group. */
  readonly rule: Readonly<Record<string, string | number>>
  readonly fails: readonly string[]
  readonly passes?: readonly string[]
}

const accept = { type: 'ingress', ip_protocol: 'tcp', nic_type: 'intranet', policy: 'accept', priority: 1 }
const anywhere = { cidr_ip: '0.0.0.0/0' }

/** Names of the checks that a document fails, by what is found in it. */
function failed(document: unknown, allowed?: readonly number[]): ReadonlySet<string> {
  const { ruleSet } = readDocuments([document], { yaml: readYaml })
  const ports = allowed?.map((port) => ({ protocol: 'tcp' as const, start: port, end: port }))
  const { list } = findings(ruleSet, ports ? { allowed: ports } : {})
  return new Set(list.flatMap(({ checks }) => checks.map(({ name }) => name)))
}

function terraform(rule: Sample['rule']): string {
  const lines = Object.entries({ ...accept, ...rule }).map(([name, value]) => `  ${name} = ${JSON.stringify(value)}\n`)
  return `resource "alicloud_security_group" "g" {\n  vpc_id = "vpc-1"\n}\nresource "alicloud_security_group_rule" "r" {\n  security_group_id = alicloud_security_group.g.id\n${lines.join('')}}\n`
}

const kics = (name: string) => `Public Security Group Rule ${name}`
const prowler = (name: string) => `ecs_securitygroup_restrict_${name}_internet`

describe('samples of Checkov, KICS and Prowler', () => {
  it.each<[name: string, sample: Sample]>([
    [
      'SSH',
      {
        rule: { ...anywhere, port_range: '22/22' },
        fails: ['CKV_ALI_2', '4.3', kics('Sensitive Port'), prowler('ssh')],
        passes: ['CKV_ALI_3', '4.4'],
      },
    ],
    [
      'RDP',
      {
        rule: { ...anywhere, port_range: '3389/3389' },
        fails: ['CKV_ALI_3', '4.4', kics('Sensitive Port'), prowler('rdp')],
        passes: ['CKV_ALI_2', '4.3'],
      },
    ],
    [
      'a range with SSH in it',
      { rule: { ...anywhere, port_range: '1/1024' }, fails: ['CKV_ALI_2', '4.3'], passes: ['CKV_ALI_3'] },
    ],
    [
      'every port of TCP',
      {
        rule: { ...anywhere, port_range: '1/65535' },
        fails: ['CKV_ALI_2', 'CKV_ALI_3', '4.3', '4.4', prowler('mysql'), kics('Sensitive Port')],
      },
    ],
    [
      'every protocol',
      {
        rule: { ...anywhere, ip_protocol: 'all', port_range: '-1/-1' },
        fails: [
          'CKV_ALI_2',
          'CKV_ALI_3',
          '4.3',
          '4.4',
          kics('All Ports or Protocols'),
          prowler('all_ports'),
          prowler('high_risk_ports'),
        ],
      },
    ],
    [
      'a port that nobody knows',
      {
        rule: { ...anywhere, port_range: '44420/44420' },
        fails: [kics('Unknown Port')],
        passes: [kics('Sensitive Port')],
      },
    ],
    [
      'SSH over IPv6',
      { rule: { ipv6_cidr_ip: '::/0', port_range: '22/22' }, fails: [prowler('ssh')], passes: ['4.3', 'CKV_ALI_2'] },
    ],
    [
      'SSH from an office',
      {
        rule: { cidr_ip: '10.0.0.0/8', port_range: '22/22' },
        fails: [],
        passes: ['CKV_ALI_2', '4.3', prowler('ssh'), kics('Sensitive Port')],
      },
    ],
    [
      'a rule that drops',
      {
        rule: { ...anywhere, port_range: '22/22', policy: 'drop' },
        fails: [],
        passes: ['CKV_ALI_2', '4.3', prowler('ssh')],
      },
    ],
    [
      'an outbound rule',
      {
        rule: { ...anywhere, type: 'egress', port_range: '22/22' },
        fails: [],
        passes: ['CKV_ALI_2', '4.3', prowler('ssh')],
      },
    ],
  ])('%s', (_, { rule, fails, passes = [] }) => {
    const names = failed(terraform(rule))
    expect(fails.filter((name) => !names.has(name))).toEqual([])
    expect(passes.filter((name) => names.has(name))).toEqual([])
  })

  it.each([
    ['ftp', [20, 21]],
    ['telnet', [23]],
    ['sql_server', [1433, 1434]],
    ['oracle', [1521, 2483]],
    ['mysql', [3306]],
    ['postgresql', [5432]],
    ['redis', [6379]],
    ['cassandra', [7199, 8888, 9160]],
    ['kafka', [9092]],
    ['elasticsearch_kibana', [5601, 9200, 9300]],
    ['memcached', [11211]],
    ['mongodb', [27017, 27018]],
    ['high_risk_ports', [25, 110, 135, 143, 445, 3000, 4333, 5000, 5500, 8080, 8088]],
  ])('each port that Prowler looks at for %s', (name, ports) => {
    for (const port of ports) {
      expect([port, failed(terraform({ ...anywhere, port_range: `${port}/${port}` })).has(prowler(name))]).toEqual([
        port,
        true,
      ])
    }
  })

  it('a stronger rule that drops closes a port, a weaker one does not, and at one priority it does (prowler#12051)', () => {
    const open = { ...anywhere, port_range: '22/22', priority: 5 }
    const close = (priority: number) =>
      terraform({ ...anywhere, port_range: '1/65535', policy: 'drop', priority })
        .split('\n')
        .slice(3)
        .join('\n')
        .replace('"r"', '"d"')
    const ssh = (priority: number) => failed(terraform(open) + close(priority)).has(prowler('ssh'))
    expect([ssh(1), ssh(5), ssh(6)]).toEqual([false, false, true])
  })
})

describe('samples of Cloud Config, as templates', () => {
  const template = (key: 'SecurityGroupIngress' | 'SecurityGroupEgress', rule: object) => ({
    ROSTemplateFormatVersion: '2015-09-01',
    Resources: { G: { Type: 'ALIYUN::ECS::SecurityGroup', Properties: { VpcId: 'vpc-1', [key]: [rule] } } },
  })
  const inbound = (rule: object) => template('SecurityGroupIngress', rule)

  it.each<[check: string, bad: object, good: object]>([
    [
      'sg-public-access-check',
      inbound({ IpProtocol: 'all', PortRange: '-1/-1', SourceCidrIp: '0.0.0.0/0' }),
      inbound({ IpProtocol: 'all', PortRange: '-1/-1', SourceCidrIp: '10.0.0.0/8' }),
    ],
    [
      'sg-risky-ports-check',
      inbound({ IpProtocol: 'tcp', PortRange: '3000/4000', SourceCidrIp: '0.0.0.0/0' }),
      inbound({ IpProtocol: 'tcp', PortRange: '443/443', SourceCidrIp: '0.0.0.0/0' }),
    ],
    [
      'ecs-security-group-not-open-all-protocol',
      inbound({ IpProtocol: 'all', PortRange: '-1/-1', SourceCidrIp: '10.0.0.0/8' }),
      inbound({ IpProtocol: 'tcp', PortRange: '22/22', SourceCidrIp: '10.0.0.0/8' }),
    ],
    [
      'ecs-security-group-not-open-all-port',
      inbound({ IpProtocol: 'tcp', PortRange: '1/65535', SourceCidrIp: '10.0.0.0/8' }),
      inbound({ IpProtocol: 'tcp', PortRange: '1/1024', SourceCidrIp: '10.0.0.0/8' }),
    ],
    [
      'ecs-security-group-not-internet-cidr-access',
      inbound({ IpProtocol: 'tcp', PortRange: '443/443', SourceCidrIp: '203.0.113.7/32' }),
      inbound({ IpProtocol: 'tcp', PortRange: '443/443', SourceCidrIp: '192.168.0.0/16' }),
    ],
    [
      'ecs-security-group-egress-not-all-access',
      template('SecurityGroupEgress', { IpProtocol: 'all', PortRange: '-1/-1', DestCidrIp: '0.0.0.0/0' }),
      template('SecurityGroupEgress', {
        IpProtocol: 'all',
        PortRange: '-1/-1',
        DestCidrIp: '0.0.0.0/0',
        Policy: 'drop',
      }),
    ],
  ])('%s', (check, bad, good) => {
    expect(failed(bad).has(check)).toBe(true)
    expect(failed(good).has(check)).toBe(false)
  })

  it('ecs-security-group-white-list-port-check: with the ports that the reader allows', () => {
    const web = inbound({ IpProtocol: 'tcp', PortRange: '443/443', SourceCidrIp: '0.0.0.0/0' })
    expect(failed(web, [80]).has('ecs-security-group-white-list-port-check')).toBe(true)
    expect(failed(web, [443]).has('ecs-security-group-white-list-port-check')).toBe(false)
  })
})
