import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

/** Writes a site of one page, slowly enough to be met at it, and a line for each build. */
const build = `
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
appendFileSync('builds', process.pid + '\\n')
await new Promise((resolve) => setTimeout(resolve, Number(process.env.BUILD_TAKES ?? 0)))
mkdirSync('out', { recursive: true })
writeFileSync('out/_headers', '')
writeFileSync('out/index.html', 'built')
writeFileSync('out/404.html', 'none')
`

/** A checkout that is installed, with the real start and a small build, at a path that is not easy. */
function checkout() {
  const above = mkdtempSync(join(tmpdir(), 'sekisho-start-'))
  const root = join(above, 'b 2 日本語')
  const builds = () => readFileSync(join(root, 'builds'), 'utf8').trim().split('\n').map(Number)
  ends.push(async () => {
    // A build whose start was killed goes on, and writes: it is ended before its folder is taken away.
    if (existsSync(join(root, 'builds'))) for (const pid of builds()) await kill(pid)
    rmSync(above, { recursive: true, force: true })
  })
  mkdirSync(join(root, 'node_modules'), { recursive: true })
  cpSync('scripts', join(root, 'scripts'), { recursive: true })
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
  const own = { type: 'module', scripts: { start: scripts.start, build: 'node build.mjs' } }
  writeFileSync(join(root, 'package.json'), JSON.stringify(own))
  writeFileSync(join(root, 'build.mjs'), build)
  writeFileSync(join(root, 'package-lock.json'), '{}')
  writeFileSync(join(root, 'node_modules', '.package-lock.json'), '{}')
  return { root, above, builds }
}

/** Ends a process, if it still runs, and waits until it has: not for ever, since one that nobody waits for keeps its number. */
async function kill(pid: number) {
  try {
    process.kill(pid, 'SIGKILL')
    for (let tries = 0; tries < 100 && process.kill(pid, 0); tries += 1) await sleep(20)
  } catch {
    // There is no such process any more.
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

interface Started {
  readonly child: ChildProcess
  readonly port: number
  readonly said: () => string
  readonly ended: Promise<number | null>
}

async function start(
  [command = '', ...args]: readonly string[],
  options: { cwd: string; env?: Record<string, string>; uid?: number; detached?: boolean },
): Promise<Started> {
  const port = await freePort()
  const env = { PATH: process.env.PATH ?? '', HOME: options.cwd, PORT: String(port), ...options.env }
  const child = spawn(command, args, { ...options, env: { ...env, NODE_ENV: 'production' } })
  ends.push(() => child.kill('SIGKILL'))
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => {
      said += String(text)
    })
  }
  return { child, port, said: () => said, ended: new Promise((resolve) => child.once('exit', resolve)) }
}

/** Waits for something to come about; a test that waits in vain fails by its own time limit. */
async function until(holds: () => boolean | Promise<boolean>) {
  while (!(await holds())) await sleep(50)
}

async function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/`).then(
    (answer) => answer.ok,
    () => false,
  )
}

function lives(pid: number): boolean {
  try {
    // A process that has ended and is not yet collected still has its number.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

describe.runIf(process.platform === 'linux')('security F11: npm start', () => {
  it.each([
    ['SIGTERM', 'npm alone'],
    ['SIGINT', 'all, as a terminal does'],
  ] as const)('on %s to %s leaves nobody behind', async (signal, to) => {
    const { root } = checkout()
    const { child, port, said, ended } = await start(['npm', 'start'], { cwd: root, detached: true })
    await until(() => answers(port))
    expect(said()).toContain(`Sekisho is served at http://localhost:${port}/`)
    const pid = child.pid ?? 0
    process.kill(to === 'npm alone' ? pid : -pid, signal)
    await ended
    await until(async () => !(await answers(port)))
  })

  it('on TERM in the midst of a build ends the build', async () => {
    const { root, builds } = checkout()
    const { child } = await start(['npm', 'start'], { cwd: root, env: { BUILD_TAKES: '60000' } })
    let builder = 0
    await until(() => {
      try {
        builder = builds()[0] ?? 0
      } catch {
        builder = 0
      }
      return builder > 0
    })
    expect(lives(builder)).toBe(true)
    child.kill('SIGTERM')
    await until(() => !lives(builder))
  })

  it('ends by itself with the status of the signal', async () => {
    const { root } = checkout()
    const { child, port, ended } = await start([process.execPath, 'scripts/start.mjs'], { cwd: root })
    await until(() => answers(port))
    child.kill('SIGTERM')
    expect(await ended).toBe(143)
  })

  it('twice at once builds once and serves twice', async () => {
    const { root, builds } = checkout()
    const env = { BUILD_TAKES: '1500' }
    const both = await Promise.all([1, 2].map(() => start([process.execPath, 'scripts/start.mjs'], { cwd: root, env })))
    for (const { port } of both) await until(() => answers(port))
    expect(builds()).toHaveLength(1)
    for (const { child, ended } of both) {
      child.kill('SIGTERM')
      await ended
    }
    const later = await start([process.execPath, 'scripts/start.mjs'], { cwd: root })
    await until(() => answers(later.port))
    expect(builds()).toHaveLength(2)
    later.child.kill('SIGTERM')
    await later.ended
  })

  it('is not kept waiting by one that was killed in its build', async () => {
    const { root, builds } = checkout()
    const killed = await start([process.execPath, 'scripts/start.mjs'], { cwd: root, env: { BUILD_TAKES: '2000' } })
    await until(() => {
      try {
        return builds().length > 0
      } catch {
        return false
      }
    })
    killed.child.kill('SIGKILL')
    await killed.ended
    const next = await start([process.execPath, 'scripts/start.mjs'], { cwd: root })
    await until(() => answers(next.port))
    next.child.kill('SIGTERM')
    await next.ended
  })

  it('works from another folder', async () => {
    const { root, above } = checkout()
    const { child, port, ended } = await start([process.execPath, join(root, 'scripts', 'start.mjs')], { cwd: above })
    await until(() => answers(port))
    child.kill('SIGTERM')
    await ended
  })

  it.runIf(process.getuid?.() === 0)(
    'in a checkout that cannot be written serves what was built, or says so',
    async () => {
      const { root, above } = checkout()
      chmodSync(above, 0o755)
      const nobody = { cwd: root, uid: 65534, env: { HOME: '/nonexistent' } }
      const without = await start([process.execPath, 'scripts/start.mjs'], nobody)
      expect(await without.ended).toBe(1)
      expect(without.said()).toContain('cannot be written, and holds no built site in out/.')

      mkdirSync(join(root, 'out'))
      for (const name of ['_headers', 'index.html', '404.html']) writeFileSync(join(root, 'out', name), '')
      const { child, port, said, ended } = await start([process.execPath, 'scripts/start.mjs'], nobody)
      await until(() => answers(port))
      expect(said()).toContain('cannot be written: the site that was built there before is served.')
      child.kill('SIGTERM')
      await ended
    },
  )

  it('names a HOST that is no address of this machine', async () => {
    const { root } = checkout()
    const { ended, said } = await start(['npm', 'start'], { cwd: root, env: { HOST: '192.0.2.1' } })
    expect(await ended).toBe(1)
    expect(said()).toContain('HOST is "192.0.2.1", which is no address of this machine.')
  })

  it('names an old Node.js, and what is needed', async () => {
    const { root } = checkout()
    const old = 'Object.defineProperty(process.versions, "node", { value: "18.20.4" })'
    const preload = `data:text/javascript,${encodeURIComponent(old)}`
    const { ended, said } = await start([process.execPath, '--import', preload, 'scripts/start.mjs'], { cwd: root })
    expect(await ended).toBe(1)
    expect(said()).toContain('Node.js 20.19, 22.12 or 24 and newer is needed; this is 18.20.4.')
  })
})
