import { type ExerciseData, everyMove } from './data'
import { accept, drop, everyone, everyone6, group, office, own } from './documents'

const web = (...rules: Parameters<typeof group>[1]) => [group('web', rules)]

export const aRule: readonly ExerciseData[] = [
  {
    kind: 'rules',
    id: 'open-https',
    start: web(),
    must: web(accept('TCP', '443/443', everyone)),
    may: null,
    moves: everyMove,
    most: null,
    fewest: { rules: 1, proven: true },
    solutions: [
      web(accept('TCP', '443/443', everyone)),
      web(accept('TCP', '443/443', '0.0.0.0/1'), accept('TCP', '443/443', '128.0.0.0/1', 50)),
    ],
  },
  {
    kind: 'rules',
    id: 'ssh-from-you',
    start: web(accept('TCP', '22/22', everyone)),
    must: web(accept('TCP', '22/22', own)),
    may: null,
    moves: everyMove,
    most: null,
    fewest: { rules: 1, proven: true },
    solutions: [
      web(accept('TCP', '22/22', `${own}/32`)),
      web(
        accept('TCP', '22/22', '203.0.113.10/31', 2),
        drop('TCP', '22/22', '203.0.113.11', 1),
        drop('ALL', '-1/-1', everyone, 100),
      ),
    ],
  },
  {
    kind: 'rules',
    id: 'website',
    start: web(accept('TCP', '80/443', everyone), accept('TCP', '22/22', everyone)),
    must: web(
      accept('TCP', '80/80', everyone),
      accept('TCP', '443/443', everyone),
      accept('TCP', '80/80', everyone6),
      accept('TCP', '443/443', everyone6),
      accept('TCP', '22/22', office),
    ),
    may: null,
    moves: everyMove,
    most: null,
    fewest: { rules: 5, proven: false },
    solutions: [
      web(
        accept('TCP', '80/80', everyone),
        accept('TCP', '443/443', everyone),
        accept('TCP', '80/80', everyone6),
        accept('TCP', '443/443', everyone6),
        accept('TCP', '22/22', office),
      ),
      web(
        accept('TCP', '80/443', everyone, 10),
        drop('TCP', '81/442', everyone, 5),
        accept('TCP', '80/443', everyone6, 10),
        drop('TCP', '81/442', everyone6, 10),
        accept('TCP', '22/22', '198.51.100.0/25'),
        accept('TCP', '22/22', '198.51.100.128/25'),
      ),
    ],
  },
]
