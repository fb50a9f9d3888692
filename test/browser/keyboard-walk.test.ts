import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { pieceOf } from '../piece'
import { onePageEach, onePageOfEachKindAndLanguage } from '../site/pages'
import { opened, withBrowser } from './reader'

withBrowser()

const every = process.env.MATRIX === 'all'
const phone = { viewport: { width: 390, height: 844 } }
const desk = { viewport: { width: 1280, height: 900 } }

/** More to walk over than the others of their kind: words with something to say about them, states that fill a tool. */
const rich = [
  '/ja/faq/port-80-unreachable/',
  '/en/tools/rules/#example=1',
  '/zh/tools/reachability/#port=8080&symptom=timeout',
  '/en/learn/without-a-gap/#swap-the-group',
]

/** More presses of Tab than any page has stops. */
const mostStops = 400

/** What is wrong with where the focus stands; null where it is seen, and marked. */
function faultOfFocus(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const stop = document.activeElement
    if (!stop) return null
    const name = `${stop.tagName} ${(stop.ariaLabel ?? stop.textContent ?? '').trim().slice(0, 40)}`
    const label = stop.matches('input') ? (stop.closest('label') ?? stop) : stop
    // Of a link in two lines each line is looked at, in its middle and near its corners.
    const places = [...stop.getClientRects()].flatMap(({ left, top, width, height }) =>
      [
        [0.5, 0.5],
        [0.1, 0.2],
        [0.9, 0.8],
      ].map(([x = 0, y = 0]) => document.elementFromPoint(left + x * width, top + y * height)),
    )
    if (!places.some((there) => there && (label.contains(there) || there.contains(label)))) return `${name} is not seen`
    const { outlineStyle, boxShadow } = getComputedStyle(stop)
    return outlineStyle === 'none' && boxShadow === 'none' ? `${name} is not marked` : null
  })
}

/** Goes over a page with the Tab key, until its end. */
async function walk(page: Page): Promise<{ readonly stops: number; readonly faults: readonly string[] }> {
  const faults: string[] = []
  for (let stops = 0; stops < mostStops; stops += 1) {
    await page.keyboard.press('Tab')
    if (await page.evaluate(() => document.activeElement === document.body)) return { stops, faults }
    const fault = await faultOfFocus(page)
    if (fault !== null) faults.push(fault)
  }
  return { stops: mostStops, faults: [...faults, 'It has no end'] }
}

const paths = (every ? pieceOf(onePageOfEachKindAndLanguage()) : onePageEach().map(({ path }) => path))
  .filter((path) => path !== '/')
  .concat(rich)

describe('a walk with the Tab key comes to an end, and each stop is seen and marked (WCAG 2.4.7, 2.4.11)', () => {
  it.each(paths)('%s', async (path) => {
    for (const size of [phone, desk]) {
      const { page, close } = await opened(path, size)
      const { stops, faults } = await walk(page)
      expect(faults, `${size.viewport.width} px`).toEqual([])
      expect(stops).toBeGreaterThan(3)
      await close()
    }
  })

  it('finds a stop that lies under another part, one that nothing marks, and a walk without an end', async () => {
    const { page, close } = await opened('/en/', { ...desk, bypassCSP: true })
    await page.evaluate(() => {
      const [link] = document.querySelectorAll<HTMLElement>('main a')
      const { left = 0, top = 0, width = 0, height = 0 } = link?.getBoundingClientRect() ?? {}
      const cover = document.createElement('div')
      cover.style.cssText = `position:absolute;left:${left}px;top:${top + scrollY}px;width:${width}px;height:${height}px;z-index:99;background:#888`
      document.body.append(cover)
      document.querySelector<HTMLElement>('footer a')?.style.setProperty('outline', 'none')
    })
    const { faults } = await walk(page)
    expect(faults.map((fault) => / is not \w+$/.exec(fault)?.[0])).toEqual([' is not seen', ' is not marked'])
    await page.evaluate(() => {
      document.querySelector('main button')?.addEventListener('keydown', (event) => event.preventDefault())
    })
    expect((await walk(page)).faults).toContain('It has no end')
    await close()
  })
})
