import { describe, expect, it } from 'vitest'
import { newReader, withBrowser } from './reader'

withBrowser()

/** What becomes of a use of one of the doors through which a text becomes script or HTML. */
const doors = {
  'HTML in the page': () => {
    document.body.innerHTML = '<img src=x onerror=alert(1)>'
  },
  'HTML in a script that looks like data': () => {
    document.createElement('script').innerHTML = '{"a":"</script><script>alert(1)</script>"}'
  },
  'a script by its text': () => {
    document.createElement('script').text = 'alert(1)'
  },
  'a script of another site': () => {
    document.createElement('script').src = 'https://example.org/a.js'
  },
  'a file of this site that no build has named': () => {
    document.createElement('script').src = '/ja/faq/a.md'
  },
  'a worker out of a text': () => {
    new Worker(URL.createObjectURL(new Blob(['1'])))
  },
  'a timer with a text': () => {
    setTimeout('alert(1)')
  },
}

describe('no text becomes script or HTML (Trusted Types)', () => {
  it.each(['/en/faq/rule-priority/', '/en/tools/rules/'])('%s', async (path) => {
    const reader = await newReader()
    const { page, context } = reader
    await reader.open(path)
    for (const [door, open] of Object.entries(doors)) {
      const refused = await page
        .evaluate(open)
        .then(() => 'taken')
        .catch((error: Error) => error.message)
      expect(refused, door).toMatch(/TrustedHTML|TrustedScript|unsafe-eval|Content Security Policy/)
    }
    expect(await page.evaluate(() => document.querySelectorAll('main img[src=x]').length)).toBe(0)
    await context.close()
  })

  it('the way from page to page needs no other door', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open('/en/tools/cidr/')
    await page.getByRole('contentinfo').getByRole('link', { name: 'Glossary' }).click()
    await page.waitForURL('**/en/glossary/')
    await page.locator('h1').filter({ hasText: 'Glossary' }).waitFor()
    await reader.close()
  })

  it('what a page says of itself as data is taken, and what its build has named', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open('/en/faq/rule-priority/')
    const taken = await page.evaluate(() => {
      const data = document.createElement('script')
      data.type = 'application/ld+json'
      data.innerHTML = '{"@type":"FAQPage"}'
      const script = document.createElement('script')
      script.src = '/_next/static/chunks/a.js'
      return [data.innerHTML, new URL(script.src).pathname]
    })
    expect(taken).toEqual(['{"@type":"FAQPage"}', '/_next/static/chunks/a.js'])
    await reader.close()
  })
})
