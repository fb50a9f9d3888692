import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const icon = z.object({ src: z.string(), sizes: z.string(), type: z.string() })
const manifest = z.object({
  name: z.string().min(1),
  short_name: z.string().min(1).max(12),
  id: z.literal('/'),
  start_url: z.literal('/'),
  scope: z.literal('/'),
  display: z.enum(['standalone', 'minimal-ui']),
  icons: z.array(icon),
})

const { icons } = manifest.parse(JSON.parse(readFileSync('public/site.webmanifest', 'utf8')))

/** Width and height of a PNG: https://www.w3.org/TR/png/#11IHDR */
function sizeOf(path: string): string {
  const bytes = readFileSync(path)
  expect(bytes.subarray(1, 4).toString()).toBe('PNG')
  return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`
}

describe('the site can be installed', () => {
  it('with icons in the sizes that browsers ask for', () => {
    const pngs = icons.filter(({ type }) => type === 'image/png')
    expect(pngs.map(({ sizes }) => sizes)).toEqual(['192x192', '512x512'])
    for (const { src, sizes } of pngs) expect(sizeOf(`public${src}`)).toBe(sizes)
    expect(sizeOf('public/icon-180.png')).toBe('180x180')
  })

  it('from each page, which names the manifest that the policy allows', () => {
    expect(readFileSync('pages/_document.tsx', 'utf8')).toContain('<link rel="manifest" href="/site.webmanifest" />')
    expect(readFileSync('public/_headers', 'utf8')).toContain("manifest-src 'self'")
  })
})
