import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { violations } from './axe'
import { expectPageWithin, pageTime } from './page-time'
import { atRest, copiedLink, newReader, opened, withBrowser } from './reader'

withBrowser()

const output = (name: string) => readFileSync(`test/fixtures/reachability/outputs/${name}.txt`, 'utf8')
const result = (page: Page) => page.getByRole('region', { name: 'Diagnosis' })
const path = (page: Page) => page.getByRole('region', { name: 'From the client to the process' })
const box = (page: Page) => page.getByLabel('Output, errors, JSON')
/** Pastes as the clipboard does: `fill` types, which takes long for many lines. */
async function paste(page: Page, text: string) {
  await box(page).evaluate((field, pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text', pasted)
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
}

/** By the clipboard and the keys, as a reader does: the browser itself inserts what nobody else takes. */
async function pasteByKeys(page: Page, text: string) {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
  await page.keyboard.press('ControlOrMeta+V')
}

const closed = `{"SecurityGroupId":"sg-1","VpcId":"vpc-1","InnerAccessPolicy":"Accept","Permissions":{"Permission":[{"SecurityGroupRuleId":"sgr-22","Direction":"ingress","IpProtocol":"TCP","PortRange":"22/22","Policy":"Accept","Priority":1,"NicType":"intranet","SourceCidrIp":"0.0.0.0/0"}]}}`

describe('a reader says what they see', () => {
  it('and learns where to look before pasting anything; what is unknown stays unknown', async () => {
    const { page, close } = await opened('/en/tools/reachability/')
    await expect.poll(() => result(page).innerText()).toMatch(/Not decided yet/)
    await page.getByLabel('Refused at once').check()
    await page.getByText('Suspect: Firewall of the host, Listening socket').waitFor()
    expect(await path(page).getByRole('listitem').nth(8).innerText()).toMatch(
      /Listening socket\s+not known.*suspected/s,
    )
    await expect
      .poll(() => page.getByRole('region', { name: 'Look at this next' }).innerText())
      .toContain('sudo ss -lntp')
    await page.getByLabel('System of the instance').selectOption('windows')
    await expect
      .poll(() => page.getByRole('region', { name: 'Look at this next' }).innerText())
      .toContain('netstat -ano | findstr :80')
    await close()
  })

  it('a port that is none is told beside its field', async () => {
    const reader = await newReader()
    await reader.open('/en/tools/reachability/')
    await reader.page.getByLabel('Port', { exact: true }).fill('70000')
    await reader.page.getByText('The port has to be a whole number from 1 to 65535').waitFor()
    await reader.page.getByLabel('IP address of the client').fill('203.0.113.***')
    // Both are told, each at its own field.
    await reader.page.getByText('This is not an address').waitFor()
    await reader.page.getByText('The port has to be a whole number from 1 to 65535').waitFor()
    for (const name of ['Port', 'IP address of the client']) {
      const field = reader.page.getByLabel(name, { exact: name === 'Port' })
      expect(await field.getAttribute('aria-invalid')).toBe('true')
      const described = await field.getAttribute('aria-describedby')
      expect(await reader.page.locator(`[id="${described}"]`).innerText()).toMatch(/^✕/)
    }
    await reader.page.getByLabel('Port', { exact: true }).fill('80')
    await expect.poll(() => reader.page.getByText('The port has to be a whole number').count()).toBe(0)
    await reader.close()
  })

  it('in an answer, and opens the tool filled in', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open('/en/faq/port-25-blocked/')
    await page.getByLabel('What do you see?').selectOption('timeout')
    await page.getByText(/Suspect:.*Port block of the platform/).waitFor()
    await page.getByRole('link', { name: 'Paste evidence and diagnose' }).click()
    await page.getByRole('heading', { name: 'Reachability diagnosis' }).waitFor()
    // The page is written with its own start and takes the link's state once it runs.
    await expect.poll(() => page.getByLabel('Port', { exact: true }).inputValue()).toBe('25')
    expect(await page.getByLabel('Direction').inputValue()).toBe('egress')
    expect(await page.getByLabel('It times out').isChecked()).toBe(true)
    await reader.close()
  })
})

describe('a reader pastes what they have', () => {
  it('several outputs at once: each is named, what is not understood too, and the layer with its line', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open('/en/tools/reachability/')
    await page.getByLabel('Port', { exact: true }).fill('80')
    await page.getByLabel('IP address of the client').fill('198.51.100.7')
    await box(page).fill(
      `${closed}\n[root@web ~]# ss -lntp\n${output('ss-lntp')}[root@web ~]# uptime\n 10:00 up 3 days\n`,
    )
    await expect.poll(() => result(page).innerText()).toMatch(/security group stops it/)
    const understood = page.getByRole('region', { name: 'What was understood' })
    await expect.poll(() => understood.innerText()).toMatch(/security group.*line.*ss.*not understood.*uptime/s)
    expect(await path(page).innerText()).toMatch(/Security group\s+stops/)
    const fix = page.getByRole('region', { name: 'What fixes it' })
    expect(await fix.innerText()).toMatch(/198\.51\.100\.7\/32.*0\.0\.0\.0\/0/s)
    await fix.getByText('Terraform').first().click()
    expect(await fix.innerText()).toContain('alicloud_security_group_rule')
    await reader.close()
  })

  it('drops files; takes one back; undoes; clears', async () => {
    const { page, close } = await opened('/en/tools/reachability/')
    await page.getByLabel('Port', { exact: true }).fill('3306')
    const transfer = await page.evaluateHandle((content) => {
      const data = new DataTransfer()
      data.items.add(new File([content], 'netstat.txt'))
      return data
    }, output('netstat-tlnp'))
    await box(page).dispatchEvent('drop', { dataTransfer: transfer })
    await expect.poll(() => result(page).innerText()).toMatch(/loopback address alone/)
    await page.getByRole('button', { name: 'Remove netstat.txt' }).click()
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
    await expect.poll(() => result(page).innerText()).toMatch(/Not decided yet/)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => result(page).innerText()).toMatch(/loopback address alone/)
    await page.getByRole('button', { name: 'Clear all' }).click()
    await expect.poll(() => result(page).innerText()).toMatch(/any client to TCP 80.*Not decided yet/s)
    await close()
  })

  it('5 MB: read elsewhere, while the page goes on', { tags: ['timed'] }, async () => {
    const { page, close } = await opened('/en/tools/reachability/')
    const line = '2026-11-24T10:00:00Z web app[123]: connect() failed (111: Connection refused) while connecting\n'
    const log = `${line.repeat(Math.ceil(5_000_000 / line.length))}\n${output('netstat-tlnp')}`
    await page.getByLabel('Port', { exact: true }).fill('3306')
    await box(page).focus()
    const used = await pageTime(page)
    await page.evaluate((text) => {
      const data = new DataTransfer()
      data.setData('text', text)
      const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
      document.querySelector('textarea')?.dispatchEvent(paste)
    }, log)
    await expect.poll(() => result(page).innerText(), { timeout: 60_000 }).toMatch(/loopback address alone/)
    // The worker reads; the page itself hands the text over and shows what was found.
    await expectPageWithin(page, await used(), 1500)
    await close()
  })

  it('too much is refused in words; what was there stays', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open('/en/tools/reachability/')
    await box(page).fill('Connection refused')
    const transfer = await page.evaluateHandle(() => {
      const data = new DataTransfer()
      data.items.add(new File(['x'.repeat(9_000_000)], 'huge.log'))
      return data
    })
    await box(page).dispatchEvent('drop', { dataTransfer: transfer })
    await page.getByText('This is 9.0 MB; at most 8 MB are read').waitFor()
    expect(await box(page).inputValue()).toBe('Connection refused')
    await reader.close()
  })
})

const nginx = `[root@web ~]# ss -lntp
State   Recv-Q  Send-Q   Local Address:Port   Peer Address:Port  Process
LISTEN  0       128            0.0.0.0:22          0.0.0.0:*      users:(("sshd",pid=812,fd=3))
LISTEN  0       511            0.0.0.0:80          0.0.0.0:*      users:(("nginx",pid=1207,fd=6))
[root@web ~]# `

const desk = { viewport: { width: 1280, height: 900 } }
const phone = { viewport: { width: 390, height: 844 } }

/** Whether all of the verdict is in the window. */
const verdictInView = (page: Page) =>
  result(page).evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect()
    return top >= 0 && bottom <= window.innerHeight
  })

/** The lines that the open node quotes. */
const quoted = (page: Page) => path(page).getByRole('figure').filter({ visible: true }).last()

describe('the verdict stays with the reader', () => {
  it('from home to the named cause in three clicks and pastes, without a scroll (H2, journey a)', async () => {
    const { page, close } = await opened('/en/', desk)
    await page.locator('main').getByRole('combobox').first().focus()
    // Up to the prompt that comes after it.
    await pasteByKeys(page, nginx.slice(0, nginx.lastIndexOf('[')))
    await page.locator('main').getByRole('button', { name: 'Open in reachability' }).click()
    await page.getByRole('heading', { name: 'Reachability diagnosis' }).waitFor()
    await atRest(page)
    await expect.poll(() => box(page).inputValue()).toContain('ss -lntp')
    await box(page).focus()
    await page.keyboard.press('ControlOrMeta+End')
    await pasteByKeys(page, closed)
    await expect.poll(() => result(page).innerText()).toMatch(/security group stops it/)
    expect(await page.evaluate(() => window.scrollY)).toBe(0)
    await expect.poll(() => verdictInView(page)).toBe(true)
    await close()
  })

  const refused = 'curl: (7) Failed to connect to 203.0.113.10 port 80 after 21 ms: Connection refused'

  it.each([
    ['a phone', phone],
    ['a desk', desk],
  ])(
    'on %s, what is pasted is answered in view, a line, many lines, or into a line (H2, review 1)',
    async (_, device) => {
      const { page, close } = await opened('/en/tools/reachability/', device)
      const heading = page.locator('summary', { hasText: /^Paste/ })
      const write = async () => {
        if (device !== phone) return
        // What was pasted has made way for the verdict.
        await expect.poll(() => heading.evaluate((summary) => summary === document.activeElement)).toBe(true)
        await heading.click()
      }
      await box(page).focus()
      await pasteByKeys(page, refused)
      await expect.poll(() => result(page).innerText()).toMatch(/TCP 80/)
      await expect.poll(() => verdictInView(page)).toBe(true)
      await write()
      expect(await box(page).inputValue()).toBe(refused)
      // Over what is selected.
      await box(page).evaluate((field: HTMLTextAreaElement) => {
        field.focus()
        field.setSelectionRange(field.value.indexOf('80'), field.value.indexOf('80') + 2)
      })
      await pasteByKeys(page, '8080')
      await expect.poll(() => result(page).innerText()).toMatch(/TCP 8080/)
      await write()
      expect(await box(page).inputValue()).toBe(refused.replace(' 80 ', ' 8080 '))
      await box(page).press('ControlOrMeta+A')
      await pasteByKeys(page, `${nginx}\n\n${closed}`)
      await expect.poll(() => result(page).innerText()).toMatch(/security group stops it/)
      await expect.poll(() => verdictInView(page)).toBe(true)
      await close()
    },
  )

  it('on a phone, too much is refused in words that are seen', async () => {
    const { page, close } = await opened('/en/tools/reachability/', phone)
    await box(page).focus()
    await paste(page, 'x'.repeat(9_000_000))
    await page.getByText('This is 9.0 MB; at most 8 MB are read').waitFor()
    await close()
  })

  it.each([
    ['a desk', desk, 200],
    // Once it sticks it leaves the rest of a phone to what is read.
    ['a phone', phone, 844 / 4],
  ])('wherever one scrolls to, on %s (H2)', async (_, device, most) => {
    const { page, close } = await opened('/en/tools/reachability/', device)
    // The example is at hand, and nothing is in its place (M13).
    const example = page.getByRole('button', { name: 'Try an example' })
    const place = await example.boundingBox()
    expect((place?.y ?? 999) + (place?.height ?? 0)).toBeLessThan(device.viewport.height)
    await example.click()
    await expect.poll(() => result(page).innerText()).toMatch(/loopback address alone/)
    for (const name of ['What fixes it', 'What was understood', 'Share']) {
      const part = page.getByRole('region', { name, exact: true })
      await part.waitFor()
      await part.evaluate((element) => element.scrollIntoView())
      await expect.poll(() => verdictInView(page), { message: name }).toBe(true)
      expect((await result(page).boundingBox())?.height, name).toBeLessThanOrEqual(most)
    }
    await close()
  })

  it.each([
    ['a desk', desk],
    ['a phone', phone],
  ])('a shared link opens on it, on %s', async (_, device) => {
    const first = await newReader()
    await first.open('/en/tools/reachability/')
    await first.page.getByRole('button', { name: 'Try an example' }).click()
    await expect.poll(() => result(first.page).innerText()).toMatch(/loopback address alone/)
    const link = await copiedLink(first.page)
    await first.close()
    const reader = await newReader(device)
    await reader.page.goto(link.pathname + link.hash)
    await expect.poll(() => result(reader.page).innerText()).toMatch(/loopback address alone/)
    await expect.poll(() => verdictInView(reader.page)).toBe(true)
    expect(await reader.page.evaluate(() => window.scrollY)).toBe(0)
    await reader.close()
  })
})

describe('while the diagnosis is being worked out', () => {
  it('nothing is said of the evidence that was not read yet', async () => {
    const reader = await newReader({ ...desk, apart: true })
    const { page, context } = reader
    await reader.open('/en/tools/reachability/')
    let letGo = () => {}
    const held = new Promise<void>((resolve) => {
      letGo = resolve
    })
    await context.route('**/_next/**', async (route) => {
      await held
      await route.continue()
    })
    await box(page).fill(nginx)
    await result(page).getByText('Working…').first().waitFor()
    expect(await result(page).innerText()).not.toMatch(/no evidence|Not decided/i)
    // Nor is a command offered that was meant for who had pasted nothing.
    const next = page.getByRole('region', { name: 'Look at this next' })
    await next.waitFor()
    expect(await next.locator('pre').count()).toBe(0)
    letGo()
    await expect.poll(() => result(page).innerText()).not.toContain('Working…')
    await context.unrouteAll()
    await reader.close()
  })
})

describe('the verdict', () => {
  it('quotes the line that decides, where it is one', async () => {
    const { page, close } = await opened('/en/tools/reachability/', desk)
    const row = 'LISTEN 0      511        127.0.0.1:80        0.0.0.0:*     users:(("nginx",pid=1207,fd=6))'
    await box(page).fill(`State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process\n${row}\n`)
    await expect.poll(() => result(page).locator('[role=status] code').allTextContents()).toEqual([row])
    await close()
  })
})

describe('the path opens to what was pasted', () => {
  it("a node shows the reader's own lines with their numbers, the deciding ones marked (M7)", async () => {
    const { page, close } = await opened('/en/tools/reachability/', desk)
    const dropping = closed.replace('22/22', '80/80').replace('Accept","Priority', 'Drop","Priority')
    await box(page).fill(`Hello, this is mine:\n${JSON.stringify(JSON.parse(dropping), null, 2)}\n\n${nginx}`)
    await expect.poll(() => result(page).innerText()).toMatch(/security group stops it/)
    await expect.poll(() => quoted(page).innerText()).toMatch(/lines 8–17[\s\S]*"PortRange": "80\/80"/)
    expect(await quoted(page).locator('mark').first().innerText()).toMatch(/\{/)
    await page.getByRole('button', { name: /Listening socket/ }).click()
    await expect.poll(() => quoted(page).locator('mark').innerText()).toMatch(/0\.0\.0\.0:80/)
    const numbers = () =>
      quoted(page)
        .locator('[data-line]')
        .evaluateAll((rows) => rows.map((row) => Number(row.getAttribute('data-line'))))
    const [before = 0, line, after] = await numbers()
    expect([line, after]).toEqual([before + 1, before + 2])
    await close()
  })

  it('a node that is not known shows the command that would tell', async () => {
    const { page, close } = await opened('/en/tools/reachability/', desk)
    await page.getByRole('button', { name: /Firewall of the host/ }).click()
    await path(page).getByText('sudo iptables -S; sudo nft list ruleset').filter({ visible: true }).first().waitFor()
    await close()
  })
})

describe('what the paste speaks of', () => {
  it("another port than the form's is offered, and taken", async () => {
    const { page, close } = await opened('/en/tools/reachability/')
    await box(page).fill('dial tcp 203.0.113.9:7000: i/o timeout')
    // Nobody has chosen one: the port of the paste is judged, and that is said.
    await expect.poll(() => result(page).innerText()).toMatch(/TCP 7000/)
    await page.getByText('Port 7000, as in what you pasted').waitFor()
    await page.locator('summary', { hasText: 'What do you see?' }).click()
    await page.getByLabel('Port', { exact: true }).fill('80')
    await page.getByRole('button', { name: 'Diagnose port 7000' }).click()
    await expect.poll(() => result(page).innerText()).toMatch(/TCP 7000/)
    await expect.poll(() => page.getByRole('button', { name: 'Diagnose port 7000' }).count()).toBe(0)
    await close()
  })

  it('who connects is the instance: judged as outbound, and the other way is a press away', async () => {
    const { page, close } = await opened('/en/tools/reachability/')
    await box(page).fill(
      'Nov 28 10:01:02 web postfix/smtp[2211]: connect to mail.example.org[203.0.113.25]:25: Connection timed out',
    )
    await expect.poll(() => result(page).innerText()).toMatch(/TCP 25/)
    await page.getByText('In what you pasted it is the instance that connects').waitFor()
    await page.getByRole('button', { name: 'Diagnose inbound' }).click()
    await page.getByText('If it is the instance that connects').waitFor()
    await expect.poll(() => page.getByLabel('Port', { exact: true }).inputValue()).toBe('25')
    await page.getByRole('button', { name: 'Diagnose outbound' }).click()
    await expect.poll(() => page.getByRole('button', { name: 'Diagnose outbound' }).count()).toBe(0)
    await expect.poll(() => page.getByRole('button', { name: 'Diagnose inbound' }).count()).toBe(0)
    await close()
  })

  it('a pasted timeout marks what the button marks', async () => {
    const { page, close } = await opened('/en/tools/reachability/')
    const suspected = () => path(page).getByText('suspected', { exact: true }).count()
    await box(page).fill('curl: (28) Failed to connect to 203.0.113.9 port 80 after 75002 ms: Timeout was reached')
    await expect.poll(suspected).toBeGreaterThan(3)
    const pasted = await suspected()
    await page.getByRole('button', { name: 'Clear all' }).click()
    await expect.poll(suspected).toBe(0)
    await page.getByLabel('It times out').check()
    await expect.poll(suspected).toBe(pasted)
    await close()
  })
})

describe('a reader hands the diagnosis on', () => {
  it('as a link that opens as it was, without secrets', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open('/en/tools/reachability/')
    await page.getByRole('button', { name: 'Try an example' }).click()
    await box(page).fill(`${await box(page).inputValue()}> Authorization: Bearer abcdefghijklmnop\n`)
    await expect.poll(() => result(page).innerText()).toMatch(/loopback address alone/)
    const link = await copiedLink(page)
    await page.getByText('What looks like a password or key (1) was left out of the link').waitFor()
    expect(link.hash.length).toBeLessThan(2000)
    const other = await newReader()
    await other.open(link.pathname + link.hash)
    await expect.poll(() => result(other.page).innerText()).toMatch(/198\.51\.100\.7.*loopback address alone/s)
    const text = await box(other.page).inputValue()
    expect(text).toContain('127.0.0.1:80')
    expect(text).not.toContain('abcdefghijklmnop')
    await other.close()
    await reader.close()
  })

  it('when the evidence is too long for a link, it says so and offers a file', async () => {
    const { page, close } = await opened('/en/tools/reachability/')
    const noise = Array.from({ length: 3000 }, (_, index) => `${Math.imul(index, 2654435761)} not compressible`)
    await paste(page, noise.join('\n'))
    await page.getByRole('button', { name: 'Copy link' }).click()
    await page.getByText('This does not fit into a link').waitFor()
    await close()
  })

  it.each(['#evidence=%00', '#evidence=AAAA', '#port=8080&evidence='.padEnd(60_000, 'A'), '#evidence=<img src=x>'])(
    'a hostile link is refused in words',
    async (fragment) => {
      const reader = await newReader()
      await reader.open(`/en/tools/reachability/${fragment}`)
      await reader.page.getByText('What the link carries cannot be read').waitFor()
      await expect.poll(() => result(reader.page).innerText()).toMatch(/Not decided yet/)
      await reader.close()
    },
  )

  it('as Markdown, masked unless told otherwise', async () => {
    const { page, close } = await opened('/en/tools/reachability/')
    await page.getByRole('button', { name: 'Try an example' }).click()
    await box(page).fill(`${await box(page).inputValue()}\ncurl -u admin:hunter2 http://203.0.113.80/\n`)
    await expect.poll(() => result(page).innerText()).toMatch(/loopback address alone/)
    // What the example alone gave may still stand there.
    const copy = page.getByRole('button', { name: /^(Copy Markdown|Copied)$/ })
    await expect
      .poll(async () => {
        await copy.click()
        return page.locator('main').innerText()
      })
      .toMatch(/Hidden: 1 secrets?, \d addresses/)
    const masked = await page.evaluate(() => navigator.clipboard.readText())
    expect(masked).toMatch(/^# Reachability: \[IPv4-\d\] to TCP 80 of the instance/)
    expect(masked).toContain('127.0.0.1:80')
    expect(masked).not.toMatch(/hunter2|203\.0\.113\.80|198\.51\.100\.7/)
    await page.getByLabel('Hide secrets and public addresses').uncheck()
    await copy.click()
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/203\.0\.113\.80/)
    await close()
  })
})

describe('for everyone', () => {
  it('with the keyboard alone', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open('/en/tools/reachability/')
    const focused = () =>
      page.evaluate(
        () =>
          document.activeElement?.getAttribute('aria-label') ??
          document.activeElement?.closest('label')?.textContent ??
          document.activeElement?.textContent ??
          '',
      )
    const tabTo = async (name: RegExp) => {
      for (let step = 0; step < 60; step += 1) {
        if (name.test(await focused())) return
        await page.keyboard.press('Tab')
      }
      throw new Error(`no way to ${name} with the keyboard`)
    }
    await tabTo(/^Port/)
    await page.keyboard.press('Control+A')
    await page.keyboard.type('443')
    await tabTo(/^Not chosen|times out/)
    await page.keyboard.press('ArrowDown')
    await page.getByText(/^？ Suspect: Public address/).waitFor()
    await tabTo(/^Output, errors/)
    await page.keyboard.insertText(output('ss-lntp'))
    await expect.poll(() => result(page).innerText()).toMatch(/TCP 443.*No program listens/s)
    await tabTo(/^Copy Markdown/)
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/TCP 443/)
    await reader.close()
  })

  it.each(['light', 'dark'] as const)('axe finds nothing in a whole diagnosis, %s', async (colorScheme) => {
    const { page, close } = await opened('/ja/tools/reachability/', { colorScheme })
    await page.getByRole('button', { name: '例を試す' }).click()
    await page.getByText('プログラムはループバックアドレスだけで待ち受けています').first().waitFor()
    expect(await violations(page)).toEqual([])
    await close()
  })

  it('without JavaScript: the path with what to check', async () => {
    const reader = await newReader({ javaScriptEnabled: false })
    await reader.open('/ja/tools/reachability/')
    expect(await reader.page.locator('main').innerText()).toMatch(/待ち受けソケット.*未確認.*プログラムが動いていて/s)
    await reader.close()
  })

  it('on a phone nothing sticks out', async () => {
    const { page, close } = await opened('/ja/tools/reachability/', { viewport: { width: 390, height: 844 } })
    await page.getByRole('button', { name: '例を試す' }).click()
    await page.getByRole('heading', { name: '直し方' }).waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await close()
  })

  it.each([
    [390, 844],
    [1280, 900],
  ])('nothing lies over the form before there is anything to judge, at %i × %i', async (width, height) => {
    const { page, close } = await opened('/en/tools/reachability/', { viewport: { width, height } })
    const covered = await page.evaluate(() =>
      [...document.querySelectorAll('main input, main select, main textarea')].flatMap((field) => {
        field.scrollIntoView({ block: 'nearest' })
        const { left, top, width, height } = field.getBoundingClientRect()
        if (width === 0) return []
        const above = document.elementFromPoint(left + width / 2, top + height / 2)
        const own = above === field || above?.closest('label')?.contains(field) || above?.contains(field)
        return own ? [] : [`${field.tagName} ${field.getAttribute('name') ?? field.id}`]
      }),
    )
    expect(covered).toEqual([])
    await close()
  })
})

describe('the path of layers', () => {
  it.each([
    ['ja', 1184],
    ['ja', 1280],
    ['en', 1184],
    ['zh', 1920],
  ])('no name of a layer lies over another or leaves its column: %s at %i', async (locale, width) => {
    const { page, close } = await opened(`/${locale}/tools/reachability/`, { viewport: { width, height: 900 } })
    const boxes = await page.locator('main ol strong').evaluateAll((all) =>
      all.map((name) => {
        const range = document.createRange()
        range.selectNodeContents(name)
        const { left, right } = range.getBoundingClientRect()
        const column = name.closest('li')?.getBoundingClientRect()
        return { left, right, from: column?.left ?? 0, to: column?.right ?? 0 }
      }),
    )
    expect(boxes.length).toBe(10)
    expect(boxes.filter(({ left, right, from, to }) => left < from || right > to)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    await close()
  })

  it('the frame around what a press leads to keeps off its text', async () => {
    const { page, close } = await opened('/en/tools/reachability/')
    await page.getByRole('button', { name: 'What to look at' }).focus()
    await page.keyboard.press('Enter')
    const gap = await page.evaluate(() => {
      const at = document.activeElement
      return at
        ? [at.tagName, getComputedStyle(at).outlineStyle, Number.parseFloat(getComputedStyle(at).outlineOffset)]
        : []
    })
    expect(gap).toEqual(['DIV', 'solid', 8])
    await close()
  })
})

describe('on paper', () => {
  it('what is to be hidden is hidden in every quoted line and command, by the name that it has in the evidence', async () => {
    const { page, close } = await opened('/en/tools/reachability/')
    await box(page).fill(
      '$ curl -I https://8.209.200.14/\ncurl: (7) Failed to connect to 8.209.200.14 port 443: Connection refused\n',
    )
    await page.getByRole('region', { name: 'What was understood' }).getByText('8.209.200.14').waitFor()
    await page.getByRole('checkbox', { name: /^Hide secrets/ }).waitFor()
    const printed = () => page.locator('main').innerText()
    await page.emulateMedia({ media: 'print' })
    await expect.poll(printed).toMatch(/curl lines 1–2 curl -I https:\/\/\[IPv4-1\]\//)
    expect(await printed()).not.toMatch(/8\.209\.200\.14/)
    await page.emulateMedia({ media: null })
    await expect.poll(printed).toContain('curl -I https://8.209.200.14/')
    // A reader who prints by a key gets the same: what stands there once the browser has told is what is printed.
    const told = await page.evaluate(() => {
      window.dispatchEvent(new Event('beforeprint'))
      return document.querySelector('main')?.innerText ?? ''
    })
    expect(told).not.toContain('curl -I https://8.209.200.14/')
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
    await page.getByRole('checkbox', { name: /^Hide secrets/ }).uncheck()
    await page.emulateMedia({ media: 'print' })
    await expect.poll(printed).toContain('curl -I https://8.209.200.14/')
    await close()
  })
})
