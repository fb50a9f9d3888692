import { describe, expect, inject, it } from 'vitest'
import { pages } from '../site/pages'
import { newReader, withBrowser } from './reader'

withBrowser()

describe('every exported page', () => {
  it.each(pages.filter((path) => path !== '/'))(
    '%s opens without a console error or a violation of the policy',
    async (path) => {
      const reader = await newReader()
      await reader.open(path)
      expect(await reader.page.locator('main h1').count()).toBe(1)
      await reader.close()
    },
  )

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
})
