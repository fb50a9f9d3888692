/** `npm test`: everything that has to hold, in one go. Ends with the plain line "N passed, N failed". */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { installIfNeeded, requireNode } from './install.mjs'
import { root } from './root.mjs'

requireNode()
await installIfNeeded()

const reports = mkdtempSync(join(tmpdir(), 'sekisho-'))
let passed = 0
/**
 * What did not hold, by name, said once more at the end: a whole run says much, and often its end is all that is kept.
 *
 * @type {string[]}
 */
const failures = []

/**
 * Runs a script of package.json to its end, and shows then what it said: two of them may run at once.
 *
 * @param {string} name
 * @param {string} script
 * @param {readonly string[]} args
 * @returns {Promise<boolean>} whether it ended well
 */
function step(name, script, args = []) {
  return new Promise((resolve) => {
    /** @type {Buffer[]} */
    const said = []
    const child = spawn('npm', ['run', '-s', script, '--', ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => said.push(part))
    child.once('error', (error) => said.push(Buffer.from(`npm could not be started: ${error.message}\n`)))
    child.once('close', (code) => {
      process.stdout.write(Buffer.concat([Buffer.from(`\n— ${name}\n`), ...said]))
      resolve(code === 0)
    })
  })
}

/**
 * A step that holds or not: one test.
 *
 * @param {string} name
 * @param {string} script
 */
async function check(name, script) {
  const ok = await step(name, script)
  if (ok) passed += 1
  else failures.push(name)
  return ok
}

/**
 * A step of many tests, counted from the runner's own report.
 *
 * @param {string} name
 * @param {string} script
 * @param {readonly string[]} args
 */
async function suite(name, script, args = []) {
  const report = join(reports, `${script}.json`)
  const ok = await step(name, script, [...args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`])
  try {
    const { numPassedTests, numTotalTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
    passed += numPassedTests
    const before = failures.length
    for (const { name: file, status, assertionResults } of testResults) {
      const broken = assertionResults.filter((/** @type {{ status: string }} */ test) => test.status === 'failed')
      for (const { fullName, failureMessages } of broken)
        failures.push(
          `${relative(root, file)} > ${fullName}\n    ${String(failureMessages[0]).split('\n', 3).join('\n    ')}`,
        )
      if (status === 'failed' && broken.length === 0) failures.push(`${relative(root, file)} did not run to its end`)
    }
    if (numTotalTests === 0 || (!ok && failures.length === before)) failures.push(`${name} did not end well`)
  } catch {
    failures.push(`${name} left no report`)
  }
}

const untimed = ['--tags-filter=!timed']

async function checkSources() {
  await check('types', 'types')
  await check('lint', 'lint')
  await suite('unit and property tests', 'unit', untimed)
}

async function checkSite() {
  if (!(await check('build', 'build'))) return
  await suite('the built site', 'site')
  await suite('browser tests', 'browser', untimed)
}

await check('generated files', 'generate')
// Either leaves processors idle where it waits for a single task, or for a page.
await Promise.all([checkSources(), checkSite()])
await suite('tests whose time counts', 'timed')

if (failures.length > 0) console.log(`\nFailed:\n${failures.map((what) => `  ${what}`).join('\n')}`)
console.log(`\n${passed} passed, ${failures.length} failed`)
process.exitCode = failures.length === 0 ? 0 : 1
