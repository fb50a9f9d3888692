import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { violations } from './axe'
import { buildOf, ownServer, visited } from './own-server'
import { pieces, sockets } from './pieces-of-work'
import { atRest, newReader, withBrowser } from './reader'
import { secondBuild } from './second-build'

withBrowser()

const second = secondBuild('out')
afterAll(second.remove)

/** Waits until the browser holds everything of a language, of that many builds. */
async function holds(page: Page, language: string, builds = 1) {
  const holding = () =>
    page.evaluate(async (tag) => {
      const caches = Object(window).caches
      const names: string[] = await caches.keys()
      const whole = await Promise.all(names.map(async (name) => (await caches.open(name)).match(`/sw.js?holds=${tag}`)))
      return whole.filter(Boolean).length
    }, language)
  await vi.waitFor(async () => expect(await holding()).toBe(builds), { timeout: 300_000, interval: 100 })
}

const sign = (page: Page) => page.getByText('You are offline.')

/** What a page has asked for beside itself, and how many bytes of it came over the network. */
const loadedBy = (page: Page) =>
  page.evaluate(() => {
    const entries = performance
      .getEntriesByType('resource')
      .filter((entry) => entry instanceof PerformanceResourceTiming)
    const names = entries.map(({ name }) => new URL(name).pathname).sort()
    return { names, bytes: entries.reduce((sum, { transferSize }) => sum + transferSize, 0) }
  })

/** A whole language is fetched, by a browser that gives it the lowest priority. */
const patient = { timeout: 400_000 }

/** A page of each kind that is measured: what a first visit to it costs is held by the bars of a page's weight. */
const measured = [
  '/en/',
  '/en/faq/',
  '/en/faq/rule-priority/',
  '/en/learn/a-rule/',
  '/en/tools/cidr/',
  '/en/tools/rules/',
]

// A whole language is fetched once for all that needs it: the tests are one reader's, in this order.
describe('a reader whose browser keeps the site', patient, () => {
  let kept: Awaited<ReturnType<typeof ownServer>>
  beforeAll(async () => {
    kept = await ownServer({ keeps: true })
    await visited(kept.reader, '/en/faq/rule-priority/')
    await atRest(kept.reader.page)
    await kept.reader.page.mouse.move(10, 10)
    await holds(kept.reader.page, 'en')
  }, patient.timeout)
  afterAll(() => kept.close())

  it.each(measured)('%s asks for no more than from one whose browser does not, and for fewer bytes', async (path) => {
    const first = await newReader({ apart: true })
    await first.open(path)
    const alone = await loadedBy(first.page)
    await first.close()

    const page = await kept.reader.context.newPage()
    await page.goto(path)
    await atRest(page)
    expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
    const { names, bytes } = await loadedBy(page)
    expect(names).toEqual(alone.names)
    expect(bytes).toBeLessThanOrEqual(alone.bytes)
    await page.close()
  })

  it('is told at the foot of a page that its language is kept, and not of one that is not', async () => {
    const said = (page: Page) =>
      page.locator('footer > div').evaluate((foot) => getComputedStyle(foot, '::after').content)
    const page = await kept.reader.context.newPage()
    await page.goto('/en/faq/rule-priority/')
    expect(await said(page)).toMatch(/^(none|normal)$/)
    await page.mouse.move(10, 10)
    await vi.waitFor(async () => expect(await said(page)).toContain('kept on this device'), { timeout: 60_000 })
    await page.close()
  })

  it('finds everything of a language that was visited once with the server stopped: answers, the question box, each tool, lessons', async () => {
    const { reader, stop, publish } = kept
    const { page } = reader
    expect(await sign(page).isVisible()).toBe(false)
    await stop()

    await visited(reader, '/en/faq/port-80-unreachable/')
    expect(await sign(page).isVisible()).toBe(true)
    await page.keyboard.press('Control+k')
    const box = page.getByRole('dialog').getByRole('combobox')
    await box.fill('which rule wins, allow or deny')
    await page.getByRole('dialog').getByRole('article').waitFor()

    await visited(reader, '/en/tools/rules/#example=1')
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click()
      await expect.poll(() => tab.getAttribute('aria-selected')).toBe('true')
      await expect.poll(() => page.getByRole('tabpanel').first().innerText()).not.toBe('')
    }
    expect(await page.getByText('did not load').count()).toBe(0)

    await visited(reader, '/en/tools/cidr/')
    await page.getByLabel('Address, block or range').fill('10.0.0.0/8')
    await expect.poll(() => page.locator('main').innerText()).toContain('10.255.255.255')

    await visited(reader, '/en/tools/policy/')
    await page.getByText('operations that change something').first().waitFor()

    await visited(reader, '/en/tools/reachability/')
    await page.getByLabel('Output, errors, JSON').fill(sockets)
    await page.getByText('loopback address alone').first().waitFor()

    await visited(reader, '/en/learn/a-rule/')
    await page.locator('main [data-live]').first().scrollIntoViewIfNeeded()
    await page.locator('main [data-live="ready"]').first().waitFor()

    // A language that was not visited says so, and leads to the same page of one that was.
    const other = await reader.context.newPage()
    await other.goto('/ja/faq/rule-priority/')
    expect(await other.locator('html').getAttribute('lang')).toBe('ja')
    expect(await other.locator('h2').allInnerTexts()).toEqual(['このページは、まだ保存されていません'])
    expect(await violations(other)).toEqual([])
    expect(await other.locator('main a').allInnerTexts()).toEqual(['もう一度', 'English'])
    expect(await other.getByRole('link', { name: 'もう一度' }).getAttribute('href')).toBe('/ja/faq/rule-priority/')
    await other.getByRole('link', { name: 'English' }).click()
    await other.waitForURL('**/en/faq/rule-priority/')
    // So does an address that is no page's, in a language that is kept, and one in no language of ours.
    await other.goto('/en/faq/no-such-answer/')
    expect(await other.locator('main a').allInnerTexts()).toEqual(['Try again', 'English'])
    expect(await other.getByRole('link', { name: 'English' }).getAttribute('href')).toBe('/en/')
    await other.goto('/fr/')
    expect(await other.locator('h2').count()).toBe(3)
    await other.close()

    // The address that leads to the reader's language, and one that a reader typed without its slash.
    await page.goto('/')
    await page.waitForURL('**/en/')
    await page.goto('/en/faq')
    await page.locator('main h1').waitFor()

    await publish('out')
    await visited(reader, '/en/')
    expect(await sign(page).isVisible()).toBe(false)
  })

  it('does a piece of work in each with the server stopped, and finds it again after a reload', async () => {
    const { reader, stop, publish } = kept
    const { page } = reader
    await visited(reader, '/en/')
    await stop()
    for (const { path, work, stands } of pieces) {
      await visited(reader, path)
      await work(page)
      await stands(page)
      // What is typed is written down after a moment.
      await page.waitForTimeout(500)
      await page.reload()
      await stands(page)
    }
    expect(await page.getByText('did not load').count()).toBe(0)
    await publish('out')
  })

  it('goes on with its own build in tabs under which another one is published, loses nothing, and the next page is of that', async () => {
    const { reader, publish } = kept
    const { page } = reader
    await visited(reader, '/en/tools/rules/#example=1')
    const first = await buildOf(page)
    // The exercise is still to be solved.
    await page.evaluate(() => localStorage.removeItem('sekisho.learn'))
    const tabs = []
    for (const piece of pieces) {
      const tab = await reader.context.newPage()
      await tab.goto(piece.path)
      await atRest(tab)
      tabs.push({ tab, ...piece })
    }
    await publish(second.folder)
    const renewed = page.waitForEvent('load').then(() => true)
    await page.getByRole('tab', { name: /Limits/ }).click()
    await page.getByRole('tabpanel').getByRole('table').first().waitFor()
    // Nothing was loaded anew for it.
    expect(await Promise.race([renewed, Promise.resolve(false)])).toBe(false)

    for (const { tab, work, stands } of tabs) {
      await tab.bringToFront()
      await work(tab)
      await stands(tab)
      expect(await buildOf(tab)).toBe(first)
      await tab.waitForTimeout(500)
      await tab.reload()
      await stands(tab)
      expect(await buildOf(tab)).toBe(second.id)
      await tab.close()
    }

    await visited(reader, '/en/faq/rule-priority/')
    expect(await buildOf(page)).toBe(second.id)
    await holds(page, 'en', 2)
  })
})
