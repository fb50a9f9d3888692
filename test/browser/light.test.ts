import { describe, expect, it } from 'vitest'
import { encodeState } from '@/components/fragment'
import { isLive, isReady } from '@/components/runtime/marks'
import { atRest, newReader, type Reader, withBrowser } from './reader'

withBrowser()

const phone = { viewport: { width: 412, height: 823 }, hasTouch: true }
const runtime = (reader: Reader) => reader.page.evaluate(() => document.documentElement.dataset.runtime ?? 'asleep')
const awake = (reader: Reader) => reader.page.waitForFunction(() => document.documentElement.dataset.runtime === 'live')

/** A reader who notes what the page asks the server for. */
async function counting(path: string, screen: Parameters<typeof newReader>[0] = phone) {
  const reader = await newReader(screen)
  const asked: string[] = []
  reader.page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await reader.open(path)
  return { reader, asked }
}

/** Holds back what a page loads later, until the function that comes back is called. */
async function hold({ page }: Reader): Promise<() => void> {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/_next/**', async (route) => {
    await held
    await route.continue()
  })
  return release
}

describe('a page of text', () => {
  it.each([
    '/ja/',
    '/ja/faq/',
    '/ja/faq/protocols-and-ports/',
    '/en/faq/deny-ram-users/',
    '/ja/learn/',
    '/ja/learn/a-rule/',
    '/ja/all/',
  ])('%s asks for nothing but itself and its icon until it is touched', async (path) => {
    const { reader, asked } = await counting(path)
    expect(asked.filter((file) => file !== '/icon.svg')).toEqual([path])
    expect(await runtime(reader)).toBe('asleep')
    await reader.close()
  })

  it('becomes live when a reader scrolls to a live part, without anything moving', async () => {
    const { reader } = await counting('/ja/faq/protocols-and-ports/')
    await reader.page.evaluate(() => {
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          document.documentElement.dataset.shift = String(
            Number(document.documentElement.dataset.shift ?? 0) + ('value' in entry ? Number(entry.value) : 0),
          )
      }).observe({ type: 'layout-shift', buffered: true })
    })
    await reader.page.mouse.move(10, 10)
    await reader.page.locator('main [data-live]').first().scrollIntoViewIfNeeded()
    await reader.page.locator(`main [data-live="${isReady}"]`).first().waitFor()
    // The part has scripts of its own; those of the page are not needed for it.
    expect(await runtime(reader)).toBe('asleep')
    expect(Number((await reader.page.locator('html').getAttribute('data-shift')) ?? 0)).toBeLessThanOrEqual(0.02)
    await reader.close()
  })

  it('takes a pointer that lies on it as it comes up for no move', async () => {
    const { reader, asked } = await counting('/en/faq/rule-priority/', {})
    const { page } = reader
    // Chromium tells of it in just this way, sooner or later than the page begins to listen.
    await page.evaluate(() => {
      for (const type of ['pointermove', 'mousemove'])
        document.body.dispatchEvent(
          new PointerEvent(type, { bubbles: true, pointerType: 'mouse', clientX: 9, clientY: 9 }),
        )
    })
    await atRest(page)
    expect(asked.filter((file) => file.startsWith('/_next/'))).toEqual([])
    await page.mouse.move(10, 10)
    await page.locator('main [data-live]').first().scrollIntoViewIfNeeded()
    await page.locator(`main [data-live="${isReady}"]`).first().waitFor()
    await reader.close()
  })

  it('is laid out in full in the end, as if nothing had been put off', async () => {
    const { reader } = await counting('/ja/faq/protocols-and-ports/')
    const height = () => reader.page.evaluate(() => document.documentElement.scrollHeight)
    const inSteps = await height()
    // Nothing is put off where the address leads further down.
    await reader.open('/ja/faq/protocols-and-ports/#official')
    await reader.page.reload()
    await reader.page.locator('#official').waitFor()
    expect(await height()).toBe(inSteps)
    expect(await reader.page.evaluate(() => scrollY)).toBeGreaterThan(0)
    // Where the browser finds no time for it, the first press shows the rest.
    await reader.page.addInitScript(() => {
      window.requestIdleCallback = () => 0
    })
    await reader.page.goto('/ja/faq/protocols-and-ports/')
    await reader.page.locator('html[data-first="rest"]').waitFor()
    expect(await height()).toBeLessThan(inSteps)
    await reader.page.keyboard.press('Shift')
    expect(await height()).toBe(inSteps)
    await reader.close()
  })

  it('is not laid out in full for a tap that opens a simulator where it stands, but for one elsewhere', async () => {
    const { reader } = await counting('/ja/faq/port-80-unreachable/')
    const { page } = reader
    const release = await hold(reader)
    await page.addInitScript(() => {
      // So much is laid out as it takes to see the button, and no more.
      window.requestIdleCallback = (further) => {
        if (!document.querySelector('[data-unfolds]')?.checkVisibility()) setTimeout(further)
        return 0
      }
    })
    await page.goto('/ja/faq/port-80-unreachable/')
    const putOff = page.locator('html[data-first="rest"]')
    await putOff.waitFor()
    await page.getByRole('button', { name: '条件を変えて試す' }).first().tap()
    expect(await page.getByRole('combobox', { name: '方向' }).first().isVisible()).toBe(true)
    expect(await putOff.count()).toBe(1)
    await page.locator('main h1').tap()
    expect(await putOff.count()).toBe(0)
    release()
    await reader.close()
  })

  it('stays asleep while a reader only reads', async () => {
    const { reader } = await counting('/ja/faq/why-choose-a-security-group/')
    await reader.page.mouse.wheel(0, 400)
    await reader.page.mouse.wheel(0, 4000)
    await reader.page.waitForFunction(() => scrollY > 0)
    expect(await runtime(reader)).toBe('asleep')
    await reader.close()
  })

  it('opens a folded simulator at the press, and does again what was changed in it and pressed before it was live', async () => {
    const { reader } = await counting('/ja/faq/protocols-and-ports/')
    const { page } = reader
    const release = await hold(reader)
    const button = page.getByRole('button', { name: '条件を変えて試す' }).first()
    await button.tap()
    const verdict = page.getByRole('group', { name: '判定' }).first()
    expect(await verdict.innerText()).toMatch(/止まります/)
    const protocol = page.getByRole('combobox', { name: /^プロトコル/ })
    await protocol.selectOption('udp')
    await protocol.focus()
    await page.getByRole('button', { name: 'コピー' }).first().dispatchEvent('click')
    expect(await runtime(reader)).toBe('coming')
    release()
    await expect.poll(() => verdict.innerText()).toMatch(/通ります.*sgr-dns-1/s)
    expect(await protocol.evaluate((field) => field === document.activeElement)).toBe(true)
    expect(await page.getByRole('button', { name: '条件を閉じる' }).getAttribute('aria-expanded')).toBe('true')
    await page.waitForFunction(async () => (await navigator.clipboard.readText()).includes('AuthorizeSecurityGroup'))
    await reader.close()
  })

  it('leaves a simulator that lives alone as it is when the rest of the page comes to live', async () => {
    const { reader, asked } = await counting('/ja/faq/isolate-within-group/')
    const { page } = reader
    const fold = (at: number) => page.getByRole('button', { name: /^条件を(?:変えて試す|閉じる)$/ }).nth(at)
    const verdict = (at: number) => page.getByRole('group', { name: '判定' }).nth(at)
    await fold(0).tap()
    await page.getByLabel('内部接続性ポリシー').first().selectOption({ label: '分離' })
    await expect.poll(() => verdict(0).innerText()).toMatch(/止まります.*sgr-members-1/s)
    expect(asked.filter((file) => file.includes('/chunks/') && file.endsWith('.js'))).toEqual([])
    await page.getByRole('banner').getByRole('link', { name: /質問/ }).click()
    await awake(reader)
    await page.keyboard.press('Escape')
    expect(await verdict(0).innerText()).toMatch(/止まります.*sgr-members-1/s)
    // Both go on: the one that lives alone, and the one that the page has brought to live or left alone, too.
    await page.getByLabel('内部接続性ポリシー').first().selectOption('accept')
    await expect.poll(() => verdict(0).innerText()).toMatch(/通ります/)
    await fold(1).tap()
    const parts = page.locator('main [data-island]').nth(1)
    await parts.getByRole('combobox', { name: '方向' }).selectOption('egress')
    await expect.poll(() => parts.getByRole('textbox').first().isVisible()).toBe(true)
    await fold(0).tap()
    await expect.poll(() => fold(0).getAttribute('aria-expanded')).toBe('false')
    await reader.close()
  })

  it('comes to life as a whole where the script of a simulator alone did not come', async () => {
    const { reader } = await counting('/ja/faq/rule-priority/')
    const { page } = reader
    await page.route('**/islands/**', (route) => route.abort('connectionfailed'))
    await page.getByRole('button', { name: '条件を変えて試す' }).tap()
    const verdict = page.getByRole('group', { name: '判定' })
    await page.getByRole('combobox', { name: '方向' }).first().selectOption('egress')
    await awake(reader)
    await expect.poll(() => verdict.innerText()).toMatch(/通ります/)
    expect(await page.getByRole('button', { name: '条件を閉じる' }).getAttribute('aria-expanded')).toBe('true')
    await reader.context.close()
  })

  it('dims the picture and the rules of a simulator until they follow its verdict', async () => {
    const { reader } = await counting('/ja/faq/rule-priority/')
    const { page } = reader
    const opacity = () =>
      page.getByTestId('gate').evaluate((gate) => getComputedStyle(gate.closest('[data-live]') ?? gate).opacity)
    await page.route('**/islands/gate-*.js', (route) => route.abort('connectionfailed'))
    await page.getByRole('button', { name: '条件を変えて試す' }).tap()
    await page.getByText('動く部分のファイルを読み込めませんでした').waitFor()
    expect(await opacity()).toBe('1')
    await page.getByRole('combobox', { name: '方向' }).first().selectOption('egress')
    await expect.poll(() => page.getByRole('group', { name: '判定' }).innerText()).toMatch(/通ります/)
    await expect.poll(opacity).toBe('0.5')
    await page.unroute('**/islands/gate-*.js')
    await page.getByRole('button', { name: '条件を閉じる' }).dispatchEvent('pointerdown')
    await expect.poll(opacity).toBe('1')
    expect(await page.getByTestId('gate').locator('[data-verdict]').first().getAttribute('data-verdict')).toBe('accept')
    await reader.context.close()
  })

  it('says that the rules of a simulator did not come, answers meanwhile, and tries again at the next move', async () => {
    const { reader } = await counting('/ja/faq/rule-priority/')
    const { page } = reader
    await page.route('**/islands/rules-*.js', (route) => route.abort('connectionfailed'))
    await page.getByRole('button', { name: '条件を変えて試す' }).tap()
    await page.getByText('動く部分のファイルを読み込めませんでした').waitFor()
    const verdict = page.getByRole('group', { name: '判定' })
    await page.getByRole('combobox', { name: '方向' }).first().selectOption('egress')
    await expect.poll(() => verdict.innerText()).toMatch(/通ります/)
    await page.unroute('**/islands/rules-*.js')
    await page.getByRole('combobox', { name: '方向' }).first().selectOption('ingress')
    await page.getByRole('button', { name: /app sgr-app-1 を編集/ }).tap()
    await page.getByLabel('app sgr-app-1: 優先度').fill('9')
    await expect.poll(() => verdict.innerText()).toMatch(/通ります.*app.*優先度 9/s)
    await page.getByText('動く部分のファイルを読み込めませんでした').waitFor({ state: 'hidden' })
    await reader.context.close()
  })

  it('opens the question box at once by its key, keeps what is typed meanwhile and answers it', async () => {
    const { reader } = await counting('/ja/faq/deny-ram-users/')
    await reader.page.keyboard.press('/')
    await reader.page.keyboard.type('port 80')
    await awake(reader)
    const box = reader.page.getByRole('dialog').getByRole('combobox')
    expect(await box.inputValue()).toBe('port 80')
    await reader.page.getByRole('dialog').getByRole('option').first().waitFor()
    await reader.close()
  })

  it('adds a key to what stood in a field, though the page that takes it over has just emptied it', async () => {
    const { reader } = await counting('/ja/faq/deny-ram-users/')
    const release = await hold(reader)
    await reader.page.keyboard.press('/')
    await reader.page.keyboard.type('port')
    const box = reader.page.getByRole('dialog').getByRole('combobox')
    await box.evaluate((field) => {
      if (field instanceof HTMLInputElement) field.value = ''
    })
    await reader.page.keyboard.type(' 80')
    expect(await box.inputValue()).toBe('port 80')
    release()
    await awake(reader)
    await reader.page.getByRole('dialog').getByRole('option').first().waitFor()
    expect(await box.inputValue()).toBe('port 80')
    await reader.close()
  })

  it('keeps what is typed and pressed in a part that answers later than the page', async () => {
    const { reader } = await counting('/en/faq/see-dropped-traffic/')
    const { page } = reader
    const release = await hold(reader)
    const part = page.locator('main [data-live]', { has: page.locator('textarea') }).first()
    await part.locator('textarea').focus()
    // The page is live before the scripts of this part have come, as on a slow machine.
    await page.evaluate((event) => window.dispatchEvent(new Event(event)), isLive)
    expect(await runtime(reader)).toBe('live')
    const line = '1 eni-example-web 198.51.100.7 40000 192.168.1.10 3306 6 1 60 1785000000 1785000600 REJECT in OK'
    await page.keyboard.type(line)
    release()
    await page.getByRole('button', { name: 'Play as Inbound' }).waitFor()
    expect(await part.getAttribute('data-live')).toBe(isReady)
    expect(await part.locator('textarea').inputValue()).toBe(line)
    await reader.close()
  })

  it('opens the question box at once by its button, and closes it before it is live', async () => {
    const { reader } = await counting('/ja/faq/deny-ram-users/')
    await reader.page.route('**/_next/**', () => undefined)
    await reader.page.getByRole('banner').getByRole('link', { name: /質問/ }).click()
    const dialog = reader.page.getByRole('dialog')
    await dialog.waitFor()
    await dialog.getByRole('button', { name: '閉じる' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await reader.close()
  })

  it('says that its scripts did not come, and tries again at the next touch', async () => {
    const { reader } = await counting('/ja/faq/deny-ram-users/')
    await reader.page.route('**/_next/**', (route) => route.abort('connectionfailed'))
    await reader.page.getByRole('button', { name: 'コピー' }).first().click()
    await reader.page.getByText('動く部分のファイルを読み込めませんでした').waitFor()
    await reader.page.unroute('**/_next/**')
    await reader.page.mouse.move(0, 0)
    await reader.page.getByRole('button', { name: 'コピー' }).first().hover()
    await awake(reader)
    await reader.page.getByText('動く部分のファイルを読み込めませんでした').waitFor({ state: 'hidden' })
    await reader.context.close()
  })
})

describe('what a browser or a link holds', () => {
  it('a record of the course makes its pages live at once', async () => {
    const { reader } = await counting('/ja/learn/')
    await reader.page.evaluate(() => localStorage.setItem('sekisho.learn', '{}'))
    await reader.page.reload()
    await awake(reader)
    await reader.context.close()
  })
})

describe('a tool', () => {
  it.each(['/ja/tools/cidr/', '/ja/tools/rules/', '/ja/tools/reachability/', '/ja/tools/policy/', '/ja/ask/'])(
    '%s is live by itself, after it was painted',
    async (path) => {
      const { reader, asked } = await counting(path)
      await awake(reader)
      // All of its style stands in the page: no byte of it comes again.
      expect(asked.filter((file) => file.endsWith('.css'))).toEqual([])
      const [painted, fetched] = await reader.page.evaluate(() => [
        performance.getEntriesByName('first-paint')[0]?.startTime ?? Number.POSITIVE_INFINITY,
        Math.min(
          ...performance
            .getEntriesByType('resource')
            .filter(({ name }) => name.includes('/_next/'))
            .map(({ startTime }) => startTime),
        ),
      ])
      expect(painted).toBeLessThanOrEqual(fetched ?? 0)
      await reader.close()
    },
  )
})

/**
 * Notes for each task to how much of what the page holds it began to listen. With `holds` the tasks that follow the one in which the
 * page's own tree was taken over wait for the event `go`.
 */
const watchTurns = (holds: boolean) => `{
  const own = setTimeout
  let task = 0
  let held = ${holds} ? [] : null
  const listened = {}
  window.listened = listened
  window.setTimeout = (act, wait, ...rest) => {
    if (held && !wait && Object.keys(listened).length > 0) return held.push(act)
    return own(() => { task += 1; act() }, wait, ...rest)
  }
  const listen = Element.prototype.addEventListener
  EventTarget.prototype.addEventListener = function (...about) {
    if (this instanceof Element && this.closest('main')) {
      listened[task] = (listened[task] ?? 0) + 1
      document.documentElement.dataset.begun = ''
    }
    return listen.apply(this, about)
  }
  addEventListener('go', () => {
    const all = held
    held = null
    for (const act of all) setTimeout(act)
  })
}`

describe('a tool that comes to life in pieces', () => {
  it.each(['cidr', 'policy'])('%s takes no more than half of what listens over in one task', async (tool) => {
    const reader = await newReader({ ...phone, apart: true })
    await reader.page.addInitScript({ content: watchTurns(false) })
    await reader.open(`/ja/tools/${tool}/`)
    await reader.page.locator(`main[data-live="${isReady}"]`).waitFor()
    const listened: number[] = await reader.page.evaluate('Object.values(window.listened)')
    const all = listened.reduce((sum, each) => sum + each, 0)
    expect(listened.length).toBeGreaterThanOrEqual(5)
    expect(Math.max(...listened)).toBeLessThanOrEqual(all / 2)
    await reader.close()
  })

  it('keeps what is typed and pressed in pieces whose turn has not come, and where the reader stands', async () => {
    const reader = await newReader({ ...phone, apart: true })
    const { page } = reader
    await page.addInitScript({ content: watchTurns(true) })
    await page.goto('/ja/tools/cidr/')
    await page.locator('html[data-begun]').waitFor({ state: 'attached' })
    await page.getByRole('textbox', { name: '一覧 B' }).fill('10.255.0.0/16')
    await page.getByRole('button', { name: '192.168.0.0/19 を半分にする' }).tap()
    const wishes = page.getByRole('textbox', { name: '名前とアドレスの数' })
    await wishes.focus()
    await page.keyboard.press('End')
    await page.keyboard.type(', batch 20')
    expect(await runtime(reader)).toBe('coming')
    expect(await page.getByText('10.254.0.0/16').count()).toBe(0)
    await page.evaluate(() => window.dispatchEvent(new Event('go')))
    await awake(reader)
    await page.getByText('10.254.0.0/16').first().waitFor()
    await page.getByRole('row', { name: /batch/ }).first().waitFor()
    await page
      .getByRole('row', { name: /192\.168\.16\.0\/20/ })
      .first()
      .waitFor()
    expect(await wishes.evaluate((field) => field === document.activeElement)).toBe(true)
    expect(await wishes.inputValue()).toMatch(/, batch 20$/)
    await reader.close()
  })

  it('shows a state of the link that takes pieces away before their turn has come, and nothing besides', async () => {
    const empty = encodeState({ text: '', assume: null, broad: false, action: 'ecs:JoinSecurityGroup', resource: '' })
    const reader = await newReader(phone)
    await reader.open(`/ja/tools/policy/#state=${await empty}`)
    await awake(reader)
    const { page } = reader
    await page.waitForFunction(() => document.querySelector('textarea')?.value === '')
    await expect.poll(() => page.locator('main h2').count()).toBe(0)
    expect(await page.locator('main table').count()).toBe(0)
    // What comes back is drawn once.
    await page.getByRole('button', { name: '例に戻す' }).tap()
    await expect.poll(() => page.locator('#question').count()).toBe(1)
    expect(await page.locator('#remains').count()).toBe(1)
    await reader.close()
  })
})

describe('the way in which a reader does things', () => {
  it('is remembered for every answer', async () => {
    const { reader } = await counting('/en/faq/port-80-unreachable/')
    const cli = () => reader.page.locator('[data-ways] input[value="cli"]').first()
    await cli().check({ force: true })
    await reader.open('/en/faq/rule-limit-reached/')
    expect(await cli().isChecked()).toBe(true)
    await reader.close()
  })
})
