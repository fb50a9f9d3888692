import { describe, expect, inject, it } from 'vitest'
import { violations } from './axe'
import { opened, withBrowser } from './reader'

withBrowser()

const path = (locale: string) => `/${locale}/faq/add-eni-to-group/`
const languages = [
  { locale: 'ja', console: 'コンソール', cli: 'CLI', term: 'セカンダリ ENI', said: '自分のグループを持てる追加の ENI' },
  {
    locale: 'en',
    console: 'Console',
    cli: 'CLI',
    term: 'secondary ENI',
    said: 'A further interface with groups of its own',
  },
  { locale: 'zh', console: '控制台', cli: 'CLI', term: '辅助弹性网卡', said: '可单独设置安全组的附加网卡' },
] as const

describe.each(languages)('the ways of an answer ($locale)', ({ locale, console: first, cli, term, said }) => {
  it('are tabs without script: one is shown, the other a press away', async () => {
    const { page, close } = await opened(path(locale), { javaScriptEnabled: false })
    expect(
      await page
        .locator('[data-way]', { has: page.getByRole('heading', { name: first, exact: true, includeHidden: true }) })
        .isVisible(),
    ).toBe(true)
    const other = page.locator('[data-way="cli"]')
    expect(await other.isVisible()).toBe(false)
    // The radio button itself: without script Chromium tells no frames, on which Playwright's waiting for a press relies.
    await page.getByRole('radio', { name: cli }).first().check({ force: true })
    expect(await other.isVisible()).toBe(true)
    expect(await page.locator('[data-way="console"]').isVisible()).toBe(false)
    await close()
  })

  it('print in full, each under its heading', async () => {
    const { page, close } = await opened(path(locale))
    await page.emulateMedia({ media: 'print' })
    for (const way of ['console', 'cli', 'terraform']) {
      expect(await page.locator(`[data-way="${way}"]`).isVisible(), way).toBe(true)
      expect(await page.locator(`[data-way="${way}"] > h3`).isVisible(), way).toBe(true)
    }
    await close()
  })

  it('a word says what it is when it is reached, and nothing is out of order for a screen reader', async () => {
    const { page, close } = await opened(path(locale), { viewport: { width: 390, height: 844 } })
    const word = page.getByRole('button', { name: term }).first()
    const definition = page.getByText(said).first()
    expect(await definition.isVisible()).toBe(false)
    await word.focus()
    expect(await definition.isVisible()).toBe(true)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    expect(await violations(page)).toEqual([])
    await close()
  })
})

describe('beside the pages', () => {
  it.each(['ja', 'en', 'zh'])(
    '%s: the glossary and the changed facts can be read, in light and dark',
    async (locale) => {
      for (const page of ['glossary', 'changes']) {
        const reader = await opened(`/${locale}/${page}/`)
        expect(await violations(reader.page)).toEqual([])
        await reader.page.emulateMedia({ colorScheme: 'dark' })
        expect(await violations(reader.page)).toEqual([])
        await reader.close()
      }
    },
  )

  it.each([
    ['ja/faq/rule-priority.md', /^text\/markdown/, '# セキュリティグループルールの優先度'],
    ['zh/changes.xml', /^application\/xml/, '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh">'],
    ['llms.txt', /^text\/plain/, '/en/faq/rule-priority.md'],
  ])('%s is served as what it is', async (file, type, text) => {
    const response = await fetch(new URL(file, inject('site')))
    expect(response.headers.get('content-type')).toMatch(type)
    expect(await response.text()).toContain(text)
  })
})
