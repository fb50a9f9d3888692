import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { violations } from './axe'
import { atRest, newReader, opened, withBrowser } from './reader'

withBrowser()

const phone = { viewport: { width: 390, height: 844 } }
const desk = { viewport: { width: 1280, height: 900 } }
const sockets = 'State Recv-Q Send-Q Local Address:Port Peer Address:Port\nLISTEN 0 511 127.0.0.1:80 0.0.0.0:*\n'

const focused = (page: Page) => page.evaluate(() => document.activeElement?.tagName)

describe('the focus stays with the reader (H3)', () => {
  it('when undo and redo have nothing more to do, and when all is cleared', async () => {
    const { page, close } = await opened('/en/tools/policy/')
    await page.getByLabel('RAM policies', { exact: true }).fill('{}')
    for (const name of ['Undo', 'Redo', 'Undo', 'Redo', 'Clear all']) {
      await page.getByRole('button', { name, exact: true }).click()
      expect(await focused(page), name).toBe('BUTTON')
    }
    await close()
  })
})

describe('the focus is on what came of it (H3)', () => {
  it('when a question is asked on the home page, and when pages follow each other without a load', async () => {
    const { page, close } = await opened('/en/', desk)
    const box = page.getByRole('main').getByRole('combobox')
    const place = () => page.evaluate(() => [document.activeElement?.id, document.querySelector(':target')?.id ?? ''])
    await box.fill('port')
    await page.getByRole('main').getByRole('link', { name: 'Nothing connects' }).press('Enter')
    await expect.poll(place).toEqual(['connect', 'connect'])
    await page.goBack()
    await box.fill('port 80 unreachable')
    await box.press('Enter')
    await page.waitForURL('**/en/ask/#**')
    const card = page.getByRole('main').getByRole('article').first()
    await card.waitFor()
    await expect
      .poll(() =>
        card.evaluate(
          ({ parentElement }) =>
            document.activeElement?.matches('main *') && document.activeElement.contains(parentElement),
        ),
      )
      .toBe(true)
    await card.getByRole('link', { name: 'Read more' }).press('Enter')
    await page.waitForURL('**/en/faq/**')
    // The content, or the section that the link names.
    await expect.poll(async () => (await place())[0]).toMatch(/./)
    await close()
  })

  it('when the rule tool begins with its example, and when that is undone', async () => {
    const { page, close } = await opened('/en/tools/rules/', desk)
    await page.getByRole('button', { name: 'Try an example' }).press('Enter')
    await page.getByRole('tab').first().waitFor()
    await expect.poll(() => focused(page)).not.toBe('BODY')
    await page.getByRole('button', { name: 'Undo', exact: true }).press('Enter')
    await page.getByRole('button', { name: 'Try an example' }).waitFor()
    await expect.poll(() => focused(page)).not.toBe('BODY')
    await close()
  })

  it.each(['10.0.0.0/9 10.128.0.0/9', '0.0.0.0/0 except 10.0.0.0/8'])(
    'when lists go to where lists are worked on: %s',
    async (lists) => {
      const { page, close } = await opened('/en/tools/cidr/', desk)
      await page.getByLabel('Address, block or range').fill(lists)
      await page.getByRole('button', { name: 'Use it in' }).press('Enter')
      await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('sets')
      await close()
    },
  )

  it('when a policy closes what was open, and its button goes', async () => {
    const { page, close } = await opened('/en/tools/policy/', desk)
    const add = page.getByRole('button', { name: /^Close \d+ of them$/ })
    await add.click()
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toMatch(/\d/)
    expect(await focused(page)).not.toBe('BODY')
    await close()
  })
})

describe('a file that is dropped anywhere (M1)', () => {
  const drop = (page: Page, content: string) =>
    page.locator('h1').evaluate((heading, text) => {
      const data = new DataTransfer()
      data.items.add(new File([text], 'mine.txt'))
      heading.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
    }, content)

  it.each([
    ['/en/', sockets, 'Open in reachability'],
    ['/en/tools/reachability/', sockets, 'loopback address alone'],
    [
      '/en/tools/policy/',
      '{"Version":"1","Statement":[{"Effect":"Deny","Action":"ecs:Leave*","Resource":"*"}]}',
      'ecs:Leave*',
    ],
    ['/en/tools/cidr/', '10.64.0.0/11\n10.96.0.0/11\n', '10.64.0.0/10'],
  ])('is taken: %s', async (path, content, shown) => {
    const { page, close } = await opened(path)
    await drop(page, content)
    await expect
      .poll(() =>
        page.locator('main').evaluate((main) => `${main.textContent} ${main.querySelector('textarea')?.value}`),
      )
      .toContain(shown)
    await close()
  })

  it('where nobody takes it, does not replace the page', async () => {
    const { page, close } = await opened('/en/faq/rule-priority/')
    const prevented = await page.locator('h1').evaluate((heading) => {
      const data = new DataTransfer()
      data.items.add(new File(['x'], 'mine.txt'))
      return !heading.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
    })
    expect(prevented).toBe(true)
    await close()
  })
})

describe('the diagnosis shows its verdict first (H2, journey a)', () => {
  it.each([desk, phone])('paste box, verdict and path stand in one view', async (size) => {
    const { page, close } = await opened('/en/tools/reachability/', size)
    const top = (name: string) => page.getByLabel(name).evaluate((node) => node.getBoundingClientRect().top)
    expect(await top('Output, errors, JSON')).toBeLessThan(size.viewport.height / 2)
    await page.getByLabel('Output, errors, JSON').fill(sockets)
    const verdict = page.getByText('loopback address alone').first()
    await verdict.waitFor()
    expect(await verdict.evaluate((node) => node.getBoundingClientRect().bottom)).toBeLessThan(size.viewport.height)
    // While nothing is scrolled under what stays: half of a button is no target.
    expect(await violations(page)).toEqual([])
    await page.evaluate(() => window.scrollTo(0, 600))
    expect(await verdict.evaluate((node) => node.getBoundingClientRect().top)).toBeGreaterThan(0)
    await page.getByRole('button', { name: 'What fixes it' }).click()
    expect(await focused(page)).toBe('DIV')
    // On paper the verdict comes first, and what stands in folds is there (H15), with the day and what was pasted.
    const paper = page.locator('.on-paper')
    await paper.getByText('LISTEN').waitFor({ state: 'attached' })
    expect(await paper.filter({ visible: true }).count()).toBe(0)
    await page.emulateMedia({ media: 'print' })
    expect(await paper.getByText(/^Printed on \d+ \w+ \d{4} http/).isVisible()).toBe(true)
    expect(await paper.getByText('LISTEN').isVisible()).toBe(true)
    const title = await page.getByRole('heading', { level: 1 }).evaluate((node) => node.getBoundingClientRect().bottom)
    expect(await verdict.evaluate((node) => node.getBoundingClientRect().top)).toBeLessThan(title + 80)
    expect(await page.getByText('What do you see?').isVisible()).toBe(false)
    const checks = page.locator('main li details pre')
    expect(await checks.count()).toBeGreaterThan(0)
    for (const check of await checks.all()) expect(await check.isVisible()).toBe(true)
    await close()
  })

  it('a shared diagnosis opens on it, with the evidence folded', async () => {
    const { page, context, close } = await opened('/en/tools/reachability/', phone)
    await page.getByLabel('Output, errors, JSON').fill(sockets)
    await expect.poll(() => page.url()).toContain('kept=')
    const second = await context.newPage()
    await second.goto(page.url())
    await atRest(second)
    const verdict = second.getByText('loopback address alone').first()
    await verdict.waitFor()
    expect(await verdict.evaluate((node) => node.getBoundingClientRect().bottom)).toBeLessThan(844)
    expect(await second.getByLabel('Output, errors, JSON').isVisible()).toBe(false)
    await close()
  })

  it('each layer of the path tells its reason when it is chosen', async () => {
    const { page, close } = await opened('/en/tools/reachability/', desk)
    await page.getByLabel('Output, errors, JSON').fill(sockets)
    const path = page.getByRole('region', { name: 'From the client to the process' })
    await expect.poll(() => path.getByRole('heading', { level: 3 }).innerText()).toBe('Listening socket')
    expect(await path.innerText()).toContain('127.0.0.1:80')
    await path.getByRole('button', { name: /Network ACL/ }).click()
    expect(await path.getByRole('heading', { level: 3 }).innerText()).toBe('Network ACL')
    await close()
  })

  it('an error text that was pasted marks the layers that its button would (evidence E)', async () => {
    const { page, close } = await opened('/en/tools/reachability/', desk)
    await page
      .getByLabel('Output, errors, JSON')
      .fill('curl: (28) Failed to connect to 203.0.113.80 port 80: Connection timed out\n')
    await page.getByText('suspected', { exact: true }).first().waitFor()
    await close()
  })
})

describe('the question box over a page (M4)', () => {
  it('closes by a press beside it, and not by one inside', async () => {
    const { page, close } = await opened('/en/tools/policy/', desk)
    await page.keyboard.press('Control+k')
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    await dialog.click({ position: { x: 5, y: 5 } })
    expect(await dialog.isVisible()).toBe(true)
    await page.mouse.click(10, 800)
    expect(await dialog.isVisible()).toBe(false)
    await close()
  })
})

describe('without JavaScript (M2)', () => {
  it.each(['rules', 'cidr', 'policy', 'reachability'])('a tool says what it needs: %s', async (tool) => {
    const reader = await newReader({ javaScriptEnabled: false })
    await reader.open(`/en/tools/${tool}/`)
    expect(await reader.page.locator('main').innerText()).toContain('JavaScript')
    await reader.close()
  })

  it.each([
    ['rules', ['rule-4: Inbound TCP 22', '203.0.113.5', 'It is stopped', 'rule-4 of web (priority 20) denies it']],
    ['cidr', ['192.168.0.0/19', '8,192']],
    ['policy', ['Still open', 'ecs:JoinSecurityGroup']],
    ['reachability', ['127.0.0.1:80', 'loopback address alone', 'Network ACL']],
  ])('and shows its example as text, with nothing to press that does nothing: %s', async (tool, shown) => {
    const reader = await newReader({ javaScriptEnabled: false })
    await reader.open(`/en/tools/${tool}/`)
    const text = await reader.page.locator('main').innerText()
    for (const each of shown) expect(text).toContain(each)
    const dead = 'main :is(.button:not(a, summary), .quiet, ul button, input[type="range"], input[type="file"])'
    expect(await reader.page.locator(dead).filter({ visible: true }).allInnerTexts()).toEqual([])
    await reader.close()
  })

  it.each(['/en/', '/ja/ask/', '/zh/faq/rule-priority/', '/en/tools/cidr/'])(
    'the frame offers no question box and no themes, which a script would have to do: %s',
    async (path) => {
      for (const viewport of [desk.viewport, phone.viewport]) {
        const reader = await newReader({ javaScriptEnabled: false, viewport })
        await reader.open(path)
        const menu = reader.page.locator('header button[popovertarget]')
        if (await menu.isVisible()) await menu.click()
        const dead = reader.page.locator('header :is([data-opens-ask], select, button:not([popovertarget]))')
        expect(await dead.count()).toBeGreaterThan(0)
        expect(await dead.filter({ visible: true }).count()).toBe(0)
        await reader.close()
      }
    },
  )

  it('the ask page is a list of all answers: neither a field nor an example is there to be tried', async () => {
    const reader = await newReader({ javaScriptEnabled: false })
    await reader.open('/en/ask/')
    const main = reader.page.locator('main')
    expect(await main.locator('input, a[href*="#q="]').count()).toBeGreaterThan(0)
    expect(await main.locator('input, a[href*="#q="]').filter({ visible: true }).count()).toBe(0)
    expect(await main.locator('a[href*="/faq/"]').filter({ visible: true }).count()).toBeGreaterThan(26)
    await reader.close()
  })

  it.each(['/ja/faq/rule-priority/', '/en/faq/port-80-unreachable/'])(
    'a text offers nothing that a script would have to do: %s',
    async (path) => {
      const reader = await newReader({ javaScriptEnabled: false })
      await reader.open(path)
      const dead = reader.page.locator('main :is(button.button, .quiet):not(form[action] *)')
      expect(await dead.count()).toBeGreaterThan(0)
      expect(await dead.filter({ visible: true }).count()).toBe(0)
      await reader.close()
    },
  )
})

describe('the layers that an answer tells', () => {
  it('are those of the diagnosis, in its order', async () => {
    const { page, close } = await opened('/en/faq/port-80-unreachable/', desk)
    const told = await page.locator('#why ~ ol').first().locator('strong').allInnerTexts()
    await page.goto('/en/tools/reachability/')
    await atRest(page)
    const path = page.getByRole('region', { name: 'From the client to the process' })
    expect(told).toEqual(await path.locator('strong').allInnerTexts())
    await close()
  })
})
