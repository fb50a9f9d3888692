import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { violations } from './axe'
import { newReader, opened, shifted, withBrowser } from './reader'

withBrowser()

const phone = { viewport: { width: 390, height: 844 } }
const desk = { viewport: { width: 1280, height: 900 } }

describe('the contents of a text', () => {
  it('mark the section that is being read, with no script of the page itself', async () => {
    const { page, close } = await opened('/en/faq/rule-priority/', desk)
    const marked = page.locator('[data-contents] a[aria-current]')
    expect(await marked.count()).toBe(0)
    for (const id of ['how', 'why', 'sources']) {
      await page.locator(`#${id}`).evaluate((heading) => heading.scrollIntoView({ block: 'start' }))
      await expect
        .poll(() => marked.evaluateAll((all) => all.map((link) => link.getAttribute('href'))))
        .toEqual([`#${id}`])
    }
    await close()
  })
})

/** The lines of a text as they are broken on the page. */
function linesOf(page: Page, selector: string): Promise<string[]> {
  return page.locator(selector).evaluate((element) => {
    const lines: { top: number; text: string }[] = []
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent ?? ''
      for (let at = 0; at < text.length; at += 1) {
        const range = document.createRange()
        range.setStart(node, at)
        range.setEnd(node, at + 1)
        const { top } = range.getBoundingClientRect()
        const last = lines.at(-1)
        if (last && Math.abs(last.top - top) < 4) last.text += text[at]
        else lines.push({ top, text: text[at] ?? '' })
      }
    }
    return lines.map(({ text }) => text.trim())
  })
}

describe('a title', () => {
  it.each([
    ['/zh/', ['拦下', '放行', '安全组', '为什么']],
    ['/ja/', ['セキュリティグループ', '通す', '止める', '理由']],
  ])('is not broken inside a word on a phone: %s', async (path, words) => {
    const { page, close } = await opened(path, { ...phone, viewport: { width: 320, height: 640 } })
    const lines = await linesOf(page, 'h1')
    expect(lines.length).toBeGreaterThan(1)
    const whole = lines.join('')
    for (const word of words.filter((each) => whole.includes(each)))
      expect(
        lines.some((line) => line.includes(word)),
        `${word} in ${lines.join(' / ')}`,
      ).toBe(true)
    await close()
  })
})

describe('a text', () => {
  it.each([390, 768, 1280, 1920])('is at most 704 pixels wide at %i', async (width) => {
    const { page, close } = await opened('/en/faq/ip-and-cidr/', { viewport: { width, height: 900 } })
    const wide = await page
      .locator('article p')
      .evaluateAll((all) => Math.max(...all.map((paragraph) => paragraph.getBoundingClientRect().width)))
    expect(wide).toBeLessThanOrEqual(704)
    await close()
  })
})

describe('the left edge', () => {
  it.each([390, 768, 1280, 1920])('of name, title and text is one line at %i', async (width) => {
    const reader = await newReader({ javaScriptEnabled: false, viewport: { width, height: 900 } })
    const left = (selector: string) =>
      reader.page
        .locator(selector)
        .first()
        .evaluate((node) => Math.round(node.getBoundingClientRect().left))
    for (const path of [
      '/en/faq/rule-priority/',
      '/ja/glossary/',
      '/zh/changes/',
      '/en/ask/',
      '/ja/all/',
      '/zh/faq/',
    ]) {
      await reader.open(path)
      const edge = await left('header a')
      // Beside an answer on a wide desk it is the edge of the pages around it.
      const isAmong = width === 1920 && path === '/en/faq/rule-priority/'
      const first = isAmong ? ['[data-around]'] : ['main h1', 'main h1 ~ p, main h1 + *']
      for (const part of first) expect(await left(part), path).toBe(edge)
    }
    await reader.close()
  })
})

describe('the pages around an answer', () => {
  it.each([1440, 1920])('stand at its left on a desk of %i, its own group open, and move nothing', async (width) => {
    const { page, close } = await opened('/en/faq/rule-priority/', { viewport: { width, height: 900 } })
    const list = page.getByRole('navigation', { name: 'Frequently asked questions' })
    await list.waitFor()
    expect(await shifted(page)).toBeLessThanOrEqual(0.02)
    const here = list.locator('[aria-current="page"]')
    expect(await here.allInnerTexts()).toEqual([await page.locator('h1').innerText()])
    expect(await here.isVisible()).toBe(true)
    const neighbour = await page.locator('main a[rel="next"]').getAttribute('href')
    expect(await list.locator(`a[href="${neighbour}"]`).isVisible()).toBe(true)
    expect(await list.locator('a').filter({ visible: true }).count()).toBeLessThan(20)
    expect(await violations(page)).toEqual([])
    // The page comes to life around it, and another page takes its place without a load.
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').getByRole('combobox').waitFor()
    await page.keyboard.press('Escape')
    await list.waitFor()
    await page.locator('main a[rel="next"]').click()
    await page.waitForURL(`**${neighbour}`)
    await expect.poll(() => list.locator('[aria-current="page"]').getAttribute('href')).toBe(neighbour)
    await close()
  })

  it.each([1440, 1920])('stand beside the text of a lesson on a desk of %i, and move nothing', async (width) => {
    const { page, close } = await opened('/en/learn/priority/', { viewport: { width, height: 900 } })
    const list = page.getByRole('navigation', { name: 'Course', exact: true })
    await list.waitFor()
    expect(await shifted(page)).toBeLessThanOrEqual(0.02)
    const here = list.locator('[aria-current="page"]')
    expect(await here.count()).toBe(1)
    expect(await page.locator('h1').innerText()).toContain(await here.innerText())
    expect(await list.getByRole('link').count()).toBeGreaterThan(15)
    const [text, beside] = await Promise.all([page.locator('main h2').first().boundingBox(), list.boundingBox()])
    expect(beside?.x ?? 0).toBeGreaterThan((text?.x ?? 0) + (text?.width ?? 0))
    expect((beside?.x ?? 0) + (beside?.width ?? 0)).toBeLessThanOrEqual(width)
    expect(await violations(page)).toEqual([])
    // Beside an exercise there is no room, and no need.
    await page.getByRole('link', { name: 'Start the exercises' }).first().click()
    await expect.poll(() => list.isVisible()).toBe(false)
    await close()
  })

  it.each([390, 1280])('are not even fetched at %i', async (width) => {
    const { page, close } = await opened('/en/faq/rule-priority/', { viewport: { width, height: 900 } })
    const asked = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))
    expect(asked.filter((name) => name.includes('around'))).toEqual([])
    await close()
  })
})

describe('a command', () => {
  it.each([desk, phone])('is broken between its parameters alone', async (size) => {
    const { page, close } = await opened('/en/faq/rule-priority/', size)
    const command = page.locator('article pre code').filter({ visible: true }).last()
    const words = new Set((await command.innerText()).split(/\s+/))
    await command.evaluate((code) => code.setAttribute('id', 'command'))
    const lines = await linesOf(page, '#command')
    expect(lines.length).toBeGreaterThan(1)
    for (const line of lines) for (const word of line.split(/\s+/)) expect(words, line).toContain(word)
    await close()
  })
})

describe('the sign for yes', () => {
  it.each([
    ['/ja/', 'circle'],
    ['/zh/', 'circle'],
    ['/en/', 'tick'],
  ])('is that of the language at the gate of %s', async (path, shape) => {
    const { page, close } = await opened(path, desk)
    const signs = page.locator('figure li svg.accept path')
    expect(await signs.count()).toBeGreaterThan(0)
    const drawn = await signs.first().getAttribute('d')
    expect(drawn?.endsWith('z') ? 'circle' : 'tick').toBe(shape)
    expect(await page.locator('figure').innerText()).not.toContain('○')
    await close()
  })

  it.each(['/en/faq/rule-limit-reached/', '/en/tools/policy/', '/en/learn/priority/'])(
    'is a tick in English: %s',
    async (path) => {
      const { page, close } = await opened(path, desk)
      expect(await page.locator('main').innerText()).not.toContain('○')
      await close()
    },
  )
})

describe('all answers', () => {
  it('stand on one page in short, and in full on a page for each purpose', async () => {
    const reader = await newReader({ javaScriptEnabled: false, ...desk })
    const { page } = reader
    await reader.open('/en/faq/')
    const listed = await page.locator('main section li a').count()
    await reader.open('/en/all/')
    expect(await page.locator('main article').count()).toBe(listed)
    const parts = await page
      .locator('main a[href^="/en/all/"]')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
    let full = 0
    for (const part of parts) {
      await reader.open(part)
      full += await page.locator('main article').count()
      expect(await page.locator('main article h3').count()).toBeGreaterThan(0)
    }
    expect(full).toBe(listed)
    await reader.close()
  })
})

describe('a figure', () => {
  it('shows a block as a part of another, to scale', async () => {
    const { page, close } = await opened('/en/faq/ip-and-cidr/', phone)
    const figure = page.locator('figure', { hasText: '192.168.0.0/19 (8,192 addresses)' })
    const [whole, part] = await figure
      .locator('rect')
      .evaluateAll((all) => all.map((rect) => rect.getBoundingClientRect().width))
    expect((part ?? 0) / (whole ?? 1)).toBeCloseTo(8192 / 65536, 2)
    expect(await figure.innerText()).toContain('192.168.31.255')
    await close()
  })

  it('shows the interface that is in two groups inside the frames of both', async () => {
    const { page, close } = await opened('/en/faq/what-is-a-security-group/', { viewport: { width: 320, height: 640 } })
    const picture = page.getByRole('img', { name: /member of both/ })
    const boxes = await picture.locator('> div').evaluateAll((all) =>
      all.map((box) => {
        const { left, right, top, bottom } = box.getBoundingClientRect()
        return { left, right, top, bottom }
      }),
    )
    const [web, guard, ...interfaces] = boxes
    const inside = (outer: (typeof boxes)[number] | undefined) =>
      interfaces.map(
        (box) =>
          outer !== undefined &&
          box.left >= outer.left &&
          box.right <= outer.right &&
          box.top >= outer.top &&
          box.bottom <= outer.bottom,
      )
    expect(inside(web)).toEqual([true, true, false])
    expect(inside(guard)).toEqual([false, true, true])
    await close()
  })
})
