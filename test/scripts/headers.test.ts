import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { headersOf, readHeaders } from '../../scripts/serve/headers.mjs'

describe('the headers file that static hosts read', () => {
  const rules = readHeaders(readFileSync('public/_headers', 'utf8'))

  it('is what the local server sends: one list for both', () => {
    expect(Object.keys(headersOf(rules, '/ja/'))).toEqual([
      'content-security-policy',
      'x-content-type-options',
      'referrer-policy',
      'permissions-policy',
      'cross-origin-opener-policy',
      'cross-origin-embedder-policy',
      'cross-origin-resource-policy',
    ])
    // A worker lives under the policy that it is sent with.
    expect(headersOf(rules, '/_next/static/a.js')).toMatchObject({
      'content-security-policy': expect.stringMatching(/^default-src 'none'; script-src 'self'; connect-src 'self';/),
      'cache-control': 'public, max-age=31536000, immutable',
    })
    expect(headersOf(rules, '/ja/_next/static/a.js')).not.toHaveProperty('cache-control')
  })

  it('names the line that is neither a path nor a header', () => {
    expect(() => readHeaders('# headers\n/*\n  no header here\n')).toThrow('_headers, line 3')
    expect(() => readHeaders('  X-Header: 1\n')).toThrow('_headers, line 1')
  })
})
