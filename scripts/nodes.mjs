/**
 * `npm run nodes [version…]`: the unit tests on the oldest Node.js of each range of `engines`, and on the newest. Each is fetched
 * as an npm package, once. Arguments name other versions; `-- 24.0.0 test/cidr` narrows the tests, too.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { root } from './root.mjs'

const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const oldest = String(engines.node)
  .split('||')
  .map((range) => range.replace(/[^\d.]/g, ''))
const given = process.argv.slice(2)
const asked = given.filter((argument) => /^\d+(?:\.\d+)*$/.test(argument))
const tests = given.filter((argument) => !asked.includes(argument))
const versions = asked.length > 0 ? asked : [...oldest, 'latest']
const name = `node-${process.platform}-${process.arch}`

/** @param {string} version */
function fetched(version) {
  const folder = join(root, 'node_modules', '.cache', 'nodes', version)
  const bin = join(folder, 'node_modules', name, 'bin')
  if (!existsSync(bin)) {
    const args = ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', '--loglevel=error']
    const { status } = spawnSync('npm', [...args, `${name}@${version}`], { stdio: 'inherit' })
    if (status !== 0) throw new Error(`There is no npm package ${name}@${version}`)
  }
  return bin
}

let failed = 0
for (const version of versions) {
  const bin = fetched(version)
  const node = join(bin, 'node')
  const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' })
  console.log(`\n— Node.js ${stdout.trim()}`)
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` }
  const vitest = [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--project', 'unit', '--reporter=dot']
  const { status } = spawnSync(node, [...vitest, ...tests], { cwd: root, stdio: 'inherit', env })
  if (status !== 0) failed += 1
}
process.exit(failed === 0 ? 0 : 1)
