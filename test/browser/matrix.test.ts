import { describe, expect, it } from 'vitest'
import { onePageEach, pages } from '../site/pages'
import { violations } from './axe'
import { newReader, withBrowser } from './reader'

withBrowser()

const every = process.env.MATRIX === 'all'

/** A small phone, a tablet upright, a desk: the widths at which the layout is another one; with every page a wide desk, too. */
const widths = every ? [320, 390, 768, 1280, 1920] : [320, 768, 1280]
const themes = ['light', 'dark'] as const

/** Pages with more to show than the others of their kind. */
const rich = [
  '/en/faq/ip-and-cidr/',
  '/en/faq/rule-limit-reached/',
  '/ja/learn/incident/',
  '/ja/tools/rules/#example=1',
]

/** A page of each kind; with `npm run browser:all` every page. */
const paths = [...(every ? pages : onePageEach().map(({ path }) => path)), ...rich]

describe('a page', () => {
  it.each(paths.filter((path) => path !== '/'))(
    '%s: in both themes axe finds nothing, and no width needs scrolling to the side (H8)',
    async (path) => {
      const { page, open, close } = await newReader()
      for (const width of widths) {
        await page.setViewportSize({ width, height: 800 })
        for (const colorScheme of themes) {
          await page.emulateMedia({ colorScheme })
          // What is laid out anew is laid out as at the start; the whole matrix does not rely on that.
          if (every || (width === widths[0] && colorScheme === themes[0])) await open(path)
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
          expect(wide, `pixels beyond ${width}, ${colorScheme}`).toBeLessThanOrEqual(0)
          if (every || width !== 768) expect(await violations(page), `${width}, ${colorScheme}`).toEqual([])
        }
      }
      await close()
    },
  )
})
