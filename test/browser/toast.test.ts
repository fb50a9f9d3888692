import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { newReader, opened, withBrowser } from './reader'

withBrowser()

const toast = (page: Page) => page.getByRole('status').filter({ hasText: 'rule removed' })
const rows = (page: Page) => page.locator('tbody tr[data-key]')

/** Removes the second of the example's four rules with the keyboard. */
async function removeOne(page: Page) {
  await rows(page).nth(1).focus()
  await page.keyboard.press('Delete')
  await expect.poll(() => rows(page).count()).toBe(3)
  await toast(page).getByText('1 rule removed').waitFor()
  // A screen reader hears it once.
  expect(
    await page
      .getByRole('status')
      .filter({ hasText: /removed/ })
      .count(),
  ).toBe(1)
}

describe('what was taken away is said, with the way back (H3)', () => {
  it('which brings it back, keeps the focus on the page, and goes', async () => {
    const { page, close } = await opened('/en/tools/rules/#example=1')
    await removeOne(page)
    // Who has removed one goes on with the next.
    expect(await page.evaluate(() => document.activeElement?.matches('tr[data-key]'))).toBe(true)
    await toast(page).getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => rows(page).count()).toBe(4)
    await expect.poll(() => toast(page).count()).toBe(0)
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(false)
    await close()
  })

  it('goes when the reader turns to something else, and moves nothing', async () => {
    const { page, close } = await opened('/en/tools/rules/#example=1')
    const top = () => page.getByRole('tablist').evaluate((list) => list.getBoundingClientRect().top + scrollY)
    const before = await top()
    await removeOne(page)
    expect(await top()).toBe(before)
    await page.getByRole('heading', { level: 1 }).click()
    await expect.poll(() => toast(page).count()).toBe(0)
    expect(await rows(page).count()).toBe(3)
    await close()
  })

  it('goes by itself after a while, but not from under the pointer', async () => {
    const reader = await newReader({ apart: true })
    const { page } = reader
    await page.clock.install()
    await reader.open('/en/tools/rules/#example=1')
    await removeOne(page)
    await toast(page).hover()
    await page.clock.runFor(60_000)
    expect(await toast(page).count()).toBe(1)
    await page.mouse.move(5, 5)
    await page.clock.runFor(11_000)
    await expect.poll(() => toast(page).count()).toBe(0)
    await reader.close()
  })
})
