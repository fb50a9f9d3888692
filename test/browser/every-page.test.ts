import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { locales } from '@/build'
import { policyHash } from '@/build/light/page'
import { slugs } from '@/content/topics'
import { newReader, withBrowser } from './reader'

withBrowser()

const out = join(process.cwd(), 'out')

const pages = readdirSync(out, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name === 'index.html')
  .map((entry) => relative(out, entry.parentPath).split(sep).filter(Boolean))
  .map((parts) => `/${parts.map((part) => `${part}/`).join('')}`)
  .filter((path) => path !== '/')
  .sort()

const html = new Map(pages.map((path) => [path, readFileSync(join(out, path, 'index.html'), 'utf8')]))

/** The Content-Security-Policy that every page is served with. */
const policy = /Content-Security-Policy: (.*)/.exec(readFileSync(join(out, '_headers'), 'utf8'))?.[1] ?? ''

function idsOf(text: string): Set<string> {
  return new Set([...text.matchAll(/\sid="([^"]+)"/g)].flatMap((match) => match[1] ?? []))
}

describe('every exported page', () => {
  it('exists for each answer in each language', () => {
    for (const locale of locales()) {
      expect(pages.filter((path) => path.startsWith(`/${locale}/faq/`) && path !== `/${locale}/faq/`)).toHaveLength(
        slugs.length,
      )
    }
  })

  it.each(pages)('%s has just the inline script and style that its policy names, and no style attribute', (path) => {
    const text = html.get(path) ?? ''
    const scripts = [...text.matchAll(/<script(?![^>]*(?:\bsrc=|type="application\/))[^>]*>([^<]*)/g)]
    const inline = [...scripts, ...text.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map((match) =>
      policyHash(match[1] ?? ''),
    )
    expect(inline).toHaveLength(2)
    for (const hash of inline) expect(policy).toContain(hash)
    expect(policy).not.toContain('unsafe')
    expect(text).not.toMatch(/\sstyle="/)
  })

  it.each(pages)('%s has one h1, a title, a description, no id twice', (path) => {
    const text = html.get(path) ?? ''
    expect(text.match(/<h1[\s>]/g)).toHaveLength(1)
    expect(text).toMatch(/<title[^>]*>[^<]{8,}<\/title>/)
    if (path !== '/404/') expect(text).toMatch(/<meta name="description" content="[^"]{20,}"/)
    const ids = [...text.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1])
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })

  it.each(pages)('%s links only to pages and anchors that exist', (path) => {
    const base = new URL(path, 'https://site.invalid')
    for (const [, raw = ''] of (html.get(path) ?? '').matchAll(/<a\b[^>]*?\shref="([^"]+)"/g)) {
      const url = new URL(raw.replaceAll('&amp;', '&'), base)
      if (url.origin !== base.origin) {
        expect(url.protocol, raw).toBe('https:')
        continue
      }
      const target = url.pathname === '/' ? '' : html.get(url.pathname)
      expect(target, `${path} → ${raw}`).toBeDefined()
      // Tools and the ask page keep their state in the fragment as `#key=…`.
      if (url.hash && !url.hash.includes('=')) {
        expect(idsOf(target ?? ''), `${path} → ${raw}`).toContain(decodeURIComponent(url.hash.slice(1)))
      }
    }
  })

  it.each(pages)('%s opens without a console error or a violation of the policy', async (path) => {
    const reader = await newReader()
    await reader.open(path)
    expect(await reader.page.locator('main h1').count()).toBe(1)
    await reader.close()
  })

  it('is served with the production headers, compressed, and a missing page answers 404', async () => {
    const site = inject('site')
    const page = await fetch(new URL('ja/', site))
    const policy = page.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
    expect(page.headers.get('x-content-type-options')).toBe('nosniff')
    expect(page.headers.get('referrer-policy')).toBeTruthy()
    expect(page.headers.get('permissions-policy')).toBeTruthy()
    expect(page.headers.get('content-encoding')).toMatch(/gzip|br/)
    const missing = await fetch(new URL('ja/faq/no-such-answer/', site))
    expect(missing.status).toBe(404)
    expect(await missing.text()).toContain('href="/en/"')
  })

  it('stands in the sitemap with its other languages', () => {
    const sitemap = readFileSync(join(out, 'sitemap.xml'), 'utf8')
    for (const path of pages.filter((path) => !path.includes('404'))) expect(sitemap).toContain(`${path}</loc>`)
    expect(sitemap).not.toContain('404')
    expect(readFileSync(join(out, 'robots.txt'), 'utf8')).toMatch(/^Sitemap: https:\/\/\S+\/sitemap\.xml$/m)
  })
})
