import { type ExerciseData, everyMove } from './data'
import { accept, acceptOut, everyone, everyone6, group } from './documents'

type Rules = Parameters<typeof group>[1]

const enterprise = { type: 'enterprise' } as const

const web = '10.1.1.0/24'
const app = '10.1.2.0/24'
const db = '10.1.3.0/24'
const bastion = '10.1.9.10'
const payments = '203.0.113.128/25'

const tiers = (webRules: Rules, appRules: Rules, dbRules: Rules) => [
  group('web', webRules, enterprise),
  group('app', appRules, enterprise),
  group('db', dbRules, enterprise),
]
const ssh = accept('TCP', '22/22', bastion)

const pair = (queueRules: Rules, workerRules: Rules) => [
  group('queue', queueRules, enterprise),
  group('worker', workerRules, enterprise),
]

export const capstone: readonly ExerciseData[] = [
  {
    kind: 'rules',
    id: 'two-ends',
    start: pair([accept('TCP', '5671/5671', everyone)], [accept('TCP', '5671/5671', '10.2.1.0/24')]),
    must: pair([accept('TCP', '5671/5671', '10.2.2.0/24')], [acceptOut('TCP', '5671/5671', '10.2.1.0/24')]),
    may: null,
    apart: true,
    moves: everyMove,
    most: null,
    fewest: { rules: 2, proven: false },
    solutions: [
      pair([accept('TCP', '5671/5671', '10.2.2.0/24')], [acceptOut('TCP', '5671/5671', '10.2.1.0/24')]),
      pair(
        [accept('TCP', '5671/5671', '10.2.2.0/25'), accept('TCP', '5671/5671', '10.2.2.128/25')],
        [acceptOut('TCP', '5671/5671', '10.2.1.0/24', 70)],
      ),
    ],
  },
  {
    kind: 'rules',
    id: 'three-tiers',
    start: tiers(
      [accept('TCP', '443/443', everyone), accept('TCP', '22/22', everyone), acceptOut('ALL', '-1/-1', everyone)],
      [accept('TCP', '8080/8080', '10.1.0.0/16'), acceptOut('ALL', '-1/-1', everyone)],
      [accept('TCP', '5432/5432', '10.1.0.0/16')],
    ),
    must: tiers(
      [
        accept('TCP', '443/443', everyone),
        ssh,
        acceptOut('TCP', '8080/8080', app),
        accept('TCP', '443/443', everyone6),
      ],
      [accept('TCP', '8080/8080', web), acceptOut('TCP', '5432/5432', db), ssh, acceptOut('TCP', '443/443', payments)],
      [accept('TCP', '5432/5432', app), ssh],
    ),
    may: null,
    apart: true,
    moves: everyMove,
    most: 12,
    fewest: { rules: 10, proven: false },
    solutions: [
      tiers(
        [
          accept('TCP', '443/443', everyone),
          ssh,
          acceptOut('TCP', '8080/8080', app),
          accept('TCP', '443/443', everyone6),
        ],
        [
          accept('TCP', '8080/8080', web),
          acceptOut('TCP', '5432/5432', db),
          ssh,
          acceptOut('TCP', '443/443', payments),
        ],
        [accept('TCP', '5432/5432', app), ssh],
      ),
      tiers(
        [
          accept('TCP', '443/443', everyone, 9),
          accept('TCP', '443/443', everyone6, 9),
          accept('TCP', '22/22', '10.1.9.10/32', 20),
          acceptOut('TCP', '8080/8080', app, 5),
        ],
        [
          accept('TCP', '8080/8080', '10.1.1.0/25'),
          accept('TCP', '8080/8080', '10.1.1.128/25'),
          ssh,
          acceptOut('TCP', '5432/5432', db),
          acceptOut('TCP', '443/443', payments),
        ],
        [ssh, accept('TCP', '5432/5432', app, 2)],
      ),
    ],
  },
]
