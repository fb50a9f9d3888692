import type { ExerciseData } from './data'
import { accept, drop, everyone, everyone6, group, office } from './documents'

const fromWeb = accept('TCP', '8080/8080', 'sg-example-web')
const need = (...rules: Parameters<typeof group>[1]) => [group('need', rules, { innerAccess: 'Drop' })]
const alone = { innerAccess: 'Drop' } as const

const inventory = (source: string, priority = 1) => accept('TCP', '5432/5432', source, priority)

const sync = (priority: number) => accept('TCP', '7000/7000', '10.0.0.0/8', priority)
const https = accept('TCP', '443/443', everyone)
const noSync = drop('TCP', '7000/7000', '10.0.0.0/8', 50)

/** All that is not in 10.0.0.0/8. */
const elsewhere = [
  '0.0.0.0/5',
  '8.0.0.0/7',
  '11.0.0.0/8',
  '12.0.0.0/6',
  '16.0.0.0/4',
  '32.0.0.0/3',
  '64.0.0.0/2',
  '128.0.0.0/1',
  everyone6,
]
/** The members of the pool have addresses in 10.0.0.0/8, and talk to each other over TCP 7000. */
const amongMembers = [
  ...elsewhere.map((block) => drop('TCP', '7000/7000', block, 1)),
  accept('TCP', '7000/7000', 'sg-example-pool', 2),
]

export const withoutAGap: readonly ExerciseData[] = [
  {
    kind: 'steps',
    id: 'swap-the-group',
    groups: [
      group('old', [fromWeb, accept('TCP', '22/22', office)], alone),
      group('new', [fromWeb, accept('TCP', '22/22', everyone)], alone),
    ],
    joined: ['sg-example-old'],
    steps: [
      { does: 'leave', group: 'sg-example-old' },
      { does: 'join', group: 'sg-example-new' },
      { does: 'remove', group: 'sg-example-new', rule: 'rule-2' },
      { does: 'wait' },
    ],
    always: need(fromWeb),
    may: need(fromWeb, accept('TCP', '22/22', office)),
    end: need(fromWeb),
    solutions: [
      [2, 1, 3, 0],
      [1, 2, 3, 0],
    ],
  },
  {
    kind: 'steps',
    id: 'narrow-a-rule',
    groups: [group('stock', [inventory('10.0.0.0/16'), https], alone)],
    joined: ['sg-example-stock'],
    steps: [
      { does: 'remove', group: 'sg-example-stock', rule: 'rule-1' },
      { does: 'add', group: 'sg-example-stock', rule: inventory(everyone, 50) },
      { does: 'add', group: 'sg-example-stock', rule: inventory('10.0.4.0/24') },
      { does: 'add', group: 'sg-example-stock', rule: inventory('10.0.9.0/24') },
    ],
    always: need(inventory('10.0.4.0/24'), inventory('10.0.9.0/24'), https),
    may: need(inventory('10.0.0.0/16'), https),
    end: need(inventory('10.0.4.0/24'), inventory('10.0.9.0/24'), https),
    solutions: [
      [2, 3, 0],
      [3, 2, 0],
    ],
  },
  {
    kind: 'steps',
    id: 'isolate-live',
    groups: [group('pool', [https, noSync])],
    joined: ['sg-example-pool'],
    steps: [
      { does: 'isolate', group: 'sg-example-pool' },
      { does: 'add', group: 'sg-example-pool', rule: sync(60) },
      { does: 'add', group: 'sg-example-pool', rule: sync(10) },
      { does: 'remove', group: 'sg-example-pool', rule: 'rule-2' },
    ],
    always: need(...amongMembers, https),
    may: null,
    end: need(sync(1), https),
    solutions: [
      [2, 0],
      [3, 1, 0],
    ],
  },
]
