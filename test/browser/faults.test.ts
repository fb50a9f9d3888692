import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { violations } from './axe'
import { atRest, newReader, opened, shifted, withBrowser } from './reader'

withBrowser()

/**
 * What a review of an early build met, a test for each fault, in terms that hold for any build of the site: what the page is
 * called and built of today is the business of other files.
 */
const phone = { viewport: { width: 390, height: 844 } }
const desk = { viewport: { width: 1280, height: 900 } }

const sideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
const asks = (locale: string, question: string) => `/${locale}/ask/#q=${encodeURIComponent(question)}`

/** A group with so many rules, as the API shows it. */
function groupOf(count: number): string {
  const rule = { Direction: 'ingress', IpProtocol: 'TCP', Policy: 'Accept', Priority: '1', NicType: 'intranet' }
  return JSON.stringify({
    SecurityGroupId: 'sg-bp1faults',
    VpcId: 'vpc-bp1faults',
    InnerAccessPolicy: 'Accept',
    Permissions: {
      Permission: Array.from({ length: count }, (_, at) => ({
        ...rule,
        SecurityGroupRuleId: `sgr-bp1${String(at).padStart(13, '0')}`,
        PortRange: `${1000 + at}/${1000 + at}`,
        SourceCidrIp: `10.${at % 256}.${(7 * at) % 256}.0/24`,
      })),
    },
  })
}

/** Puts documents into the rule tool's box, opened where it is folded, and has them read. */
async function paste(page: Page, text: string) {
  await page.locator('main details').evaluateAll((all) => {
    for (const fold of all) fold.setAttribute('open', '')
  })
  await page.locator('main textarea').first().fill(text)
  await page.getByRole('button', { name: 'Read', exact: true }).first().click()
  await page.locator('main tbody tr').nth(5).waitFor({ state: 'attached' })
}

describe('what a reader of an early build met', () => {
  it.each([
    ['ja', 'サーバーに繋がらない'],
    ['ja', 'ポートが開かない'],
    ['ja', '通信できない'],
    ['en', "can't connect to my server"],
    ['en', 'my website is down'],
    ['zh', '连不上服务器'],
  ])('C2: the question box turned a broken service away: %s, %s', async (locale, question) => {
    const { page, close } = await opened(asks(locale, question))
    const ways = page.locator('main').getByRole('link').and(page.locator('.button'))
    await expect
      .poll(() => ways.first().getAttribute('href', { timeout: 2_000 }), { timeout: 10_000 })
      .toMatch(new RegExp(`^/${locale}/tools/reachability/`))
    expect(await ways.first().getAttribute('class')).toContain('primary')
    await close()
  })

  it('H3: the focus was lost with the button that had nothing more to do', async () => {
    const { page, close } = await opened('/en/tools/policy/', desk)
    await page.locator('main textarea').first().fill('{}')
    for (const name of ['Undo', 'Redo', 'Undo']) {
      await page.getByRole('button', { name, exact: true }).click()
      await atRest(page)
      expect(await page.evaluate(() => document.activeElement?.tagName), name).toBe('BUTTON')
    }
    await close()
  })

  it.each([phone, desk])('H5: a question in the address drew the list of answers, then took it away', async (size) => {
    const { page, close } = await opened(asks('ja', 'ポート 80 に繋がらない'), size)
    await page.locator('main article').first().waitFor()
    expect(await shifted(page)).toBeLessThanOrEqual(0.02)
    await close()
  })

  it('H6, security F5: a link held a set of any size, and was written into the history', async () => {
    const { page, close } = await opened('/en/tools/rules/')
    await paste(page, groupOf(300))
    await atRest(page)
    expect(page.url().length).toBeLessThanOrEqual(8000)
    await close()
  })

  it.each(['inside', 'priority', 'tidy-up'])(
    'H8: the course was wider than a phone for who comes back from a lesson: %s',
    async (last) => {
      const { page, open, close } = await newReader(phone)
      await open('/en/learn/')
      const record = JSON.stringify({ sekisho: 'learn', version: 1, last, exercises: {} })
      await page.evaluate((text) => localStorage.setItem('sekisho.learn', text), record)
      for (const width of [320, 390]) {
        await page.setViewportSize({ width, height: 844 })
        await page.reload()
        await atRest(page)
        expect(await page.locator('main a.button').filter({ visible: true }).count()).toBeGreaterThan(0)
        expect(await sideways(page), String(width)).toBeLessThanOrEqual(0)
      }
      await close()
    },
  )

  it('H15: on paper rules were fields, with their values cut', async () => {
    const { page, close } = await opened('/en/tools/rules/#example=1', desk)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('main').innerText()).toContain('198.51.100.0/24')
    const rows = page.locator('main table').filter({ hasText: '198.51.100.0/24' })
    expect(await rows.filter({ visible: true }).count()).toBeGreaterThan(0)
    expect(await rows.locator('input, select, textarea').filter({ visible: true }).count()).toBe(0)
    await close()
  })

  it('M1: a file that was dropped beside a box was not taken', async () => {
    const { page, close } = await opened('/en/tools/cidr/', desk)
    await page.locator('h1').evaluate((heading) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File(['203.0.112.0/25\n203.0.112.128/25\n'], 'mine.txt'))
      heading.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    })
    await expect.poll(() => page.locator('main').innerText(), { timeout: 8_000 }).toContain('203.0.112.0/24')
    await close()
  })

  it.each(['rules', 'cidr', 'policy'])('M2: without scripts a tool had dead buttons and no word: %s', async (tool) => {
    const reader = await newReader({ javaScriptEnabled: false })
    await reader.open(`/en/tools/${tool}/`)
    expect(await reader.page.locator('main').innerText()).toContain('JavaScript')
    await reader.close()
  })

  it('M3: an address without a page spoke of a box and a list that were not there', async () => {
    const reader = await newReader()
    await reader.page.goto('/en/no-such-page/')
    await atRest(reader.page)
    expect(await reader.page.locator('main').innerText()).not.toMatch(/下の検索|Ask below/)
    // That there is no page is an error to the browser's console, too.
    await reader.context.close()
  })

  it('M4: a press beside the question box left it open', async () => {
    const { page, close } = await opened('/en/faq/rule-priority/', desk)
    await page.keyboard.press('Control+k')
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    await page.mouse.click(10, 800)
    expect(await dialog.isVisible()).toBe(false)
    await close()
  })

  it('M4: neither Escape nor a tap beside it closed the menu of a phone', async () => {
    const { page, close } = await opened('/en/faq/rule-priority/', phone)
    const menu = page.locator('header :is(summary, button)').filter({ hasText: 'Menu' })
    const learn = page.locator('header').getByRole('link', { name: 'Learn' }).filter({ visible: true })
    for (const leave of [() => page.keyboard.press('Escape'), () => page.mouse.click(20, 700)]) {
      await menu.click()
      expect(await learn.count()).toBeGreaterThan(0)
      await leave()
      expect(await learn.count()).toBe(0)
    }
    await close()
  })

  it('M5: every question had the same title, and keys were told for a list that was not there', async () => {
    const { page, close } = await opened(asks('en', 'port 80 unreachable'))
    await page.locator('main article').first().waitFor()
    await expect.poll(() => page.title()).toMatch(/^port 80 unreachable/)
    expect((await page.getByRole('status').allTextContents()).join(' ')).not.toMatch(/arrow keys/)
    await close()
  })

  it('M6: the open view of the rules was in no address before an edit', async () => {
    const { page, close } = await opened('/en/tools/rules/#example=1', desk)
    const third = page.getByRole('tab').nth(2)
    await third.click()
    await atRest(page)
    await page.reload()
    await atRest(page)
    expect(await third.getAttribute('aria-selected')).toBe('true')
    await close()
  })

  it('M7: evidence was told in other words than it was pasted in, and without its line', async () => {
    const { page, close } = await opened('/en/tools/reachability/', desk)
    const rule =
      '{"Direction":"ingress","IpProtocol":"TCP","PortRange":"80/80","Policy":"Drop","Priority":"1","SourceCidrIp":"0.0.0.0/0"}'
    await page.getByLabel('Port', { exact: true }).fill('80')
    await page
      .getByLabel('Output, errors, JSON')
      .fill(`{"SecurityGroupId":"sg-bp1faults","VpcId":"vpc-bp1faults","Permissions":{"Permission":[\n${rule}\n]}}`)
    const told = page.locator('main pre').filter({ hasText: 'IpProtocol' }).filter({ visible: true }).first()
    await told.waitFor()
    expect(await told.innerText()).toContain(rule)
    expect(await page.locator('main').innerText()).toMatch(/line 2/i)
    await close()
  })

  it('M10: with an answer open in the box of the home page a level of headings was missing', async () => {
    const { page, close } = await opened('/en/', desk)
    await page.getByRole('main').getByRole('combobox').fill('port 80 unreachable')
    await page.locator('main search').getByRole('heading').first().waitFor()
    expect(await violations(page)).toEqual([])
    await close()
  })

  it('M11: readers were told the numbers of our statements', async () => {
    const { page, close } = await opened('/en/faq/rule-priority/', desk)
    const folded = page.locator('main button[aria-expanded="false"]').first()
    if ((await folded.count()) > 0) await folded.click()
    await page.locator('main select').first().waitFor()
    await atRest(page)
    expect((await page.locator('main').innerText()).match(/\b[FGLMOPRTVX]-\d{1,2}\b/)).toBeNull()
    await close()
  })

  it('M12: an exercise that is about priorities let everything be changed', async () => {
    const { page, close } = await opened('/en/learn/priority/', desk)
    const begin = page.locator('main a.button', { hasText: 'Start the exercises' })
    if ((await begin.count()) > 0) await begin.click()
    const edit = page
      .getByRole('button', { name: /Edit.* rule-2$/ })
      .filter({ visible: true })
      .first()
    if ((await edit.count()) > 0) await edit.click()
    const field = (name: string) =>
      page
        .locator('main')
        .getByLabel(new RegExp(`rule-2: ${name}`))
        .filter({ visible: true })
        .first()
    await field('Priority').waitFor()
    expect(await field('Priority').isEnabled()).toBe(true)
    expect(await field('Port range').isEnabled()).toBe(false)
    await close()
  })

  it('M15: a long answer had no list of its sections, and no link to any', async () => {
    const { page, close } = await opened('/en/faq/rule-priority/', desk)
    const ids = await page.locator('article h2[id]').evaluateAll((all) => all.map(({ id }) => id))
    expect(ids.length).toBeGreaterThan(3)
    for (const id of ids) expect(await page.locator(`main a[href="#${id}"]`).count(), id).toBe(2)
    await close()
  })
})
