import { createServer } from 'node:http'
import { describe, expect, inject, it } from 'vitest'
import { pieceOf } from '../piece'
import { locales, onePageEach, pages } from '../site/pages'
import { atRest, newReader, opened, shifted, withBrowser } from './reader'

withBrowser()

const every = process.env.MATRIX === 'all'
const phone = { viewport: { width: 390, height: 844 } }
const desk = { viewport: { width: 1280, height: 900 } }

async function shiftOf(path: string, size: typeof phone): Promise<number> {
  const { page, close } = await opened(path, size)
  await expect.poll(() => page.evaluate(() => 'opening' in document.documentElement.dataset)).toBe(false)
  const shift = await shifted(page)
  await close()
  return shift
}

/** Addresses that hold a state of each kind, below a language. */
const states = [
  'ask/#q=%E3%83%9D%E3%83%BC%E3%83%88%2080%20%E3%81%AB%E7%B9%8B%E3%81%8C%E3%82%89%E3%81%AA%E3%81%84',
  'ask/#q=port%2080%20unreachable&q=and%20for%20UDP%3F',
  'tools/cidr/#in=10.9.0.0%2F20&a=1.0.0.0%2F24',
  'tools/reachability/#port=8080&symptom=timeout',
  'tools/rules/#example=1',
  'tools/rules/#example=1&view=map',
  'tools/rules/#source=10.0.0.0%2F8',
  ...['cidr', 'policy', 'reachability', 'rules'].map((tool) => `tools/${tool}/#kept=nothing`),
  'faq/#find=ping',
  'faq/rule-priority/#how',
  'glossary/#eni',
  'learn/priority/#two-groups',
  'learn/priority/#recap',
]

/** A page of each kind, and each state in one language; with `npm run matrix` every page, and each state in every language. */
const opening = (
  every
    ? [...pages, ...locales.flatMap((locale) => states.map((state) => `/${locale}/${state}`))]
    : [
        ...onePageEach().map(({ path }) => path),
        ...states.map((state, at) => `/${locales[at % locales.length]}/${state}`),
      ]
).filter((path) => path !== '/')

describe('a page is laid out once, also one that opens with a state (H5)', () => {
  it.each(pieceOf(opening))('%s', async (path) => {
    expect(await shiftOf(path, phone)).toBeLessThanOrEqual(0.02)
    expect(await shiftOf(path, desk)).toBeLessThanOrEqual(0.02)
  })
})

describe.skipIf(every)('a shift is noticed', () => {
  it('not on the home page of a phone where it arrives in two pieces, the gate in the first', async () => {
    const slow = createServer(async (request, response) => {
      const answer = await fetch(new URL(request.url ?? '/', inject('site')))
      const type = answer.headers.get('content-type') ?? ''
      const whole = Buffer.from(await answer.arrayBuffer())
      response.setHeader('content-type', type)
      const cut = whole.indexOf('<h2 id="try"')
      if (!type.startsWith('text/html') || cut < 0) {
        response.end(whole)
        return
      }
      response.write(whole.subarray(0, cut))
      setTimeout(() => response.end(whole.subarray(cut)), 600)
    })
    await new Promise<void>((ready) => slow.listen(0, '127.0.0.1', ready))
    const address = slow.address()
    const { page, close } = await newReader({ ...phone, apart: true })
    await page.goto(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/en/`)
    await atRest(page)
    expect(await page.getByRole('figure').isVisible()).toBe(true)
    expect(await shifted(page)).toBeLessThanOrEqual(0.02)
    await close()
    slow.close()
  })

  it('where a page moves', async () => {
    const { page, close } = await opened('/en/faq/rule-priority/', phone)
    await page.evaluate(async () => {
      const frame = () => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))
      await frame()
      Object.assign(document.body.style, { paddingBlockStart: '200px' })
      await frame()
      await frame()
    })
    expect(await shifted(page)).toBeGreaterThan(0.02)
    await close()
  })
})
