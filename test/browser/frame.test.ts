import { describe, expect, it } from 'vitest'
import { atRest, newReader, withBrowser } from './reader'

withBrowser()

describe('a reader arrives at /', () => {
  it.each([
    ['ja-JP', '/ja/'],
    ['en-GB', '/en/'],
  ])('with a browser in %s and is led to %s', async (locale, path) => {
    const reader = await newReader({ locale })
    await reader.open('/')
    expect(new URL(reader.page.url()).pathname).toBe(path)
    await reader.close()
  })

  it('with a browser in French and chooses by plain links', async () => {
    const reader = await newReader({ locale: 'fr-FR' })
    await reader.open('/')
    expect(new URL(reader.page.url()).pathname).toBe('/')
    await reader.page.getByRole('link', { name: '日本語' }).click()
    await reader.page.waitForURL('**/ja/')
    await reader.close()
  })

  it('without JavaScript and chooses by plain links', async () => {
    const reader = await newReader({ javaScriptEnabled: false, locale: 'ja-JP' })
    await reader.open('/')
    await reader.page.getByRole('link', { name: 'English' }).click()
    expect(new URL(reader.page.url()).pathname).toBe('/en/')
    await reader.close()
  })
})

describe('a reader of an answer', () => {
  it('switches the language and stays on the page', async () => {
    const reader = await newReader({ viewport: { width: 1280, height: 800 } })
    await reader.open('/ja/faq/rule-priority/#why')
    await reader.page.getByRole('banner').getByRole('link', { name: 'English' }).click()
    await reader.page.waitForURL('**/en/faq/rule-priority/#why')
    expect(await reader.page.locator('html').getAttribute('lang')).toBe('en')
    await reader.close()
  })

  it('chooses the dark theme, which is remembered and applied before the page is drawn', async () => {
    const reader = await newReader({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' })
    await reader.open('/ja/faq/rule-priority/')
    const paper = () => reader.page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const light = await paper()
    await reader.page.getByRole('banner').getByLabel('配色').first().selectOption('dark')
    const dark = await paper()
    expect(dark).not.toBe(light)
    await reader.page.reload({ waitUntil: 'commit' })
    await reader.page.waitForSelector('h1')
    expect(await paper()).toBe(dark)
    await atRest(reader.page)
    expect(await reader.page.getByRole('banner').getByLabel('配色').first().inputValue()).toBe('dark')
    await reader.close()
  })

  it('skips to the content with the keyboard alone', async () => {
    const reader = await newReader()
    await reader.open('/ja/faq/rule-priority/')
    await reader.page.keyboard.press('Tab')
    await reader.page.keyboard.press('Enter')
    expect(await reader.page.evaluate(() => document.activeElement?.id)).toBe('main')
    await reader.close()
  })

  it('finds hreflang, canonical, Open Graph and structured data that parse', async () => {
    const reader = await newReader()
    await reader.open('/en/faq/rule-priority/')
    const { page } = reader
    expect(await page.locator('link[rel=canonical]').getAttribute('href')).toMatch(/\/en\/faq\/rule-priority\/$/)
    expect(await page.locator('link[rel=alternate][hreflang=ja]').getAttribute('href')).toMatch(/\/ja\/faq\//)
    expect(await page.locator('meta[property="og:title"]').getAttribute('content')).toBeTruthy()
    const data = await page.locator('script[type="application/ld+json"]').allTextContents()
    const types = data.map((text) => JSON.parse(text)['@type'])
    expect(types.sort()).toEqual(['BreadcrumbList', 'FAQPage'])
    await reader.close()
  })
})
