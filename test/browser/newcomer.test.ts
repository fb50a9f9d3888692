/** What somebody who came to the finished site for the first time met, in terms that hold for any build: see `faults.test.ts`. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { atRest, newReader, opened, withBrowser } from './reader'

withBrowser()

const phone = { viewport: { width: 390, height: 844 } }

const evidence = {
  /** Attempts at several ports, of which none is the reader's choice. */
  several:
    'curl: (28) Failed to connect to 203.0.113.9 port 8443 after 130002 ms: Connection timed out\n' +
    'curl: (28) Failed to connect to 203.0.113.9 port 9090 after 130003 ms: Connection timed out\n' +
    'curl: (28) Failed to connect to 203.0.113.9 port 3000 after 130004 ms: Connection timed out\n' +
    'nc: connect to 203.0.113.9 port 5000 (tcp) failed: Connection timed out\n',
  /** A command's output, then a group, then another command. */
  group:
    '$ ss -lntp\nState  Recv-Q Send-Q Local Address:Port Peer Address:Port Process\nLISTEN 0 128 0.0.0.0:9090 0.0.0.0:* users:(("java",pid=71,fd=8))\n\n' +
    '$ aliyun ecs DescribeSecurityGroupAttribute --SecurityGroupId sg-bp1depot\n' +
    '{"SecurityGroupId":"sg-bp1depot","SecurityGroupName":"depot","VpcId":"vpc-bp1depot","RegionId":"cn-shenzhen","InnerAccessPolicy":"Accept",\n' +
    '"Permissions":{"Permission":[{"SecurityGroupRuleId":"sgr-bp1office","Direction":"ingress","Policy":"Accept","IpProtocol":"TCP","PortRange":"3389/3389","SourceCidrIp":"198.51.100.0/24","Priority":"7"}]}}\n\n' +
    '$ curl http://203.0.113.9:9090\ncurl: (28) Failed to connect to 203.0.113.9 port 9090 after 130002 ms: Connection timed out\n',
}

const box = (page: Page) => page.getByLabel('Output, errors, JSON')

describe('the verdict on a phone', () => {
  it.each(['en', 'ja', 'zh'])(
    'leaves four fifths of it to what is read, also where ports are to be chosen, and leads to them: %s',
    async (language) => {
      const { page, close } = await opened(`/${language}/tools/reachability/`, phone)
      const strip = page.locator('section', { has: page.locator('#result') })
      await page.locator('textarea').first().fill(evidence.several)
      const choices = page.locator('main').getByRole('button', { name: /8443|9090|3000|5000/ })
      await expect.poll(() => choices.count()).toBeGreaterThan(1)
      const heights: number[] = []
      for (const share of [0, 0.5, 1]) {
        await page.evaluate((part) => window.scrollTo(0, part * document.body.scrollHeight), share)
        heights.push((await strip.boundingBox())?.height ?? 999)
      }
      expect(Math.max(...heights)).toBeLessThanOrEqual(844 / 5)
      await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
      await strip.getByRole('button').click()
      // In view, below what stays.
      const first = choices.first()
      expect(await first.evaluate((button) => button === document.activeElement)).toBe(true)
      await expect
        .poll(() =>
          first.evaluate((button) => {
            const { left, top, height } = button.getBoundingClientRect()
            return document.elementFromPoint(left + 4, top + height / 2) === button
          }),
        )
        .toBe(true)
      await page.keyboard.press('Enter')
      await expect.poll(() => strip.innerText()).toMatch(/TCP \d{4}/)
      await close()
    },
  )
})

describe('a rule that is added', () => {
  it.each([
    ['en', 'Add a rule', /^Done/, /203\.0\.113\.0\/24/],
    ['ja', 'ルールを追加', /^決定/, /203\.0\.113\.0\/24/],
    ['zh', '添加规则', /^确定/, /203\.0\.113\.0\/24/],
  ])(
    'opens nothing before its reader says what, and to whom; what is missing is told with an example: %s',
    async (language, name, done, example) => {
      const { page, close } = await opened(`/${language}/tools/rules/#example=1`)
      const before = await page.locator('tbody tr').count()
      await page.getByRole('button', { name }).click()
      const row = page.locator('tbody fieldset')
      const fields = row.locator('input.mono')
      await fields.first().waitFor()
      expect(
        await fields.evaluateAll((all) =>
          all.map((field) => Object(field).value).filter((value) => /\d\/\d/.test(value)),
        ),
      ).toEqual([])
      // Nothing is wrong yet: nobody has tried.
      expect(await row.locator('[aria-invalid]').count()).toBe(0)
      await row.getByRole('button', { name: done }).click()
      const wrong = row.locator('[aria-invalid="true"]')
      await expect.poll(() => wrong.count()).toBe(2)
      const ports = wrong.first()
      await ports.waitFor()
      await ports.fill('8443')
      const peer = row.locator('[aria-invalid="true"]')
      await expect.poll(() => peer.getAttribute('placeholder')).toMatch(example)
      const told = page.locator(`[id="${await peer.getAttribute('aria-describedby')}"]`)
      expect(await told.innerText()).toMatch(example)
      await peer.fill('198.51.100.0/24')
      await row.getByRole('button', { name: done }).click()
      await expect.poll(() => page.locator('tbody tr').count()).toBe(before + 1)
      await expect.poll(() => page.locator('tbody').innerText()).toContain('8443')
      await close()
    },
  )
})

/** Drops a file on the heading, or pastes it where the focus is. */
async function bring(page: Page, type: 'drop' | 'paste', name: string, bytes: readonly number[]) {
  await page.evaluate(
    ({ how, called, content }) => {
      const data = new DataTransfer()
      data.items.add(new File([Uint8Array.from(content)], called))
      const told = { bubbles: true, cancelable: true }
      document
        .querySelector('h1')
        ?.dispatchEvent(
          how === 'drop'
            ? new DragEvent('drop', { dataTransfer: data, ...told })
            : new ClipboardEvent('paste', { clipboardData: data, ...told }),
        )
    },
    { how: type, called: name, content: bytes },
  )
}

const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 200, 201, 10, 0]
const pdf = [...'%PDF-1.7\n%'].map((letter) => letter.charCodeAt(0)).concat([0xe2, 0xe3, 10])

describe('a picture is no text', () => {
  it.each([
    ['/en/tools/reachability/', /screen\.png.*pictures, PDF.*paste/s],
    ['/en/tools/rules/', /screen\.png.*DescribeSecurityGroupAttribute/s],
    ['/en/tools/rules/#example=1', /screen\.png.*DescribeSecurityGroupAttribute/s],
    ['/en/tools/policy/', /screen\.png.*JSON/s],
    ['/en/tools/cidr/', /screen\.png.*203\.0\.113\.0\/24/s],
    ['/en/', /screen\.png.*paste/s],
    ['/ja/tools/reachability/', /screen\.png.*画像.*貼り付けて/s],
    ['/zh/tools/reachability/', /screen\.png.*图片.*粘贴/s],
  ])('%s says so, and what to paste in its place; what was there stays', async (path, words) => {
    const { page, close } = await opened(path)
    const fields = page.locator('main').locator('textarea, input[type="text"]')
    const held = () => fields.evaluateAll((all) => all.map((field) => Object(field).value))
    const before = await held()
    await bring(page, 'drop', 'screen.png', png)
    const told = page.getByRole('alert').filter({ hasText: 'screen.png' })
    await expect.poll(() => told.innerText()).toMatch(words)
    expect(await told.isVisible()).toBe(true)
    expect(await held()).toEqual(before)
    await close()
  })

  it('nor is a PDF, and one that is pasted; a file that is text is read beside it, and nothing more is said of those before', async () => {
    const { page, close } = await opened('/en/tools/reachability/')
    await bring(page, 'paste', 'report.pdf', pdf)
    const alert = page.getByRole('alert').filter({ hasText: 'report.pdf' })
    await alert.waitFor()
    await bring(
      page,
      'drop',
      'ss.txt',
      [...'LISTEN 0 128 127.0.0.1:80 0.0.0.0:*\n'].map((letter) => letter.charCodeAt(0)),
    )
    await page.getByText('ss.txt').first().waitFor()
    await expect.poll(() => alert.count()).toBe(0)
    // Also where the box is folded away.
    await page.locator('summary', { hasText: /^Paste/ }).click()
    await bring(page, 'drop', 'screen.png', png)
    await page.getByRole('alert').filter({ hasText: 'screen.png' }).waitFor()
    await close()
  })
})

describe('Ctrl+Z takes back what the page did, where no field has an undo of its own', () => {
  it('beside a row of rules, and with Shift it comes again', async () => {
    const { page, close } = await opened('/en/tools/rules/#example=1')
    const rows = page.locator('tbody tr')
    await expect.poll(() => rows.count()).toBe(4)
    await rows.first().focus()
    await page.keyboard.press('Delete')
    await expect.poll(() => rows.count()).toBe(3)
    await page.keyboard.press('ControlOrMeta+z')
    await expect.poll(() => rows.count()).toBe(4)
    await page.keyboard.press('ControlOrMeta+Shift+z')
    await expect.poll(() => rows.count()).toBe(3)
    await page.keyboard.press('ControlOrMeta+z')
    await expect.poll(() => rows.count()).toBe(4)
    // What is ticked has no text to take back.
    await page.getByRole('button', { name: 'Add a rule' }).click()
    await expect.poll(() => rows.count()).toBe(5)
    await page.locator('tbody fieldset select').first().focus()
    await page.keyboard.press('ControlOrMeta+z')
    await expect.poll(() => rows.count()).toBe(4)
    // Its row has gone, and the focus with it: it is where one goes on.
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Undo')
    await close()
  })

  it.each([
    ['/en/tools/cidr/', 'IPv6'],
    ['/en/tools/policy/', 'Clear all'],
  ])('%s', async (path, press) => {
    const { page, close } = await opened(path)
    await page.getByRole('button', { name: press, exact: true }).first().click()
    const held = () =>
      page
        .locator('main')
        .locator('textarea, input')
        .evaluateAll((all) => all.map((field) => Object(field).value).join('\n'))
    const after = await held()
    await page.keyboard.press('ControlOrMeta+z')
    await expect.poll(held).not.toBe(after)
    await page.keyboard.press('ControlOrMeta+Shift+z')
    await expect.poll(held).toBe(after)
    await close()
  })

  it('in a field it is the field that takes back', async () => {
    const { page, close } = await opened('/en/tools/reachability/')
    await page.getByRole('button', { name: 'Try an example' }).click()
    await expect.poll(() => box(page).inputValue()).not.toBe('')
    const example = await box(page).inputValue()
    await box(page).focus()
    await page.keyboard.press('ControlOrMeta+End')
    await page.keyboard.type('more')
    await page.keyboard.press('ControlOrMeta+z')
    // The page's own would have taken the example away after it.
    await expect.poll(() => box(page).inputValue()).not.toContain('more')
    expect(await box(page).inputValue()).toBe(example)
    await close()
  })
})

describe('from the diagnosis to the rule simulator', () => {
  it('go the rules that were pasted, and no link carries them', async () => {
    const { page, close } = await opened('/en/tools/reachability/')
    await box(page).fill(evidence.group)
    const way = page.getByRole('button', { name: /rule simulator/ })
    await way.click()
    await page.waitForURL('**/tools/rules/**')
    await atRest(page)
    const table = page.getByRole('table', { name: 'Rules' })
    await expect.poll(() => table.innerText()).toMatch(/3389\/3389.*198\.51\.100\.0\/24/s)
    expect(decodeURIComponent(page.url())).not.toMatch(/198\.51\.100|sg-bp1/)
    // Each is where it was.
    await page.goBack()
    await expect.poll(() => box(page).inputValue()).toContain('sgr-bp1office')
    await close()
  })

  it('is no way where no rules were pasted', async () => {
    const { page, close } = await opened('/en/tools/reachability/')
    await box(page).fill(evidence.several)
    await page.getByText('What was understood').first().waitFor()
    expect(await page.getByRole('button', { name: /rule simulator/ }).count()).toBe(0)
    await close()
  })
})

describe('what is wrong is told with what is expected', () => {
  it.each([
    ['en', /e\.g\. 203\.0\.113\.7/],
    ['ja', /203\.0\.113\.7 や/],
    ['zh', /如 203\.0\.113\.7/],
  ])('the address of the client: %s', async (language, example) => {
    const { page, close } = await opened(`/${language}/tools/reachability/#port=80&from=laptop`)
    const field = page.locator('input[aria-invalid="true"]')
    await field.waitFor()
    expect(await page.locator(`[id="${await field.getAttribute('aria-describedby')}"]`).innerText()).toMatch(example)
    await close()
  })

  it.each(['en', 'ja', 'zh'])('the plan of blocks: %s', async (language) => {
    const { page, close } = await opened(`/${language}/tools/cidr/#plan=web`)
    const field = page.locator('section', { has: page.locator('#plan') }).locator('input[aria-invalid="true"]')
    await field.waitFor()
    expect(await page.locator(`[id="${await field.getAttribute('aria-describedby')}"]`).innerText()).toContain(
      'web 500, db 50',
    )
    await close()
  })
})

describe('a home page whose scripts do not come', () => {
  const question = 'which rule wins, allow or deny'
  /** Home, with what it needs to live kept from it. */
  async function lifeless(what: RegExp) {
    const reader = await newReader({ apart: true })
    await reader.context.route(what, (route) => route.fulfill({ status: 404, body: '' }))
    await reader.page.goto('/en/')
    return reader
  }

  it.each([
    ['data', /\/_next\/data\/[^/]+\/en\.json/],
    ['scripts', /\/_next\/static\/chunks\/.*\.js/],
  ])('takes the question to the page that answers: no %s', async (_, what) => {
    const { page, context } = await lifeless(what)
    await page.locator('main').getByRole('combobox').fill(question)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/en\/ask\/#q=/)
    await context.unrouteAll({ behavior: 'ignoreErrors' })
    await page.reload()
    await page.getByText(question).first().waitFor()
    await context.close()
  })

  it('but not what was pasted, which no link carries', async () => {
    const { page, context } = await lifeless(/\/_next\/data\/[^/]+\/en\.json/)
    const field = page.locator('main').getByRole('combobox')
    await field.evaluate((input, text) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', text)
      input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, evidence.group)
    await field.press('Enter')
    await page.getByRole('alert').filter({ visible: true }).first().waitFor()
    await page.waitForTimeout(500)
    expect(new URL(page.url()).pathname + new URL(page.url()).hash).toBe('/en/')
    expect(await field.inputValue()).toContain('DescribeSecurityGroupAttribute')
    await context.close()
  })

  it('and a page whose scripts came goes where the next one has lost its data', async () => {
    const reader = await newReader({ apart: true })
    const { page, context } = reader
    await reader.open('/en/')
    await page.locator('main').getByRole('combobox').fill(question)
    await page.getByRole('option').filter({ visible: true }).first().waitFor()
    await context.route(/\/_next\/data\//, (route) => route.fulfill({ status: 404, body: '' }))
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/en\/(?:ask\/#q=|faq\/)/)
    await context.close()
  })
})
