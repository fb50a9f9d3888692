import { type ExerciseData, everyMove } from './data'
import { accept, drop, everyone, group, office } from './documents'

type Rules = Parameters<typeof group>[1]

const web = (...rules: Rules) => [group('web', rules)]

const shown = (value: unknown) => JSON.stringify(value, null, 2)

const timeout = `$ curl -v --connect-timeout 5 http://203.0.113.80/
*   Trying 203.0.113.80:80...
* Connection timed out after 5001 milliseconds
* Closing connection 0
curl: (28) Connection timed out after 5001 milliseconds`

const instance = shown({
  Instances: {
    Instance: [
      {
        InstanceId: 'i-example-web',
        Status: 'Running',
        PublicIpAddress: { IpAddress: ['203.0.113.80'] },
        VpcAttributes: { PrivateIpAddress: { IpAddress: ['10.0.1.80'] } },
        SecurityGroupIds: { SecurityGroupId: ['sg-example-web'] },
      },
    ],
  },
})

const sockets = (address: string) => `$ sudo ss -lntp
State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process
LISTEN 0      511        ${address}:80        0.0.0.0:*    users:(("nginx",pid=811,fd=6))
LISTEN 0      128          0.0.0.0:22        0.0.0.0:*    users:(("sshd",pid=702,fd=3))`

const openFirewall = `$ sudo iptables -S
-P INPUT ACCEPT
-P FORWARD ACCEPT
-P OUTPUT ACCEPT`

/** A Drop for a scanner's ports, made too wide, that is stronger than what opens port 80. */
const wideDrop = web(
  drop('TCP', '1/1024', everyone, 10),
  accept('TCP', '80/80', everyone, 50),
  accept('TCP', '22/22', office, 5),
)

/** An Accept and a Drop for port 80 at one priority. */
const tie = web(
  accept('TCP', '80/80', everyone, 1),
  drop('TCP', '80/80', everyone, 1),
  accept('TCP', '443/443', everyone, 1),
  accept('TCP', '22/22', office, 1),
)

const evidence = (groups: readonly unknown[], listens: string, firewall: string) => [
  { what: 'client' as const, output: timeout },
  { what: 'instance' as const, output: instance },
  { what: 'group' as const, output: shown(groups[0]) },
  { what: 'sockets' as const, output: sockets(listens) },
  { what: 'firewall' as const, output: firewall },
]

const target = { protocol: 'tcp', port: 80, from: '192.0.2.77' }

export const incident: readonly ExerciseData[] = [
  {
    kind: 'incident',
    id: 'one-cause',
    target,
    evidence: evidence(wideDrop, '0.0.0.0', openFirewall),
    solutions: [
      { asked: ['group'], named: ['security-group'] },
      { asked: ['client', 'instance', 'group', 'sockets', 'firewall'], named: ['security-group'] },
    ],
  },
  {
    kind: 'incident',
    id: 'two-causes',
    target,
    evidence: evidence(tie, '127.0.0.1', openFirewall),
    solutions: [
      { asked: ['group', 'sockets'], named: ['security-group', 'listening-socket'] },
      { asked: ['client', 'firewall', 'sockets', 'group'], named: ['listening-socket', 'security-group'] },
    ],
  },
  {
    kind: 'rules',
    id: 'mend-the-group',
    start: tie,
    must: web(accept('TCP', '80/80', everyone), accept('TCP', '443/443', everyone), accept('TCP', '22/22', office)),
    may: null,
    moves: everyMove,
    most: null,
    fewest: { rules: 3, proven: false },
    solutions: [
      web(accept('TCP', '80/80', everyone), accept('TCP', '443/443', everyone), accept('TCP', '22/22', office)),
      web(
        accept('TCP', '80/80', everyone, 1),
        drop('TCP', '80/80', everyone, 2),
        accept('TCP', '443/443', everyone, 1),
        accept('TCP', '22/22', office, 1),
      ),
    ],
  },
]
