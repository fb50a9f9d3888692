import { describe, it } from 'vitest'
import { expectPageWithin, longestTask } from './page-time'
import { clipboardOf, opened, pasteInto, withBrowser } from './reader'

withBrowser()

const phone = { apart: true, viewport: { width: 390, height: 844 } }

/** Five megabytes of a program's log, and at its end what a socket listens to. */
const line = '2026-11-24T10:00:00Z web app[123]: connect() failed (111: Connection refused) while connecting\n'
const log = `${line.repeat(Math.ceil(5_000_000 / line.length))}LISTEN 0 511 127.0.0.1:80 0.0.0.0:*\n`
/** A list of 100,000 addresses in a row. */
const addresses = Array.from({ length: 100_000 }, (_, at) => `10.${at >> 16}.${(at >> 8) & 255}.${at & 255}`).join('\n')
const statement = '{"Effect":"Deny","Action":"ecs:*","Resource":"*"}'
const policy = `{"Version":"1","Statement":[${Array.from({ length: 19_000 }, () => statement).join()}]}${' '.repeat(4_100_000)}`

describe('megabytes are answered, or refused with the reason, and no task of the page lasts', {
  tags: ['timed'],
}, () => {
  it.each([
    ['/en/tools/cidr/', addresses, 'Compute', 'Blocks: 6, addresses: 100,000'],
    ['/en/tools/cidr/', log, 'Compute', 'An address is four numbers with dots between them.'],
    ['/en/tools/policy/', policy, null, 'All 32 operations that change something are closed.'],
    ['/en/tools/reachability/', log, null, 'loopback address alone'],
    ['/en/tools/rules/', log, null, 'No rules could be read'],
    ['/en/', log, null, 'This looks like the output of a command.'],
  ] as const)('%s %#', async (path, text, button, said) => {
    const { page, close } = await opened(path, phone)
    const field = page
      .locator('main')
      .locator(path === '/en/' ? 'input[type="text"]' : 'textarea')
      .first()
    await field.focus()
    await page.locator('html[data-runtime="live"]').waitFor({ state: 'attached' })
    const clipboard = await clipboardOf(page, text)
    const longest = await longestTask(page)
    await pasteInto(field, clipboard)
    if (button) await page.getByRole('button', { name: button }).first().click()
    await page.locator('main').getByText(said, { exact: false }).first().waitFor({ timeout: 90_000 })
    await expectPageWithin(page, await longest(), 200)
    await close()
  })
})

/** 16,500 rules of one group, as the API tells them: five megabytes. */
const rules = JSON.stringify({
  SecurityGroupId: 'sg-bp1large',
  SecurityGroupType: 'normal',
  VpcId: 'vpc-a',
  InnerAccessPolicy: 'Accept',
  Permissions: {
    Permission: Array.from({ length: 16_500 }, (_, at) => ({
      SecurityGroupRuleId: `sgr-bp1${String(at).padStart(13, '0')}`,
      Description: `rule ${at} of a very long list, as a program wrote it one by one, with words that nobody reads`,
      Direction: 'ingress',
      IpProtocol: 'TCP',
      PortRange: `${1 + at}/${1 + at}`,
      Policy: 'Accept',
      Priority: 1 + (at % 100),
      NicType: 'intranet',
      SourceCidrIp: `10.${at % 256}.0.0/16`,
    })),
  },
})

describe('thousands of rules', { tags: ['timed'] }, () => {
  it('are read, filtered, scrolled, edited and checked with no task that lasts (H11, H12)', async () => {
    const { page, close } = await opened('/en/tools/rules/', { apart: true })
    const clipboard = await clipboardOf(page, rules)
    const longest = await longestTask(page)
    await pasteInto(page.locator('main textarea').first(), clipboard)
    await page.getByText('16,500 rules').first().waitFor({ timeout: 90_000 })
    await page.getByLabel('Find a rule').fill('sgr-bp10000000015555')
    await page.getByText('1 of 16,500 rules').waitFor()
    await page.getByLabel('Find a rule').fill('')
    await page.mouse.wheel(0, 20_000)
    await page.locator('tbody tr[data-key]:visible').nth(1).dblclick()
    await page.getByLabel(/: Description$/).fill('from the office')
    await page.getByRole('button', { name: 'Done' }).click()
    await page.getByRole('tab', { name: /^Check/ }).click()
    await page.getByText('Every rule is needed').waitFor({ timeout: 90_000 })
    await expectPageWithin(page, await longest(), 200)
    await close()
  })
})
