import { createHash } from 'node:crypto'
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from './root.mjs'

/** Outside of the project, whose folders a build empties. */
const name = createHash('sha256').update(`${userInfo().uid} ${root}`).digest('hex').slice(0, 16)
const lock = join(tmpdir(), `sekisho-build-${name}.lock`)

/** Written last by a build. */
const last = join(root, 'out', '404.html')

/** @returns {number} when the site in `out/` was built, in milliseconds since 1970; 0 when there is none */
export function builtAt() {
  return statSync(last, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? error.code : null
}

/** @returns {boolean} whether this process may build now */
function take() {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
    return false
  }
}

/** Whether who took the lock is still there: a lock of one that was killed does not count. */
function isHeld() {
  try {
    const holder = Number(readFileSync(lock, 'utf8'))
    // Between its making and its writing the file is empty.
    return holder === 0 || process.kill(holder, 0)
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/**
 * Builds the site; of several at once in one folder, one builds and the others serve what it has built.
 *
 * @param {() => Promise<void>} build
 */
export async function buildOnce(build) {
  const since = Date.now()
  process.on('exit', () => held && rmSync(lock, { force: true }))
  let held = take()
  if (!held && isHeld()) console.log('Another npm start builds the site here: waiting for it.')
  while (!held) {
    if (isHeld()) await sleep(200)
    else rmSync(lock, { force: true })
    held = take()
  }
  if (builtAt() < since) await build()
  rmSync(lock, { force: true })
  held = false
}
