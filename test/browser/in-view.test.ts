import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { atRest, newReader, withBrowser } from './reader'

withBrowser()

const sockets = 'State Recv-Q Send-Q Local Address:Port Peer Address:Port\nLISTEN 0 511 127.0.0.1:80 0.0.0.0:*\n'

/** Of what has the focus, the name where something else lies over the middle of its first line; null where it is in view. */
function hidden(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const active = document.activeElement
    const [box] = active ? active.getClientRects() : []
    if (!active || active === document.body || !box || box.width < 2 || box.height < 2) return null
    const [x, y] = [box.x + box.width / 2, box.y + Math.min(box.height / 2, 12)]
    const at = document.elementFromPoint(x, y)
    // A field is pressed by its label, a link by what lies in it.
    const own = at && (active.contains(at) || at.contains(active) || at.closest('label')?.contains(active))
    return own ? null : `${active.tagName} ${active.textContent?.slice(0, 40)} at ${Math.round(x)}, ${Math.round(y)}`
  })
}

const presses = 70

describe('what has the focus is in view, not under what stays there (WCAG 2.4.11)', () => {
  it.each([
    ['/en/tools/rules/#example=1', 1280],
    ['/ja/tools/rules/#example=1', 390],
    ['/en/tools/reachability/', 1280],
    ['/zh/tools/reachability/', 390],
    ['/en/learn/priority/#two-groups', 1280],
    ['/ja/learn/priority/#two-groups', 390],
    ['/ja/faq/rule-priority/', 1280],
  ])('%s at %i, with the keys forth and back', async (path, width) => {
    const { page, open, close } = await newReader({ viewport: { width, height: 800 } })
    await open(path)
    if (path.includes('reachability')) {
      await page.locator('main textarea').fill(sockets)
      // The verdict comes out of a worker, and takes its place over the page once it is there.
      await page
        .locator('main')
        .getByText(/loopback address alone|环回地址/)
        .first()
        .waitFor()
      await atRest(page)
    }
    for (const key of ['Tab', 'Shift+Tab']) {
      for (let press = 0; press < presses; press += 1) {
        await page.keyboard.press(key)
        expect(await hidden(page), `${key} ${press}`).toBeNull()
      }
    }
    await close()
  })

  it('and what is hidden is noticed', async () => {
    const { page, open, close } = await newReader()
    await open('/en/faq/rule-priority/')
    await page.locator('main article a').first().focus()
    await page.evaluate(() => {
      const cover = document.body.appendChild(document.createElement('div'))
      Object.assign(cover.style, { position: 'fixed', inset: '0', zIndex: '99' })
    })
    expect(await hidden(page)).not.toBeNull()
    await close()
  })
})
