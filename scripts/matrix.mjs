/**
 * `npm run matrix`: every page in every width, theme and language, each opened with its states, pressed and walked all over: an hour and
 * more, in pieces of minutes. A piece that fails does not end it; what failed is said at the end. `npm run matrix laid-out-once` runs the
 * pieces of one file of tests, `npm run matrix laid-out-once 3 4` some of them.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from './root.mjs'

/** In how many pieces each file of tests is run. */
const files = { 'laid-out-once': 8, matrix: 16, 'every-action': 20, 'keyboard-walk': 4 }
const given = process.argv.slice(2)
const named = Object.entries(files).filter(([name]) => given.includes(name))
const numbers = given.map(Number).filter((number) => number > 0)

/** @type {string[]} */
const failed = []
for (const [name, pieces] of named.length > 0 ? named : Object.entries(files)) {
  for (let piece = 1; piece <= pieces; piece += 1) {
    if (numbers.length > 0 && !numbers.includes(piece)) continue
    console.log(`\n— ${name}, piece ${piece} of ${pieces}`)
    const { status } = spawnSync(
      process.execPath,
      [join(root, 'scripts/browser.mjs'), 'run', '--project', 'browser', `test/browser/${name}.test.ts`],
      {
        cwd: root,
        stdio: 'inherit',
        env: { ...process.env, MATRIX: 'all', PIECE: `${piece}/${pieces}` },
      },
    )
    if (status !== 0) failed.push(`${name} ${piece}`)
  }
}
console.log(failed.length === 0 ? '\nThe whole matrix holds' : `\nFailed: npm run matrix ${failed.join(', ')}`)
process.exitCode = failed.length === 0 ? 0 : 1
