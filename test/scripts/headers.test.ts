import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readHeaders } from '../../scripts/serve.mjs'

describe('the headers file that static hosts read', () => {
  const rules = readHeaders(readFileSync('public/_headers', 'utf8'))

  it('is what the local server sends: one list for both', () => {
    const [everywhere, assets] = rules
    expect(everywhere?.source).toBe('/**')
    expect(everywhere?.headers.map((header) => header.key)).toEqual([
      'Content-Security-Policy',
      'X-Content-Type-Options',
      'Referrer-Policy',
      'Permissions-Policy',
      'Cross-Origin-Opener-Policy',
    ])
    expect(assets).toEqual({
      source: '/_next/static/**',
      headers: [{ key: 'Cache-Control', value: 'public, max-age=31536000, immutable' }],
    })
  })
})
