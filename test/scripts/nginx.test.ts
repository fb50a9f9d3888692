import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nginxFrom } from '../../scripts/serve/nginx.mjs'
import { serve } from '../../scripts/serve/server.mjs'
import { siteFolder } from './site-folder'

const nginx = ['/usr/sbin/nginx', '/usr/bin/nginx', '/usr/local/bin/nginx'].find(
  (path) => spawnSync(path, ['-v']).status === 0,
)
const headers = readFileSync('public/_headers', 'utf8')
const page = `<!doctype html><title>関所</title><p>${'A page of the site. '.repeat(200)}</p>`
const site = siteFolder({
  _headers: headers,
  'index.html': page,
  'en/index.html': page,
  '404.html': '<!doctype html><title>404</title>',
  'zh/404.html': '<!doctype html><title>找不到页面</title>',
  'card.png': Uint8Array.from({ length: 1000 }, (_, index) => index % 251),
  'ask/en.json': JSON.stringify({ words: Array.from({ length: 500 }, (_, index) => index) }),
  '_next/static/chunks/0a1b.js': 'export const a = 1\n'.repeat(100),
  'opensearch/en.xml': '<x/>',
})
const work = mkdtempSync(join(tmpdir(), 'sekisho-nginx-'))
const ends: (() => unknown)[] = [() => rmSync(work, { recursive: true, force: true }), site.remove]
let own = ''
let other = ''

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

describe('the server block for nginx', () => {
  it('has every header of the list, in words that nginx takes for themselves', () => {
    const text = nginxFrom('/*\n  X-Price: "5 $" \\ more\n/a/*\n  Cache-Control: no-store\n', {
      root: '/srv/関所',
      listen: '80',
    })
    expect(text).toContain(`add_header x-price "\\"5 ${'$'}{dollar}\\" \\\\ more" always;`)
    expect(text).toContain('location /a/ {\n    add_header cache-control "no-store" always;\n    add_header x-price')
    expect(() => nginxFrom('/a/*/b\n  X: 1\n', { root: '/srv', listen: '80' })).toThrow('/a/*/b')
  })
})

describe.runIf(nginx)('a real nginx', () => {
  beforeAll(async () => {
    const port = await freePort()
    mkdirSync(join(work, 'logs'))
    const block = nginxFrom(headers, { root: site.folder, listen: `127.0.0.1:${port}` })
    const user = process.getuid?.() === 0 ? 'user root;' : ''
    const config = `${user} daemon off; pid ${work}/pid; error_log stderr; worker_processes 1; events {} http { access_log off;
      client_body_temp_path ${work}; proxy_temp_path ${work}; fastcgi_temp_path ${work}; uwsgi_temp_path ${work}; scgi_temp_path ${work};
      types { text/html html; text/css css; text/javascript js; application/json json; image/png png; application/xml xml; } ${block} }`
    writeFileSync(join(work, 'nginx.conf'), config)
    const child = spawn(nginx ?? '', ['-c', join(work, 'nginx.conf'), '-p', work], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    child.stderr.on('data', (text) => {
      said += String(text)
    })
    ends.push(() => child.kill('SIGTERM'))
    other = `http://127.0.0.1:${port}`
    while (
      !(await fetch(other).then(
        () => true,
        () => false,
      ))
    ) {
      if (child.exitCode !== null) throw new Error(said)
      await sleep(50)
    }
    const started = await serve(site.folder, { port: 0 })
    own = started.url.replace('localhost', '127.0.0.1').slice(0, -1)
    ends.push(started.close)
  })
  afterAll(async () => {
    for (const end of ends.splice(0).reverse()) await end()
  })

  const named = [
    'content-security-policy',
    'x-content-type-options',
    'referrer-policy',
    'permissions-policy',
    'cross-origin-opener-policy',
    'content-type',
  ]

  it.each(['/', '/en/', '/card.png', '/ask/en.json', '/_next/static/chunks/0a1b.js', '/opensearch/en.xml'])(
    'sends %s as the own server does',
    async (path) => {
      const [a, b] = await Promise.all([own, other].map((server) => fetch(`${server}${path}`)))
      expect(b?.status).toBe(200)
      for (const name of [...named, 'cache-control']) expect(b?.headers.get(name), name).toBe(a?.headers.get(name))
      expect(await b?.text()).toBe(await a?.text())
      const again = await fetch(`${other}${path}`, { headers: { 'if-none-match': b?.headers.get('etag') ?? '' } })
      expect(again.status).toBe(304)
    },
  )

  it.each(['/nowhere/', '/en/nowhere/', '/zh/nowhere/', '/_headers', '/.git/config'])(
    'answers %s with the site’s own page, under its policy',
    async (path) => {
      const [a, b] = await Promise.all([own, other].map((server) => fetch(`${server}${path}`)))
      expect([a?.status, b?.status]).toEqual([404, 404])
      expect(await b?.text()).toBe(await a?.text())
      for (const name of named) expect(b?.headers.get(name), name).toBe(a?.headers.get(name))
    },
  )

  it('leads to the folder, the query kept, and refuses other methods', async () => {
    const answers = await Promise.all([own, other].map((server) => fetch(`${server}/en?x=1`, { redirect: 'manual' })))
    expect(answers.map((answer) => answer.headers.get('location'))).toEqual(['/en/?x=1', '/en/?x=1'])
    const refused = await Promise.all([own, other].map((server) => fetch(`${server}/en/`, { method: 'POST' })))
    expect(refused.map((answer) => answer.status)).toEqual([405, 405])
  })
})
