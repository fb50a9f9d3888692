import { describe, expect, it } from 'vitest'
import { violations } from './axe'
import { opened, withBrowser } from './reader'

withBrowser()

const places = [
  ['a conversation', `/en/ask/#q=${encodeURIComponent('port 8080 timeout')}&q=${encodeURIComponent('and for UDP?')}`],
  ['a computed answer', `/ja/ask/#q=${encodeURIComponent('192.168.0.0-192.168.31.255 を CIDR で')}`],
  ['no answer', `/ja/ask/#q=${encodeURIComponent('請求書をダウンロードしたい')}`],
] as const

describe.each(['light', 'dark'] as const)(
  'in the %s theme axe finds nothing, and nothing is wider than a phone',
  (colorScheme) => {
    it.each(places)('in %s', async (_, path) => {
      const { page, close } = await opened(path, { colorScheme, viewport: { width: 390, height: 844 } })
      await page.getByRole('article').first().waitFor()
      for (const summary of await page.locator('main article summary').all()) await summary.click()
      // At the end the box lies at its own place, over no link that can be scrolled from under it.
      // Nor does the header, wherever the lines of these fonts end.
      await page.evaluate(() => {
        for (const header of document.querySelectorAll('header')) header.style.position = 'static'
        scrollTo(0, document.documentElement.scrollHeight)
      })
      await page.waitForTimeout(300)
      expect(await violations(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
      await close()
    })

    it('in an open box over a page', async () => {
      const { page, close } = await opened('/ja/faq/rule-priority/', {
        colorScheme,
        viewport: { width: 390, height: 844 },
      })
      await page.keyboard.press('/')
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('combobox').fill('8080番ポートがタイムアウトする')
      await dialog.getByRole('option').first().waitFor()
      await dialog.getByRole('combobox').press('ArrowDown')
      // M10: no level of headings is left out below the page's own.
      await dialog.getByRole('heading', { level: 3 }).first().waitFor()
      expect(await dialog.getByRole('heading', { level: 2 }).count()).toBe(1)
      expect(await violations(page)).toEqual([])
      expect(await dialog.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0)
      await close()
    })
  },
)
