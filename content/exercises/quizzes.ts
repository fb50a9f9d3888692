import type { ExerciseData } from './data'
import { accept, acceptOut, drop, dropOut, everyone, everyone6, group } from './documents'

type Quiz = Extract<ExerciseData, { kind: 'quiz' }>

const quiz = (id: string, ...questions: Quiz['questions']): ExerciseData => ({ kind: 'quiz', id, questions })

/** A rule of a second group, called so that no other has its name. */
const named = (id: string, rule: ReturnType<typeof accept>) => ({ ...rule, SecurityGroupRuleId: id })

const reader = '192.0.2.33'
const enterprise = { type: 'enterprise' } as const
const isolated = { innerAccess: 'Drop' } as const

/** After the lessons on one gate: defaults, fields, blocks, priority. */
export const quizOne: readonly ExerciseData[] = [
  quiz(
    'at-the-gate',
    {
      ask: 'fate',
      documents: [group('blog', [accept('TCP', '80/443', everyone)])],
      packet: { direction: 'ingress', protocol: 'tcp', peer: reader, port: 110 },
    },
    {
      ask: 'decider',
      documents: [
        group('shared', [accept('TCP', '3128/3128', '10.0.0.0/8', 20), drop('TCP', '3000/4000', everyone, 20)]),
      ],
      packet: { direction: 'ingress', protocol: 'tcp', peer: '10.4.4.4', port: 3128 },
    },
    {
      ask: 'decider',
      documents: [group('sender', [acceptOut('ALL', '-1/-1', everyone, 1)])],
      packet: { direction: 'egress', protocol: 'tcp', peer: '203.0.113.25', port: 25 },
    },
    {
      ask: 'fate',
      documents: [group('agent', [accept('TCP', '443/443', everyone)], enterprise)],
      packet: { direction: 'egress', protocol: 'udp', peer: '10.0.0.53', port: 53 },
    },
    {
      ask: 'decider',
      documents: [
        group('portal', [accept('TCP', '443/443', '203.0.113.77', 2), drop('ALL', '-1/-1', '203.0.113.0/24', 1)]),
        group('extra', [named('rule-3', accept('TCP', '1/65535', everyone, 50))]),
      ],
      packet: { direction: 'ingress', protocol: 'tcp', peer: '203.0.113.77', port: 443 },
    },
  ),
  quiz(
    'in-blocks',
    {
      ask: 'block',
      range: '192.168.8.0-192.168.11.255',
      options: ['192.168.8.0/21', '192.168.8.0/22', '192.168.8.0/23'],
    },
    {
      ask: 'fate',
      documents: [group('vault', [accept('TCP', '8200/8200', '10.48.0.0/13')])],
      packet: { direction: 'ingress', protocol: 'tcp', peer: '10.56.0.1', port: 8200 },
    },
    {
      ask: 'block',
      range: '203.0.113.96-203.0.113.127',
      options: ['203.0.113.96/26', '203.0.113.64/27', '203.0.113.96/27', '203.0.113.96/28'],
    },
    {
      ask: 'fate',
      documents: [group('feed', [accept('TCP', '8080/8080', '198.51.100.64/27')])],
      packet: { direction: 'ingress', protocol: 'tcp', peer: '198.51.100.95', port: 8080 },
    },
  ),
]

/** After the lessons on groups among themselves: state, members, families, lists, tidying up. */
export const quizTwo: readonly ExerciseData[] = [
  quiz(
    'who-lets-them-in',
    {
      ask: 'decider',
      documents: [group('crew', [drop('TCP', '1/65535', everyone, 1)])],
      packet: {
        direction: 'ingress',
        protocol: 'tcp',
        peer: '10.0.6.7',
        port: 8443,
        peerGroups: ['sg-example-crew'],
      },
    },
    {
      ask: 'fate',
      documents: [group('store', [accept('TCP', '6379/6379', 'sg-example-cart')], isolated)],
      packet: { direction: 'ingress', protocol: 'tcp', peer: '203.0.113.50', port: 6379 },
    },
    {
      ask: 'fate',
      documents: [group('desk', [accept('ICMP', '-1/-1', everyone), accept('TCP', '443/443', everyone6)])],
      packet: { direction: 'ingress', protocol: 'icmpv6', peer: '2001:db8::33' },
    },
    {
      ask: 'decider',
      documents: [
        group('app', [accept('TCP', '9000/9000', 'sg-example-web', 10)], isolated),
        group('base', [named('rule-2', drop('TCP', '9000/9000', '10.0.0.0/8', 10))], isolated),
      ],
      packet: { direction: 'ingress', protocol: 'tcp', peer: '10.0.2.2', port: 9000, peerGroups: ['sg-example-web'] },
    },
    {
      ask: 'fate',
      documents: [group('sealed', [dropOut('ALL', '-1/-1', everyone6, 1)])],
      packet: { direction: 'egress', protocol: 'tcp', peer: '203.0.113.44', port: 443 },
    },
  ),
  quiz(
    'what-is-spare',
    {
      ask: 'redundant',
      documents: [
        group('a', [
          accept('TCP', '443/443', everyone, 10),
          accept('TCP', '443/443', everyone6, 10),
          accept('TCP', '443/443', '10.1.0.0/16', 40),
          accept('TCP', '8443/8443', '10.1.0.0/16', 40),
        ]),
      ],
    },
    {
      ask: 'redundant',
      documents: [
        group('b', [
          drop('TCP', '20/25', '198.51.100.0/24', 5),
          accept('TCP', '22/22', '198.51.100.0/25', 30),
          accept('TCP', '22/22', '203.0.113.0/24', 30),
          accept('TCP', '80/80', '198.51.100.0/24', 30),
          accept('TCP', '25/25', '198.51.0.0/16', 30),
        ]),
      ],
    },
    {
      ask: 'block',
      range: '2001:db8:0:c0::-2001:db8:0:ff:ffff:ffff:ffff:ffff',
      options: ['2001:db8:0:c0::/57', '2001:db8:0:c0::/58', '2001:db8:0:c0::/60'],
    },
  ),
]

const timeout = `$ curl -v --connect-timeout 5 http://203.0.113.70:8080/
* Connection timed out after 5001 milliseconds
curl: (28) Connection timed out after 5001 milliseconds`

const refused = `$ curl -v http://203.0.113.70:8080/
* connect to 203.0.113.70 port 8080 failed: Connection refused
curl: (7) Failed to connect to 203.0.113.70 port 8080: Connection refused`

const flow = (action: 'ACCEPT' | 'REJECT') =>
  `1 eni-example-7 acs:vpc:ap-northeast-1 192.0.2.33 51514 10.0.7.70 8080 6 4 240 1785000000 1785000600 ${action} in OK`

const listens = (address: string) => `$ sudo ss -lntp
State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process
LISTEN 0      511    ${address}      0.0.0.0:*    users:(("java",pid=811,fd=6))`

const target = { protocol: 'tcp', port: 8080, from: reader }

const shown = (...answers: readonly unknown[]) => answers.map((answer) => JSON.stringify(answer, null, 1)).join('\n')

/** An instance that has a private address alone. */
const inner = {
  Instances: {
    Instance: [
      {
        InstanceId: 'i-example-7',
        Status: 'Running',
        PublicIpAddress: { IpAddress: [] },
        EipAddress: { IpAddress: '' },
        VpcAttributes: { PrivateIpAddress: { IpAddress: ['10.0.7.70'] } },
      },
    ],
  },
}

const noMembers = [{ Instances: { Instance: [] } }, { NetworkInterfaceSets: { NetworkInterfaceSet: [] } }]

const referredTo = (id: string, ...by: readonly string[]) => ({
  SecurityGroupReferences: {
    SecurityGroupReference: [
      {
        SecurityGroupId: id,
        ReferencingSecurityGroups: { ReferencingSecurityGroup: by.map((other) => ({ SecurityGroupId: other })) },
      },
    ],
  },
})

/** After the lessons on the work itself: changes, code, incidents, permissions. */
export const quizThree: readonly ExerciseData[] = [
  quiz(
    'which-layer',
    { ask: 'layer', target, evidence: [refused, flow('ACCEPT'), listens('127.0.0.1:8080')] },
    {
      ask: 'layer',
      target,
      evidence: [
        timeout,
        JSON.stringify(group('late', [drop('TCP', '8000/8999', everyone, 4), accept('TCP', '8080/8080', everyone, 5)])),
        listens('0.0.0.0:8080'),
      ],
    },
    {
      ask: 'layer',
      target,
      evidence: [
        flow('ACCEPT'),
        listens('0.0.0.0:8080'),
        '$ sudo iptables -S\n-P INPUT ACCEPT\n-A INPUT -p tcp -m tcp --dport 8080 -j DROP',
      ],
    },
    {
      ask: 'layer',
      target,
      evidence: [
        shown(inner),
        JSON.stringify(group('inner', [accept('TCP', '8080/8080', everyone)])),
        listens('0.0.0.0:8080'),
      ],
    },
  ),
  quiz(
    'both-ends-again',
    {
      ask: 'decider',
      documents: [group('caller', [accept('TCP', '8080/8080', '10.5.2.0/24')], enterprise)],
      packet: { direction: 'egress', protocol: 'tcp', peer: '10.5.2.20', port: 8080 },
    },
    {
      ask: 'fate',
      documents: [
        group('old', [accept('TCP', '8080/8080', '10.5.1.0/24', 30)], isolated),
        group(
          'new',
          [accept('TCP', '8080/8080', '10.5.1.0/24', 30), drop('TCP', '8000/8100', '10.5.0.0/16', 30)],
          isolated,
        ),
      ],
      packet: { direction: 'ingress', protocol: 'tcp', peer: '10.5.1.9', port: 8080 },
    },
    {
      ask: 'redundant',
      documents: [
        group('change', [
          accept('TCP', '5432/5432', '10.5.0.0/23', 1),
          accept('TCP', '5432/5432', '10.5.1.0/24', 1),
          accept('TCP', '5432/5432', '10.5.2.0/24', 1),
        ]),
      ],
    },
    {
      ask: 'holder',
      group: 'sg-example-old',
      output: shown(...noMembers, referredTo('sg-example-old', 'sg-example-db')),
    },
    {
      ask: 'holder',
      group: 'sg-example-cluster',
      output: shown(
        { SecurityGroups: { SecurityGroup: [{ SecurityGroupId: 'sg-example-cluster', ServiceManaged: true }] } },
        ...noMembers,
        referredTo('sg-example-cluster'),
      ),
    },
    {
      ask: 'whole',
      output: shown({
        SecurityGroupId: 'sg-example-wide',
        NextToken: 'AAAAAdDWBF2w',
        Permissions: {
          Permission: [
            {
              SecurityGroupRuleId: 'sgr-example-1',
              Direction: 'ingress',
              Policy: 'Accept',
              IpProtocol: 'TCP',
              PortRange: '443/443',
              SourceCidrIp: everyone,
            },
          ],
        },
      }),
    },
  ),
]
