import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, readdirSync, rmSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { serve, siteServer } from '../../scripts/serve/server.mjs'
import { headers, siteFolder } from './site-folder'

const small = {
  _headers: headers,
  'index.html': '<p>The page',
  '404.html': '<p>Not here',
  'big.txt': 'x'.repeat(2_000_000),
}
const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

function site() {
  const made = siteFolder(small)
  ends.push(made.remove)
  return made
}

/** Serves a folder in a process of its own: with few descriptors, or as someone who is not root. */
function ownProcess(folder: string, { descriptors, user }: { descriptors?: number; user?: number } = {}) {
  const program = `
    import { serve } from ${JSON.stringify(new URL('../../scripts/serve/server.mjs', import.meta.url).href)}
    const { url, close } = await serve(${JSON.stringify(folder)}, { port: 0 })
    process.once('SIGTERM', () => close().then(() => process.exit(0)))
    console.log(url)`
  const node = [process.execPath, '--input-type=module', '--eval', program]
  const child =
    descriptors === undefined
      ? spawn(node[0] ?? '', node.slice(1), user === undefined ? {} : { uid: user })
      : spawn('sh', ['-c', `ulimit -n ${descriptors} && exec "$@"`, 'sh', ...node])
  ends.push(() => child.kill('SIGKILL'))
  return { child, port: portOf(child) }
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let complaint = ''
    child.stderr?.on('data', (text) => {
      complaint += String(text)
    })
    child.stdout?.on('data', (text) => resolve(Number(new URL(String(text).trim()).port)))
    child.once('exit', () => reject(new Error(`the server ended: ${complaint}`)))
  })
}

/** Asks for a path and hangs up before the answer has come, or in its midst. */
function abort(port: number, path: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(`GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`, () => setImmediate(() => socket.destroy()))
    })
    socket.on('error', () => undefined)
    socket.once('close', () => resolve())
  })
}

const status = async (port: number, path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).status

describe('security F2: the server in trouble', () => {
  it('lives through 2,000 aborted requests with 64 descriptors, and keeps none of them', async () => {
    const { folder } = site()
    const { child, port: starting } = ownProcess(folder, { descriptors: 64 })
    const port = await starting
    const open = () => readdirSync(`/proc/${child.pid}/fd`).length
    expect(await status(port, '/')).toBe(200)
    const before = open()
    const paths = ['/big.txt', '/', '/nowhere', '/big.txt?x']
    for (let round = 0; round < 100; round += 1) {
      await Promise.all(Array.from({ length: 20 }, (_, index) => abort(port, paths[(round + index) % 4] ?? '/')))
    }
    expect(await status(port, '/')).toBe(200)
    for (let wait = 0; wait < 50 && open() > before + 3; wait += 1) await sleep(100)
    expect(open()).toBeLessThanOrEqual(before + 3)
    expect(child.exitCode).toBeNull()
  })

  it('serves on when more connections are open than it has descriptors', async () => {
    const { folder } = site()
    const { child, port: starting } = ownProcess(folder, { descriptors: 40 })
    const port = await starting
    const sockets = Array.from({ length: 100 }, () => connect(port, '127.0.0.1').on('error', () => undefined))
    await sleep(300)
    for (const socket of sockets) socket.destroy()
    await sleep(100)
    expect(await status(port, '/big.txt')).toBe(200)
    expect(child.exitCode).toBeNull()
  })

  it('begins no answer for who has not taken the one before, and sends all in their order once they are taken', async () => {
    const { folder } = site()
    const server = siteServer(folder)
    const answers: ServerResponse[] = []
    server.prependListener('request', (_, response) => answers.push(response))
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        const address = server.address()
        resolve(typeof address === 'object' && address ? address.port : 0)
      })
    })
    ends.push(() => {
      server.closeAllConnections()
      server.close()
    })
    const asked = Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? '/big.txt' : `/nowhere/${index}`))
    const greedy = connect(port, '127.0.0.1', () => {
      greedy.write(asked.map((path) => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`).join(''))
    }).pause()
    for (let wait = 0; wait < 100 && answers.length < 40; wait += 1) await sleep(20)
    expect(await status(port, '/')).toBe(200)
    await sleep(200)
    // The kernel takes a few of them.
    expect(answers.filter(({ headersSent }) => headersSent).length).toBeLessThan(20)

    let text = ''
    greedy.on('data', (part) => {
      text += String(part)
    })
    greedy.resume()
    const statuses = () => [...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map((match) => Number(match[1]))
    for (let wait = 0; wait < 200 && (statuses().length < 40 || !text.endsWith('<p>Not here')); wait += 1)
      await sleep(50)
    expect(statuses()).toEqual(asked.map((path) => (path === '/big.txt' ? 200 : 404)))
    expect(text.length).toBeGreaterThan(20 * small['big.txt'].length)
  })

  it('says 403 for a file that it may not read, and serves the others', async () => {
    const { folder, write } = site()
    write('secret.txt', 'not for everyone')
    chmodSync(`${folder}/secret.txt`, 0)
    chmodSync(folder, 0o755)
    const user = process.getuid?.() === 0 ? 65534 : undefined
    const { child, port: starting } = ownProcess(folder, user === undefined ? {} : { user })
    const port = await starting
    expect([await status(port, '/secret.txt'), await status(port, '/')]).toEqual([403, 200])
    expect(child.exitCode).toBeNull()
  })

  it('lives while the site is built anew under it, and shows the new one', async () => {
    const { folder, write } = site()
    const { url, close } = await serve(folder, { port: 0 })
    ends.push(close)
    const port = Number(new URL(url).port)
    expect(await status(port, '/big.txt')).toBe(200)
    const seen = new Set<number>()
    for (let build = 0; build < 20; build += 1) {
      const asked = Array.from({ length: 20 }, (_, index) =>
        status(port, index % 2 === 0 ? '/' : `/${build}/${index}.txt`),
      )
      for (const name of readdirSync(folder)) rmSync(`${folder}/${name}`, { recursive: true, force: true })
      const half = Array.from({ length: 5 }, (_, index) => status(port, `/${build}/half-${index}.txt`))
      for (const [path, content] of Object.entries(small)) write(path, content)
      for (const code of await Promise.all([...asked, ...half])) seen.add(code)
    }
    expect([...seen].filter((code) => ![200, 404, 503].includes(code))).toEqual([])
    write('index.html', '<p>The new page')
    let text = ''
    for (let wait = 0; wait < 50 && text !== '<p>The new page'; wait += 1) {
      text = await (await fetch(url)).text()
      await sleep(100)
    }
    expect(text).toBe('<p>The new page')
  })

  it('on TERM ends what it has begun to answer, and then itself', async () => {
    const { folder } = site()
    const { child, port: starting } = ownProcess(folder)
    const port = await starting
    const answer = await fetch(`http://127.0.0.1:${port}/big.txt`)
    const ended = new Promise((resolve) => child.once('exit', (code) => resolve(code)))
    child.kill('SIGTERM')
    expect((await answer.text()).length).toBe(2_000_000)
    expect(await ended).toBe(0)
    await expect(status(port, '/')).rejects.toThrow()
  })

  it('says in one line that there is no built site', async () => {
    await expect(serve('/nowhere/at/all', { port: 0 })).rejects.toThrow(
      'There is no built site in /nowhere/at/all. Write it first: npm run build',
    )
  })

  it('listens on this machine alone', async () => {
    const { folder } = site()
    const { url, close } = await serve(folder, { port: 0 })
    ends.push(close)
    const port = Number(new URL(url).port)
    const answered = new Promise<boolean>((resolve) => {
      // Another address of the loopback block: a server on all interfaces would answer there.
      const socket = connect(port, '127.0.0.2', () => resolve(true))
      socket.on('error', () => resolve(false))
    })
    expect(await answered).toBe(false)
  })
})
