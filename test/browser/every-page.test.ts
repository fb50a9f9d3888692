import { afterAll, describe, expect, inject, it } from 'vitest'
import { onePageEach, pages } from '../site/pages'
import { newReader, type Reader, withBrowser } from './reader'

withBrowser()

/** A page of each kind is opened in all widths and themes by matrix.test.ts: here stands every other. */
const inMatrix = new Set(onePageEach().map(({ path }) => path))

/** Readers who have nothing to do just now. As many pages are open at once as vitest runs tests at once. */
const idle: Reader[] = []

afterAll(async () => {
  for (const reader of idle) await reader.close()
})

describe.concurrent('every exported page', () => {
  it.each(pages.filter((path) => path !== '/' && !inMatrix.has(path)))(
    '%s opens without a console error or a violation of the policy',
    async (path) => {
      const reader = idle.pop() ?? (await newReader())
      await reader.visit(path)
      expect(await reader.page.locator('main h1').count()).toBe(1)
      expect(reader.troubles).toEqual([])
      // What one page keeps is not to change the next one.
      await reader.page.evaluate(() => localStorage.clear())
      idle.push(reader)
    },
  )
})

describe('the site', () => {
  it('is served with the production headers, compressed, and a missing page answers 404', async () => {
    const site = inject('site')
    const page = await fetch(new URL('ja/', site))
    const policy = page.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
    expect(page.headers.get('x-content-type-options')).toBe('nosniff')
    for (const kind of ['opener', 'resource'])
      expect(page.headers.get(`cross-origin-${kind}-policy`)).toBe('same-origin')
    expect(page.headers.get('cross-origin-embedder-policy')).toBe('require-corp')
    expect(page.headers.get('referrer-policy')).toBeTruthy()
    expect(page.headers.get('permissions-policy')).toBeTruthy()
    expect(page.headers.get('content-encoding')).toMatch(/gzip|br/)
    const missing = await fetch(new URL('ja/faq/no-such-answer/', site))
    expect(missing.status).toBe(404)
    expect(await missing.text()).toContain('href="/en/404/"')
  })
})
