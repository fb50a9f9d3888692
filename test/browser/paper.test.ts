import { describe, expect, it } from 'vitest'
import { atRest, opened, withBrowser } from './reader'

withBrowser()

const evidence = 'State Recv-Q Send-Q Local Address:Port Peer Address:Port\nLISTEN 0 511 127.0.0.1:80 0.0.0.0:*\n'

describe('a page that was printed goes on as before', () => {
  it.each([
    ['/en/tools/reachability/#port=8080&symptom=timeout', null],
    ['/ja/tools/reachability/', evidence],
    ['/en/tools/rules/#example=1', null],
    ['/en/tools/cidr/#in=10.9.0.0%2F20', null],
    ['/zh/tools/policy/', '{"Version":"1","Statement":[{"Effect":"Deny","Action":"ecs:*","Resource":"*"}]}'],
    ['/en/faq/rule-priority/', null],
    ['/ja/learn/priority/#two-groups', null],
  ])('%s', async (path, pasted) => {
    const { page, close } = await opened(path)
    const field = page.locator('main textarea').first()
    await page
      .locator('main :is(button, input, textarea)')
      .filter({ visible: true })
      .first()
      .dispatchEvent('pointerover')
    await atRest(page)
    if (pasted !== null) await field.fill(pasted)
    await atRest(page)
    const heading = await page.locator('h1').innerText()
    // A real one, for which the browser stops what else the page does.
    await page.evaluate(() => print())
    await atRest(page)
    expect(await page.locator('h1').innerText()).toBe(heading)
    const held = await page.locator('main').evaluate((main) => {
      return [main.textContent, ...[...main.querySelectorAll('textarea')].map(({ value }) => value)].join()
    })
    expect(held).toContain(pasted?.slice(-30).trim() ?? '')
    // Whoever is done with a page looks for what went wrong on it.
    await close()
  })

  it('with its own button: the focus is on it', async () => {
    const { page, close } = await opened('/en/tools/reachability/#port=8080&symptom=timeout')
    await page.getByRole('button', { name: 'Print', exact: true }).press('Enter')
    await atRest(page)
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Print')
    await close()
  })
})
