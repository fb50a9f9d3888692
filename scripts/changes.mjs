/**
 * `node scripts/changes.mjs MODULES`, with `{files, ranges}` on standard input: every change that StrykerJS's instrumenter, which
 * stands in MODULES, can make to files, within ranges (lines and columns from 0) where a file has some. Writes, as JSON,
 * `changes`, a list of `{id, fileName, location, replacement, mutatorName}`, and `texts`, each file with all its changes in it,
 * of which `__stryker__.activeMutant` names the one that is made. Needs a Node.js that the instrumenter runs on.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [modules = ''] = process.argv.slice(2)
/** @type {{ files: string[], ranges: Record<string, unknown[]> }} */
const { files, ranges } = JSON.parse(readFileSync(0, 'utf8'))
const instrumenter = join(modules, '@stryker-mutator', 'instrumenter', 'dist', 'src', 'index.js')
const { Instrumenter } = await import(pathToFileURL(instrumenter).href)
// Its own way of counting costs more than most tests do: what is met is told to a function, while there is one.
const counts = /function stryCov_9fa48\(\) \{[\s\S]*?\n\}/
const tells = 'function stryCov_9fa48() { const { meet } = globalThis.__stryker__; if (meet) meet(arguments) }'
const quiet = { debug() {}, info() {}, warn() {}, isDebugEnabled: () => false }
const { files: written, mutants } = await new Instrumenter(quiet).instrument(
  files.map((name) => ({ name, mutate: ranges[name] ?? true, content: readFileSync(name, 'utf8') })),
  { plugins: null, ignorers: [], excludedMutations: [] },
)
process.stdout.write(
  JSON.stringify({
    changes: mutants.filter((/** @type {{ status?: string }} */ mutant) => mutant.status === undefined),
    texts: Object.fromEntries(
      written.map((/** @type {{ name: string, content: string }} */ { name, content }) => [
        name,
        content.replace(counts, tells),
      ]),
    ),
  }),
)
