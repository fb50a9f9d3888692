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
const worker = 'sg-example-worker'
const helpDesk = '192.0.2.0/26'
const banned = '203.0.113.0/24'
const scanner = '203.0.113.200'

const range = (count: number) => Array.from({ length: count }, (_, index) => index)

/** Rules as a group gathers them in years: each once had a reason. */
const gathered = grown(
  accept('TCP', '443/443', everyone, 10),
  accept('TCP', '443/443', everyone6, 10),
  accept('TCP', '443/443', '10.0.0.0/8', 10),
  ...range(4).map((index) => accept('TCP', '5432/5432', `10.8.${index}.0/24`, 10)),
  ...range(4).map((index) => accept('TCP', `${8000 + index}/${8000 + index}`, apps, 10)),
  accept('UDP', '123/123', '10.0.0.0/8', 10),
  accept('UDP', '123/123', '10.1.0.0/16', 20),
  drop('ALL', '-1/-1', banned, 1),
  accept('TCP', '443/443', scanner, 5),
  drop('ALL', '-1/-1', everyone, 100),
)

/** The same with some made one; each rule that is left keeps its id. */
const merged = (ban: number) =>
  grown(
    accept('TCP', '443/443', everyone, 10),
    accept('TCP', '443/443', everyone6, 10),
    { ...accept('TCP', '5432/5432', '10.8.0.0/22', 10), SecurityGroupRuleId: 'rule-4' },
    { ...accept('TCP', '8000/8003', apps, 10), SecurityGroupRuleId: 'rule-8' },
    { ...accept('UDP', '123/123', '10.0.0.0/8', 10), SecurityGroupRuleId: 'rule-12' },
    { ...drop('ALL', '-1/-1', banned, ban), SecurityGroupRuleId: 'rule-14' },
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
      accept('TCP', '6379/6379', '10.0.0.0/8'),
    ),
    must: shop(ping, http, https, accept('TCP', '22/22', helpDesk), accept('TCP', '6379/6379', worker)),
    may: null,
    moves: everyMove,
    most: null,
    fewest: { rules: 5, proven: false },
    solutions: [
      shop(ping, http, https, accept('TCP', '22/22', helpDesk), accept('TCP', '6379/6379', worker)),
      shop(
        ping,
        http,
        https,
        accept('TCP', '22/22', '192.0.2.0/27'),
        accept('TCP', '22/22', '192.0.2.32/27'),
        accept('TCP', '6379/6379', worker, 30),
      ),
    ],
  },
  {
    kind: 'rules',
    id: 'sixteen-to-six',
    start: gathered,
    must: gathered,
    may: null,
    moves: everyMove,
    most: 6,
    fewest: { rules: 6, proven: false },
    solutions: [merged(1), merged(10)],
  },
]
