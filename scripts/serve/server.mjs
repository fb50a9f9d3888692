import { readFileSync } from 'node:fs'
import { createServer, STATUS_CODES } from 'node:http'
import { join } from 'node:path'
import { filesIn } from './files.mjs'
import { headersOf, readHeaders } from './headers.mjs'
import { codingFor, isUnchanged, rangeAskedFor } from './negotiate.mjs'
import { readTarget } from './path.mjs'

/**
 * @typedef {import('node:http').IncomingMessage} Request
 * @typedef {import('node:http').ServerResponse} Response
 * @typedef {import('./files.mjs').Stored} Stored
 * @typedef {Record<string, string | number>} Headers
 */

/** What a path gets that `_headers` says nothing of: it may be kept, and is asked for again before it is used. */
export const revalidate = 'public, max-age=0, must-revalidate'

/** How long a client may take to send its request, and how long a connection may stand still, in milliseconds. */
const patience = { headers: 10_000, request: 15_000, silence: 60_000, closing: 2_000 }

/**
 * A server of one folder that holds a site, with the headers that the folder's `_headers` names.
 *
 * @param {string} folder
 * @returns {import('node:http').Server} not listening yet
 * @throws an error whose message says what to do, when the folder holds no site
 */
export function siteServer(folder) {
  const files = filesIn(folder)
  const rules = readHeaders(readHeadersFile(folder))
  /** @type {WeakMap<import('node:net').Socket, Response>} The last answer of each connection, sent or not. */
  const answers = new WeakMap()

  const server = createServer({ connectionsCheckingInterval: 5_000 }, async (request, response) => {
    const { socket } = request
    const before = answers.get(socket)
    answers.set(socket, response)
    // One answer of a connection at a time: who asks for many at once, and takes none, holds up nobody else.
    if (before && !before.closed) await new Promise((done) => before.once('close', done))
    if (socket.destroyed) return
    try {
      await answer(request, response)
    } catch (error) {
      if (response.headersSent) return void response.destroy()
      const busy = isFull(error)
      plain(request, response, busy ? 503 : 500, busy ? { 'retry-after': 1 } : {})
    }
  })
  server.headersTimeout = patience.headers
  server.requestTimeout = patience.request
  server.setTimeout(patience.silence)
  return server

  /**
   * @param {Request} request
   * @param {Response} response
   */
  async function answer(request, response) {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      const status = request.method === 'OPTIONS' ? 204 : 405
      return plain(request, response, status, { allow: 'GET, HEAD, OPTIONS' })
    }
    const target = readTarget(request.url ?? '/')
    if (target === 414) return plain(request, response, 414)
    if (typeof target === 'number') return page(request, response, target)
    const { segments, folder, path, query } = target
    try {
      const file = await files.get(folder ? [...segments, 'index.html'] : segments)
      if (file) return send(request, response, file, path)
    } catch (error) {
      if (isRefusal(error)) return page(request, response, 403)
      throw error
    }
    if (!folder && (await files.hasFolder(segments))) {
      return plain(request, response, 308, { location: `${path}/${query}` })
    }
    return page(request, response, 404, segments.slice(0, 1))
  }

  /**
   * The site's own page for what is not there, in the language of the address where it has one.
   *
   * @param {Request} request
   * @param {Response} response
   * @param {number} status
   * @param {string[]} [language]
   */
  async function page(request, response, status, language = []) {
    const get = (/** @type {string[]} */ ...path) => files.get(path).catch(() => null)
    const found = (await get(...language, '404.html')) ?? (await get('404.html'))
    if (found) {
      const coding = codingFor(request.headers['accept-encoding'])
      const body = await found.coded(coding)
      const own = { 'content-type': found.type, 'cache-control': 'no-cache', vary: 'Accept-Encoding' }
      return end(request, response, status, { ...headersFor(request), ...own, ...codingHeaders(coding) }, body)
    }
    // Without that page the folder is being written anew.
    return status === 404 ? plain(request, response, 503, { 'retry-after': 1 }) : plain(request, response, status)
  }

  /**
   * @param {Request} request
   * @param {Response} response
   * @param {Stored} file
   * @param {string} path
   */
  async function send(request, response, file, path) {
    const wholeTag = `"${file.tag}"`
    const { modified, bytes } = file
    // Only a GET has ranges (RFC 9110, 14.2).
    const asked = request.method === 'GET' ? request.headers : {}
    const range = rangeAskedFor(asked, { size: bytes.length, etag: wholeTag, modified })
    const coding = file.compressible && range === null ? codingFor(request.headers['accept-encoding']) : 'identity'
    const etag = coding === 'identity' ? wholeTag : `"${file.tag}-${coding}"`
    const headers = {
      'content-type': file.type,
      'cache-control': revalidate,
      ...headersOf(rules, path),
      etag,
      'last-modified': new Date(modified * 1000).toUTCString(),
      'accept-ranges': 'bytes',
      ...(file.compressible ? { vary: 'Accept-Encoding' } : {}),
    }
    if (isUnchanged(request.headers, etag, modified)) {
      const { 'content-type': _, ...rest } = headers
      return end(request, response, 304, rest)
    }
    if (range === null) {
      return end(request, response, 200, { ...headers, ...codingHeaders(coding) }, await file.coded(coding))
    }
    if (range === 'unsatisfiable') {
      return plain(request, response, 416, { 'content-range': `bytes */${bytes.length}`, 'accept-ranges': 'bytes' })
    }
    const { first, last } = range
    const part = { 'content-range': `bytes ${first}-${last}/${bytes.length}` }
    return end(request, response, 206, { ...headers, ...part }, bytes.subarray(first, last + 1))
  }

  /** @param {Request} request */
  function headersFor(request) {
    const target = readTarget(request.url ?? '/')
    return headersOf(rules, typeof target === 'number' ? '/' : target.path)
  }

  /**
   * An answer in one line of plain text, which no policy stands in the way of.
   *
   * @param {Request} request
   * @param {Response} response
   * @param {number} status
   * @param {Headers} [more]
   */
  function plain(request, response, status, more = {}) {
    const text = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-cache' }
    const body = Buffer.from(`${status} ${STATUS_CODES[status]}\n`)
    // What may still come of a request that is not read would be taken for the next one.
    const closing = status === 405 ? { connection: 'close' } : {}
    end(request, response, status, { ...headersFor(request), ...text, ...closing, ...more }, body)
  }
}

/**
 * @param {Request} request
 * @param {Response} response
 * @param {number} status
 * @param {Headers} headers
 * @param {Buffer} [body]
 */
function end(request, response, status, headers, body) {
  const none = status === 204 || status === 304
  response.writeHead(status, none || !body ? headers : { ...headers, 'content-length': body.length })
  response.end(none || request.method === 'HEAD' ? undefined : body)
}

/** @param {import('./files.mjs').Coding} coding */
function codingHeaders(coding) {
  return coding === 'identity' ? {} : { 'content-encoding': coding }
}

/**
 * Whether so much is open that nothing more can be.
 *
 * @param {unknown} error
 */
function isFull(error) {
  return error instanceof Error && 'code' in error && (error.code === 'EMFILE' || error.code === 'ENFILE')
}

/** @param {unknown} error */
function isRefusal(error) {
  return error instanceof Error && 'code' in error && (error.code === 'EACCES' || error.code === 'EPERM')
}

/** @param {string} folder */
function readHeadersFile(folder) {
  try {
    return readFileSync(join(folder, '_headers'), 'utf8')
  } catch (error) {
    throw new Error(`There is no built site in ${folder}. Write it first: npm run build`, { cause: error })
  }
}

/**
 * Starts to listen; port 0 takes any free port.
 *
 * @param {string} folder that holds the site
 * @param {{ port: number, host?: string | undefined }} place `host` is this machine alone when absent
 * @returns {Promise<{ url: string, close: () => Promise<void> }>} `close` lets answers under way come to their end, for two seconds at most
 */
export async function serve(folder, { port, host = '127.0.0.1' }) {
  const server = siteServer(folder)
  await new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve(undefined))
  })
  // Out of descriptors for a moment: the connection is refused, the server goes on.
  server.on('error', (error) => console.error(`The server goes on after: ${error.message}`))
  const address = server.address()
  const open = typeof address === 'object' && address ? address.port : port
  return {
    url: `http://${nameOf(host)}:${open}/`,
    close: () =>
      new Promise((resolve) => {
        const cut = setTimeout(() => server.closeAllConnections(), patience.closing)
        server.close(() => {
          clearTimeout(cut)
          resolve()
        })
        server.closeIdleConnections()
      }),
  }
}

/** @param {string} host */
function nameOf(host) {
  if (['127.0.0.1', '::1', '0.0.0.0', '::'].includes(host)) return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
