import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'
import { run } from './run.mjs'

/** Ends the process when this is a Node.js that the project does not run on. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if ((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24) return
  console.error(`Node.js 20.19, 22.12 or 24 and newer is needed; this is ${process.versions.node}.`)
  process.exit(1)
}

/** Installs exactly what the lock file names, unless that has been done since the lock file last changed. */
export async function installIfNeeded() {
  const installed = join(root, 'node_modules', '.package-lock.json')
  const lock = join(root, 'package-lock.json')
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return
  await run('npm', ['ci', '--no-audit', '--no-fund'])
}
