import type { ExerciseData } from './data'
import { accept, drop, everyone, group, office } from './documents'

const shop = [group('shop', [accept('TCP', '443/443', everyone), accept('TCP', '22/22', office)])]
const files = [
  group('files', [
    accept('TCP', '990/990', '198.51.100.0/24', 10),
    drop('TCP', '990/990', '198.51.100.13', 5),
    accept('ICMP', '-1/-1', everyone, 10),
  ]),
]
const search = [
  group('search', [accept('TCP', '9200/9200', '10.0.1.0/24', 10), accept('TCP', '9200/9200', '10.0.3.0/24', 10)]),
]

const call = (sg: string, fields: Readonly<Record<string, string | number>>, at = 1) =>
  [
    `aliyun ecs AuthorizeSecurityGroup --RegionId ap-northeast-1 --SecurityGroupId ${sg}`,
    ...Object.entries(fields).map(([name, value]) => `  --Permissions.${at}.${name} ${value}`),
  ].join(' \\\n')

const rule = (name: string, fields: Readonly<Record<string, string | number>>) =>
  [
    `resource "alicloud_security_group_rule" "${name}" {`,
    ...Object.entries(fields).map(
      ([field, value]) => `  ${field.padEnd(17)} = ${typeof value === 'number' ? value : `"${value}"`}`,
    ),
    '}',
  ].join('\n')

const inFiles = { security_group_id: 'sg-example-files', type: 'ingress', nic_type: 'intranet' }

export const asCode: readonly ExerciseData[] = [
  {
    kind: 'code',
    id: 'by-command',
    language: 'cli',
    start: call('sg-example-shop', {
      Policy: 'accept',
      Priority: 1,
      IpProtocol: 'TCP',
      PortRange: '443',
      SourceCidrIp: everyone,
    }),
    must: shop,
    solutions: [
      [
        call('sg-example-shop', {
          Policy: 'accept',
          Priority: 1,
          IpProtocol: 'TCP',
          PortRange: '443/443',
          SourceCidrIp: everyone,
        }),
        call('sg-example-shop', {
          Policy: 'accept',
          Priority: 1,
          IpProtocol: 'TCP',
          PortRange: '22/22',
          SourceCidrIp: office,
        }),
      ].join('\n'),
      `aliyun ecs AuthorizeSecurityGroup --RegionId ap-northeast-1 --SecurityGroupId sg-example-shop --Permissions.1.Policy accept --Permissions.1.Priority 5 --Permissions.1.IpProtocol TCP --Permissions.1.PortRange 443/443 --Permissions.1.SourceCidrIp ${everyone} --Permissions.2.Policy accept --Permissions.2.Priority 9 --Permissions.2.IpProtocol TCP --Permissions.2.PortRange 22/22 --Permissions.2.SourceCidrIp ${office}`,
    ],
  },
  {
    kind: 'code',
    id: 'in-terraform',
    language: 'terraform',
    start: [
      rule('ftps', {
        ...inFiles,
        ip_protocol: 'tcp',
        port_range: '990/990',
        cidr_ip: '0.0.0.0/0',
        policy: 'accept',
        priority: 10,
      }),
      rule('not_him', {
        ...inFiles,
        ip_protocol: 'tcp',
        port_range: '990/990',
        cidr_ip: '198.51.100.13/32',
        policy: 'drop',
        priority: 50,
      }),
    ].join('\n\n'),
    must: files,
    solutions: [
      [
        rule('ftps', {
          ...inFiles,
          ip_protocol: 'tcp',
          port_range: '990/990',
          cidr_ip: '198.51.100.0/24',
          policy: 'accept',
          priority: 10,
        }),
        rule('not_him', {
          ...inFiles,
          ip_protocol: 'tcp',
          port_range: '990/990',
          cidr_ip: '198.51.100.13/32',
          policy: 'drop',
          priority: 5,
        }),
        rule('ping', {
          ...inFiles,
          ip_protocol: 'icmp',
          port_range: '-1/-1',
          cidr_ip: '0.0.0.0/0',
          policy: 'accept',
          priority: 10,
        }),
      ].join('\n\n'),
      [
        rule('ping', {
          ...inFiles,
          ip_protocol: 'icmp',
          port_range: '-1/-1',
          cidr_ip: '0.0.0.0/0',
          policy: 'accept',
          priority: 1,
        }),
        rule('not_him', {
          ...inFiles,
          ip_protocol: 'all',
          port_range: '-1/-1',
          cidr_ip: '198.51.100.13/32',
          policy: 'drop',
          priority: 20,
        }),
        rule('ftps', {
          ...inFiles,
          ip_protocol: 'tcp',
          port_range: '990/990',
          cidr_ip: '198.51.100.0/24',
          policy: 'accept',
          priority: 20,
        }),
      ].join('\n\n'),
    ],
  },
  {
    kind: 'code',
    id: 'from-one-to-the-other',
    language: 'cli',
    start: '',
    must: search,
    solutions: [
      ['10.0.1.0/24', '10.0.3.0/24']
        .map((block) =>
          call('sg-example-search', {
            Policy: 'accept',
            Priority: 10,
            IpProtocol: 'TCP',
            PortRange: '9200/9200',
            SourceCidrIp: block,
          }),
        )
        .join('\n'),
      `aliyun ecs AuthorizeSecurityGroup --RegionId ap-northeast-1 --SecurityGroupId sg-example-search --Permissions.1.Policy accept --Permissions.1.Priority 10 --Permissions.1.IpProtocol TCP --Permissions.1.PortRange 9200/9200 --Permissions.1.SourceCidrIp 10.0.1.0/24 --Permissions.2.Policy accept --Permissions.2.Priority 10 --Permissions.2.IpProtocol TCP --Permissions.2.PortRange 9200/9200 --Permissions.2.SourceCidrIp 10.0.3.0/24`,
    ],
  },
]
