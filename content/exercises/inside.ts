import { type ExerciseData, everyMove } from './data'
import { accept, drop, everyone, group } from './documents'

type Rules = Parameters<typeof group>[1]

const database = (...rules: Rules) => [group('db', rules)]

const workers = (innerAccess: 'Accept' | 'Drop', ...rules: Rules) => [group('workers', rules, { innerAccess })]

/** One interface in two groups, of which one is isolated. */
const pair = (app: Rules, ops: Rules, innerAccess: 'Accept' | 'Drop' = 'Drop') => [
  group('app', app, { innerAccess: 'Drop' }),
  group('ops', ops, { innerAccess }),
]

const advanced = (...rules: Rules) => [group('api', rules, { type: 'enterprise' })]

const mysql = accept('TCP', '3306/3306', 'sg-example-app')
const scrape = accept('TCP', '9100/9100', 'sg-example-monitor')
const https = accept('TCP', '443/443', everyone)

export const inside: readonly ExerciseData[] = [
  {
    kind: 'rules',
    id: 'from-another-group',
    start: database(accept('TCP', '3306/3306', '203.0.113.0/24')),
    must: database(mysql),
    may: null,
    moves: everyMove,
    most: null,
    fewest: { rules: 1, proven: true },
    solutions: [
      database(mysql),
      database(accept('TCP', '3306/3306', 'sg-example-app', 50), drop('TCP', '3306/3306', everyone, 60)),
    ],
  },
  {
    kind: 'rules',
    id: 'members-apart',
    start: workers('Accept', https, drop('ALL', '-1/-1', '10.0.0.0/8', 50)),
    must: workers('Drop', https),
    may: null,
    moves: [...everyMove, 'inner-access'],
    most: null,
    fewest: { rules: 1, proven: true },
    solutions: [workers('Drop', https), workers('Drop', https, drop('ALL', '-1/-1', everyone, 100))],
  },
  {
    kind: 'rules',
    id: 'two-common-groups',
    start: pair([], [accept('TCP', '9100/9100', '10.0.7.7')], 'Accept'),
    must: pair([], [scrape]),
    may: null,
    moves: [...everyMove, 'inner-access'],
    most: null,
    fewest: { rules: 1, proven: true },
    solutions: [pair([], [scrape]), pair([scrape], [drop('TCP', '9100/9100', everyone, 2)])],
  },
  {
    kind: 'rules',
    id: 'advanced-by-address',
    start: advanced(accept('TCP', '8443/8443', 'sg-example-app')),
    must: advanced(accept('TCP', '8443/8443', '10.0.8.0/23')),
    may: null,
    moves: everyMove,
    most: null,
    fewest: { rules: 1, proven: true },
    solutions: [
      advanced(accept('TCP', '8443/8443', '10.0.8.0/23')),
      advanced(accept('TCP', '8443/8443', '10.0.8.0/24'), accept('TCP', '8443/8443', '10.0.9.0/24', 7)),
    ],
  },
]
