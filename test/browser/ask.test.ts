import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { loadModel } from '@/lib/ask'
import { addressFigures } from '@/lib/ask/figures'
import { expectPageWithin, pageTime } from './page-time'
import { newReader, opened, withBrowser } from './reader'

withBrowser()

const box = (page: Page) => page.getByRole('main').getByRole('combobox')
const ask = (question: string) => `#q=${encodeURIComponent(question)}`

/** A reader's question, in English, of which the model on the site says that it may mean one of several answers. */
function ambiguous(): string {
  const asker = loadModel(JSON.parse(readFileSync(join('out', 'ask', 'en.json'), 'utf8')), addressFigures)
  const questions = ['en.jsonl', 'dev.jsonl', 'blind.jsonl'].flatMap((file) =>
    readFileSync(join('test', 'fixtures', 'questions', file), 'utf8')
      .trim()
      .split('\n')
      .map((line): { readonly q: string; readonly lang: string } => JSON.parse(line))
      .flatMap(({ q, lang }) => (lang === 'en' ? [q] : [])),
  )
  const found = questions.find((question) => asker.ask(question).outcome === 'did-you-mean')
  if (found === undefined) throw new Error('No question of the fixtures leaves a choice')
  return found
}

describe('a reader asks in the box', () => {
  it.each([
    ['/ja/', '80番ポートに繋がらない', '/ja/faq/port-80-unreachable/'],
    ['/en/', 'port 80 unreachable', '/en/faq/port-80-unreachable/'],
  ])('on %s: %s, and lands on the answer with the keyboard alone', async (home, question, answer) => {
    const reader = await newReader()
    const { page } = reader
    await reader.open(home)
    await box(page).focus()
    // At once: the list of half a question gives way to that of the whole one, and takes the reader's place with it.
    await page.keyboard.insertText(question)
    await page.getByRole('main').getByRole('option').first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL(`**${answer}`)
    await page.locator('h1').waitFor()
    await reader.close()
  })

  it.each([
    ['/', 'slash'],
    ['Control+k', 'Ctrl+K'],
  ])('opens the box anywhere with %s; Escape closes the list, then the box', async (key) => {
    const reader = await newReader()
    const { page } = reader
    await reader.open('/en/faq/isolate-enis/')
    await page.keyboard.press(key)
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox').fill('which rule wins, allow or deny')
    await dialog.getByRole('article').waitFor()
    expect(await dialog.getByRole('article').innerText()).toMatch(/priorities/)
    await page.keyboard.press('Escape')
    expect(await dialog.getByRole('option').count()).toBe(0)
    expect(await dialog.getByRole('combobox').inputValue()).toBe('which rule wins, allow or deny')
    await page.keyboard.press('Escape')
    await expect.poll(() => dialog.count()).toBe(0)
    await reader.close()
  })

  it('which is a combobox: it says whether its list is open and which option the reader is at, and previews it', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open('/en/')
    const field = box(page)
    expect(await field.getAttribute('aria-expanded')).toBe('false')
    await field.fill('port 80 unreachable')
    const options = page.getByRole('main').getByRole('option')
    await options.nth(1).waitFor()
    expect(await field.getAttribute('aria-expanded')).toBe('true')
    expect(await field.getAttribute('aria-activedescendant')).toBeNull()
    expect(await page.locator(`[id="${await field.getAttribute('aria-controls')}"]`).getAttribute('role')).toBe(
      'listbox',
    )
    await field.press('ArrowDown')
    await field.press('ArrowDown')
    expect(await field.getAttribute('aria-activedescendant')).toBe(await options.nth(1).getAttribute('id'))
    expect(await options.nth(1).getAttribute('aria-selected')).toBe('true')
    expect(await page.getByRole('article').getByRole('heading').first().innerText()).toBe(
      await options.nth(1).innerText(),
    )
    await field.press('ArrowUp')
    await field.press('ArrowUp')
    expect(await field.getAttribute('aria-activedescendant')).toBeNull()
    await field.press('Escape')
    expect(await field.getAttribute('aria-expanded')).toBe('false')
    await field.press('Alt+ArrowDown')
    expect(await field.getAttribute('aria-expanded')).toBe('true')
    await reader.close()
  })

  it('sees the two sentences with the words that matched marked, and why', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open(`/en/ask/${ask('allowed port 80 but timed out')}`)
    const card = page.getByRole('article')
    await card.waitFor()
    expect(await card.getByRole('link').first().getAttribute('href')).toBe('/en/faq/port-80-unreachable/')
    expect(await card.locator('mark').allInnerTexts()).toContain('80')
    await card.getByText('Why this answer').click()
    expect(await card.getByText('Clues in your question').locator('mark').allInnerTexts()).toContain('80')
    expect(await page.getByRole('main').innerText()).toMatch(/Other candidates/)
    await reader.close()
  })

  it('sees the passage of the section that speaks of it, and goes there', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open(`/en/ask/${ask('mail server port 25 unblock request how')}`)
    const card = page.getByRole('article')
    await card.waitFor()
    expect(await card.locator('blockquote mark').count()).toBeGreaterThan(0)
    const section = card.locator('figcaption a')
    const address = await section.getAttribute('href')
    expect(address).toMatch(/^\/en\/faq\/port-25-blocked\/#[a-z-]+$/)
    await section.click()
    await page.waitForURL(`**${address}`)
    await reader.close()
  })

  it.each(['<img src=x onerror=alert(1)>', '\ud800', '。。。!!!', 'あ'.repeat(100_000)])(
    'types something hostile and nothing breaks',
    async (question) => {
      const reader = await newReader()
      const { page } = reader
      await reader.open('/ja/ask/')
      await box(page).fill(question)
      await page.getByText('その質問への答えは、このサイトにはありません').waitFor()
      await box(page).press('Enter')
      await page.waitForURL('**/ja/ask/#q=**')
      await page.getByRole('region', { name: '' }).first().waitFor()
      await reader.close()
    },
  )
})

describe('a question that is longer than the field', () => {
  const question = '同じセキュリティグループの2台のインスタンスが互いに通信できません'
  const whole = (page: Page) => page.locator('main search').getByText(question)

  it('stands whole below it on a phone', async () => {
    const { page, close } = await opened('/ja/', { viewport: { width: 390, height: 844 } })
    await box(page).click()
    await page.keyboard.insertText(question)
    await whole(page).waitFor()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.insertText('短い質問')
    await expect.poll(() => whole(page).count()).toBe(0)
    await close()
  })

  it('and once where the field has room for it', async () => {
    const { page, close } = await opened('/ja/', { viewport: { width: 1280, height: 900 } })
    await box(page).click()
    await page.keyboard.insertText(question)
    await page.locator('main search').getByRole('option').first().waitFor()
    expect(await whole(page).count()).toBe(0)
    await close()
  })
})

describe('a reader with an input method', () => {
  it('is not answered while converting; Enter that confirms a conversion does not ask', async () => {
    const reader = await newReader()
    const { page, context } = reader
    await reader.open('/ja/')
    const field = box(page)
    await field.focus()
    const devtools = await context.newCDPSession(page)
    const compose = (text: string) =>
      devtools.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
    for (const kana of ['ぽ', 'ぽー', 'ぽーと', 'ポート', 'ポート80', 'ポート80につながらない']) await compose(kana)
    expect(await field.inputValue()).toBe('ポート80につながらない')
    await page.waitForTimeout(300)
    expect(await page.getByRole('main').getByRole('option').count()).toBe(0)
    // The form is asked to submit, as a browser does that tells of the key only after the conversion.
    await field.evaluate((input) => {
      input.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true, isComposing: true }),
      )
      if (input instanceof HTMLInputElement) input.form?.requestSubmit()
    })
    await page.waitForTimeout(300)
    expect(new URL(page.url()).pathname).toBe('/ja/')
    await devtools.send('Input.insertText', { text: 'ポート80につながらない' })
    await page.getByRole('main').getByRole('option').first().waitFor()
    expect(await field.inputValue()).toBe('ポート80につながらない')
    await field.press('Enter')
    await page.waitForURL('**/ja/ask/#q=**')
    await reader.close()
  })

  it('ends a conversion as Safari does: the key comes after its end, with code 229', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open('/ja/')
    const field = box(page)
    await field.fill('優先度')
    await page.getByRole('main').getByRole('option').first().waitFor()
    await field.dispatchEvent('compositionstart')
    await field.dispatchEvent('compositionend')
    await field.evaluate((input) => {
      input.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', keyCode: 229, bubbles: true }))
    })
    expect(await field.getAttribute('aria-activedescendant')).toBeNull()
    await reader.close()
  })
})

describe('a reader with a screen reader', () => {
  it('hears the answer once typing rests, and nothing between two keys', async () => {
    const reader = await newReader({ apart: true })
    const { page } = reader
    // The page's time is stopped, so that a slow machine makes no rest between two keys.
    await page.clock.install()
    await reader.open('/en/')
    await box(page).fill('port')
    await page.getByRole('main').getByRole('option').first().waitFor()
    const status = page.getByRole('main').getByRole('status')
    const heard = () => status.allTextContents()
    await expect.poll(async () => (await heard()).join('')).not.toBe('')
    await page.clock.pauseAt(Date.now() + 60_000)
    const before = await heard()
    for (const key of ' 80 unreachable') {
      await box(page).press(key === ' ' ? 'Space' : key)
      await page.clock.runFor(60)
      expect(await heard()).toEqual(before)
    }
    await page.clock.runFor(1000)
    expect((await heard()).join('')).toMatch(/^Answer: Why can't I reach TCP port 80\?\. \d+ suggestions/)
    await reader.close()
  })
})

describe('the model', () => {
  it('is loaded when a reader turns to the box, and once for all boxes of a page', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open('/ja/')
    const loaded = () =>
      page.evaluate(
        () => performance.getEntriesByType('resource').filter(({ name }) => /\/ask\/ja\./.test(name)).length,
      )
    expect(await loaded()).toBe(0)
    await box(page).fill('80番')
    await page.getByRole('main').getByRole('option').first().waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').getByRole('combobox').fill('優先度')
    await page.getByRole('dialog').getByRole('option').first().waitFor()
    expect(await loaded()).toBe(1)
    await reader.close()
  })

  it('costs the page little to fetch, to open and to search', { tags: ['timed'] }, async () => {
    const reader = await newReader({ apart: true })
    const { page } = reader
    await reader.open('/ja/')
    const used = await pageTime(page)
    await box(page).fill('80番')
    await page.getByRole('main').getByRole('option').first().waitFor()
    await expectPageWithin(page, await used(), 500)
    await reader.close()
  })

  it('that cannot be loaded is said so, with another try and the list of questions', async () => {
    const reader = await newReader({ apart: true })
    const { page, context } = reader
    await page.route('**/ask/en.json', (route) => route.fulfill({ status: 503 }))
    await reader.open('/en/')
    await box(page).fill('port 80')
    const alert = page.getByRole('main').getByRole('alert')
    await alert.waitFor()
    expect(await alert.getByRole('link').getAttribute('href')).toBe('/en/faq/')
    await page.unroute('**/ask/en.json')
    await alert.getByRole('button').click()
    await page.getByRole('main').getByRole('option').first().waitFor()
    expect(await box(page).inputValue()).toBe('port 80')
    await context.close()
  })
})

describe('a conversation on the ask page', () => {
  it('keeps the entities of the last question, opens again from its link, and back undoes a turn', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open(`/en/ask/${ask('port 8080 timeout')}`)
    await page.getByRole('link', { name: 'Diagnose reachability of TCP 8080' }).waitFor()
    await box(page).fill('and for UDP?')
    await box(page).press('Enter')
    await page.getByRole('link', { name: 'Diagnose reachability of UDP 8080' }).waitFor()
    // M5: the tab is named by its question, and nothing is said of a list that is not open.
    await expect.poll(() => page.title()).toMatch(/^and for UDP\?/)
    const said = await page.getByRole('status').allInnerTexts()
    expect(said.filter((text) => /arrow keys/.test(text))).toEqual([])
    expect(await page.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual(
      expect.arrayContaining(['port 8080 timeout', 'and for UDP?']),
    )
    const link = page.url()
    await page.goBack()
    await expect.poll(() => page.getByRole('heading', { name: 'and for UDP?' }).count()).toBe(0)
    await page.getByRole('heading', { name: 'port 8080 timeout' }).waitFor()
    await page.goto('about:blank')
    await page.goto(link)
    await page.getByRole('link', { name: 'Diagnose reachability of UDP 8080' }).waitFor()
    await page.getByRole('link', { name: 'Start over' }).click()
    await page.getByRole('heading', { name: 'Questions to try' }).waitFor()
    await reader.close()
  })

  it('says once what a pasted text names several times, and cuts a long text over its answer', async () => {
    const { page, close } = await opened(
      `/en/ask/${ask(`ssh: connect to host 203.0.113.5 port 22: Connection refused (203.0.113.5, from 203.0.113.5) ${'retry '.repeat(60)}`)}`,
    )
    await page.getByRole('main').getByRole('article').first().waitFor()
    expect(await page.getByRole('button', { name: /203\.0\.113\.5/ }).count()).toBe(1)
    const title = await page.getByRole('heading', { level: 2 }).first().innerText()
    expect(title).toMatch(/^ssh: connect to host.*…$/)
    expect([...title].length).toBeLessThanOrEqual(201)
    await close()
  })

  it('offers two or three candidates when it may be one of them, each with its answer', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open(`/en/ask/${ask(ambiguous())}`)
    await page.getByText('Did you mean one of these?').waitFor()
    const candidates = page.getByRole('main').locator('details[name]:not([name="live-part"]) > summary')
    expect([2, 3]).toContain(await candidates.count())
    await candidates.nth(1).click()
    await page.getByRole('article').waitFor()
    await page.getByText('The difference: the first is for when').waitFor()
    const named = await candidates.allInnerTexts()
    await page.getByRole('button', { name: 'That’s not it' }).click()
    // What is ranked below them comes next, with the one question that tells apart what is left.
    const title = page.getByRole('article').getByRole('heading').first()
    await title.waitFor()
    expect(named).not.toContain(await title.innerText())
    const before = await title.innerText()
    await page.getByRole('group', { name: 'Which is it?' }).getByRole('button').nth(1).click()
    await expect.poll(() => title.innerText()).not.toBe(before)
    await reader.close()
  })

  it('shows what was understood, and reads the question again without what is taken away', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open(`/en/ask/${ask('port 8080 timeout')}`)
    await page.getByRole('link', { name: 'Diagnose reachability of TCP 8080' }).waitFor()
    await page.getByRole('button', { name: 'port 8080: leave out' }).click()
    await page.getByRole('link', { name: 'Open in reachability' }).waitFor()
    expect(page.url()).toContain('not=port%3A8080')
    await page.getByRole('button', { name: 'Read all of it again' }).click()
    await page.getByRole('link', { name: 'Diagnose reachability of TCP 8080' }).waitFor()
    await reader.close()
  })

  it('moves to the next candidate when that’s not it, and says when there is none left', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open(`/en/ask/${ask('port 80 unreachable')}`)
    const title = page.getByRole('article').getByRole('heading').first()
    await title.waitFor()
    const seen = [await title.innerText()]
    const not = page.getByRole('button', { name: 'That’s not it' })
    for (let turn = 0; turn < 3; turn += 1) {
      await not.click()
      await expect.poll(() => title.innerText()).not.toBe(seen.at(-1))
      seen.push(await title.innerText())
    }
    expect(new Set(seen).size).toBe(4)
    await not.click()
    await page.getByText('There are no other candidates').waitFor()
    expect(await not.count()).toBe(0)
    expect(page.url()).toContain('pass=4')
    await reader.close()
  })

  it('copies a link that opens the question', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open(`/ja/ask/${ask('メールが送れない')}`)
    await page.getByRole('button', { name: 'この質問へのリンクをコピー' }).click()
    await page.getByText('コピーしました').waitFor()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toBe(new URL(`/ja/ask/${ask('メールが送れない')}`, page.url()).href)
    await reader.close()
  })

  it('copies the same link from a box on any page', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open('/en/')
    await box(page).fill('port 80 unreachable')
    await page.getByRole('button', { name: 'Copy a link to this question' }).click()
    await page.getByText('Copied').waitFor()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toBe(new URL(`/en/ask/${ask('port 80 unreachable')}`, page.url()).href)
    await reader.close()
  })

  it('is honest when there is no answer, says where to ask instead, and offers the nearest pages as such', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open(`/ja/ask/${ask('請求書をダウンロードしたい')}`)
    const card = page.getByRole('article')
    await card.getByText('その質問への答えは、このサイトにはありません').waitFor()
    const links = await card.getByRole('link').evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
    expect(links).toContain('https://workorder-intl.console.aliyun.com/')
    expect(links.filter((href) => href.startsWith('/ja/faq/')).length).toBeLessThanOrEqual(3)
    await reader.close()
  })

  it('recognises a question in another language and links across', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open(`/ja/ask/${ask('how are rule priorities decided')}`)
    await page.getByRole('link', { name: 'Read the answer in English' }).click()
    await page.waitForURL('**/en/ask/#q=**')
    await page.getByRole('link', { name: 'How are the priorities of security group rules decided?' }).first().waitFor()
    await reader.close()
  })

  it.each(['/ja/', '/en/'])('on %s recognises a Chinese question and links to the Chinese answer', async (home) => {
    const reader = await newReader()
    const { page } = reader
    await reader.open(`${home}ask/${ask('安全组规则的优先级怎么决定')}`)
    await page.getByRole('link', { name: '查看中文回答' }).click()
    await page.waitForURL('**/zh/ask/#q=**')
    const answer = page.getByRole('link', { name: '安全组规则的优先级是怎么决定的？' }).first()
    expect(await answer.getAttribute('href')).toBe('/zh/faq/rule-priority/')
    await reader.close()
  })
})

describe('a computed answer', () => {
  it('shows the result, its working and the answer that explains it', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open(`/ja/ask/${ask('10.0.0.0/12 は何個？')}`)
    await page
      .getByText('10.0.0.0/12 は 10.0.0.0 から 10.15.255.255 までの 1,048,576 個のアドレスです。')
      .first()
      .waitFor()
    await page.getByText('2 の 20 乗で 1,048,576 個').waitFor()
    expect(await page.getByRole('article').getByRole('link').first().getAttribute('href')).toBe('/ja/faq/ip-and-cidr/')
    await page.getByText('CIDR 計算をここで試す').click()
    await expect.poll(() => page.getByLabel('アドレス、ブロック、範囲').inputValue()).toBe('10.0.0.0/12')
    await page.getByRole('link', { name: 'CIDR 計算で開く' }).first().click()
    await page.waitForURL('**/ja/tools/cidr/#in=10.0.0.0%2F12')
    await reader.close()
  })

  it('fetches what works it out when a question names an address, and not before', async () => {
    const reader = await newReader({ apart: true })
    const { page, context } = reader
    await reader.open('/en/')
    const scripts = () =>
      page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => /\.js$/.test(name)).length)
    await box(page).fill('port 80 unreachable')
    await page.getByRole('main').getByRole('option').first().waitFor()
    await box(page).fill('priority of two rules')
    await page.getByRole('main').getByRole('option').first().waitFor()
    const before = await scripts()
    await box(page).fill('how many addresses in 10.0.0.0/12')
    await page.getByRole('main').getByText('1,048,576').first().waitFor()
    expect(await scripts()).toBeGreaterThan(before)
    await context.close()
  })

  it('refuses what is no address and says where', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open(`/en/ask/${ask('how many addresses in 10.0.0.0/33')}`)
    await page.getByText('“10.0.0.0/33” is not written correctly.').first().waitFor()
    await page
      .getByText(/After “\/” comes a number|0 to 32/)
      .first()
      .waitFor()
    await reader.close()
  })
})

describe('the tools behind the box', () => {
  it('open filled in: port 8080 timeout is the diagnosis for TCP 8080', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open('/en/')
    await box(page).fill('port 8080 timeout')
    await page.getByRole('link', { name: 'Diagnose reachability of TCP 8080' }).click()
    await page.waitForURL('**/en/tools/reachability/#port=8080&symptom=timeout')
    await expect.poll(() => page.getByLabel(/port/i).first().inputValue()).toBe('8080')
    await reader.close()
  })

  it('run within the answer, filled in from the question', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open(`/ja/ask/${ask('8443番ポートに繋がらない')}`)
    await page.getByText('ルールシミュレーターをここで試す').first().click()
    await expect
      .poll(() =>
        page.locator('details input').evaluateAll((all) => all.map((input) => 'value' in input && input.value)),
      )
      .toContain('8443')
    await reader.close()
  })

  it.each([
    [
      'the output of a command',
      'State  Recv-Q Send-Q Local Address:Port Peer Address:Port\nLISTEN 0      128        127.0.0.1:8080      0.0.0.0:*\n',
      'Open in reachability',
      '**/en/tools/reachability/',
    ],
    [
      'a list of addresses',
      '10.0.0.0/24\n10.0.1.0/24\n10.0.2.0/23\n',
      'Open in the CIDR calculator',
      '**/en/tools/cidr/',
    ],
  ])('take %s that was pasted into the box', async (_, pasted, offer, tool) => {
    const reader = await newReader()
    const { page } = reader
    await reader.open('/en/')
    await box(page).fill('why?')
    await page.evaluate((text) => navigator.clipboard.writeText(text), pasted)
    await box(page).press('Control+v')
    await page
      .getByText(/Pasted text \(\d lines\)/)
      .first()
      .waitFor()
    expect(await box(page).inputValue()).toBe('why?')
    await page.getByRole('button', { name: offer }).click()
    await page.waitForURL(tool)
    const [, line = ''] = pasted.split('\n')
    await expect
      .poll(() => page.locator('textarea').evaluateAll((all) => all.map((area) => Object(area).value).join('\n')))
      .toContain(line)
    await expect
      .poll(() => page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.includes('handover'))))
      .toEqual([])
    await reader.close()
  })

  it('go whole to their tool by Enter, also before it is known which tool that is', async () => {
    const reader = await newReader({ viewport: { width: 390, height: 844 } })
    const { page } = reader
    await reader.open('/en/')
    const rules = Array.from({ length: 15 }, (_, at) => ({
      Direction: 'ingress',
      IpProtocol: 'TCP',
      PortRange: `${8000 + at}/${8000 + at}`,
      SourceCidrIp: '10.0.0.0/8',
      Policy: 'Accept',
      Priority: 1,
      Description: 'a rule with a name of its own',
    }))
    const pasted = JSON.stringify({ SecurityGroupId: 'sg-2ze0example', Permissions: { Permission: rules } }, null, 1)
    await page.evaluate((text) => navigator.clipboard.writeText(text), pasted)
    await box(page).focus()
    await box(page).press('Control+v')
    await page
      .getByText(/Pasted text/)
      .first()
      .waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await box(page).press('Enter')
    await page.waitForURL('**/en/tools/rules/**')
    await expect.poll(() => page.getByText('8014/8014').count()).toBeGreaterThan(0)
    await reader.close()
  })
})

describe('prose that was pasted is asked by one Enter (review 8)', () => {
  const prose = 'The page of my server does not open.\nPort 8080 times out from home.\nWhat should I look at?\n'
  const asked = (page: Page) => new URLSearchParams(new URL(page.url()).hash.slice(1)).get('q')

  async function pasted(page: Page, text: string) {
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
    await box(page).focus()
    await box(page).press('ControlOrMeta+V')
    await page
      .getByText(/Pasted text/)
      .first()
      .waitFor()
  }

  it('also before the model is there', async () => {
    const reader = await newReader({ apart: true })
    const { page } = reader
    let release = () => {}
    const held = new Promise<void>((done) => {
      release = done
    })
    await page.route('**/ask/en.json', async (route) => {
      await held
      await route.continue()
    })
    await reader.open('/en/')
    await pasted(page, prose)
    await box(page).press('Enter')
    expect(new URL(page.url()).pathname).toBe('/en/')
    release()
    await page.waitForURL('**/en/ask/**')
    expect(asked(page)).toBe(prose.trim().replaceAll('\n', ' '))
    await page.getByRole('link', { name: 'Diagnose reachability of TCP 8080' }).waitFor()
    await reader.close()
  })

  it('also where the model cannot be loaded; what no question holds stays until it can', async () => {
    const { page, context, open } = await newReader({ apart: true })
    await page.route('**/ask/en.json', (route) => route.fulfill({ status: 503 }))
    await open('/en/')
    const alert = page.getByRole('main').getByRole('alert')
    await pasted(page, prose.repeat(20))
    await alert.waitFor()
    await box(page).press('Enter')
    await alert.waitFor()
    expect(new URL(page.url()).pathname).toBe('/en/')
    await page.getByRole('button', { name: 'Remove' }).click()
    await pasted(page, prose)
    await box(page).press('Enter')
    await page.waitForURL('**/en/ask/**')
    expect(asked(page)).toBe(prose.trim().replaceAll('\n', ' '))
    await context.close()
  })

  it('and what is too long for a question goes by Enter once the model is there', async () => {
    const { page, context, open } = await newReader({ apart: true })
    await page.route('**/ask/en.json', (route) => route.fulfill({ status: 503 }))
    await open('/en/')
    await pasted(page, prose.repeat(20))
    await page.getByRole('main').getByRole('alert').waitFor()
    await page.unroute('**/ask/en.json')
    await box(page).press('Enter')
    await page.waitForURL('**/en/ask/**')
    expect(asked(page)).toHaveLength(1000)
    await context.close()
  })
})

describe('recent questions', () => {
  it('are offered in an empty box, kept in the browser alone, and cleared at once', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open('/en/')
    await box(page).fill('port 80 unreachable')
    await box(page).press('Enter')
    await page.waitForURL('**/en/ask/**')
    await reader.open('/en/faq/')
    await page.keyboard.press('/')
    const dialog = page.getByRole('dialog')
    const recent = dialog.getByRole('option', { name: 'port 80 unreachable' })
    await recent.waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await dialog.getByRole('article').waitFor()
    expect(await dialog.getByRole('combobox').inputValue()).toBe('port 80 unreachable')
    await dialog.getByRole('combobox').fill('')
    await dialog.getByRole('button', { name: 'Clear all' }).click()
    await expect.poll(() => recent.count()).toBe(0)
    expect(await page.evaluate(() => localStorage.getItem('sekisho:recent'))).toBeNull()
    await reader.close()
  })

  it('are none when the reader says so', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open('/en/')
    await page.evaluate(() => localStorage.setItem('sekisho:recent', '{"keep":true,"questions":["port 22"]}'))
    await reader.open('/en/ask/')
    await page.getByRole('link', { name: 'port 22' }).waitFor()
    await page.getByLabel('Keep my questions in this browser').first().uncheck()
    await expect.poll(() => page.getByRole('link', { name: 'port 22' }).count()).toBe(0)
    await box(page).fill('port 443')
    await box(page).press('Enter')
    await page.waitForURL('**/en/ask/#q=**')
    expect(await page.evaluate(() => localStorage.getItem('sekisho:recent'))).not.toContain('443')
    await reader.close()
  })

  it('that someone else has written into the storage break nothing', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open('/en/')
    await page.evaluate(() =>
      localStorage.setItem('sekisho:recent', '{"questions":["<img src=x onerror=alert(1)>",7,{"a":1},"a\\u0000b"]}'),
    )
    await reader.open('/en/ask/')
    await page.getByRole('link', { name: '<img src=x onerror=alert(1)>' }).waitFor()
    expect(await page.locator('main img').count()).toBe(0)
    await reader.close()
  })
})

describe('from the browser itself', () => {
  it.each(['ja', 'en'])('%s: a description lets it add the page as a search engine', async (locale) => {
    const reader = await newReader()
    const { page } = reader
    await reader.open(`/${locale}/faq/rule-priority/`)
    const link = page.locator('link[rel=search]')
    expect(await link.getAttribute('type')).toBe('application/opensearchdescription+xml')
    const description = await page.evaluate(
      async (href) => {
        const response = await fetch(href)
        return { type: response.headers.get('content-type'), xml: await response.text() }
      },
      (await link.getAttribute('href')) ?? '',
    )
    expect(description.type).toMatch(/^application\/opensearchdescription\+xml/)
    const { xml } = description
    expect(xml).toContain('<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">')
    expect(xml).toMatch(/<ShortName>[^<]{1,16}<\/ShortName>/)
    expect(xml).toMatch(
      new RegExp(`<Url type="text/html"[^>]* template="https?://[^/]+/${locale}/ask/#q=\\{searchTerms\\}"`),
    )
    await reader.close()
  })

  it('a question that comes as ?q=, from a search field that was set up long ago, is answered and moves into the fragment', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open('/ja/ask/?q=80%E7%95%AA+%E7%B9%8B%E3%81%8C%E3%82%89%E3%81%AA%E3%81%84')
    await page.waitForURL(`**/ja/ask/#q=${encodeURIComponent('80番 繋がらない')}`)
    await page.getByRole('article').waitFor()
    expect(new URL(page.url()).search).toBe('')
    await reader.close()
  })

  it('security F6: without JavaScript the box leads to every question and its answer, and says so', async () => {
    const reader = await newReader({ javaScriptEnabled: false })
    const { page } = reader
    await reader.open('/ja/')
    await page.getByRole('main').getByRole('combobox').fill('ポート')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/ja/ask/**')
    // What was typed stays in the browser: no server is asked for it.
    expect(page.url()).not.toContain(encodeURIComponent('ポート'))
    expect(await page.getByRole('link', { name: 'TCP ポート 80 に接続できないのはなぜですか？' }).count()).toBe(1)
    expect(await page.locator('main noscript').innerText()).toContain('JavaScript が必要です')
    await reader.close()
  })
})
