/**
 * `node scripts/changes.mjs MODULES FILE…`: every change that StrykerJS, which stands in MODULES, can make to files, as JSON:
 * a list of `{fileName, location, replacement, mutatorName}`, lines and columns from 0. Needs a Node.js that StrykerJS runs on.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [modules = '', ...files] = process.argv.slice(2)
const instrumenter = join(modules, '@stryker-mutator', 'instrumenter', 'dist', 'src', 'index.js')
const { Instrumenter } = await import(pathToFileURL(instrumenter).href)
const quiet = { debug() {}, info() {}, warn() {}, isDebugEnabled: () => false }
const { mutants } = await new Instrumenter(quiet).instrument(
  files.map((name) => ({ name, mutate: true, content: readFileSync(name, 'utf8') })),
  { plugins: null, ignorers: [], excludedMutations: [] },
)
process.stdout.write(
  JSON.stringify(mutants.filter((/** @type {{ status?: string }} */ mutant) => mutant.status === undefined)),
)
