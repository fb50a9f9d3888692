import { describe, expect, it } from 'vitest'
import { newReader, withBrowser } from './reader'

withBrowser()

describe('a reader asks', () => {
  it.each([
    ['/ja/', '80番ポートに繋がらない', '/ja/faq/port-80-unreachable/'],
    ['/en/', 'port 80 unreachable', '/en/faq/port-80-unreachable/'],
  ])('on %s: %s, and lands on the answer with the keyboard alone', async (home, question, answer) => {
    const reader = await newReader()
    const { page } = reader
    await reader.open(home)
    await page.getByRole('main').getByRole('combobox').focus()
    await page.keyboard.type(question)
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
  ])('opens the box anywhere with %s', async (key) => {
    const reader = await newReader()
    const { page } = reader
    await reader.open('/en/faq/isolate-enis/')
    await page.keyboard.press(key)
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox').fill('which rule wins, allow or deny')
    await dialog.getByRole('article').waitFor()
    expect(await dialog.getByRole('article').innerText()).toMatch(/priorities/)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await expect.poll(() => dialog.count()).toBe(0)
    await reader.close()
  })

  it('opens a linked question, sees the answer, its section and alternatives', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open(`/en/ask/#q=${encodeURIComponent('allowed port 80 but timed out')}`)
    const card = page.getByRole('article')
    await card.waitFor()
    expect(await card.getByRole('link').first().getAttribute('href')).toBe('/en/faq/port-80-unreachable/')
    expect(await card.innerText()).toMatch(/Other candidates/)
    await reader.close()
  })

  it('is told honestly when there is no answer', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open(`/ja/ask/#q=${encodeURIComponent('請求書をダウンロードしたい')}`)
    await page.getByText('その質問への答えは、このサイトにはありません').waitFor()
    await reader.close()
  })

  it.each(['<img src=x onerror=alert(1)>', '\ud800', '。。。!!!', 'あ'.repeat(100_000)])(
    'types something hostile and nothing breaks',
    async (question) => {
      const reader = await newReader()
      const { page } = reader
      await reader.open('/ja/ask/')
      await page.getByRole('searchbox').fill(question)
      await page.getByText('その質問への答えは、このサイトにはありません').waitFor()
      await reader.close()
    },
  )

  it('without JavaScript is led to the list of questions', async () => {
    const reader = await newReader({ javaScriptEnabled: false })
    const { page } = reader
    await reader.open('/ja/')
    await page.getByRole('main').locator('input[type=search]').fill('ポート')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/ja/ask/**')
    expect(await page.getByRole('link', { name: 'TCP ポート 80 に接続できないのはなぜですか？' }).count()).toBe(1)
    await reader.close()
  })
})
