/** `npm test`: everything that has to hold, in one go. Ends with the plain line "N passed, N failed". */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installIfNeeded, requireNode } from './install.mjs'
import { root } from './root.mjs'

requireNode()
await installIfNeeded()

const reports = mkdtempSync(join(tmpdir(), 'sekisho-'))
let passed = 0
let failed = 0

/**
 * @param {string} name
 * @param {string} script
 * @param {readonly string[]} args
 */
function step(name, script, args = []) {
  console.log(`\n— ${name}`)
  const result = spawnSync('npm', ['run', '-s', script, '--', ...args], { cwd: root, stdio: 'inherit' })
  return result.status === 0
}

/**
 * A step that holds or not: one test.
 *
 * @param {string} name
 * @param {string} script
 */
function check(name, script) {
  const ok = step(name, script)
  if (ok) passed += 1
  else failed += 1
  return ok
}

/**
 * A step of many tests, counted from the runner's own report.
 *
 * @param {string} name
 * @param {string} script
 */
function suite(name, script) {
  const report = join(reports, `${script}.json`)
  const ok = step(name, script, ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`])
  try {
    const { numPassedTests, numFailedTests, numTotalTests } = JSON.parse(readFileSync(report, 'utf8'))
    passed += numPassedTests
    failed += numFailedTests
    if (numTotalTests === 0 || (!ok && numFailedTests === 0)) failed += 1
  } catch {
    failed += 1
  }
}

check('generated files', 'generate')
check('types', 'types')
check('lint', 'lint')
suite('unit and property tests', 'unit')
if (check('build', 'build')) {
  suite('the built site', 'site')
  suite('browser tests', 'browser')
}

console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
