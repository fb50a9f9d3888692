import { type ExerciseData, everyMove } from './data'
import { accept, drop, everyone, everyone6, group, office } from './documents'

type Rules = Parameters<typeof group>[1]

const grown = (...rules: Rules) => [group('grown', rules)]

const few = grown(
  accept('TCP', '443/443', everyone, 1),
  accept('TCP', '443/443', '10.0.0.0/8', 10),
  drop('TCP', '23/23', everyone, 1),
  accept('TCP', '23/23', office, 5),
  accept('TCP', '22/22', office, 1),
  accept('TCP', '22/22', office, 50),
  drop('ALL', '-1/-1', '192.0.2.66', 100),
)

/** `few` without some of its rules, by number from 1. */
function without(...numbers: readonly number[]) {
  return few.map((document) => ({
    ...document,
    Permissions: {
      Permission: document.Permissions.Permission.filter((_, index) => !numbers.includes(index + 1)),
    },
  }))
}

const shop = (...rules: Rules) => [group('shop', rules)]

const ping = accept('ICMP', '-1/-1', everyone)
const http = accept('TCP', '80/80', everyone)
const https = accept('TCP', '443/443', everyone)

const apps = '10.0.0.0/16'
const member = 'sg-example-app'
const monitor = 'sg-example-monitor'
const banned = '192.0.2.0/24'

const range = (count: number) => Array.from({ length: count }, (_, index) => index)

/** Forty rules, as a group grows in years: each once had a reason. */
const forty = grown(
  ...[everyone, everyone6].flatMap((all) => [accept('TCP', '443/443', all, 10), accept('TCP', '80/80', all, 10)]),
  accept('TCP', '443/443', '10.0.0.0/8', 10),
  accept('TCP', '443/443', office, 20),
  ...range(8).map((index) => accept('TCP', '22/22', `198.51.100.${index * 32}/27`, 10)),
  ...range(10).map((index) => accept('TCP', `${8000 + index}/${8000 + index}`, apps, 10)),
  accept('TCP', '3306/3306', member, 10),
  accept('TCP', '3306/3306', member, 20),
  accept('UDP', '53/53', '10.0.0.0/8', 10),
  accept('UDP', '53/53', '10.1.0.0/16', 10),
  accept('UDP', '53/53', '10.2.0.0/16', 5),
  accept('ICMP', '-1/-1', everyone, 10),
  accept('ICMP', '-1/-1', office, 10),
  accept('TCP', '9100/9100', monitor, 10),
  drop('ALL', '-1/-1', banned, 1),
  drop('ALL', '-1/-1', '192.0.2.66', 1),
  accept('TCP', '443/443', '192.0.2.66', 5),
  accept('TCP', '5432/5432', '10.0.8.0/24', 10),
  accept('TCP', '5432/5432', '10.0.9.0/24', 10),
  drop('ALL', '-1/-1', everyone, 100),
  drop('ALL', '-1/-1', everyone6, 100),
  drop('TCP', '3389/3389', everyone, 50),
)

const twelve = (ban: number) =>
  grown(
    ...[everyone, everyone6].flatMap((all) => [accept('TCP', '443/443', all, 10), accept('TCP', '80/80', all, 10)]),
    accept('TCP', '22/22', office, 10),
    accept('TCP', '8000/8009', apps, 10),
    accept('TCP', '3306/3306', member, 10),
    accept('UDP', '53/53', '10.0.0.0/8', 10),
    accept('ICMP', '-1/-1', everyone, 10),
    accept('TCP', '9100/9100', monitor, 10),
    drop('ALL', '-1/-1', banned, ban),
    accept('TCP', '5432/5432', '10.0.8.0/23', 10),
  )

export const tidyUp: readonly ExerciseData[] = [
  {
    kind: 'rules',
    id: 'what-can-go',
    start: few,
    must: few,
    may: null,
    moves: ['remove'],
    most: 3,
    fewest: { rules: 2, proven: true },
    solutions: [without(2, 3, 4, 6, 7), without(2, 4, 6, 7)],
  },
  {
    kind: 'rules',
    id: 'least-privilege',
    start: shop(
      ping,
      http,
      https,
      accept('TCP', '22/22', everyone),
      accept('TCP', '3389/3389', everyone),
      accept('TCP', '3306/3306', everyone),
    ),
    must: shop(ping, http, https, accept('TCP', '22/22', office), accept('TCP', '3306/3306', member)),
    may: null,
    moves: everyMove,
    most: null,
    fewest: { rules: 5, proven: false },
    solutions: [
      shop(ping, http, https, accept('TCP', '22/22', office), accept('TCP', '3306/3306', member)),
      shop(
        ping,
        http,
        https,
        accept('TCP', '22/22', '198.51.100.0/25'),
        accept('TCP', '22/22', '198.51.100.128/25'),
        accept('TCP', '3306/3306', member, 30),
      ),
    ],
  },
  {
    kind: 'rules',
    id: 'forty-to-twelve',
    start: forty,
    must: forty,
    may: null,
    moves: everyMove,
    most: 12,
    fewest: { rules: 12, proven: false },
    solutions: [twelve(1), twelve(10)],
  },
]
