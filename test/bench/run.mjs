/*
 * `node test/bench/run.mjs NAME`: a benchmark as what ships, bundled first. (Run from its sources, each name that a file
 * imports would be looked up anew wherever it is used.)
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { buildSync } from 'esbuild'

const [name = '', ...values] = process.argv.slice(2)
const bundle = join('node_modules', '.cache', 'bench', `${name}.mjs`)
buildSync({
  entryPoints: [join('test', 'bench', `${name}.ts`)],
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  outfile: bundle,
})
process.exit(spawnSync(process.execPath, [bundle, ...values], { stdio: 'inherit' }).status ?? 1)
