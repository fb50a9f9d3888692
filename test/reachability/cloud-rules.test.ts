import { describe, expect, it } from 'vitest'
import { ask } from './ask'

const causeOf = (port: number, ...evidence: string[]) => ask(`tcp/${port} from 198.51.100.7`, ...evidence).cause
const json = (value: unknown) => JSON.stringify(value, null, 2)

/** The same of each cloud: 22 is open to all, 8081 to an office alone, 9000 is denied where rules deny. */
const rows: readonly (readonly [name: string, paste: string, denies?: boolean])[] = [
  [
    'AWS: rules alone',
    `aws ec2 describe-security-groups --group-ids sg-01 --query 'SecurityGroups[0].IpPermissions'\n${json([
      { FromPort: 22, ToPort: 22, IpProtocol: 'tcp', IpRanges: [{ CidrIp: '0.0.0.0/0' }], UserIdGroupPairs: [] },
      { FromPort: 8081, ToPort: 8081, IpProtocol: 'tcp', IpRanges: [{ CidrIp: '192.0.2.0/24' }], PrefixListIds: [] },
    ])}`,
  ],
  [
    'AWS: rules as objects of their own',
    json({
      SecurityGroupRules: [
        { GroupId: 'sg-01', IsEgress: true, IpProtocol: '-1', FromPort: -1, ToPort: -1, CidrIpv4: '0.0.0.0/0' },
        { GroupId: 'sg-01', IsEgress: false, IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIpv4: '0.0.0.0/0' },
        {
          GroupId: 'sg-01',
          IsEgress: false,
          IpProtocol: 'tcp',
          FromPort: 8081,
          ToPort: 8081,
          CidrIpv4: '192.0.2.9/32',
        },
      ],
    }),
  ],
  [
    'AWS: text',
    'SECURITYGROUPS\tdesk\tsg-01\tdesk\nIPPERMISSIONS\t22\ttcp\t22\nIPRANGES\t0.0.0.0/0\nIPPERMISSIONS\t8081\ttcp\t8081\nIPRANGES\t192.0.2.0/24\nIPPERMISSIONSEGRESS\t-1\nIPRANGES\t0.0.0.0/0',
  ],
  [
    'Google: YAML of several rules',
    [
      ['allow-ssh', 'allowed', '22', '0.0.0.0/0', 1000],
      ['office', 'allowed', '8081', '192.0.2.0/24', 1000],
      ['no-minio', 'denied', '9000', '0.0.0.0/0', 900],
      ['late', 'allowed', '9000', '0.0.0.0/0', 950],
    ]
      .map(
        ([name, deed, port, source, priority]) =>
          `${deed}:\n- IPProtocol: tcp\n  ports:\n  - '${port}'\ndirection: INGRESS\ndisabled: false\nname: ${name}\nnetwork: https://www.googleapis.com/compute/v1/projects/p/global/networks/main\npriority: ${priority}\nsourceRanges:\n- ${source}`,
      )
      .join('\n---\n')
      .replace(/^/, '$ gcloud compute firewall-rules list --format=yaml\n'),
    true,
  ],
  [
    'Azure: its table',
    [
      'Name        ResourceGroup    Priority    SourcePortRanges    SourceAddressPrefixes    Access    Protocol    Direction    DestinationPortRanges',
      '----------  ---------------  ----------  ------------------  -----------------------  --------  ----------  -----------  -----------------------',
      'ssh         lab              300         *                   *                        Allow     Tcp         Inbound      22',
      'office      lab              310         *                   192.0.2.0/24             Allow     *           Inbound      8000-8100',
      'no-minio    lab              200         *                   *                        Deny      Tcp         Inbound      9000',
      'minio       lab              320         *                   *                        Allow     Tcp         Inbound      9000',
    ].join('\n'),
    true,
  ],
  [
    'Oracle',
    `oci network security-list get --security-list-id ocid1.securitylist.oc1..a\n${json({
      data: {
        'egress-security-rules': [{ destination: '0.0.0.0/0', protocol: 'all' }],
        'ingress-security-rules': [
          { protocol: '6', source: '0.0.0.0/0', 'tcp-options': { 'destination-port-range': { min: 22, max: 22 } } },
          {
            protocol: '6',
            source: '192.0.2.0/24',
            'tcp-options': { 'destination-port-range': { min: 8081, max: 8081 } },
          },
          { protocol: '1', source: '0.0.0.0/0', 'icmp-options': { type: 3, code: 4 } },
        ],
      },
    })}`,
  ],
  [
    'Tencent',
    json({
      SecurityGroupPolicySet: {
        Egress: [{ PolicyIndex: 0, Protocol: 'ALL', Port: 'ALL', CidrBlock: '0.0.0.0/0', Action: 'ACCEPT' }],
        Ingress: [
          { PolicyIndex: 0, Protocol: 'tcp', Port: '22', CidrBlock: '0.0.0.0/0', Action: 'ACCEPT' },
          { PolicyIndex: 1, Protocol: 'tcp', Port: '9000,9001', CidrBlock: '0.0.0.0/0', Action: 'DROP' },
          { PolicyIndex: 2, Protocol: 'tcp', Port: '8081', CidrBlock: '192.0.2.0/24', Action: 'ACCEPT' },
          { PolicyIndex: 3, Protocol: 'tcp', Port: '9000', CidrBlock: '0.0.0.0/0', Action: 'ACCEPT' },
        ],
      },
    }),
    true,
  ],
  [
    'Hetzner, as its tool describes it',
    'Rules:\n  - Direction:\t\tin\n    Description:\tssh\n    Protocol:\t\ttcp\n    Port:\t\t22\n    Source IPs:\n    \t\t0.0.0.0/0\n    \t\t::/0\n  - Direction:\t\tin\n    Protocol:\t\ttcp\n    Port:\t\t8081\n    Source IPs:\n    \t\t192.0.2.0/24\nApplied To:\n  - Type:\t\tserver',
  ],
  [
    'DigitalOcean: its table',
    'Name      Status       Inbound Rules                                                                                              Outbound Rules\nweb       succeeded    protocol:tcp,ports:22,address:0.0.0.0/0,address:::/0 protocol:tcp,ports:8081,address:192.0.2.0/24         protocol:tcp,ports:9000,address:0.0.0.0/0',
  ],
  [
    'OpenStack: its table',
    [
      '+--------------------------------------+-------------+-----------+--------------+------------+-----------+-----------------------+',
      '| ID                                   | IP Protocol | Ethertype | IP Range     | Port Range | Direction | Remote Security Group |',
      '+--------------------------------------+-------------+-----------+--------------+------------+-----------+-----------------------+',
      '| 0c2e                                 | None        | IPv4      | 0.0.0.0/0    |            | egress    | None                  |',
      '| 1c2e                                 | tcp         | IPv4      | 0.0.0.0/0    | 22:22      | ingress   | None                  |',
      '| 2c2e                                 | tcp         | IPv4      | 192.0.2.0/24 | 8081:8081  | ingress   | None                  |',
      '+--------------------------------------+-------------+-----------+--------------+------------+-----------+-----------------------+',
    ].join('\n'),
  ],
]

const groups: { name: string; paste: string; denies?: boolean }[] = rows.map(([name, paste, denies = false]) => ({
  name,
  paste,
  denies,
}))
groups.push(
  {
    name: 'Linode',
    paste: json([
      {
        inbound: [
          {
            action: 'ACCEPT',
            addresses: { ipv4: ['0.0.0.0/0'], ipv6: ['::/0'] },
            label: 'a',
            ports: '22',
            protocol: 'TCP',
          },
          { action: 'ACCEPT', addresses: { ipv4: ['192.0.2.0/24'] }, label: 'b', ports: '443, 8081', protocol: 'TCP' },
        ],
        inbound_policy: 'DROP',
      },
    ]),
  },
  {
    name: 'Yandex',
    paste: ['22', '8081']
      .map(
        (port) =>
          `  - id: enp${port}\n    direction: INGRESS\n    ports:\n      from_port: "${port}"\n      to_port: "${port}"\n    protocol_name: TCP\n    cidr_blocks:\n      v4_cidr_blocks:\n        - ${port === '22' ? '0.0.0.0/0' : '192.0.2.0/24'}`,
      )
      .join('\n')
      .replace(/^/, 'id: enp1\nstatus: ACTIVE\nrules:\n'),
  },
  {
    name: 'Lightsail',
    paste: json({
      portStates: [
        { fromPort: 22, toPort: 22, protocol: 'tcp', state: 'open', cidrs: ['0.0.0.0/0'], cidrListAliases: [] },
        { fromPort: 8081, toPort: 8081, protocol: 'tcp', state: 'open', cidrs: ['192.0.2.0/24'] },
      ],
    }),
  },
  {
    name: 'AWS: rows of a query',
    paste:
      "aws ec2 describe-security-group-rules --filters Name=group-id,Values=sg-0a1 --query 'SecurityGroupRules[?IsEgress==`false`].[IpProtocol,FromPort,ToPort,CidrIpv4]' --output table\n+------+--------+--------+--------------+\n|  tcp |  22    |  22    |  0.0.0.0/0   |\n|  tcp |  8081  |  8081  |  192.0.2.0/24   |\n+------+--------+--------+--------------+",
  },
  {
    name: 'Scaleway',
    paste:
      'InboundDefaultPolicy   drop\n\nRules:\nID    PROTOCOL  DIRECTION  ACTION  IP RANGE      DEST\na1    TCP       inbound    accept  0.0.0.0/0     22\na2    TCP       inbound    accept  192.0.2.0/24  8081\na3    TCP       outbound   accept  0.0.0.0/0     9000',
  },
  {
    name: 'AWS: boxes',
    paste: ['22', '8081']
      .map(
        (port) =>
          `|||               IpPermissions                 |||\n||+--------------+------------------------------+||\n|||  FromPort    |  ${port}                          |||\n|||  IpProtocol  |  tcp                         |||\n|||  ToPort      |  ${port}                          |||\n||+--------------+------------------------------+||\n||||                 IpRanges                  ||||\n|||+-------------------------------------------+|||\n||||                  CidrIp                   ||||\n|||+-------------------------------------------+|||\n||||  ${port === '22' ? '0.0.0.0/0' : '192.0.2.0/24'}          ||||`,
      )
      .join('\n'),
  },
  {
    name: 'Google: columns of one’s own',
    denies: true,
    paste:
      'NAME        DIRECTION  PRIORITY  SRC_RANGES     ALLOW     DENY      DISABLED\nssh         INGRESS    1000      0.0.0.0/0      tcp:22              False\noffice      INGRESS    1000      192.0.2.0/24   tcp:8081            False\nno          INGRESS    900       0.0.0.0/0                tcp:9000  False\nlate        INGRESS    1000      0.0.0.0/0      tcp:9000            False',
  },
)

describe('firewalls of other clouds', () => {
  it.each(groups)('$name', ({ paste, denies }) => {
    expect(causeOf(22, paste)).toBe('unknown')
    expect(causeOf(8080, paste)).toBe('security-group')
    expect(causeOf(8081, paste)).toBe('security-group')
    expect(ask('tcp/8081 from 192.0.2.9', paste).cause).toBe('unknown')
    expect(causeOf(9000, paste)).toBe('security-group')
    if (denies) expect(ask('tcp/9000', paste).cause).toBe('security-group')
  })

  it('a part of the rules shows what it denies, and nothing else', () => {
    const aws = groups[0]?.paste ?? ''
    expect(causeOf(8080, aws.replace("IpPermissions'", "IpPermissions' | jq '.[:2]'"))).toBe('unknown')
    expect(causeOf(8080, aws.slice(0, -60))).toBe('unknown')
    const rule =
      'denied:\n- IPProtocol: tcp\n  ports:\n  - 9000-9100\ndirection: INGRESS\nname: no\npriority: 10\nsourceRanges:\n- 0.0.0.0/0'
    expect(causeOf(9050, rule)).toBe('security-group')
    expect(causeOf(9200, rule)).toBe('unknown')
    expect(causeOf(9050, `${rule}\ndisabled: true`)).toBe('unknown')
    expect(causeOf(9050, `${rule}\ntargetTags:\n- db`)).toBe('unknown')
    expect(causeOf(9050, rule.replace('0.0.0.0/0', '203.0.113.0/24'))).toBe('unknown')
    expect(causeOf(9050, rule.replace('INGRESS', 'EGRESS'))).toBe('unknown')
  })

  it('a rule of Windows is none of them', () => {
    const rule = (enabled: string) =>
      `Rule Name:                            block\n----------------------------------------------------------------------\nEnabled:                              ${enabled}\nDirection:                            In\nProfiles:                             Domain,Private,Public\nRemoteIP:                             Any\nProtocol:                             TCP\nLocalPort:                            1433\nRemotePort:                           Any\nAction:                               Block\n`
    expect(causeOf(1433, rule('Yes'))).toBe('host-firewall')
    expect(causeOf(1433, rule('No'))).toBe('unknown')
    expect(causeOf(8080, rule('Yes'))).toBe('unknown')
  })

  it('a list that lets in by itself what no rule names', () => {
    const linode = (policy: string) =>
      json([
        {
          inbound: [{ action: 'ACCEPT', addresses: { ipv4: ['0.0.0.0/0'] }, ports: '22', protocol: 'TCP' }],
          inbound_policy: policy,
        },
      ])
    expect(causeOf(8080, linode('DROP'))).toBe('security-group')
    expect(causeOf(8080, linode('ACCEPT'))).toBe('unknown')
  })

  it('members of groups, templates and rules out say nothing', () => {
    const pair = (more: object) => json({ IpPermissions: [{ IpProtocol: '-1', IpRanges: [], ...more }] })
    expect(causeOf(8080, pair({ UserIdGroupPairs: [{ GroupId: 'sg-02', UserId: '1234' }] }))).toBe('unknown')
    expect(causeOf(8080, pair({ PrefixListIds: [{ PrefixListId: 'pl-02' }] }))).toBe('unknown')
    const template = {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: { SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '0.0.0.0/0' }] },
    }
    expect(causeOf(8080, json({ Resources: { Web: template } }))).toBe('unknown')
  })

  it('where each of several groups would have to be the one', () => {
    const group = (port: number) => ({
      GroupId: `sg-${port}`,
      IpPermissions: [{ FromPort: port, ToPort: port, IpProtocol: 'tcp', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
    })
    const both = json({ SecurityGroups: [group(22), group(8443)] })
    expect(causeOf(8443, both)).toBe('unknown')
    expect(causeOf(8080, both)).toBe('security-group')
  })
})

describe('lists of networks of AWS', () => {
  const entry = (number: number, action: string, block: string, port?: number) => ({
    CidrBlock: block,
    Egress: false,
    ...(port === undefined ? { Protocol: '-1' } : { Protocol: '6', PortRange: { From: port, To: port } }),
    RuleAction: action,
    RuleNumber: number,
  })
  const list = (...entries: object[]) =>
    json({
      NetworkAcls: [
        {
          Entries: [
            { ...entry(100, 'allow', '0.0.0.0/0'), Egress: true },
            ...entries,
            entry(32_767, 'deny', '0.0.0.0/0'),
          ],
          NetworkAclId: 'acl-01',
        },
      ],
    })

  it('deny by the lowest number', () => {
    expect(causeOf(443, list(entry(90, 'deny', '198.51.100.0/24'), entry(100, 'allow', '0.0.0.0/0')))).toBe(
      'network-acl',
    )
    expect(causeOf(443, list(entry(110, 'deny', '198.51.100.0/24'), entry(100, 'allow', '0.0.0.0/0')))).toBe('unknown')
    expect(causeOf(443, list(entry(90, 'deny', '203.0.113.0/24'), entry(100, 'allow', '0.0.0.0/0')))).toBe('unknown')
    expect(causeOf(8080, list(entry(100, 'allow', '0.0.0.0/0', 443)))).toBe('network-acl')
    expect(causeOf(443, list(entry(100, 'allow', '0.0.0.0/0', 443)))).toBe('unknown')
  })

  it('as rows', () => {
    const rows = (number: number) =>
      `ENTRIES\t198.51.100.0/24\tFalse\t6\tdeny\t${number}\nPORTRANGE\t443\t443\nENTRIES\t0.0.0.0/0\tFalse\t-1\tallow\t100\nENTRIES\t0.0.0.0/0\tFalse\t-1\tdeny\t32767`
    expect(causeOf(443, rows(90))).toBe('network-acl')
    expect(causeOf(80, rows(90))).toBe('unknown')
    expect(causeOf(443, rows(120))).toBe('unknown')
  })
})
