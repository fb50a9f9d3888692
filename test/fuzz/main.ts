/**
 * `npm run fuzz [parser…]`: looks for texts that break a parser, for MINUTES (5) with new random texts each time. What it
 * finds is kept in test/fuzz/corpus, where the tests read it from then on. Ends with status 1 when it has found something.
 */
import { register } from 'node:module'
import { keep, search } from './run'

// Readers that belong to a component bring its style along, which is nothing to run.
const withoutStyles = `export const load = async (url, context, next) =>
  url.endsWith('.css') ? { format: 'module', source: 'export default {}', shortCircuit: true } : next(url, context)`
register(`data:text/javascript,${encodeURIComponent(withoutStyles)}`)
const { parsers } = await import('./parsers')

const asked = process.argv.slice(2)
const chosen = parsers.filter(({ name }) => asked.length === 0 || asked.includes(name))
if (chosen.length === 0) {
  console.error(`Parsers: ${parsers.map(({ name }) => name).join(', ')}`)
  process.exit(1)
}
const end = Date.now() + Number(process.env.MINUTES ?? 5) * 60_000
const runs = 200
let tried = 0
let found = 0
const broken = new Set<string>()

for (let turn = 0; Date.now() < end && broken.size < chosen.length; turn += 1) {
  const parser = chosen[turn % chosen.length]
  if (!parser || broken.has(parser.name)) continue
  const seed = Math.floor(Math.random() * 2 ** 31)
  const fault = search(parser, seed, runs)
  tried += runs
  if (!fault) continue
  found += 1
  broken.add(parser.name)
  console.log(`${parser.name}: ${fault.why}\n  kept as test/fuzz/corpus/${keep(parser, fault.text)} (seed ${seed})`)
}
console.log(`${tried} texts for ${chosen.map(({ name }) => name).join(', ')}: ${found} faults`)
process.exit(found === 0 ? 0 : 1)
