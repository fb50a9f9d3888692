import { describe, expect, it } from 'vitest'
import { locales } from '../site/pages'
import { violations } from './axe'
import { atRest, newReader, opened, pasteInto, reload, withBrowser } from './reader'

withBrowser()

const phone = { viewport: { width: 390, height: 844 } }
const desk = { viewport: { width: 1280, height: 900 } }

describe('an answer is laid out for reading (M15)', () => {
  it('with its contents beside it where there is room, staying while one reads', async () => {
    const { page, close } = await opened('/en/faq/rule-priority/', desk)
    const contents = page.getByRole('navigation', { name: 'On this page' })
    const link = contents.getByRole('link', { name: 'Sources' })
    expect(await link.isVisible()).toBe(true)
    await page.evaluate(() => window.scrollTo(0, 1500))
    await expect.poll(() => link.evaluate((node) => node.getBoundingClientRect().top)).toBeGreaterThan(0)
    await link.click()
    expect(new URL(page.url()).hash).toBe('#sources')
    await close()
  })

  it('and folded to one row on a phone, after the answer', async () => {
    const { page, close } = await opened('/en/faq/rule-priority/', phone)
    const contents = page.getByRole('navigation', { name: 'On this page' })
    const link = contents.getByRole('link', { name: 'Sources' })
    expect(await link.isVisible()).toBe(false)
    const below = await contents.evaluate((node) => node.getBoundingClientRect().top)
    expect(below).toBeGreaterThan(await page.locator('h1 + p').evaluate((node) => node.getBoundingClientRect().bottom))
    await contents.getByText('On this page').click()
    expect(await link.isVisible()).toBe(true)
    expect(await violations(page)).toEqual([])
    await close()
  })

  it('each heading of the document can be linked', async () => {
    const { page, close } = await opened('/en/faq/rule-priority/', desk)
    const ids = await page.locator('article h2[id]').evaluateAll((all) => all.map((heading) => heading.id))
    expect(ids.length).toBeGreaterThan(3)
    const links = page.getByRole('link', { name: 'Link to this section' })
    expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')?.slice(1)))).toEqual(ids)
    await close()
  })

  it('and who comes to a heading by a link has the focus there (H3)', async () => {
    const { page, close } = await opened('/en/faq/rule-priority/', desk)
    const focused = () => page.evaluate(() => document.activeElement?.id)
    await page.getByRole('navigation', { name: 'On this page' }).getByRole('link', { name: 'Sources' }).press('Enter')
    await expect.poll(focused).toBe('sources')
    await page.goto('/en/faq/')
    await page
      .getByRole('navigation', { name: 'By task' })
      .getByRole('link', { name: /How it works/ })
      .press('Enter')
    await expect.poll(focused).toBe('know')
    await page.goto('/en/learn/priority/')
    await page.locator('a.button', { hasText: 'Start the exercises' }).press('Enter')
    await expect.poll(focused).toBe(new URL(page.url()).hash.slice(1))
    await close()
  })

  it('the ways on stay with the subject, and say where one is', async () => {
    const { page, close } = await opened('/en/faq/isolate-enis/', desk)
    await page.getByRole('navigation', { name: 'Previous question / Next question' }).waitFor()
    const ways = await page.locator('a[rel=prev], a[rel=next]').allInnerTexts()
    expect(ways.length).toBeGreaterThan(0)
    for (const way of ways) expect(way).toMatch(/Close and separate \d+ of \d+/)
    await close()
  })
})

describe('the index of answers', () => {
  it('is grouped by task and complete without JavaScript', async () => {
    const reader = await newReader({ javaScriptEnabled: false, ...desk })
    await reader.open('/en/faq/')
    expect(await reader.page.getByRole('heading', { level: 2 }).allInnerTexts()).toContain('Nothing connects')
    expect(await reader.page.locator('main section li a').count()).toBeGreaterThanOrEqual(26)
    expect(await reader.page.getByRole('searchbox').isVisible()).toBe(false)
    await reader.close()
  })

  it('is filtered as one types, by title and answer, whatever the width of the letters', async () => {
    const { page, close } = await opened('/ja/faq/', phone)
    const filter = page.getByRole('searchbox')
    await filter.pressSequentially('ﾎﾟｰﾄ ２５')
    await expect.poll(() => page.locator('main mark').first().innerText()).toMatch(/ポート|25/)
    expect(await page.getByRole('status').innerText()).toMatch(/^[1-9]\d? 件$/)
    await expect.poll(() => new URLSearchParams(new URL(page.url()).hash.slice(1)).get('find')).toBe('ﾎﾟｰﾄ ２５')
    await filter.press('ArrowDown')
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('A')
    await reload(page)
    await expect.poll(() => page.locator('main mark').count()).toBeGreaterThan(0)
    expect(await violations(page)).toEqual([])
    await filter.fill('そんな言葉はない')
    await page.getByText('当てはまる回答がありません').waitFor()
    await filter.press('Escape')
    await page.getByRole('heading', { name: 'つながらない' }).waitFor()
    await close()
  })
})

describe('home', () => {
  it.each(['ja', 'en'])('shows the four tools with a picture each in the first view: %s', async (locale) => {
    const { page, close } = await opened(`/${locale}/`, desk)
    const pictures = page.locator('#try ~ ul svg')
    expect(await pictures.count()).toBe(4)
    const links = page.locator('#try ~ ul h3')
    for (const link of await links.all()) {
      expect(await link.evaluate((node) => node.getBoundingClientRect().bottom)).toBeLessThan(900)
    }
    await page.getByText(locale === 'ja' ? 'そのまま貼り付けてください' : 'Or paste what you have').waitFor()
    expect(await violations(page)).toEqual([])
    await close()
  })
})

describe('the box of the home page', () => {
  it('takes output and a group one after the other: three pastes and presses to the cause, no scroll (journey a)', async () => {
    const { page, close } = await opened('/en/', desk)
    const box = page.locator('main input[type="text"]').first()
    await box.focus()
    await page.locator('html[data-runtime="live"]').waitFor({ state: 'attached' })
    await pasteInto(
      box,
      'State   Recv-Q  Send-Q   Local Address:Port   Peer Address:Port\nLISTEN  0  511  0.0.0.0:80  0.0.0.0:*  users:(("nginx",pid=1207,fd=6))\n',
    )
    await page.getByText('This looks like the output of a command.').waitFor()
    const rule = { Direction: 'ingress', IpProtocol: 'TCP', PortRange: '22/22', Policy: 'Accept', Priority: 1 }
    await pasteInto(
      box,
      JSON.stringify(
        {
          SecurityGroupId: 'sg-1',
          VpcId: 'vpc-1',
          InnerAccessPolicy: 'Accept',
          Permissions: { Permission: [{ ...rule, SourceCidrIp: '0.0.0.0/0', NicType: 'intranet' }] },
        },
        null,
        1,
      ),
    )
    await page.getByText('with security group data').waitFor()
    await page.getByRole('button', { name: 'Open in reachability' }).click()
    const cause = page.getByText('The security group stops it').first()
    await cause.waitFor()
    await expect
      .poll(() =>
        cause.evaluate((node) => node.getBoundingClientRect().top >= 0 && node.getBoundingClientRect().bottom <= 900),
      )
      .toBe(true)
    expect(await page.evaluate(() => window.scrollY)).toBe(0)
    await close()
  })
})

describe('the gate of the home page', () => {
  it('sends a packet of the picture through the rules, and shows others as they are changed (H16)', async () => {
    const { page, close } = await opened('/en/', desk)
    await page.getByRole('button', { name: /TCP 3306/ }).click()
    const gate = page.getByRole('figure', { name: 'The gate' })
    await gate.getByText('The default decides: Deny').waitFor()
    await gate.getByRole('button', { name: 'Back' }).focus()
    await page.keyboard.press('Home')
    await gate.getByText('A packet of TCP 3306 comes to the gate.').waitFor()
    await page.keyboard.press('End')
    await page.getByRole('button', { name: 'Edit rule sgr-default-3', exact: true }).click()
    await page.getByLabel('sgr-default-3: Port range').fill('3306/3306')
    await gate.getByText('The gate opens, and the packet passes.').waitFor()
    expect(await violations(page)).toEqual([])
    await close()
  })
})

describe('a wide table on a phone', () => {
  it.each([
    ['/en/faq/api-error-codes/', 'What is refused'],
    ['/en/faq/default-rules/', 'Protocol'],
    ['/ja/faq/delete-group-fails/', '理由'],
    ['/zh/tools/policy/', '结果'],
  ])('shows every column, row by row, each with its name: %s', async (path, column) => {
    const { page, close } = await opened(path, phone)
    const frames = page.locator('main [data-stacks]:has(table)')
    expect(await frames.count()).toBeGreaterThan(0)
    for (const frame of await frames.all())
      expect(await frame.evaluate((node) => node.scrollWidth - node.clientWidth)).toBeLessThanOrEqual(0)
    const labels = await page
      .locator('main [data-label]')
      .evaluateAll((all) => all.map((cell) => getComputedStyle(cell, '::before').content))
    expect(labels.some((label) => label.startsWith(`"${column}`))).toBe(true)
    await close()
  })
})

describe('the name of an operation or an error', () => {
  it.each(['/en/faq/api-error-codes/', '/ja/faq/rule-priority/', '/en/faq/ram-permission-needed/'])(
    'is broken only where its words meet: %s (H14)',
    async (path) => {
      const { page, close } = await opened(path, { viewport: { width: 320, height: 640 } })
      const broken = await page.locator('main :not(pre) > code').evaluateAll((all) =>
        all.flatMap((code) => {
          const text = code.textContent ?? ''
          if (/\s/.test(text)) return []
          const lines: { readonly top: number; letters: string }[] = []
          const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT)
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            for (let at = 0; at < (node.textContent ?? '').length; at += 1) {
              const range = document.createRange()
              range.setStart(node, at)
              range.setEnd(node, at + 1)
              const { top, width } = range.getBoundingClientRect()
              if (width === 0) continue
              const last = lines.at(-1)
              const letter = node.textContent?.[at] ?? ''
              if (last && Math.abs(last.top - top) < 4) last.letters += letter
              else lines.push({ top, letters: letter })
            }
          }
          return lines.slice(1).flatMap(({ letters }, line) => {
            const before = lines[line]?.letters.at(-1) ?? ''
            return /[a-z]/.test(before) && /^[a-z]/.test(letters) ? [`${text}: ${before}|${letters}`] : []
          })
        }),
      )
      expect(broken).toEqual([])
      await close()
    },
  )
})

describe('the menu of a phone (M4)', () => {
  it('closes by Escape and by a tap outside, and gives the focus back', async () => {
    const { page, close } = await opened('/en/faq/rule-priority/', phone)
    const menu = page.getByRole('button', { name: 'Menu' })
    const way = page.locator('#menu').getByRole('link', { name: 'Learn' })
    await menu.click()
    expect(await way.isVisible()).toBe(true)
    await page.keyboard.press('Escape')
    expect(await way.isVisible()).toBe(false)
    expect(await menu.evaluate((node) => node === document.activeElement)).toBe(true)
    await menu.click()
    await page.mouse.click(20, 700)
    expect(await way.isVisible()).toBe(false)
    await close()
  })

  it('opens without JavaScript', async () => {
    const reader = await newReader({ javaScriptEnabled: false, ...phone })
    await reader.open('/en/faq/rule-priority/')
    await reader.page.getByRole('button', { name: 'Menu' }).click()
    expect(await reader.page.locator('#menu').getByRole('link', { name: 'Learn' }).isVisible()).toBe(true)
    await reader.close()
  })
})

describe('an address without a page (M3)', () => {
  it.each([
    ['ja', 'ページが見つかりません', 'Page not found'],
    ['en', 'Page not found', 'ページが見つかりません'],
    ['zh', '找不到页面', 'Page not found'],
  ])('is told in the language of the address, with the ways that there are: %s', async (locale, told, other) => {
    const reader = await newReader()
    const answer = await reader.page.goto(`/${locale}/no/such/page`)
    expect(answer?.status()).toBe(404)
    await atRest(reader.page)
    const main = reader.page.locator('main')
    expect(await reader.page.locator('h1').innerText()).toBe(told)
    expect(await main.innerText()).not.toContain(other)
    for (const path of ['faq/', 'learn/', 'tools/reachability/', 'tools/cidr/']) {
      expect(await main.locator(`a[href="/${locale}/${path}"]`).count(), path).toBe(1)
    }
    // There is a box, and it answers.
    await main.getByRole('combobox').fill('port 80 unreachable')
    await main.getByRole('option').first().waitFor()
    await reader.context.close()
  })

  it.each([
    ['ja-JP', '/no-such-page/', 'ja'],
    ['en-GB', '/no-such-page/', 'en'],
    // A host that knows one page for all that is missing serves it below the languages, too.
    ['en-GB', '/zh/no-such-page/', 'zh'],
    ['fr-FR', '/no-such-page/', null],
  ])('outside of all languages in one that the reader has: %s, %s', async (language, path, shown) => {
    const reader = await newReader({ locale: language, apart: true })
    const { page } = reader
    await page.route('**/no-such-page/', (route) =>
      route
        .fetch({ url: new URL('/404.html', route.request().url()).href })
        .then((response) => route.fulfill({ response })),
    )
    await page.goto(path)
    const sections = page.locator('main section').filter({ visible: true })
    const languages = await sections.evaluateAll((all) => all.map((section) => section.getAttribute('lang')))
    expect([...languages].sort()).toEqual(shown === null ? [...locales].sort() : [shown])
    if (shown !== null) expect(await page.locator('html').getAttribute('lang')).toBe(shown)
    for (const path of ['/', '/faq/', '/ask/', '/tools/reachability/']) {
      expect(await sections.first().locator(`a[href="/${languages[0]}${path}"]`).count(), path).toBe(1)
    }
    // And the others are a press away.
    for (const other of locales) expect(await page.locator(`main > p a[lang="${other}"]`).isVisible()).toBe(true)
    await reader.context.close()
  })
})
