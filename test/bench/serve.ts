/**
 * `npm run bench:serve`: `npm start`'s server beside a real nginx, on this machine: an answer with gzip on 1 to 256 connections,
 * then with slow and broken clients beside them. nginx runs twice, one process each: compressing on each request, and with files
 * that were compressed beforehand (`gzip_static`). Needs wrk and nginx (Debian: apt-get install wrk nginx) and a built site.
 * `SECONDS` (5) says how long each of them is asked.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { root } from '../../scripts/root.mjs'
import { nginxFrom } from '../../scripts/serve/nginx.mjs'

const seconds = Number(process.env.SECONDS ?? 5)
const page = '/ja/faq/protocols-and-ports/'
const out = join(root, 'out')
const work = mkdtempSync(join(tmpdir(), 'sekisho-bench-serve-'))
const children: ChildProcess[] = []
process.on('exit', () => {
  for (const child of children) child.kill('SIGTERM')
  rmSync(work, { recursive: true, force: true })
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

async function started(port: number): Promise<number> {
  while (
    !(await fetch(`http://127.0.0.1:${port}${page}`).then(
      (answer) => answer.ok,
      () => false,
    ))
  )
    await sleep(50)
  return port
}

async function ours(): Promise<number> {
  const port = await freePort()
  const program = `
    import { serve } from ${JSON.stringify(join(root, 'scripts', 'serve', 'server.mjs'))}
    await serve(${JSON.stringify(out)}, { port: ${port} })`
  children.push(spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: 'inherit' }))
  return started(port)
}

/** A copy of the site that every process of nginx may read, with each file compressed beside it. */
function compressed(): string {
  const folder = join(work, 'site')
  cpSync(out, folder, { recursive: true })
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name)
    if (entry.isFile() && /\.(?:html|js|css|json|svg|xml|txt|md)$/.test(entry.name))
      writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }))
  }
  return folder
}

async function nginx(name: string, folder: string): Promise<number> {
  const port = await freePort()
  const own = join(work, name)
  mkdirSync(join(own, 'logs'), { recursive: true })
  const block = nginxFrom(readFileSync(join(out, '_headers'), 'utf8'), { root: folder, listen: `127.0.0.1:${port}` })
  const user = process.getuid?.() === 0 ? 'user root;' : ''
  const types = 'types { text/html html; text/css css; text/javascript js; application/json json; image/png png; }'
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${own};`)
  const config = `${user} daemon off; pid ${own}/pid; error_log stderr; worker_processes 1; events { worker_connections 2048; }
    http { access_log off; sendfile on; keepalive_requests 1000000; ${temporary.join(' ')} ${types} ${block} }`
  writeFileSync(join(own, 'nginx.conf'), config)
  children.push(spawn('nginx', ['-c', join(own, 'nginx.conf'), '-p', own], { stdio: 'inherit' }))
  return started(port)
}

interface Load {
  readonly perSecond: number
  /** Milliseconds. */
  readonly p99: number
  /** Connections that failed, answers that were no success, requests that were given up. */
  readonly errors: number
}

function load(port: number, connections: number): Promise<Load> {
  const args = ['-t1', `-c${connections}`, `-d${seconds}s`, '--latency', '-H', 'Accept-Encoding: gzip']
  const wrk = spawn('wrk', [...args, `http://127.0.0.1:${port}${page}`])
  let said = ''
  wrk.stdout.on('data', (part) => {
    said += String(part)
  })
  return new Promise((resolve, reject) => {
    wrk.on('error', reject)
    wrk.on('close', () => {
      const [, amount = '', unit = ''] = /99%\s+([\d.]+)(us|ms|s)/.exec(said) ?? []
      const scale = unit === 'us' ? 0.001 : unit === 's' ? 1000 : 1
      const refused = Number(/Non-2xx or 3xx responses: (\d+)/.exec(said)?.[1] ?? 0)
      const socket = /Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(said)?.slice(1) ?? []
      resolve({
        perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(said)?.[1] ?? Number.NaN),
        p99: Number(amount) * scale,
        errors: socket.reduce((sum, count) => sum + Number(count), refused),
      })
    })
  })
}

/** Clients that send a letter a second, read nothing of what they asked for, hang up in the midst, or send no HTTP. */
function troublemakers(port: number): () => void {
  let over = false
  const open = new Set<Socket>()
  const dial = (said: string) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(said))
    open.add(socket)
    socket.on('error', () => undefined).on('close', () => open.delete(socket))
    return socket
  }
  for (let count = 0; count < 50; count += 1) {
    const slow = dial('GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ')
    const letters = setInterval(() => (slow.destroyed ? clearInterval(letters) : slow.write('a')), 1000)
    dial(`GET ${page} HTTP/1.1\r\nHost: a\r\n\r\n`.repeat(20)).pause()
  }
  const breaking = async () => {
    while (!over) {
      const hasty = dial(`GET ${page} HTTP/1.1\r\nHost: a\r\n\r\n`)
      const wild = dial('\0nonsense\r\n\r\n')
      await sleep(10)
      hasty.destroy()
      wild.destroy()
    }
  }
  void breaking()
  return () => {
    over = true
    for (const socket of open) socket.destroy()
  }
}

for (const program of ['wrk', 'nginx'])
  if (spawnSync('which', [program]).status !== 0) throw new Error(`bench:serve needs ${program}`)
const servers = [
  ['npm start', await ours()],
  ['nginx, compressing on each request', await nginx('each', out)],
  ['nginx, gzip_static', await nginx('static', compressed())],
] as const

const seen = new Map<string, Load>()
console.log('| connections | server | requests/s | p99 ms | errors |\n|--:|---|--:|--:|--:|')
async function row(name: string, port: number, connections: number, label = String(connections)) {
  const measured = await load(port, connections)
  seen.set(`${name} ${label}`, measured)
  const { perSecond, p99, errors } = measured
  console.log(`| ${label} | ${name} | ${perSecond.toFixed(0)} | ${p99.toFixed(1)} | ${errors} |`)
}
for (const connections of [1, 4, 16, 64, 256]) for (const [name, port] of servers) await row(name, port, connections)
for (const [name, port] of servers) {
  const end = troublemakers(port)
  await row(name, port, 64, '64, and 100 slow, 200 broken a second')
  end()
}
const of = (name: string) => seen.get(`${name} 64`)?.perSecond ?? Number.NaN
console.log(
  `\nAt 64: ${(of(servers[0][0]) / of(servers[1][0])).toFixed(2)} × nginx compressing, 1/${(of(servers[2][0]) / of(servers[0][0])).toFixed(1)} of gzip_static`,
)
process.exit(0)
