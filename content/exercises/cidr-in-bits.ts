import { type ExerciseData, everyMove } from './data'
import { accept, group } from './documents'

const ranges = (id: string, wanted: string, ...solutions: string[]): ExerciseData => ({
  kind: 'addresses',
  id,
  start: '',
  wanted: [wanted],
  form: 'ranges',
  solutions,
})

const cache = (...sources: readonly string[]) => [
  group(
    'cache',
    sources.map((source) => accept('TCP', '6379/6379', source)),
  ),
]

export const cidrInBits: readonly ExerciseData[] = [
  ranges(
    'whole-octets',
    '192.168.0.0/24',
    '192.168.0.0-192.168.0.255',
    '192.168.0.0-192.168.0.127\n192.168.0.128-192.168.0.255',
  ),
  ranges(
    'inside-an-octet',
    '172.20.96.0/20',
    '172.20.96.0-172.20.111.255',
    '172.20.104.0-172.20.111.255\n172.20.96.0-172.20.103.255',
  ),
  // M-8: a block whose host bits are set.
  ranges(
    'bits-to-the-right',
    '172.22.150.9/21',
    '172.22.144.0-172.22.151.255',
    '172.22.144.0-172.22.149.255\n172.22.150.0-172.22.151.255',
  ),
  {
    kind: 'rules',
    id: 'one-subnet',
    start: cache('10.20.0.0/16'),
    must: cache('10.20.40.0/22'),
    may: null,
    moves: everyMove,
    most: null,
    fewest: { rules: 1, proven: true },
    solutions: [cache('10.20.40.0/22'), cache('10.20.40.0/23', '10.20.42.0/23')],
  },
]
