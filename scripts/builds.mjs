/**
 * `npm run builds`: builds the site twice, in different folders, and holds each file of the one against the other's. Ends with
 * status 1 and their names when any differ. Works on copies; the checkout stays as it is.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, sep } from 'node:path'
import { root } from './root.mjs'

const above = mkdtempSync(join(tmpdir(), 'sekisho-builds-'))
process.on('exit', () => rmSync(above, { recursive: true, force: true }))

/**
 * Copies the packages, as other names of the same files where the disk allows it: the bundler follows no link out of its folder.
 *
 * @param {string} from
 * @param {string} to
 */
function copyPackages(from, to) {
  cpSync(from, to, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source, target) => {
      const name = relative(from, source)
      return name.split(sep)[0] !== '.cache' && !linked(source, target)
    },
  })
}

/**
 * @param {string} source
 * @param {string} target
 * @returns {boolean} whether the file is linked; folders are not
 */
function linked(source, target) {
  try {
    linkSync(source, target)
    return true
  } catch {
    return false
  }
}

/**
 * @param {string} name of the folder
 * @returns {string} a copy of the checkout
 */
function copied(name) {
  const folder = join(above, name)
  mkdirSync(folder)
  const made = ['.git', '.next', 'out', 'node_modules']
  for (const entry of readdirSync(root)) {
    if (!made.includes(entry)) cpSync(join(root, entry), join(folder, entry), { recursive: true })
  }
  copyPackages(join(root, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

/**
 * @param {string} folder
 * @returns {string} the built site
 */
function built(folder) {
  const { status } = spawnSync('npm', ['run', '-s', 'build'], { cwd: folder, stdio: 'inherit' })
  if (status !== 0) throw new Error(`The build in ${folder} failed.`)
  return join(folder, 'out')
}

/**
 * @param {string} folder
 * @returns {Map<string, string>} the files in it, by their paths, as their bytes
 */
function filesOf(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return new Map(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name)
      return [relative(folder, path), readFileSync(path, 'latin1')]
    }),
  )
}

// Both are copied before either is built: the checkout may be worked on meanwhile.
const [first, second] = ['first', 'the second 日本語'].map(copied).map((folder) => filesOf(built(folder)))
if (!first || !second) throw new Error('Two builds were expected.')
const names = [...new Set([...first.keys(), ...second.keys()])].sort()
const different = names.filter((name) => first.get(name) !== second.get(name))
for (const name of different) {
  const where = !first.has(name) ? 'only in the second' : !second.has(name) ? 'only in the first' : 'differs'
  console.log(`${name}: ${where}`)
}
console.log(`${names.length} files, ${different.length} of them not the same`)
process.exit(different.length === 0 ? 0 : 1)
