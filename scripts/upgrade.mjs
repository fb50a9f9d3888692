/**
 * `npm run upgrade [package…]`: the newest version of each dependency, or of those named, and `npm test` with them. Where that
 * fails, package.json and the lock file are put back.
 */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './root.mjs'

/** Types of the oldest Node.js whose types still come, not of the newest Node.js. */
const held = new Map([['@types/node', '22']])

/** @param {readonly string[]} args */
function npm(...args) {
  return spawnSync('npm', args, { cwd: root, stdio: 'inherit' }).status === 0
}

/** @returns {Record<string, { current?: string, latest: string }>} */
function outdated() {
  const { stdout } = spawnSync('npm', ['outdated', '--json'], { cwd: root, encoding: 'utf8' })
  return JSON.parse(stdout || '{}')
}

/**
 * @param {string} name
 * @param {string} latest
 * @returns {string} the newest version that is wanted of a package
 */
function newest(name, latest) {
  const range = held.get(name)
  if (range === undefined) return latest
  const { stdout } = spawnSync('npm', ['view', `${name}@${range}`, 'version', '--json'], {
    cwd: root,
    encoding: 'utf8',
  })
  return [JSON.parse(stdout)].flat().at(-1) ?? latest
}

const asked = process.argv.slice(2)
const all = Object.entries(outdated())
  .filter(([name]) => asked.length === 0 || asked.includes(name))
  .map(([name, { current, latest }]) => ({ name, current, latest: newest(name, latest) }))
  .filter(({ current, latest }) => current !== latest)
const wanted = all.map(({ name, latest }) => `${name}@${latest}`)
if (wanted.length === 0) {
  console.log('Nothing is newer than what the lock file names.')
  process.exit(0)
}
for (const { name, current, latest } of all) console.log(`${name} ${current} → ${latest}`)

const files = ['package.json', 'package-lock.json']
const before = mkdtempSync(join(tmpdir(), 'sekisho-upgrade-'))
for (const file of files) copyFileSync(join(root, file), join(before, file))
const green = npm('install', '--save-exact', '--no-audit', '--no-fund', ...wanted) && npm('test')
if (!green) {
  for (const file of files) copyFileSync(join(before, file), join(root, file))
  npm('install', '--no-audit', '--no-fund')
  console.error(
    'Not upgraded: with the newest versions something does not hold. Name single packages to find which one.',
  )
} else {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const now = { ...devDependencies, ...dependencies }
  console.log(`Upgraded: ${all.map(({ name }) => `${name} ${now[name]}`).join(', ')}`)
}
rmSync(before, { recursive: true, force: true })
process.exit(green ? 0 : 1)
