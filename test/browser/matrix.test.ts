import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { pieceOf } from '../piece'
import { onePageEach, onePageOfEachKindAndLanguage, pages } from '../site/pages'
import { violations, violationsInBothThemes } from './axe'
import { newReader, withBrowser } from './reader'

withBrowser()

const every = process.env.MATRIX === 'all'

/** A small phone, a phone, a tablet upright, a desk, a wide one: the layout is another one at each. */
const widths = [320, 390, 768, 1280, 1920]
/** Those at which what axe looks at is another one, too. */
const telling = [320, 1280]
const themes = ['light', 'dark'] as const

/** Pages with more to show than the others of their kind. */
const rich = [
  '/en/faq/ip-and-cidr/',
  '/en/faq/rule-limit-reached/',
  '/ja/learn/incident/',
  '/ja/tools/rules/#example=1',
]

/** A page of each kind in turn of one language and another, and rich ones. */
const some = [...onePageEach().map(({ path }) => path), ...rich].filter((path) => path !== '/')

/** With `npm run matrix`: a page of each kind in each language, and every page. */
const ofEachKind = [...onePageOfEachKindAndLanguage(), ...rich]
const others = pages.filter((path) => path !== '/' && !ofEachKind.includes(path))

describe.skipIf(every)('a page', () => {
  it.each(some)('%s: in both themes axe finds nothing, and no width needs scrolling to the side (H8)', async (path) => {
    const { page, open, close } = await newReader()
    for (const width of [320, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      for (const colorScheme of themes) {
        await page.emulateMedia({ colorScheme })
        // What is laid out anew is laid out as at the start.
        if (width === 320 && colorScheme === 'light') await open(path)
        expect(await sideways(page), `pixels beyond ${width}, ${colorScheme}`).toBeLessThanOrEqual(0)
        if (width !== 768) expect(await violations(page), `${width}, ${colorScheme}`).toEqual([])
      }
    }
    await close()
  })
})

describe.runIf(every)('a page, one of each kind in each language first', () => {
  it.each(pieceOf([...ofEachKind, ...others]))(
    '%s: opened at each width axe finds nothing in either theme, and nothing needs scrolling to the side',
    async (path) => {
      const { page, open, close } = await newReader()
      for (const width of widths) {
        await page.setViewportSize({ width, height: 800 })
        const looks = ofEachKind.includes(path) || telling.includes(width)
        if (looks) await open(path)
        expect(await sideways(page), `pixels beyond ${width}`).toBeLessThanOrEqual(0)
        if (looks) expect(await violationsInBothThemes(page), String(width)).toEqual([])
      }
      await close()
    },
  )
})

/** How many pixels of the page stand beyond its width. */
function sideways(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
}
