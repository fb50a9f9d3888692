import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import compression from 'compression'
import handler from 'serve-handler'
import { root } from './install.mjs'

/** Reads the headers file that static hosts read (`_headers`), so that there is one list of headers. */
export function readHeaders(text) {
  const rules = []
  for (const line of text.split('\n')) {
    if (!line.trim() || line.startsWith('#')) continue
    if (!/^\s/.test(line)) rules.push({ source: line.trim().replace(/\*$/, '**'), headers: [] })
    else {
      const colon = line.indexOf(':')
      rules.at(-1)?.headers.push({ key: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() })
    }
  }
  return rules
}

/** Serves `out/` with production headers and compression; port 0 takes any free port. */
export async function serve(port) {
  const out = join(root, 'out')
  const headers = readHeaders(readFileSync(join(out, '_headers'), 'utf8'))
  const compress = compression()
  const server = createServer((request, response) => {
    compress(request, response, () => {
      handler(request, response, { public: out, trailingSlash: true, directoryListing: false, headers })
    })
  })
  await new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, resolve)
  })
  const address = server.address()
  const url = `http://localhost:${typeof address === 'object' && address ? address.port : port}/`
  return { url, close: () => new Promise((resolve) => server.close(resolve)) }
}
