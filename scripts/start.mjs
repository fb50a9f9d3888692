/** `npm start`: install if needed, build, serve as in production, print the URL. HOST and PORT say where. */
import { accessSync, constants } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { buildOnce, builtAt } from './build-lock.mjs'
import { installIfNeeded, requireNode } from './install.mjs'
import { root } from './root.mjs'
import { run, stopRunning } from './run.mjs'
import { serve } from './serve/server.mjs'

/** This machine alone, unless HOST names another address. */
const host = process.env.HOST || '127.0.0.1'
const port = Number(process.env.PORT ?? 3000)
if (!/^\d+$/.test(process.env.PORT ?? '3000') || port < 1 || port > 65535) {
  console.error(`PORT is "${process.env.PORT}"; a number from 1 to 65535 was expected.`)
  process.exit(1)
}
requireNode()

/** @type {{ close: () => Promise<void> } | null} */
let server = null
let stopping = false

/** @param {number} status with which this process ends */
async function stop(status) {
  if (stopping) return
  stopping = true
  stopRunning()
  await server?.close()
  process.exit(status)
}
process.on('SIGINT', () => stop(130))
process.on('SIGTERM', () => stop(143))
process.on('SIGHUP', () => stop(129))
if (process.env.npm_lifecycle_event === 'start') {
  // npm hands a signal to the shell between the two, and the shell does not pass it on: it is simply gone.
  const shell = process.ppid
  setInterval(() => process.ppid !== shell && stop(143), 200).unref()
}

await new Promise((resolve) => {
  const probe = createServer()
  probe.once('error', (error) => {
    console.error(whyNot(error))
    process.exit(1)
  })
  probe.listen(port, host, () => probe.close(resolve))
})

if (isWritable()) {
  await buildOnce(async () => {
    await installIfNeeded()
    await run('npm', ['run', '-s', 'build'])
  })
} else if (builtAt() > 0) {
  console.log(`${root} cannot be written: the site that was built there before is served.`)
} else {
  console.error(`${root} cannot be written, and holds no built site in out/.`)
  process.exit(1)
}
try {
  const started = await serve(join(root, 'out'), { port, host })
  server = started
  console.log(`Sekisho is served at ${started.url}`)
} catch (error) {
  console.error(error instanceof Error && !('code' in error) ? error.message : whyNot(error))
  process.exit(1)
}

function isWritable() {
  try {
    accessSync(root, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error ? ('code' in error ? String(error.code) : error.message) : String(error)
}

/** @param {unknown} error of a server that was to listen */
function whyNot(error) {
  const code = codeOf(error)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `HOST is "${host}", which is no address of this machine.`
  const why = code === 'EADDRINUSE' ? 'is in use by another program' : `cannot be opened (${code})`
  return `Port ${port} ${why}. Choose another one, for example: PORT=${port === 3001 ? 3002 : 3001} npm start`
}
