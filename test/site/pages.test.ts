import { describe, expect, it } from 'vitest'
import { policyHash } from '@/build/light/page'
import { slugs } from '@/content/topics'
import { fileOf, htmlOf, kindOf, locales, pages } from './pages'

/** The Content-Security-Policy that every page is served with. */
const policy = /Content-Security-Policy: (.*)/.exec(fileOf('_headers').toString())?.[1] ?? ''

/** Every page but the one that leads to a language. */
const below = pages.filter((path) => path !== '/')

const html = new Map(pages.map((path) => [path, htmlOf(path)]))

function idsOf(text: string): Set<string> {
  return new Set([...text.matchAll(/\sid="([^"]+)"/g)].flatMap((match) => match[1] ?? []))
}

describe('every exported page', () => {
  it('is of a kind', () => {
    expect(pages.filter((path) => kindOf(path) === 'other' && !path.endsWith('/learn/finish/'))).toEqual([])
  })

  it.each(locales)('exists for each answer in %s', (locale) => {
    const answers = pages.filter((path) => path.startsWith(`/${locale}/faq/`) && path !== `/${locale}/faq/`)
    expect(answers).toEqual(slugs.map((slug) => `/${locale}/faq/${slug}/`).sort())
  })

  it.each(below)('%s has just the inline script and style that its policy names, and no style attribute', (path) => {
    const text = html.get(path) ?? ''
    const scripts = [...text.matchAll(/<script(?![^>]*(?:\bsrc=|type="application\/))[^>]*>([\s\S]*?)<\/script>/g)]
    const inline = [...scripts, ...text.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map((match) =>
      policyHash(match[1] ?? ''),
    )
    expect(inline).toHaveLength(2)
    for (const hash of inline) expect(policy).toContain(hash)
    expect(policy).not.toContain('unsafe')
    expect(text).not.toMatch(/\sstyle="/)
  })

  it('holds no key of a row: the same page would be another one where pages are written in another order', () => {
    for (const [path, text] of html) expect(text.includes(' data-key='), path).toBe(false)
  })

  it('tells no reader the number of a statement of ours (M11)', () => {
    for (const [path, text] of html) {
      const shown = text.split('<script').map((part, at) => (at === 0 ? part : part.slice(part.indexOf('</script>'))))
      const words = shown.join(' ').replace(/<[^<>]*>/g, ' ')
      expect(words.match(/\b[FGLMOPRTVX]-\d{1,2}\b/g), path).toBeNull()
    }
  })

  it.each(below)('%s has one h1, a title, a description, no id twice', (path) => {
    const text = html.get(path) ?? ''
    expect(text.match(/<h1[\s>]/g)).toHaveLength(1)
    expect(text).toMatch(/<title[^>]*>[^<]{8,}<\/title>/)
    if (path !== '/404/' && path !== '/offline/') expect(text).toMatch(/<meta name="description" content="[^"]{20,}"/)
    const ids = [...text.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1])
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })

  it.each(below)('%s links only to pages and anchors that exist', (path) => {
    const base = new URL(path, 'https://site.invalid')
    for (const [, raw = ''] of (html.get(path) ?? '').matchAll(/<a\b[^>]*?\shref="([^"]+)"/g)) {
      const url = new URL(raw.replaceAll('&amp;', '&'), base)
      if (url.origin !== base.origin) {
        expect(url.protocol, raw).toBe('https:')
        continue
      }
      if (/\.[a-z]+$/.test(url.pathname)) {
        expect(() => fileOf(url.pathname), `${path} → ${raw}`).not.toThrow()
        continue
      }
      const target = html.get(url.pathname)
      expect(target, `${path} → ${raw}`).toBeDefined()
      // Tools and the ask page keep their state in the fragment as `#key=…`.
      if (url.hash && !url.hash.includes('=')) {
        expect(idsOf(target ?? ''), `${path} → ${raw}`).toContain(decodeURIComponent(url.hash.slice(1)))
      }
    }
  })

  it('security F6: has no field that a browser would send to a server, before scripts come or without them', () => {
    for (const [path, text] of html)
      for (const [form] of text.matchAll(/<form\b[\s\S]*?<\/form>/g))
        expect(form, path).not.toMatch(/<(?:input|textarea|select|button)\b[^>]*\sname=/)
    for (const locale of locales)
      expect(fileOf(`opensearch/${locale}.xml`).toString()).toContain(`/${locale}/ask/#q={searchTerms}"`)
  })

  it('stands in the sitemap with its other languages', () => {
    const sitemap = fileOf('sitemap.xml').toString()
    const listed = pages.filter((path) => path !== '/' && path !== '/offline/' && !path.includes('404'))
    for (const path of listed) expect(sitemap).toContain(`${path}</loc>`)
    expect(sitemap).not.toContain('404')
    expect(fileOf('robots.txt').toString()).toMatch(/^Sitemap: https:\/\/\S+\/sitemap\.xml$/m)
  })
})
