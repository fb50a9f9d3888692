import { readFileSync } from 'node:fs'
import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http'
import { connect } from 'node:net'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serve } from '../../scripts/serve/server.mjs'
import { headers, siteFolder } from './site-folder'

const page = `<!doctype html><title>関所</title><p>${'A page of the site. '.repeat(200)}</p>`
const text = readFileSync('CONTRIBUTING.md', 'utf8')
const missingInChinese = '<!doctype html><title>找不到页面</title>'
const missing = '<!doctype html><title>404</title><p>The site’s own page.</p>'
const image = Uint8Array.from({ length: 1000 }, (_, index) => index % 251)
const site = siteFolder({
  _headers: headers,
  'index.html': page,
  'en/index.html': page,
  'en/faq/index.html': page,
  '404.html': missing,
  'zh/404.html': missingInChinese,
  'card.png': image,
  'text.md': text,
  'ask/en.json': JSON.stringify({ words: Array.from({ length: 500 }, (_, index) => index) }),
  '_next/static/chunks/0a1b.js': 'export const a = 1\n'.repeat(100),
  'opensearch/en.xml': '<x/>',
  '関所/index.html': page,
})

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

let url = ''
let close: () => Promise<void>
beforeAll(async () => {
  const started = await serve(site.folder, { port: 0 })
  url = started.url.replace('localhost', '127.0.0.1')
  close = started.close
})
afterAll(async () => {
  await close()
  site.remove()
})

function ask(path: string, options: { method?: string; headers?: Record<string, string> } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asking = request(new URL(url), { ...options, path, agent: false }, (answer: IncomingMessage) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) }),
      )
    })
    asking.on('error', reject)
    asking.end()
  })
}

/** What comes back for bytes that no well-behaved client sends. */
function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url)
    const socket = connect(Number(port), hostname, () => socket.write(text))
    let said = ''
    socket.on('data', (part) => {
      said += String(part)
    })
    socket.on('end', () => resolve(said))
    socket.on('error', reject)
  })
}

describe('security F10: the server of the site', () => {
  it('sends a page with its length, its type, its headers and the order to ask again', async () => {
    const { status, headers, body } = await ask('/en/?q=1')
    expect(status).toBe(200)
    expect(body.toString()).toBe(page)
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-length': String(Buffer.byteLength(page)),
      'cache-control': 'public, max-age=0, must-revalidate',
      'content-security-policy': "default-src 'none'",
      vary: 'Accept-Encoding',
    })
    expect(headers).not.toHaveProperty('content-disposition')
  })

  it.each([
    ['/_next/static/chunks/0a1b.js', 'public, max-age=31536000, immutable', 'text/javascript; charset=utf-8'],
    ['/ask/en.json', 'public, max-age=0, must-revalidate', 'application/json; charset=utf-8'],
    ['/card.png', 'public, max-age=0, must-revalidate', 'image/png'],
    [
      '/opensearch/en.xml',
      'public, max-age=0, must-revalidate',
      'application/opensearchdescription+xml; charset=utf-8',
    ],
  ])('says of %s how long it may be kept, and what it is', async (path, cache, type) => {
    const { headers } = await ask(path)
    expect([headers['cache-control'], headers['content-type']]).toEqual([cache, type])
  })

  it.each([
    ['br, gzip', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['br;q=0.2, gzip;q=0.8', 'gzip'],
    ['*', 'br'],
    ['deflate', undefined],
    ['identity, gzip;q=0', undefined],
    ['', undefined],
  ])('for Accept-Encoding %j answers in %s', async (accepted, coding) => {
    const { headers, body } = await ask('/en/', { headers: { 'accept-encoding': accepted } })
    expect(headers['content-encoding']).toBe(coding)
    const plain = coding === 'br' ? brotliDecompressSync(body) : coding === 'gzip' ? gunzipSync(body) : body
    expect(plain.toString()).toBe(page)
    expect(Number(headers['content-length'])).toBe(body.length)
    if (coding) expect(body.length).toBeLessThan(page.length / 4)
  })

  it('sends no Brotli that is larger than gzip would be, nor gzip that is larger than the file', async () => {
    const sizeIn = async (coding: string) =>
      (await ask('/text.md', { headers: { 'accept-encoding': coding } })).body.length
    const [br = 0, gzip = 0, identity = 0] = await Promise.all(['br', 'gzip', 'identity'].map(sizeIn))
    expect(identity).toBe(Buffer.byteLength(text))
    expect(gzip).toBeLessThan(identity / 2)
    expect(br).toBeLessThan(gzip)
  })

  it('does not compress what is compressed', async () => {
    const { headers, body } = await ask('/card.png', { headers: { 'accept-encoding': 'br, gzip' } })
    expect(headers['content-encoding']).toBeUndefined()
    expect(body).toEqual(Buffer.from(image))
  })

  it.each(['br', 'gzip', 'identity'])(
    'answers 304 to who has it in %s, by tag, by list of tags, and by date',
    async (coding) => {
      const headers = { 'accept-encoding': coding }
      const { headers: first } = await ask('/en/', { headers })
      const { etag = '', 'last-modified': modified = '' } = first
      const conditions = [
        { 'if-none-match': etag },
        { 'if-none-match': `"other", W/${etag}` },
        { 'if-none-match': '*' },
        { 'if-modified-since': modified },
        { 'if-modified-since': new Date(Date.parse(modified) + 60_000).toUTCString() },
      ]
      for (const condition of conditions) {
        const { status, headers: again, body } = await ask('/en/', { headers: { ...headers, ...condition } })
        expect([status, body.length, again.etag]).toEqual([304, 0, etag])
        expect(again).not.toHaveProperty('content-length')
        expect(again).toMatchObject({ 'cache-control': first['cache-control'], vary: 'Accept-Encoding' })
      }
      const stale = [
        { 'if-none-match': '"other"' },
        { 'if-none-match': '"other"', 'if-modified-since': modified },
        { 'if-modified-since': new Date(Date.parse(modified) - 60_000).toUTCString() },
        { 'if-modified-since': 'yesterday' },
      ]
      for (const condition of stale) {
        expect((await ask('/en/', { headers: { ...headers, ...condition } })).status).toBe(200)
      }
    },
  )

  it('has another tag for each coding', async () => {
    const tags = await Promise.all(
      ['br', 'gzip', 'identity'].map(
        async (coding) => (await ask('/en/', { headers: { 'accept-encoding': coding } })).headers.etag,
      ),
    )
    expect(new Set(tags).size).toBe(3)
  })

  it.each(['/en/', '/card.png', '/en', '/nowhere/'])('answers HEAD of %s as GET, without a body', async (path) => {
    const get = await ask(path, { headers: { 'accept-encoding': 'br' } })
    const head = await ask(path, { method: 'HEAD', headers: { 'accept-encoding': 'br' } })
    const { date: _, ...expected } = get.headers
    expect(head.status).toBe(get.status)
    expect(head.headers).toMatchObject(expected)
    expect(head.body.length).toBe(0)
  })

  it.each([
    ['bytes=0-9', 206, 'bytes 0-9/1000', 10],
    ['bytes=990-', 206, 'bytes 990-999/1000', 10],
    ['bytes=-10', 206, 'bytes 990-999/1000', 10],
    ['bytes=-5000', 206, 'bytes 0-999/1000', 1000],
    ['bytes=500-5000', 206, 'bytes 500-999/1000', 500],
    ['bytes=1000-', 416, 'bytes */1000', null],
    ['bytes=-0', 416, 'bytes */1000', null],
    ['bytes=0-1,5-6', 200, undefined, 1000],
    ['bytes=9-1', 200, undefined, 1000],
    ['lines=0-1', 200, undefined, 1000],
    ['bytes=-', 200, undefined, 1000],
  ])('answers the range %s with %i', async (range, expected, contentRange, length) => {
    const { status, headers, body } = await ask('/card.png', { headers: { range } })
    expect([status, headers['content-range']]).toEqual([expected, contentRange])
    if (length === null) expect(body.length).toBeLessThan(100)
    else expect(body.length).toBe(length)
  })

  it('sends a part of what was meant, or all of what has changed since', async () => {
    const { headers } = await ask('/card.png')
    const { etag = '', 'last-modified': modified = '' } = headers
    const status = async (condition: string) =>
      (await ask('/card.png', { headers: { range: 'bytes=0-9', 'if-range': condition } })).status
    expect(await Promise.all([etag, modified, '"other"', 'Thu, 01 Jan 1970 00:00:00 GMT'].map(status))).toEqual([
      206, 206, 200, 200,
    ])
  })

  it('counts the bytes of a range before compression', async () => {
    const { status, headers, body } = await ask('/en/', { headers: { range: 'bytes=0-14', 'accept-encoding': 'br' } })
    expect([status, body.toString(), headers['content-encoding']]).toEqual([206, '<!doctype html>', undefined])
  })

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'TRACE'])('refuses %s and says what is allowed', async (method) => {
    const { status, headers, body } = await ask('/en/', { method })
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS'])
    expect(body.length).toBeLessThan(100)
  })

  it.each([
    ['/en?x=1&y=%2F', '/en/?x=1&y=%2F'],
    ['/en/faq', '/en/faq/'],
    ['/%E9%96%A2%E6%89%80?q', '/%E9%96%A2%E6%89%80/?q'],
  ])('sends %s to %s, its query kept', async (path, location) => {
    const { status, headers } = await ask(path)
    expect([status, headers.location]).toEqual([308, location])
  })

  it.each([
    ['/nowhere', 404],
    ['/nowhere/', 404],
    ['/en/index.html/', 404],
    ['/card.png/', 404],
    ['/_headers', 404],
    ['/_next/', 404],
    ['/.git/config', 404],
    ['/../package.json', 404],
    ['/en/..%2f..%2fpackage.json', 404],
    ['/en/%2e%2e/%2e%2e/package.json', 404],
    ['/..\\package.json', 404],
    ['/en/%00', 404],
    ['//example.org/', 404],
    ['//en', 404],
    [`/${'a'.repeat(300)}`, 404],
    [`/${'a/'.repeat(2500)}`, 404],
    ['/%E0%A4%A', 400],
    ['/%', 400],
  ])('answers %s with %i and the site’s own page, under its policy', async (path, expected) => {
    const { status, headers, body } = await ask(path)
    expect([status, body.toString(), headers['content-type']]).toEqual([expected, missing, 'text/html; charset=utf-8'])
    expect(headers).toMatchObject({ 'content-security-policy': "default-src 'none'", 'cache-control': 'no-cache' })
  })

  it('answers in the language of the address where it has a page for that', async () => {
    for (const path of ['/zh/nowhere/', '/zh/faq/nowhere', '/zh/nowhere.md']) {
      const { status, body } = await ask(path)
      expect([status, body.toString()]).toEqual([404, missingInChinese])
    }
    expect((await ask('/zh-TW/nowhere/')).body.toString()).toBe(missing)
  })

  it('refuses a target that is too long', async () => {
    expect((await ask(`/${'a'.repeat(9000)}`)).status).toBe(414)
    expect((await ask(`/en/?q=${'a'.repeat(9000)}`)).status).toBe(414)
    expect((await ask(`/en/?q=${'a'.repeat(8000)}`)).status).toBe(200)
  })

  it('takes a target in absolute form', async () => {
    expect((await ask('http://example.org/en/?q=1')).status).toBe(200)
    expect((await ask('http://example.org/en')).headers.location).toBe('/en/')
    expect((await ask('http://example.org')).status).toBe(200)
  })

  it('answers what is no request, and goes on', async () => {
    expect(await raw('nonsense\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /)
    expect(await raw(`GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431 /)
    expect(await raw('GET /en/ HTTP/1.1\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /)
    expect((await ask('/en/')).status).toBe(200)
  })

  it('reads no page out of the body of a request that it refuses', async () => {
    const inner = 'GET /card.png HTTP/1.1\r\nHost: a\r\n\r\n'
    const said = await raw(`POST /en/ HTTP/1.1\r\nHost: a\r\nContent-Length: ${inner.length}\r\n\r\n${inner}`)
    expect(said.match(/^HTTP\/1\.1 /gm)).toHaveLength(1)
  })
})
