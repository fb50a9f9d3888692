import { type Import, readImports } from './imports'
import type { LintFault, Sources } from './sources'

/** What an engine of `lib` may import beside itself. A packet's words and a text's stand below all others. */
const engines: Readonly<Record<string, { engines: readonly string[]; packages: readonly string[] }>> = {
  text: { engines: [], packages: ['yaml'] },
  net: { engines: [], packages: [] },
  cli: { engines: ['text'], packages: [] },
  cidr: { engines: ['text', 'net'], packages: ['ipaddr.js'] },
  rules: { engines: ['text', 'net', 'cidr'], packages: [] },
  policy: { engines: ['text', 'net', 'cidr'], packages: [] },
  reachability: { engines: ['text', 'net', 'cidr', 'rules'], packages: [] },
  lesson: { engines: ['text', 'net', 'cidr', 'rules', 'policy', 'reachability'], packages: ['zod'] },
  ask: { engines: ['text', 'net', 'cidr', 'rules', 'policy', 'reachability'], packages: ['minisearch'] },
}

/** What the rooms of the house may import. Tests may import anything, and nothing imports a test. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  lib: ['lib'],
  content: ['content', 'lib'],
  build: ['build', 'content', 'lib'],
  components: ['components', 'content', 'lib'],
  pages: ['pages', 'components', 'build', 'content', 'lib'],
  scripts: ['scripts', 'build', 'content', 'lib'],
}

/** Files that stand beside a folder's `index.ts` as a second front, so that pages do not pay for them. */
const doors = new Set([
  'lib/cidr/sentences.ts',
  'lib/lesson/schema.ts',
  'lib/text/yaml/index.ts',
  'lib/ask/build/index.ts',
  'components/messages/all-messages.tsx',
  'components/page/theme.css',
  'components/page/base.css',
])

/** Live parts of documents. Each is loaded alone when it is reached: its room's front would bring the whole tool along. */
const liveParts = new Set([
  'components/cidr/cidr-calculator.tsx',
  'components/cidr/cidr-explain.tsx',
  'components/cidr/range-explain.tsx',
  'components/embeds/keep-alive.tsx',
  'components/embeds/members-sum.tsx',
  'components/embeds/quota-calculator.tsx',
  'components/lesson/exercise.tsx',
  'components/lesson/screens.tsx',
  'components/lesson/solution.tsx',
  'components/pasted/error-codes.tsx',
  'components/pasted/refusal-box.tsx',
  'components/pasted/trail-event.tsx',
  'components/pasted/what-holds.tsx',
  'components/pasted/whole-answer.tsx',
  'components/policy/policy-check.tsx',
  'components/reachability/reachability.tsx',
  'components/rules/workbench/before-after.tsx',
  'components/rules/workbench/flow-log.tsx',
  'components/rules/workbench/rule-simulator.tsx',
])

/** Pieces that every tool uses: they know no tool. */
const general = [
  'copy',
  'files',
  'fragment',
  'history',
  'lazy',
  'link',
  'long-text',
  'messages',
  'offline',
  'scroll',
  'select',
  'tabs',
  'windowed-rows',
  'worker',
]

/** Floors of the analysis of all packets, from the ground: a file imports its own floor and those below. */
const floors = ['boxes', 'planes', 'walk', 'regions']
const space = 'lib/rules/space/'

type Rule = (wanted: Import & { readonly to: string }) => string | null

/** The folder that has a front of its own and holds a file: `lib/rules`, `components/ask`. */
function homeOf(path: string): string {
  const [room = '', folder = '', ...rest] = path.split('/')
  const inFolder = rest.length > 0 || !folder.includes('.')
  return (room === 'lib' || room === 'components') && inFolder ? `${room}/${folder}` : room
}

function roomOf(path: string): string {
  return path.split('/')[0] ?? ''
}

const betweenRooms: Rule = ({ from, to }) => {
  const may = rooms[roomOf(from)]
  return !may || may.includes(roomOf(to)) || !to.includes('/')
    ? null
    : `${roomOf(from)}/ may import ${may.map((name) => `${name}/`).join(', ')}`
}

const throughFront: Rule = ({ from, to, lazy }) => {
  const home = homeOf(to)
  if (!home.includes('/') || home === homeOf(from) || roomOf(from) === 'test') return null
  const isFront =
    to === `${home}/index.ts` || to === `${home}/index.tsx` || doors.has(to) || (lazy && liveParts.has(to))
  return isFront ? null : `${home}/ is entered through its index.ts`
}

const betweenEngines: Rule = ({ from, to }) => {
  const [own, other] = [homeOf(from), homeOf(to)]
  if (roomOf(from) !== 'lib' || roomOf(to) !== 'lib' || own === other) return null
  const name = own.replace('lib/', '')
  const may = engines[name]?.engines
  if (!may) return `${own}/ has no place in scripts/lint/house.ts: say there what it may import`
  return may.includes(other.replace('lib/', ''))
    ? null
    : `lib/${name}/ may import ${may.join(', ') || 'nothing'} of lib/`
}

const generalPieces: Rule = ({ from, to }) => {
  const [own = '', other = ''] = [homeOf(from), homeOf(to)].map((home) => home.replace('components/', ''))
  const pieces = roomOf(from) === 'components' && roomOf(to) === 'components' && general.includes(own)
  return pieces && !general.includes(other) ? `components/${own}/ is for every tool, and knows none` : null
}

const contentIsData: Rule = ({ from, to, typeOnly }) =>
  roomOf(from) === 'content' && roomOf(to) !== 'content' && !typeOnly
    ? 'content/ is data: it may be typed by lib/, and imports no code'
    : null

function floorOf(path: string): number {
  const [folder = '', file] = path.slice(space.length).split('/')
  if (file === undefined) return floors.length
  return floors.indexOf(folder)
}

const spaceFloors: Rule = ({ from, to }) => {
  if (!from.startsWith(space) || !to.startsWith(space)) return null
  const [own, other] = [floorOf(from), floorOf(to)]
  if (own < 0 || other < 0) return `${space} has the floors ${floors.join(', ')}, and the questions above them`
  return other <= own ? null : `${space}${floors[own]}/ is below ${floors[other] ?? 'the questions'}`
}

const rules: readonly Rule[] = [betweenRooms, throughFront, betweenEngines, generalPieces, contentIsData, spaceFloors]

/** Packages that are for building or for reading files: pages and what they show never carry them. */
const inPages = new Set(['next', 'react', 'react-dom', '@mdx-js/react', 'mdx'])

function packageOf(specifier: string): string {
  const [scope = '', name = ''] = specifier.split('/')
  return scope.startsWith('@') ? `${scope}/${name}` : scope
}

function packageFault({ from, specifier, typeOnly }: Import): string | null {
  const name = packageOf(specifier)
  const node = specifier.startsWith('node:')
  switch (roomOf(from)) {
    case 'lib': {
      const may = engines[homeOf(from).replace('lib/', '')]?.packages ?? []
      return may.includes(name) ? null : `lib/ is free of Node, React and packages; here: ${may.join(', ') || 'none'}`
    }
    case 'content':
      return typeOnly || /^content\/\w+\.generated\.ts$/.test(from) ? null : 'content/ is data, and imports no code'
    case 'build':
      return inPages.has(name) ? 'build/ reads files, and shows nothing' : null
    case 'components':
    case 'pages':
      return node || !(inPages.has(name) || typeOnly) ? 'What a page shows comes from components/ and lib/' : null
    default:
      return null
  }
}

/** Imports that the house does not allow. */
export function forbiddenImports(sources: Sources): LintFault[] {
  return readImports(sources).flatMap((found) => {
    const { from, line, to } = found
    const messages = to === null ? [packageFault(found)] : rules.map((rule) => rule({ ...found, to }))
    const message = messages.find((text) => text !== null)
    return message ? [{ path: from, line, key: `${from} imports ${to ?? found.specifier}`, message }] : []
  })
}

/** Circles of imports, those of types among them: each once, by its shortest way round. */
export function circles(sources: Sources): LintFault[] {
  const next = new Map<string, Import[]>()
  for (const found of readImports(sources)) {
    if (found.to !== null && sources.has(found.to)) next.set(found.from, [...(next.get(found.from) ?? []), found])
  }
  const faults = new Map<string, LintFault>()
  for (const [path, imports] of next) {
    const way = wayBack(path, next)
    if (!way) continue
    const first = imports.find(({ to }) => to === (way[1] ?? path))
    const smallest = [...way].sort()[0] ?? ''
    const turned = [...way.slice(way.indexOf(smallest)), ...way.slice(0, way.indexOf(smallest))]
    const key = `circle ${turned.join(' → ')}`
    if (!faults.has(key))
      faults.set(key, { path, line: first?.line ?? 1, key, message: `a circle: ${turned.join(' → ')}` })
  }
  return [...faults.values()]
}

/** The shortest way from a file back to itself, without its end. */
function wayBack(start: string, next: ReadonlyMap<string, readonly Import[]>): string[] | null {
  const before = new Map<string, string>()
  const queue = [start]
  for (const path of queue) {
    for (const { to } of next.get(path) ?? []) {
      if (to === start) return wayTo(path, before)
      if (to === null || before.has(to)) continue
      before.set(to, path)
      queue.push(to)
    }
  }
  return null
}

function wayTo(end: string, before: ReadonlyMap<string, string>): string[] {
  const way = [end]
  for (let at = before.get(end); at !== undefined; at = before.get(at)) way.unshift(at)
  return way
}
