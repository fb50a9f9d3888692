import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { lightnessOf } from './pixels'
import { newReader, opened, withBrowser } from './reader'

withBrowser()

const phone = { viewport: { width: 390, height: 844 } }
const example = '/en/tools/rules/#example=1'

describe('more tabs than a phone is wide', () => {
  /** How dark it is at most at the right end of the tabs, between 0 and 255. */
  async function darkestAtTheEnd(page: Page): Promise<number> {
    const list = page.getByRole('tablist')
    await list.scrollIntoViewIfNeeded()
    const { right, top } = await list.evaluate((node) => {
      const { right, top } = node.getBoundingClientRect()
      return { right, top }
    })
    return Math.min(...(await lightnessOf(page, { x: right - 3, y: top + 1, width: 2, height: 6 })))
  }

  it('lie in a shadow at the edge beyond which they go on, and not at the last of them', async () => {
    const { page, close } = await opened(example, phone)
    const list = page.getByRole('tablist')
    expect(await list.evaluate((node) => node.scrollWidth - node.clientWidth)).toBeGreaterThan(40)
    const more = await darkestAtTheEnd(page)
    await list.evaluate((node) => {
      node.scrollLeft = node.scrollWidth
    })
    const last = await darkestAtTheEnd(page)
    expect(last - more).toBeGreaterThan(30)
    await close()
  })

  it('show the one that is open, also where an address opens it', async () => {
    const { page, close } = await opened(`${example}&view=export`, phone)
    const tab = page.getByRole('tab', { selected: true })
    const { left, right } = await tab.evaluate((node) => {
      const { left, right } = node.getBoundingClientRect()
      return { left, right }
    })
    expect(left).toBeGreaterThanOrEqual(0)
    expect(right).toBeLessThanOrEqual(390)
    await close()
  })
})

describe('a screen that is touched', () => {
  it('is told of no keys, and a desk is', async () => {
    const keys = /^Keys: /
    const reader = await opened(example, { ...phone, hasTouch: true })
    expect(await reader.page.getByText(keys).isVisible()).toBe(false)
    await reader.close()
    const desk = await opened(example)
    expect(await desk.page.getByText(keys).isVisible()).toBe(true)
    await desk.close()
  })

  it.each(['/ja/', '/en/faq/rule-priority/', '/zh/tools/reachability/', example])(
    'has buttons and fields of 44 pixels: %s',
    async (path) => {
      const { page, close } = await opened(path, { ...phone, hasTouch: true })
      const low = await page
        .locator(':is(header, main) :is(.button, .field)')
        .filter({ visible: true })
        .evaluateAll((all) =>
          all.filter((each) => each.getBoundingClientRect().height < 44).map((each) => each.outerHTML.slice(0, 120)),
        )
      expect(low).toEqual([])
      await close()
    },
  )
})

describe('a long line among the evidence', () => {
  it('is broken, so that the short ones stay in view', async () => {
    const { page, close } = await opened('/en/tools/reachability/', phone)
    const box = page.getByLabel('Output, errors, JSON')
    await box.focus()
    await page.keyboard.insertText(`ss -lntp\n${'LISTEN 0 511 127.0.0.1:80 '.repeat(12)}`)
    await page.keyboard.type('end')
    expect(await box.evaluate((node) => [node.scrollLeft, node.scrollWidth - node.clientWidth])).toEqual([0, 0])
    await close()
  })
})

describe('an answer is laid out for what is at hand', () => {
  it.each([
    ['a desk', { viewport: { width: 1280, height: 900 } }],
    ['a phone', phone],
  ])('with the button that copies in the corner of the code, over no word, on %s', async (_, size) => {
    const { page, close } = await opened('/en/faq/rule-priority/', size)
    const codes = page.locator('article pre:has(> code)').filter({ visible: true })
    expect(await codes.count()).toBeGreaterThan(0)
    for (const code of await codes.all()) {
      const within = await code.evaluate((pre) => {
        const button = pre.parentElement?.querySelector('button')?.getBoundingClientRect()
        const frame = pre.getBoundingClientRect()
        const range = document.createRange()
        range.selectNodeContents(pre)
        const over = [...range.getClientRects()].some(
          (line) =>
            button &&
            line.right > button.left &&
            line.left < button.right &&
            line.bottom > button.top &&
            line.top < button.bottom,
        )
        return button
          ? { inside: button.right <= frame.right && button.top >= frame.top && button.bottom <= frame.bottom, over }
          : null
      })
      expect(within).toEqual({ inside: true, over: false })
    }
    await close()
  })

  it('with what it applies to beside the text where there is room, else before it', async () => {
    const { page, close } = await newReader({ viewport: { width: 1280, height: 900 } })
    for (const [width, isBeside] of [
      [1280, true],
      [390, false],
    ] as const) {
      await page.setViewportSize({ width, height: 900 })
      await page.goto('/en/faq/rule-priority/')
      const place = (selector: string) =>
        page
          .locator(selector)
          .first()
          .evaluate((node) => {
            const { left, right, top, bottom } = node.getBoundingClientRect()
            return { left, right, top, bottom }
          })
      const [facts, answer, text] = [await place('article dl'), await place('h1 + p'), await place('article h2')]
      expect(facts.left > answer.right).toBe(isBeside)
      if (!isBeside) expect([facts.top > answer.bottom, facts.bottom < text.top]).toEqual([true, true])
      if (isBeside) expect(text.top - answer.bottom).toBeLessThan(80)
    }
    await close()
  })
})
