import type { Route } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { newReader, withBrowser } from './reader'

withBrowser()

describe('security F3: a part that loads on use and does not come', () => {
  it('says so in its place, and comes when it is asked for again', async () => {
    const reader = await newReader({ apart: true })
    const { page, context } = reader
    await reader.open('/en/tools/rules/#example=1')
    await context.route('**/_next/**', (route) => route.abort('internetdisconnected'))
    await page.getByRole('tab', { name: /Limits/ }).click()
    await page.getByText('This part did not load').waitFor()
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('This part did not load').waitFor()
    await context.unroute('**/_next/**')
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('tabpanel').getByRole('table').first().waitFor()
    await context.close()
  })

  it('the worker of the diagnosis is such a part', async () => {
    const reader = await newReader({ apart: true })
    const { page, context } = reader
    await reader.open('/en/tools/reachability/')
    await context.route(
      (url) => url.pathname.startsWith('/_next/'),
      (route) => route.abort('internetdisconnected'),
    )
    await page.getByLabel('Output, errors, JSON').fill('curl: (7) Failed to connect to 203.0.113.80 port 80: refused')
    const alert = page.getByRole('alert').filter({ hasText: 'The part that computes did not load' })
    await alert.waitFor()
    await context.unrouteAll()
    await alert.getByRole('button', { name: 'Try again' }).click()
    await expect.poll(() => alert.count()).toBe(0)
    expect(await page.getByLabel('Output, errors, JSON').inputValue()).toContain('203.0.113.80')
    await context.close()
  })

  it('so are its words: until they are there, nothing is said in half', async () => {
    const reader = await newReader({ apart: true })
    const { page, context } = reader
    await reader.open('/en/tools/reachability/')
    const refused = 'curl: (7) Failed to connect to 203.0.113.80 port 80 after 4 ms: Connection refused'
    const holdsWords = async (route: Route) => {
      const response = await route.fetch()
      if ((await response.text()).includes('A refusal came back')) await route.abort('internetdisconnected')
      else await route.fulfill({ response })
    }
    await context.route('**/_next/**', holdsWords)
    await page.getByLabel('Output, errors, JSON').fill(refused)
    const alert = page.getByRole('alert').filter({ hasText: 'The part that computes did not load' })
    await alert.waitFor()
    expect(await page.getByText('A refusal came back').count()).toBe(0)
    await context.unrouteAll({ behavior: 'wait' })
    await alert.getByRole('button', { name: 'Try again' }).click()
    // On a wide screen a layer's reason is read once the layer is chosen: it is there, and not in view.
    await page.getByText('A refusal came back').first().waitFor({ state: 'attached' })
    await expect.poll(() => alert.count()).toBe(0)
    await context.close()
  })
})
