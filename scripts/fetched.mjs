import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'

/**
 * Fetches npm packages that only a few need, and no installation holds: once, into node_modules/.cache.
 *
 * @param {string} name of the folder to keep them in
 * @param {readonly string[]} packages with their versions
 * @returns {string} the node_modules that they stand in
 * @throws where npm cannot install them
 */
export function fetched(name, packages) {
  const folder = join(root, 'node_modules', '.cache', name)
  const modules = join(folder, 'node_modules')
  if (existsSync(modules)) return modules
  // Next to what they are made for, which is installed above them.
  const quietly = ['--no-save', '--no-audit', '--no-fund', '--loglevel=error', '--legacy-peer-deps']
  const { status } = spawnSync('npm', ['install', '--prefix', folder, ...quietly, ...packages], { stdio: 'inherit' })
  if (status !== 0) throw new Error(`npm cannot install ${packages.join(', ')}`)
  return modules
}

/**
 * Fetches a Node.js.
 *
 * @param {string} version or range of versions, or `latest`
 * @returns {string} the folder of its program
 */
export function fetchedNode(version) {
  const name = `node-${process.platform}-${process.arch}`
  // What was the newest when it was fetched may be so no more.
  const newest = version === 'latest' ? spawnSync('npm', ['view', name, 'version'], { encoding: 'utf8' }).stdout : ''
  const exact = newest.trim() || version
  return join(fetched(join('nodes', exact), [`${name}@${exact}`]), name, 'bin')
}
