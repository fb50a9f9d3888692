import { type ExerciseData, everyMove } from './data'
import { accept, drop, everyone, group } from './documents'

const blocks = (id: string, wanted: string, ...solutions: string[]): ExerciseData => ({
  kind: 'addresses',
  id,
  start: '',
  wanted: [wanted],
  form: 'blocks',
  solutions,
})

const https = (address: string, priority = 1) => accept('TCP', '443/443', address, priority)

const api = (...rules: Parameters<typeof group>[1]) => [group('api', rules)]

const exact = api(https('198.51.100.64/26'), https('198.51.100.128/26'), https('203.0.113.32/27'))

export const rangeToBlocks: readonly ExerciseData[] = [
  blocks('one-block', '172.16.64.0-172.16.127.255', '172.16.64.0/18', '172.16.64.0/19\n172.16.96.0/19'),
  blocks(
    'two-neighbours',
    '192.168.24.0-192.168.47.255',
    '192.168.24.0/21\n192.168.32.0/20',
    '192.168.24.0/21\n192.168.32.0/21\n192.168.40.0/21',
  ),
  blocks(
    'crooked',
    '203.0.113.10-203.0.113.50',
    '203.0.113.10/31\n203.0.113.12/30\n203.0.113.16/28\n203.0.113.32/28\n203.0.113.48/31\n203.0.113.50/32',
    '203.0.113.10/31\n203.0.113.12/30\n203.0.113.16/28\n203.0.113.32/28\n203.0.113.48/32\n203.0.113.49/32\n203.0.113.50/32',
  ),
  {
    kind: 'rules',
    id: 'these-offices',
    start: api(https('198.51.100.0/24'), https('203.0.113.0/24')),
    must: exact,
    may: null,
    moves: everyMove,
    most: null,
    fewest: { rules: 3, proven: false },
    solutions: [
      exact,
      api(
        https('198.51.100.0/24', 10),
        https('203.0.113.32/27', 10),
        drop('TCP', '443/443', '198.51.100.0/26', 5),
        drop('TCP', '443/443', '198.51.100.192/26', 10),
        drop('ALL', '-1/-1', everyone, 100),
      ),
    ],
  },
]
