import { type ExerciseData, everyMove } from './data'
import { accept, acceptOut, drop, dropOut, everyone, everyone6, group, office } from './documents'

const attacker = '203.0.113.66'
const partner = '203.0.113.128/25'
const resolver = '10.0.0.53'

/** A name server whose UDP was turned away after a flood, together with its own port. */
const flooded = (allUdp: number, names: number) => [
  group('names', [
    drop('UDP', '1/65535', everyone, allUdp),
    accept('UDP', '53/53', everyone, names),
    accept('TCP', '53/53', everyone, 5),
    accept('TCP', '22/22', office, 5),
  ]),
]

const shop = (...rules: Parameters<typeof group>[1]) => [group('shop', rules)]

const pooled = (app: Parameters<typeof group>[1], guard: Parameters<typeof group>[1]) => [
  group('app', app),
  group('guard', guard),
]

const outbound = (...rules: Parameters<typeof group>[1]) => [group('worker', rules)]

export const priority: readonly ExerciseData[] = [
  {
    kind: 'rules',
    id: 'after-the-flood',
    start: flooded(10, 50),
    must: flooded(10, 5),
    may: null,
    moves: ['priority'],
    most: null,
    fewest: null,
    solutions: [flooded(10, 9), flooded(60, 50)],
  },
  {
    kind: 'rules',
    id: 'all-but-one',
    start: shop(accept('TCP', '443/443', everyone, 1), drop('ALL', '-1/-1', attacker, 50)),
    must: shop(accept('TCP', '443/443', everyone, 2), drop('ALL', '-1/-1', attacker, 1)),
    may: null,
    moves: everyMove,
    most: null,
    fewest: { rules: 2, proven: true },
    solutions: [
      shop(accept('TCP', '443/443', everyone, 1), drop('ALL', '-1/-1', attacker, 1)),
      shop(accept('TCP', '443/443', everyone, 60), drop('TCP', '443/443', attacker, 50)),
    ],
  },
  {
    kind: 'rules',
    id: 'two-groups',
    start: pooled([accept('TCP', '443/443', everyone, 10)], [drop('ALL', '-1/-1', '203.0.113.0/24', 10)]),
    must: pooled(
      [accept('TCP', '443/443', everyone, 10), accept('TCP', '443/443', partner, 1)],
      [drop('ALL', '-1/-1', '203.0.113.0/24', 10)],
    ),
    may: null,
    moves: everyMove,
    most: null,
    fewest: { rules: 2, proven: true },
    solutions: [
      pooled([accept('TCP', '443/443', everyone, 10)], [drop('ALL', '-1/-1', '203.0.113.0/25', 10)]),
      pooled(
        [accept('TCP', '443/443', everyone, 10), accept('TCP', '443/443', partner, 9)],
        [drop('ALL', '-1/-1', '203.0.113.0/24', 10)],
      ),
    ],
  },
  {
    kind: 'rules',
    id: 'out-allow-list',
    start: outbound(
      dropOut('ALL', '-1/-1', everyone, 1),
      acceptOut('TCP', '443/443', everyone, 1),
      acceptOut('UDP', '53/53', resolver, 2),
    ),
    must: outbound(
      acceptOut('TCP', '443/443', everyone, 1),
      acceptOut('UDP', '53/53', resolver, 1),
      dropOut('ALL', '-1/-1', everyone, 2),
      dropOut('ALL', '-1/-1', everyone6, 2),
    ),
    may: null,
    moves: everyMove,
    most: null,
    fewest: { rules: 4, proven: false },
    solutions: [
      outbound(
        dropOut('ALL', '-1/-1', everyone, 2),
        acceptOut('TCP', '443/443', everyone, 1),
        acceptOut('UDP', '53/53', resolver, 1),
        dropOut('ALL', '-1/-1', everyone6, 2),
      ),
      outbound(
        dropOut('ALL', '-1/-1', everyone, 100),
        acceptOut('TCP', '443/443', everyone, 10),
        acceptOut('UDP', '53/53', resolver, 20),
        dropOut('ALL', '-1/-1', everyone6, 1),
      ),
    ],
  },
]
