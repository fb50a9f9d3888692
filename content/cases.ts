/**
 * Situations for the live simulators in the answers: documents as the API returns them, a packet, and what the text
 * around the simulator says about the outcome (a test holds it against the engine).
 * Addresses are documentation addresses, ids are invented.
 */

interface Permission {
  readonly Direction: 'ingress' | 'egress'
  readonly IpProtocol: string
  readonly PortRange: string
  readonly Policy: 'Accept' | 'Drop'
  readonly Priority: number
  readonly SourceCidrIp?: string
  readonly Ipv6SourceCidrIp?: string
  readonly DestCidrIp?: string
  readonly SourceGroupId?: string
  readonly SourcePrefixListId?: string
}

interface Case {
  readonly documents: readonly unknown[]
  readonly packet: {
    readonly direction: 'ingress' | 'egress'
    readonly protocol: string
    readonly peer: string
    readonly port?: number
    readonly peerGroups?: readonly string[]
  }
  readonly expect: {
    readonly verdict: 'accept' | 'drop' | 'depends'
    readonly by: 'rule' | 'in-group' | 'default' | 'platform' | 'missing'
    /** Id of the rule that decides. */
    readonly rule?: string
    /** What the reader of documents warns of, by code: a case may lack something on purpose. */
    readonly warns?: readonly string[]
  }
}

/** A group as DescribeSecurityGroupAttribute returns it; rules are numbered in the order given. */
function group(name: string, permissions: readonly Permission[], innerAccess: 'Accept' | 'Drop' = 'Accept') {
  return {
    RegionId: 'ap-northeast-1',
    SecurityGroupId: `sg-example-${name}`,
    SecurityGroupName: name,
    VpcId: 'vpc-example',
    InnerAccessPolicy: innerAccess,
    Permissions: {
      Permission: permissions.map((permission, index) => ({
        SecurityGroupRuleId: `sgr-${name}-${index + 1}`,
        NicType: 'intranet',
        ...permission,
      })),
    },
  }
}

/** Types of the groups, which DescribeSecurityGroupAttribute does not tell. */
function typed(type: 'normal' | 'enterprise', names: readonly string[]) {
  return {
    SecurityGroups: {
      SecurityGroup: names.map((name) => ({
        SecurityGroupId: `sg-example-${name}`,
        SecurityGroupName: name,
        SecurityGroupType: type,
        VpcId: 'vpc-example',
      })),
    },
  }
}

const types = (...names: readonly string[]) => typed('normal', names)
const enterprise = (...names: readonly string[]) => typed('enterprise', names)

function accept(protocol: string, ports: string, source: string, priority = 1): Permission {
  return {
    Direction: 'ingress',
    IpProtocol: protocol,
    PortRange: ports,
    Policy: 'Accept',
    Priority: priority,
    SourceCidrIp: source,
  }
}

function drop(protocol: string, ports: string, source: string, priority = 1): Permission {
  return { ...accept(protocol, ports, source, priority), Policy: 'Drop' }
}

function fromGroup(protocol: string, ports: string, source: string): Permission {
  return {
    Direction: 'ingress',
    IpProtocol: protocol,
    PortRange: ports,
    Policy: 'Accept',
    Priority: 1,
    SourceGroupId: source,
  }
}

function fromList(protocol: string, ports: string, list: string): Permission {
  return {
    Direction: 'ingress',
    IpProtocol: protocol,
    PortRange: ports,
    Policy: 'Accept',
    Priority: 1,
    SourcePrefixListId: list,
  }
}

/** The same for the other direction. */
function outbound(policy: 'Accept' | 'Drop', protocol: string, ports: string, dest: string, priority = 1): Permission {
  return {
    Direction: 'egress',
    IpProtocol: protocol,
    PortRange: ports,
    Policy: policy,
    Priority: priority,
    DestCidrIp: dest,
  }
}

const everyone = '0.0.0.0/0'
const office = '198.51.100.0/24'
const reader = '203.0.113.5'

export const cases = {
  'service-unreachable': {
    documents: [
      group('app', [accept('TCP', '8080/8080', everyone), accept('TCP', '22/22', '198.51.100.0/24')]),
      types('app'),
    ],
    packet: { direction: 'ingress', protocol: 'tcp', peer: reader, port: 8080 },
    expect: { verdict: 'accept', by: 'rule', rule: 'sgr-app-1' },
  },
  'port-80-unreachable': {
    documents: [
      group('web', [
        drop('TCP', '1/1024', everyone, 10),
        accept('TCP', '80/80', everyone, 50),
        accept('TCP', '443/443', everyone, 5),
        accept('TCP', '22/22', '198.51.100.0/24', 5),
      ]),
      types('web'),
    ],
    packet: { direction: 'ingress', protocol: 'tcp', peer: reader, port: 80 },
    expect: { verdict: 'drop', by: 'rule', rule: 'sgr-web-1' },
  },
  'rule-priority': {
    documents: [
      group('app', [accept('TCP', '443/443', everyone, 10), accept('TCP', '22/22', '198.51.100.0/24', 1)]),
      group('guard', [drop('TCP', '443/443', '203.0.113.0/24', 10), drop('ALL', '-1/-1', '192.0.2.66', 1)]),
      types('app', 'guard'),
    ],
    packet: { direction: 'ingress', protocol: 'tcp', peer: reader, port: 443 },
    expect: { verdict: 'drop', by: 'rule', rule: 'sgr-guard-1' },
  },
  'default-rules': {
    documents: [
      group('default', [
        accept('ICMP', '-1/-1', everyone, 100),
        accept('TCP', '22/22', everyone, 100),
        accept('TCP', '3389/3389', everyone, 100),
      ]),
      types('default'),
    ],
    packet: { direction: 'ingress', protocol: 'tcp', peer: reader, port: 80 },
    expect: { verdict: 'drop', by: 'default' },
  },
  'isolate-within-group': {
    documents: [
      group('members', [drop('ALL', '-1/-1', everyone, 1), accept('TCP', '443/443', '198.51.100.0/24', 1)]),
      types('members'),
    ],
    packet: {
      direction: 'ingress',
      protocol: 'tcp',
      peer: '192.168.0.12',
      port: 3306,
      peerGroups: ['sg-example-members'],
    },
    expect: { verdict: 'accept', by: 'in-group' },
  },
  'isolated-pair': {
    documents: [group('pair', [accept('TCP', '3306/3306', '192.168.0.12')], 'Drop'), types('pair')],
    packet: {
      direction: 'ingress',
      protocol: 'tcp',
      peer: '192.168.0.12',
      port: 3306,
      peerGroups: ['sg-example-pair'],
    },
    expect: { verdict: 'accept', by: 'rule', rule: 'sgr-pair-1' },
  },
  'communicate-across-groups': {
    documents: [
      group('db', [
        {
          Direction: 'ingress',
          IpProtocol: 'TCP',
          PortRange: '3306/3306',
          Policy: 'Accept',
          Priority: 1,
          SourceGroupId: 'sg-example-app',
        },
        accept('TCP', '22/22', '198.51.100.0/24'),
      ]),
      types('db'),
    ],
    packet: {
      direction: 'ingress',
      protocol: 'tcp',
      peer: '192.168.0.21',
      port: 3306,
      peerGroups: ['sg-example-app'],
    },
    expect: { verdict: 'accept', by: 'rule', rule: 'sgr-db-1' },
  },
  'protocols-and-ports': {
    documents: [
      group('dns', [accept('UDP', '53/53', '10.0.0.0/8'), accept('TCP', '22/22', '198.51.100.0/24')]),
      types('dns'),
    ],
    packet: { direction: 'ingress', protocol: 'tcp', peer: '10.1.2.3', port: 53 },
    expect: { verdict: 'drop', by: 'default' },
  },
  'allow-ping': {
    documents: [group('web', [accept('TCP', '443/443', everyone), accept('TCP', '22/22', office)]), types('web')],
    packet: { direction: 'ingress', protocol: 'icmp', peer: reader },
    expect: { verdict: 'drop', by: 'default' },
  },
  'allow-ping-ipv6': {
    documents: [group('web', [accept('ICMP', '-1/-1', everyone)]), types('web')],
    packet: { direction: 'ingress', protocol: 'icmpv6', peer: '2001:db8::5' },
    expect: { verdict: 'drop', by: 'default' },
  },
  'load-balancer-backend': {
    documents: [group('backend', [accept('TCP', '8080/8080', office)]), types('backend')],
    packet: { direction: 'ingress', protocol: 'tcp', peer: '100.64.0.10', port: 8080 },
    expect: { verdict: 'depends', by: 'platform' },
  },
  'remote-login': {
    documents: [group('ops', [accept('TCP', '22/22', office)]), types('ops')],
    packet: { direction: 'ingress', protocol: 'tcp', peer: '161.117.0.10', port: 22 },
    expect: { verdict: 'drop', by: 'default' },
  },
  'see-dropped-traffic': {
    documents: [group('web', [accept('TCP', '443/443', everyone), accept('TCP', '22/22', office)]), types('web')],
    packet: { direction: 'ingress', protocol: 'tcp', peer: reader, port: 3306 },
    expect: { verdict: 'drop', by: 'default' },
  },
  'alb-whitelist': {
    documents: [
      group('own', [accept('TCP', '443/443', office)]),
      group('managed', [accept('ALL', '-1/-1', '192.168.10.20/32', 1), accept('ALL', '-1/-1', everyone, 100)]),
      types('own', 'managed'),
    ],
    packet: { direction: 'ingress', protocol: 'tcp', peer: reader, port: 443 },
    expect: { verdict: 'accept', by: 'rule', rule: 'sgr-managed-2' },
  },
  'database-out': {
    documents: [
      group('app', [outbound('Accept', 'TCP', '443/443', everyone), outbound('Drop', 'ALL', '-1/-1', everyone, 100)]),
      types('app'),
    ],
    packet: { direction: 'egress', protocol: 'tcp', peer: '192.168.5.10', port: 3306 },
    expect: { verdict: 'drop', by: 'rule', rule: 'sgr-app-2' },
  },
  'outbound-lockdown': {
    documents: [
      group('locked', [
        outbound('Accept', 'TCP', '443/443', everyone),
        outbound('Drop', 'ALL', '-1/-1', everyone, 100),
      ]),
      types('locked'),
    ],
    packet: { direction: 'egress', protocol: 'udp', peer: '100.100.2.136', port: 53 },
    expect: { verdict: 'drop', by: 'rule', rule: 'sgr-locked-2' },
  },
  'ipv6-rules': {
    documents: [group('web', [accept('TCP', '443/443', everyone)]), types('web')],
    packet: { direction: 'ingress', protocol: 'tcp', peer: '2001:db8::5', port: 443 },
    expect: { verdict: 'drop', by: 'default' },
  },
  'test-before-applying': {
    documents: [
      group('web', [accept('TCP', '443/443', everyone, 10), accept('TCP', '22/22', office, 10)]),
      types('web'),
    ],
    packet: { direction: 'ingress', protocol: 'tcp', peer: reader, port: 443 },
    expect: { verdict: 'accept', by: 'rule', rule: 'sgr-web-1' },
  },
  'across-vpcs': {
    documents: [group('db', [fromGroup('TCP', '3306/3306', 'sg-example-app')]), types('db')],
    packet: { direction: 'ingress', protocol: 'tcp', peer: '10.8.0.5', port: 3306 },
    expect: { verdict: 'drop', by: 'default' },
  },
  'prefix-list': {
    documents: [
      group('web', [fromList('TCP', '22/22', 'pl-example')]),
      types('web'),
      {
        PrefixListId: 'pl-example',
        PrefixListName: 'offices',
        AddressFamily: 'IPv4',
        MaxEntries: 10,
        Entries: { Entry: [{ Cidr: office }, { Cidr: '203.0.113.0/24' }] },
      },
    ],
    packet: { direction: 'ingress', protocol: 'tcp', peer: reader, port: 22 },
    expect: { verdict: 'accept', by: 'rule', rule: 'sgr-web-1' },
  },
  'prefix-list-unknown': {
    documents: [group('web', [fromList('TCP', '22/22', 'pl-example')]), types('web')],
    packet: { direction: 'ingress', protocol: 'tcp', peer: reader, port: 22 },
    expect: { verdict: 'depends', by: 'missing', warns: ['list-missing'] },
  },
  'port-25-blocked': {
    documents: [
      group('mail', [outbound('Accept', 'TCP', '25/25', everyone), outbound('Accept', 'TCP', '465/465', everyone)]),
      types('mail'),
    ],
    packet: { direction: 'egress', protocol: 'tcp', peer: '203.0.113.25', port: 25 },
    expect: { verdict: 'drop', by: 'platform' },
  },
  'several-groups': {
    documents: [
      group('a', [accept('TCP', '22/22', '198.51.100.0/24', 1)]),
      group('b', [drop('TCP', '22/22', everyone, 1)]),
      types('a', 'b'),
    ],
    packet: { direction: 'ingress', protocol: 'tcp', peer: '198.51.100.7', port: 22 },
    expect: { verdict: 'drop', by: 'rule', rule: 'sgr-b-1' },
  },
  'block-one-address': {
    documents: [
      group('web', [accept('TCP', '443/443', everyone, 1), drop('ALL', '-1/-1', '203.0.113.9/32', 2)]),
      types('web'),
    ],
    packet: { direction: 'ingress', protocol: 'tcp', peer: '203.0.113.9', port: 443 },
    expect: { verdict: 'accept', by: 'rule', rule: 'sgr-web-1' },
  },
  'dnat-port': {
    documents: [group('web', [accept('TCP', '80/80', everyone)]), types('web')],
    packet: { direction: 'ingress', protocol: 'tcp', peer: reader, port: 8080 },
    expect: { verdict: 'drop', by: 'default' },
  },
  'public-rules-in-vpc': {
    documents: [group('web', [accept('TCP', '443/443', everyone)]), types('web')],
    packet: { direction: 'ingress', protocol: 'tcp', peer: '203.0.113.9', port: 443 },
    expect: { verdict: 'accept', by: 'rule', rule: 'sgr-web-1' },
  },
  'ack-members': {
    documents: [group('nodes', [accept('TCP', '443/443', everyone)], 'Drop'), enterprise('nodes')],
    packet: {
      direction: 'ingress',
      protocol: 'tcp',
      peer: '192.168.0.30',
      port: 10250,
      peerGroups: ['sg-example-nodes'],
    },
    expect: { verdict: 'drop', by: 'default' },
  },
  // Cases of lessons: no exercise starts from one of them.
  'client-only': {
    documents: [
      group('client', [
        outbound('Accept', 'TCP', '443/443', everyone),
        outbound('Drop', 'ALL', '-1/-1', everyone, 100),
      ]),
      types('client'),
    ],
    packet: { direction: 'egress', protocol: 'tcp', peer: '203.0.113.40', port: 443 },
    expect: { verdict: 'accept', by: 'rule', rule: 'sgr-client-1' },
  },
  'second-family': {
    documents: [group('forum', [accept('TCP', '8080/8080', everyone)]), types('forum')],
    packet: { direction: 'ingress', protocol: 'tcp', peer: '2001:db8::7', port: 8080 },
    expect: { verdict: 'drop', by: 'default' },
  },
  'list-of-floors': {
    documents: [
      group('print', [
        {
          Direction: 'ingress',
          IpProtocol: 'TCP',
          PortRange: '631/631',
          Policy: 'Accept',
          Priority: 1,
          SourcePrefixListId: 'pl-example-floors',
        },
      ]),
      types('print'),
      {
        PrefixListId: 'pl-example-floors',
        PrefixListName: 'floors',
        AddressFamily: 'IPv4',
        MaxEntries: 20,
        Entries: { Entry: [{ Cidr: '10.3.0.0/24' }, { Cidr: '10.3.4.0/24' }] },
      },
    ],
    packet: { direction: 'ingress', protocol: 'tcp', peer: '10.3.5.9', port: 631 },
    expect: { verdict: 'drop', by: 'default' },
  },
  'old-beside-new': {
    documents: [
      group('portal', [accept('TCP', '443/443', office, 1), accept('TCP', '443/443', '198.51.100.0/25', 2)]),
      types('portal'),
    ],
    packet: { direction: 'ingress', protocol: 'tcp', peer: '198.51.100.7', port: 443 },
    expect: { verdict: 'accept', by: 'rule', rule: 'sgr-portal-1' },
  },
  'from-commands': {
    documents: [
      group('metrics', [accept('TCP', '9090/9090', '10.0.5.0/24', 10), drop('TCP', '9090/9090', '10.0.5.66/32', 5)]),
      types('metrics'),
    ],
    packet: { direction: 'ingress', protocol: 'tcp', peer: '10.0.5.66', port: 9090 },
    expect: { verdict: 'drop', by: 'rule', rule: 'sgr-metrics-2' },
  },
  'one-end': {
    documents: [group('web', [accept('TCP', '8443/8443', everyone)], 'Drop'), enterprise('web')],
    packet: { direction: 'egress', protocol: 'tcp', peer: '10.1.2.7', port: 8080 },
    expect: { verdict: 'drop', by: 'default' },
  },
  'too-late': {
    documents: [
      group('files', [
        drop('TCP', '20/23', everyone, 10),
        accept('TCP', '21/21', office, 50),
        accept('TCP', '990/990', everyone, 50),
        accept('TCP', '22/22', office, 5),
      ]),
      types('files'),
    ],
    packet: { direction: 'ingress', protocol: 'tcp', peer: '198.51.100.7', port: 21 },
    expect: { verdict: 'drop', by: 'rule', rule: 'sgr-files-1' },
  },
  'rejected-record': {
    documents: [
      group('store', [accept('TCP', '3306/3306', '203.0.113.0/28', 10), drop('ALL', '-1/-1', '203.0.113.8/29', 5)]),
      types('store'),
    ],
    packet: { direction: 'ingress', protocol: 'tcp', peer: '203.0.113.9', port: 3306 },
    expect: { verdict: 'drop', by: 'rule', rule: 'sgr-store-2' },
  },
} as const satisfies Record<string, Case>

export type CaseId = keyof typeof cases
