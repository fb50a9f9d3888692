import { spawn } from 'node:child_process'
import { root } from './root.mjs'

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()

/**
 * Runs a command in the project's root with its output shown; ends this process when the command fails.
 *
 * @param {string} command
 * @param {readonly string[]} args
 */
export async function run(command, args) {
  // A group of its own, so that `stopRunning` reaches what npm starts in turn.
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: process.platform !== 'win32',
  })
  running.add(child)
  const status = await new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(`${command} could not be started: ${error.message}`)
      resolve(1)
    })
    child.once('exit', (code) => resolve(code ?? 1))
  })
  running.delete(child)
  if (status !== 0) process.exit(status)
}

/** Ends the commands that `run` has started, with all that they have started. */
export function stopRunning() {
  for (const { pid } of running) {
    if (pid === undefined) continue
    try {
      process.kill(process.platform === 'win32' ? pid : -pid, 'SIGTERM')
    } catch {
      // It has just ended by itself.
    }
  }
}
