import { type ExerciseData, everyMove } from './data'
import { accept, drop, everyone, group, office } from './documents'

type Rules = Parameters<typeof group>[1]

const shown = (value: unknown) => JSON.stringify(value, null, 2)

const timeout = (url: string) => `$ curl -v --connect-timeout 5 ${url}
* Connection timed out after 5001 milliseconds
* Closing connection 0
curl: (28) Connection timed out after 5001 milliseconds`

const instance = (address: string, group: string) =>
  shown({
    Instances: {
      Instance: [
        {
          InstanceId: 'i-example-1',
          Status: 'Running',
          PublicIpAddress: { IpAddress: [address] },
          VpcAttributes: { PrivateIpAddress: { IpAddress: ['10.0.1.80'] } },
          SecurityGroupIds: { SecurityGroupId: [`sg-example-${group}`] },
        },
      ],
    },
  })

const socket = (address: string, process: string) => `$ sudo ss -lntp
State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process
LISTEN 0      128          0.0.0.0:22        0.0.0.0:*    users:(("sshd",pid=702,fd=3))
LISTEN 0      511    ${address}      0.0.0.0:*    users:(("${process}",pid=811,fd=6))`

const openFirewall = `$ sudo iptables -S
-P INPUT ACCEPT
-P FORWARD ACCEPT
-P OUTPUT ACCEPT`

/** Everything dropped but SSH and what belongs to a connection. */
const closedFirewall = `$ sudo iptables -S
-P INPUT DROP
-P FORWARD ACCEPT
-P OUTPUT ACCEPT
-A INPUT -i lo -j ACCEPT
-A INPUT -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
-A INPUT -p tcp -m tcp --dport 22 -j ACCEPT`

interface Entry {
  readonly policy: 'accept' | 'drop'
  readonly port: string
  readonly protocol?: 'tcp' | 'all'
}

/** An ACL with its last entry, which is always there. */
function acl(inbound: readonly Entry[], outbound: readonly Entry[]) {
  const entries = (list: readonly Entry[], far: string) =>
    [...list, { policy: 'drop', port: '-1/-1', protocol: 'all' } as const].map((entry, index) => ({
      NetworkAclEntryName: `entry-${index + 1}`,
      Policy: entry.policy,
      Protocol: entry.protocol ?? 'tcp',
      Port: entry.port,
      [far]: everyone,
    }))
  return shown({
    NetworkAclAttribute: {
      NetworkAclId: 'nacl-example',
      IngressAclEntries: { IngressAclEntry: entries(inbound, 'SourceCidrIp') },
      EgressAclEntries: { EgressAclEntry: entries(outbound, 'DestinationCidrIp') },
    },
  })
}

const openAcl = acl(
  [{ policy: 'accept', port: '-1/-1', protocol: 'all' }],
  [{ policy: 'accept', port: '-1/-1', protocol: 'all' }],
)

/** A record of a flow log, its values in the order of the documentation. */
const record = (from: string, port: number, action: 'ACCEPT' | 'REJECT') =>
  `1 eni-example-1 acs:vpc:ap-northeast-1 ${from} 51514 10.0.1.80 ${port} 6 4 240 1785000000 1785000600 ${action} in OK`

const shop = group('shop', [accept('TCP', '443/443', everyone), accept('TCP', '22/22', office, 5)])

/** An Accept and a Drop for one port at one priority. */
const tied = group('api', [
  accept('TCP', '8080/8080', everyone, 20),
  accept('TCP', '22/22', office, 1),
  drop('TCP', '8000/8100', everyone, 20),
])

const database = group('db', [accept('TCP', '5432/5432', office), accept('TCP', '22/22', office)])

const watched = (...rules: Rules) => [group('watched', rules)]
const stations = ['198.51.100.20', '198.51.100.52'] as const
const https = accept('TCP', '443/443', everyone)

export const incident: readonly ExerciseData[] = [
  {
    kind: 'incident',
    id: 'silent-gate',
    target: { protocol: 'tcp', port: 443, from: '192.0.2.77' },
    evidence: [
      { what: 'client', output: timeout('https://203.0.113.80/') },
      { what: 'flow-log', output: record('192.0.2.77', 443, 'REJECT') },
      { what: 'group', output: shown(shop) },
      {
        what: 'acl',
        output: acl(
          [
            { policy: 'accept', port: '80/80' },
            { policy: 'accept', port: '22/22' },
          ],
          [{ policy: 'accept', port: '1024/65535' }],
        ),
      },
      { what: 'sockets', output: socket('0.0.0.0:443', 'nginx') },
    ],
    solutions: [
      { asked: ['acl'], named: ['network-acl'] },
      { asked: ['client', 'flow-log', 'group', 'acl', 'sockets'], named: ['network-acl'] },
    ],
  },
  {
    kind: 'incident',
    id: 'two-causes',
    target: { protocol: 'tcp', port: 8080, from: '192.0.2.77' },
    evidence: [
      { what: 'client', output: timeout('http://203.0.113.88:8080/') },
      { what: 'instance', output: instance('203.0.113.88', 'api') },
      { what: 'group', output: shown(tied) },
      { what: 'acl', output: openAcl },
      { what: 'sockets', output: socket('127.0.0.1:8080', 'java') },
      { what: 'firewall', output: openFirewall },
    ],
    solutions: [
      { asked: ['group', 'sockets'], named: ['security-group', 'listening-socket'] },
      { asked: ['client', 'firewall', 'sockets', 'group'], named: ['listening-socket', 'security-group'] },
    ],
  },
  {
    kind: 'incident',
    id: 'past-the-gate',
    target: { protocol: 'tcp', port: 5432, from: '198.51.100.9' },
    evidence: [
      { what: 'flow-log', output: record('198.51.100.9', 5432, 'ACCEPT') },
      { what: 'group', output: shown(database) },
      { what: 'sockets', output: socket('0.0.0.0:5432', 'postgres') },
      { what: 'firewall', output: closedFirewall },
    ],
    solutions: [
      { asked: ['flow-log', 'firewall'], named: ['host-firewall'] },
      { asked: ['firewall'], named: ['host-firewall'] },
    ],
  },
  {
    kind: 'rules',
    id: 'from-the-log',
    start: watched(https, accept('TCP', '161/161', '198.51.100.0/27')),
    must: watched(https, ...stations.map((station) => accept('UDP', '161/161', station))),
    may: null,
    moves: everyMove,
    most: null,
    fewest: { rules: 3, proven: false },
    solutions: [
      watched(https, ...stations.map((station) => accept('UDP', '161/161', station))),
      watched(
        https,
        accept('UDP', '161/161', '198.51.100.20/31', 50),
        drop('UDP', '161/161', '198.51.100.21', 5),
        accept('UDP', '161/161', '198.51.100.52/32', 9),
      ),
    ],
  },
]
