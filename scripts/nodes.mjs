/**
 * `npm run nodes [version…]`: the unit tests on the oldest Node.js of each range of `engines`, and on the newest. Each is fetched
 * as an npm package, once. Arguments name other versions; `-- 24.0.0 test/cidr` narrows the tests, too, and so does
 * `-- latest test/cidr`.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fetchedNode } from './fetched.mjs'
import { versionsAskedFor } from './node-versions.mjs'
import { root } from './root.mjs'

const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const { versions, tests } = versionsAskedFor(process.argv.slice(2), String(engines.node))

let failed = 0
for (const version of versions) {
  const bin = fetchedNode(version)
  const node = join(bin, 'node')
  const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' })
  console.log(`\n— Node.js ${stdout.trim()}`)
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` }
  const vitest = [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--project', 'unit', '--reporter=dot']
  const { status } = spawnSync(node, [...vitest, ...tests], { cwd: root, stdio: 'inherit', env })
  if (status !== 0) failed += 1
}
process.exit(failed === 0 ? 0 : 1)
