import { type ExerciseData, everyMove } from './data'
import { accept, acceptOut, drop, everyone, group, office } from './documents'

type Rules = Parameters<typeof group>[1]

const builder = (...rules: Rules) => [group('builder', rules)]
const front = (...rules: Rules) => [group('front', rules, { type: 'enterprise' })]

const ssh = accept('TCP', '22/22', office)
const https = accept('TCP', '443/443', everyone)
const names = acceptOut('UDP', '53/53', '10.0.0.53')

const entry = (
  direction: 'ingress' | 'egress',
  policy: 'accept' | 'drop',
  protocol: 'tcp' | 'all',
  port: string,
  peer: string = everyone,
) => ({ direction, policy, protocol, port, peer })

const requests = entry('ingress', 'accept', 'tcp', '443/443')
const replies = entry('egress', 'accept', 'tcp', '1024/65535')
const admin = entry('ingress', 'accept', 'tcp', '22/22', office)
const banned = entry('ingress', 'drop', 'all', '-1/-1', '203.0.113.0/24')

export const returnTraffic: readonly ExerciseData[] = [
  {
    kind: 'rules',
    id: 'answers-come-back',
    start: builder(ssh, accept('TCP', '1024/65535', everyone), accept('UDP', '1024/65535', everyone)),
    must: builder(ssh),
    may: null,
    moves: everyMove,
    most: null,
    fewest: { rules: 1, proven: true },
    solutions: [builder(ssh), builder(ssh, drop('ALL', '-1/-1', everyone, 100))],
  },
  {
    kind: 'rules',
    id: 'only-what-begins',
    start: front(https, acceptOut('ALL', '-1/-1', everyone)),
    must: front(https, names),
    may: null,
    moves: everyMove,
    most: null,
    fewest: { rules: 2, proven: false },
    solutions: [
      front(https, names),
      front(accept('TCP', '443/443', everyone, 30), acceptOut('UDP', '53/53', '10.0.0.53/32', 7)),
    ],
  },
  {
    kind: 'acl',
    id: 'acl-both-ways',
    start: [requests, entry('egress', 'accept', 'tcp', '443/443')],
    must: [requests, admin, replies],
    solutions: [
      [requests, admin, replies],
      [
        admin,
        entry('ingress', 'accept', 'tcp', '443/443', '0.0.0.0/1'),
        entry('ingress', 'accept', 'tcp', '443/443', '128.0.0.0/1'),
        entry('egress', 'accept', 'tcp', '1024/32767'),
        entry('egress', 'accept', 'tcp', '32768/65535'),
      ],
    ],
  },
  {
    kind: 'acl',
    id: 'acl-order',
    start: [entry('ingress', 'accept', 'tcp', '8443/8443'), banned, replies],
    must: [banned, entry('ingress', 'accept', 'tcp', '8443/8443'), replies],
    solutions: [
      [banned, entry('ingress', 'accept', 'tcp', '8443/8443'), replies],
      [
        replies,
        entry('ingress', 'drop', 'tcp', '8443/8443', '203.0.113.0/24'),
        entry('ingress', 'accept', 'tcp', '8443/8443'),
      ],
    ],
  },
]
