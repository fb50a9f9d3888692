/** What RFC 9110 lets a client ask for beside a path: codings, conditions and ranges. No input or output here. */

/** @typedef {import('./files.mjs').Coding} Coding */

/**
 * The best coding that a client takes (RFC 9110, 12.5.3); `identity` when it names none that is known here.
 *
 * @param {string | undefined} accepted the Accept-Encoding header
 * @returns {Coding}
 */
export function codingFor(accepted) {
  /** @type {Map<string, number>} */
  const weights = new Map()
  for (const part of (accepted ?? '').toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim())
    const weight = parameters.find((text) => text.startsWith('q='))
    if (name) weights.set(name === 'x-gzip' ? 'gzip' : name, weight ? Number(weight.slice(2)) || 0 : 1)
  }
  const any = weights.get('*') ?? 0
  const br = weights.get('br') ?? any
  const gzip = weights.get('gzip') ?? any
  const identity = weights.get('identity') ?? 0
  if (br > 0 && br >= gzip && br >= identity) return 'br'
  return gzip > 0 && gzip >= identity ? 'gzip' : 'identity'
}

/**
 * Whether a client already has what it asks for (RFC 9110, 13.2.2): If-None-Match decides where it is given, else
 * If-Modified-Since.
 *
 * @param {import('node:http').IncomingHttpHeaders} headers of the request
 * @param {string} etag of the representation, strong
 * @param {number} modified seconds since 1970
 */
export function isUnchanged(headers, etag, modified) {
  const match = headers['if-none-match']
  if (match !== undefined) {
    const tags = match.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
    return tags.includes('*') || tags.includes(etag)
  }
  const since = Date.parse(headers['if-modified-since'] ?? '')
  return !Number.isNaN(since) && modified * 1000 <= since
}

/**
 * The part of a file that a client asks for (RFC 9110, 14.2), as first and last byte. Null when all of it is to be sent: no
 * range, several, one that is not understood, or one of a file that has changed since.
 *
 * @param {import('node:http').IncomingHttpHeaders} headers of the request
 * @param {{ size: number, etag: string, modified: number }} file
 * @returns {{ first: number, last: number } | 'unsatisfiable' | null}
 */
export function rangeAskedFor(headers, { size, etag, modified }) {
  const found = /^bytes=(\d*)-(\d*)$/.exec(headers.range ?? '')
  if (!found || !stillMeant(headers['if-range'], etag, modified)) return null
  const [, from = '', to = ''] = found
  if (from === '' && to === '') return null
  if (from === '') return suffixOf(Number(to), size)
  const first = Number(from)
  const last = to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (to !== '' && Number(to) < first) return null
  return first < size ? { first, last } : 'unsatisfiable'
}

/**
 * @param {number} length
 * @param {number} size
 */
function suffixOf(length, size) {
  if (length === 0 || size === 0) return 'unsatisfiable'
  return { first: Math.max(0, size - length), last: size - 1 }
}

/**
 * @param {string | string[] | undefined} condition the If-Range header
 * @param {string} etag
 * @param {number} modified
 */
function stillMeant(condition, etag, modified) {
  if (condition === undefined) return true
  return condition === etag || Date.parse(String(condition)) === modified * 1000
}
