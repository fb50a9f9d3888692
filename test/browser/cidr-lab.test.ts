import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { expectPageWithin, pageTime } from './page-time'
import { lightnessOf } from './pixels'
import { newReader, opened, withBrowser } from './reader'

withBrowser()

const field = (page: Page) => page.getByLabel('Address, block or range')
const answer = (page: Page) => page.locator('output').first().innerText()
const main = (page: Page) => page.locator('main').innerText()

/** 100,000 lines, one for each address from 10.0.0.0 on. */
function manyLines(line: (address: string) => string): string {
  const address = (index: number) => `10.${index >>> 16}.${(index >>> 8) & 255}.${index & 255}`
  return Array.from({ length: 100_000 }, (_, index) => line(address(index))).join('\n')
}

/** As a reader would: by the clipboard, over what stands there. */
async function paste(page: Page, into: Locator, text: string) {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
  await into.focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('ControlOrMeta+V')
  if (text.length > 30_000) await page.getByText(`characters: ${text.length.toLocaleString('en')}`).waitFor()
  else await expect.poll(() => into.evaluate((field) => Object(field).value.length)).toBe(text.length)
}

describe('a reader of the CIDR lab', () => {
  it.each([
    ['en', '10.0.0.0/23 except 10.0.1.0/24', /Blocks: 1, addresses: 256/],
    ['ja', '10.0.0.0/23から10.0.1.0/24を除く', /1 個のブロック、256 個のアドレス/],
    ['zh', '10.0.0.0/23，不包括10.0.1.0/24', /256/],
  ])('who takes one block from another gets what is left, and nothing else: %s', async (locale, typed, told) => {
    const { page, close } = await opened(`/${locale}/tools/cidr/`)
    const field = page.locator('main textarea').first()
    await field.fill(typed)
    const read = page.locator('main [role=status]').first()
    await expect.poll(() => read.innerText()).toMatch(told)
    expect(await read.locator('ol li').allInnerTexts()).toEqual(['10.0.0.0/24'])
    await field.fill(typed.replace('10.0.1.0/24', ''))
    await expect.poll(() => read.locator('ol li').count()).toBe(0)
    await expect.poll(() => read.innerText()).toMatch(/△/)
    await close()
  })

  it('drags the boundary across the bits and moves it with the arrow keys', async () => {
    const { page, close } = await opened('/en/tools/cidr/#in=10.0.0.0%2F8', { viewport: { width: 1280, height: 900 } })
    await expect.poll(() => main(page)).toContain('10.255.255.255')
    const cell = (bit: number) => page.locator(`[class*=draggable] [data-bit="${bit}"]`)
    const from = await cell(7).boundingBox()
    const to = await cell(15).boundingBox()
    if (!from || !to) throw new Error('the bits are not shown')
    await page.mouse.move(from.x + from.width - 1, from.y + 5)
    await page.mouse.down()
    await page.mouse.move(to.x + to.width - 1, to.y + 5, { steps: 12 })
    await page.mouse.up()
    await expect.poll(() => answer(page)).toBe('10.0.0.0/16')
    await page.getByRole('slider').focus()
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => answer(page)).toBe('10.0.0.0/17')
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => answer(page)).toBe('10.0.0.0/16')
    // What was typed stays.
    expect(await field(page).inputValue()).toBe('10.0.0.0/8')
    await close()
  })

  it('moves the boundary there and back without losing the address (H10)', async () => {
    const { page, close } = await opened('/en/tools/cidr/#in=192.168.37.0%2F24')
    await page.getByRole('slider').focus()
    for (let times = 0; times < 8; times += 1) await page.keyboard.press('ArrowLeft')
    await expect.poll(() => answer(page)).toBe('192.168.0.0/16')
    await page.getByText('You typed /24; this is /16.').waitFor()
    // It has a name, and its value is no part of it (M8).
    await page.getByRole('slider', { name: 'Boundary between fixed and free bits', exact: true }).waitFor()
    for (let times = 0; times < 8; times += 1) await page.keyboard.press('ArrowRight')
    await expect.poll(() => answer(page)).toBe('192.168.37.0/24')
    await close()
  })

  it.each([
    [390, 844],
    [1280, 900],
  ])('has the answer and its copy in the first screen at %i × %i', async (width, height) => {
    const { page, close } = await opened('/en/tools/cidr/', { viewport: { width, height } })
    await expect.poll(() => answer(page)).toBe('192.168.0.0/19')
    const copy = await page.getByRole('button', { name: 'Copy', exact: true }).first().boundingBox()
    expect((copy?.y ?? height) + (copy?.height ?? 0)).toBeLessThan(height * 0.7)
    await page.getByRole('button', { name: 'Copy', exact: true }).first().click()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('192.168.0.0/19')
    await close()
  })

  it('plans vSwitches: what the system keeps is counted, names stand in the picture (H13)', async () => {
    const { page, close } = await opened('/en/tools/cidr/#in=10.0.0.0%2F20')
    const plan = page.getByRole('region', { name: 'Plan by numbers of hosts' })
    await expect.poll(() => plan.innerText()).toMatch(/web\s+510\s+10\.0\.0\.0\/22\s+1,020/)
    await plan.getByText('web: one size larger').waitFor()
    expect(await plan.getByRole('img').innerHTML()).toContain('web')
    await plan.getByRole('checkbox').uncheck()
    await expect.poll(() => plan.innerText()).toMatch(/web\s+510\s+10\.0\.0\.0\/23\s+512/)
    await close()
  })

  it('draws what is left of a set along the addresses (H16, journey b), and undoes from one place (M14)', async () => {
    const { page, close } = await opened('/en/tools/cidr/#a=10.0.0.0%2F16&b=10.0.64.0%2F20')
    const sets = page.getByRole('region', { name: 'Work on lists' })
    // Undo is about the whole page: it stands at its top, not between the sections.
    const undo = page.getByRole('button', { name: 'Undo' })
    expect(await undo.count()).toBe(1)
    const [top, title] = await Promise.all([undo.boundingBox(), page.locator('h1').boundingBox()])
    expect(Math.abs((top?.y ?? 999) - (title?.y ?? 0))).toBeLessThan(60)
    expect(await sets.getByRole('button', { name: /Undo|Redo/ }).count()).toBe(0)
    await sets.getByRole('img', { name: /A: 1, B: 1, =: 2/ }).waitFor()
    await close()
  })

  it.each([
    ['en', '10.0.0.0/8 - 10.1.0.0/16', '10.0.0.0/8 without 10.1.0.0/16', /10\.128\.0\.0\/9/],
    ['ja', '10.0.0.0/8−10.1.0.0/16', '10.0.0.0/8 から 10.1.0.0/16 を除いた残り', /10\.128\.0\.0\/9/],
    ['zh', '10.0.0.0/8 - 10.1.0.0/16', '10.0.0.0-10.1.255.255', /10\.0\.0\.0\/15/],
  ])('is offered what a dash between two blocks may mean: %s, %s', async (locale, typed, reading, comesTo) => {
    const { page, close } = await opened(`/${locale}/tools/cidr/`)
    await page.locator('main textarea').first().fill(typed)
    await page.getByRole('button', { name: reading, exact: true }).click()
    await expect.poll(() => page.locator('main').innerText()).toMatch(comesTo)
    expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY')
    await close()
  })

  it.each([
    ['a number too large', '10.0.0.010'],
    ['a wildcard', '10.0.*'],
  ])('has the focus in its field after a press that rewrites it: %s (H3)', async (_, typed) => {
    const { page, close } = await opened('/en/tools/cidr/')
    const field = page.locator('main textarea').first()
    await field.fill(typed)
    await page.locator('main [role=status] button:visible').first().click()
    await expect.poll(() => field.inputValue()).not.toBe(typed)
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true)
    await close()
  })

  it('takes a file of 100,000 lines, dropped anywhere (M1)', async () => {
    const { page, close } = await opened('/en/tools/cidr/')
    const transfer = await page.evaluateHandle(
      (content) => {
        const data = new DataTransfer()
        data.items.add(new File([content], 'list.txt'))
        return data
      },
      manyLines((address) => address),
    )
    await page.locator('h1').dispatchEvent('drop', { dataTransfer: transfer })
    await page.getByText(/Lines: 100,000/).waitFor()
    await page.getByRole('button', { name: 'Compute' }).click()
    await page.getByText('Blocks: 6, addresses: 100,000').waitFor()
    await close()
  })

  it('sees the blocks of a range and how each was found', async () => {
    const { page, close } = await opened('/en/tools/cidr/')
    await field(page).fill('10.0.0.1-10.0.0.6')
    await page.getByText('Step by step').click()
    await expect
      .poll(() => main(page))
      .toMatch(/4 blocks.*10\.0\.0\.1\/32.*the start allows \/32.*10\.0\.0\.2\/31.*10\.0\.0\.4\/31.*10\.0\.0\.6\/32/s)
    await close()
  })

  it('puts a list or a wildcard mask into the field, and goes back to an earlier input', async () => {
    const { page, close } = await opened('/en/tools/cidr/')
    await field(page).fill('10.0.0.0 0.0.0.255')
    // It is answered whole, and can be written as everything takes it.
    await expect.poll(() => answer(page)).toBe('10.0.0.0/24')
    await page.getByText('The wildcard mask was turned into a prefix length.').waitFor()
    await page.getByRole('button', { name: 'Write it as 10.0.0.0/24' }).click()
    await expect.poll(() => field(page).inputValue()).toBe('10.0.0.0/24')
    await field(page).fill('10.0.0.0/25, 10.0.0.128/25')
    await page.getByText('a list of 2 entries').waitFor()
    await page.getByText('Blocks: 1, addresses: 256').waitFor()
    await page.getByRole('button', { name: 'Use it in "Work on lists"' }).click()
    await expect.poll(() => page.getByLabel('List A').inputValue()).toBe('10.0.0.0/25, 10.0.0.128/25')
    await page.getByText('History', { exact: true }).click()
    await page.getByRole('button', { name: '10.0.0.0/24', exact: true }).click()
    await expect.poll(() => field(page).inputValue()).toBe('10.0.0.0/24')
    await close()
  })

  it('subtracts, shares the work as a link, and is told which entry is wrong (H4)', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open('/en/tools/cidr/')
    await page.getByText('Blocks: 16, addresses: 16,776,960').waitFor()
    await page.getByLabel('List B').fill('10.1.2.0/24, 10.300.0.0/16')
    await page.getByText('List B: Entry 2').waitFor()
    await expect.poll(() => main(page)).toContain('Character 4: An octet is a number from 0 to 255.')
    // The others are worked on, and it is said which (H4: at the field).
    await page.getByText('Not read: 1 of 3 entries. What follows leaves them out.').waitFor()
    await page.getByText('Blocks: 16, addresses: 16,776,960').waitFor()
    const listB = page.getByLabel('List B')
    expect(await listB.getAttribute('aria-invalid')).toBe('true')
    const told = await listB.getAttribute('aria-describedby')
    expect(await page.locator(`[id="${told}"]`).innerText()).toContain('List B: Entry 2')
    expect(await page.getByLabel('List A').getAttribute('aria-invalid')).toBe('false')
    await expect.poll(() => page.url()).toContain('b=10.1.2.0')
    const other = await newReader()
    await other.open(new URL(page.url()).pathname + new URL(page.url()).hash)
    await expect.poll(() => other.page.getByLabel('List B').inputValue()).toBe('10.1.2.0/24, 10.300.0.0/16')
    await other.close()
    await reader.close()
  })

  it('finds overlaps and members', async () => {
    const { page, close } = await opened('/en/tools/cidr/')
    await page.getByLabel('List A').fill('10.0.0.0/8 10.1.0.0/16 192.168.0.0/24')
    await page.getByLabel('Operation').selectOption('overlap')
    await page.getByText('10.1.0.0/16 overlaps 10.0.0.0/8').waitFor()
    await page.getByLabel('Operation').selectOption('contains')
    await page.getByLabel('List B').fill('10.5.5.5\n203.0.113.5')
    await expect.poll(() => main(page)).toMatch(/10\.5\.5\.5 inside.*203\.0\.113\.5 not inside/s)
    await page.getByLabel('Operation').selectOption('relation')
    await page.getByText('A and B have some addresses in common; each has others too.').waitFor()
    await close()
  })

  it('mends the entry of a list that can be read in two ways, and keeps the rest as it was', async () => {
    const { page, close } = await opened('/en/tools/cidr/#op=merge')
    await page.getByLabel('List A').fill('10.0.0.0/24\n010.0.1.0/24\n10.0.2.0/24')
    await page.getByRole('button', { name: '10.0.1.0/24', exact: true }).click()
    await expect.poll(() => page.getByLabel('List A').inputValue()).toBe('10.0.0.0/24\n10.0.1.0/24\n10.0.2.0/24')
    await page.getByText('Blocks: 2, addresses: 768').waitFor()
    await close()
  })

  it('merges 100,000 blocks without freezing the page', { tags: ['timed'] }, async () => {
    const { page, close } = await opened('/en/tools/cidr/#op=merge')
    await paste(
      page,
      page.getByLabel('List A'),
      manyLines((address) => `${address}/32`),
    )
    const used = await pageTime(page)
    await page.getByRole('button', { name: 'Compute' }).click()
    await page.getByText('Blocks: 6, addresses: 100,000').waitFor()
    // The worker merges; what the page itself computes is the showing.
    await expectPageWithin(page, await used(), 1500)
    await close()
  })

  it('is told when the script that computes does not load, and can start again', async () => {
    const reader = await newReader({ apart: true })
    const { page, context } = reader
    await reader.open('/en/tools/cidr/#op=merge')
    await paste(
      page,
      page.getByLabel('List A'),
      manyLines((address) => address),
    )
    await context.route(/\.js/, (route) => route.abort('blockedbyclient'))
    await page.getByRole('button', { name: 'Compute' }).click()
    await page.getByText('The part that computes did not load').waitFor({ timeout: 25_000 })
    expect(await page.getByRole('progressbar').count()).toBe(0)
    await context.unroute(/\.js/)
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('Blocks: 6, addresses: 100,000').waitFor()
    await context.close()
  })

  it.each([
    ['5 MB of blanks', `x${' '.repeat(5_000_000)}y`],
    ['5 MB of addresses', '203.0.113.5\n'.repeat(417_000)],
  ])('%s in the field hold nothing up', async (_, text) => {
    const { page, close } = await opened('/en/tools/cidr/')
    await paste(page, field(page), text)
    await page.getByRole('button', { name: 'Clear' }).click()
    await field(page).fill('10.0.0.0/8')
    await expect.poll(() => main(page)).toContain('10.255.255.255')
    await close()
  })

  it('can stop work that takes long, and is shown how far it is', async () => {
    const { page, close } = await opened('/en/tools/cidr/#op=merge')
    // Full-width dashes take the slow road through the grammar.
    await paste(
      page,
      page.getByLabel('List A'),
      manyLines((address) => `${address}－${address}`),
    )
    // In the page, so that the work cannot be done before the second click.
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const press = (name: string) =>
            [...document.querySelectorAll('button')].find((button) => button.textContent === name)?.click()
          const observer = new MutationObserver(() => {
            if (!document.querySelector('progress')) return
            observer.disconnect()
            press('Stop')
            resolve()
          })
          observer.observe(document.body, { subtree: true, childList: true, characterData: true })
          press('Compute')
        }),
    )
    await page.getByRole('progressbar').waitFor({ state: 'detached' })
    expect(await page.getByText('Blocks: 6,').count()).toBe(0)
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('Blocks: 6, addresses: 100,000').waitFor()
    await close()
  })

  it('pastes a range over the example, and has the block with its copies in view (H2, journey b)', async () => {
    const { page, close } = await opened('/en/tools/cidr/', { viewport: { width: 1280, height: 900 } })
    await page.evaluate(() => navigator.clipboard.writeText('10.20.0.0-10.20.3.255'))
    await field(page).click()
    await page.keyboard.press('ControlOrMeta+V')
    const block = page.locator('output').first()
    await expect.poll(() => block.innerText()).toBe('10.20.0.0/22')
    expect(await page.evaluate(() => window.scrollY)).toBe(0)
    for (const shown of [block, page.getByRole('button', { name: 'Copy', exact: true }).first()]) {
      const place = await shown.boundingBox()
      expect((place?.y ?? 900) + (place?.height ?? 0)).toBeLessThan(600)
    }
    await close()
  })

  it('pastes lines into the one field, and undoes what was typed as one', async () => {
    const { page, close } = await opened('/en/tools/cidr/#in=')
    // Key by key, in a moment: what is typed within a second is one step.
    await field(page).evaluate((element, text) => {
      for (let end = 1; end <= text.length; end += 1) {
        Object.assign(element, { value: text.slice(0, end) })
        element.dispatchEvent(new InputEvent('input', { bubbles: true }))
      }
    }, '10.0.0.0/8')
    await expect.poll(() => answer(page)).toBe('10.0.0.0/8')
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => field(page).inputValue()).toBe('')
    await paste(page, field(page), '10.0.0.0/9\n10.128.0.0/9\n')
    await page.getByText('Blocks: 1, addresses: 16,777,216').waitFor()
    await field(page).fill('255.255.240.0')
    await expect.poll(() => main(page)).toMatch(/a mask of 20 ones.*0\.0\.15\.255.*2\^12 = 4,096/s)
    await close()
  })

  it('is told the arithmetic of a block step by step', async () => {
    const { page, close } = await opened('/en/tools/cidr/#in=10.0.0.0%2F8')
    await page.getByText('Why /8').click()
    await page.getByText('The fixed bits as 1 and the others as 0 make the subnet mask 255.0.0.0.').waitFor()
    await close()
  })

  it('takes the blocks of a range into rules', async () => {
    const { page, close } = await opened('/en/tools/cidr/#in=2001:db8::1-2001:db8::2')
    await page.getByText('2001:db8::/126 is the smallest that holds the range; addresses beyond it: 2').waitFor()
    await page.getByRole('button', { name: 'CLI parameter' }).click()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      '--Permissions.1.Ipv6SourceCidrIp 2001:db8::1/128 \\\n--Permissions.2.Ipv6SourceCidrIp 2001:db8::2/128',
    )
    await close()
  })

  it('splits, names, joins and exports a block, and plans by hosts', async () => {
    const { page, close } = await opened('/en/tools/cidr/#in=10.0.0.0%2F24&plan=100%2C50%2C300', {
      acceptDownloads: true,
    })
    await page.getByRole('button', { name: 'Halve 10.0.0.0/24' }).click()
    await page.getByRole('button', { name: 'Halve 10.0.0.128/25' }).click()
    await page.getByLabel('Name of 10.0.0.0/25').fill('web')
    // The picture tells its parts (M8).
    await page
      .getByRole('img', { name: 'The parts side by side: web 10.0.0.0/25, 10.0.0.128/26, 10.0.0.192/26', exact: true })
      .waitFor()
    const download = page.waitForEvent('download')
    await page.getByRole('region', { name: 'Split a block' }).getByRole('button', { name: 'CSV' }).click()
    const saved = readFileSync(await (await download).path(), 'utf8')
    expect(saved.split('\r\n')).toEqual([
      'block,first,last,count,label',
      '10.0.0.0/25,10.0.0.0,10.0.0.127,128,web',
      '10.0.0.128/26,10.0.0.128,10.0.0.191,64,',
      '10.0.0.192/26,10.0.0.192,10.0.0.255,64,',
    ])
    await page.getByRole('button', { name: 'Join 10.0.0.128/25' }).click()
    await page.getByRole('button', { name: 'Join 10.0.0.0/24' }).click()
    expect(await page.getByLabel('Name of 10.0.0.0/24').inputValue()).toBe('web')
    await page.getByLabel('Parts of one size').selectOption('/27: 8')
    await page.getByRole('button', { name: 'Halve 10.0.0.224/27' }).waitFor()
    expect(await page.getByLabel('Name of 10.0.0.0/27').inputValue()).toBe('web')
    const plan = await page.getByRole('region', { name: 'Plan by numbers of hosts' }).innerText()
    expect(plan).toMatch(
      /100\s+10\.0\.0\.0\/25.*50\s+10\.0\.0\.128\/26.*300\s+✕ no room.*Left over: 10\.0\.0\.192\/26/s,
    )
    await close()
  })

  it('copies a block for the CLI and Terraform, and sends it to the simulator', async () => {
    const { page, close } = await opened('/en/tools/cidr/#in=0.0.0.0%2F0')
    await expect.poll(() => main(page)).toContain('This is everyone')
    await page.getByText('Other forms').click()
    await page.getByRole('button', { name: 'CLI parameter' }).click()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('--Permissions.1.SourceCidrIp 0.0.0.0/0')
    await page.getByRole('link', { name: 'Try it in the rule simulator' }).click()
    await page.waitForURL('**/tools/rules/**')
    await page.getByRole('row', { name: /0\.0\.0\.0\/0.*rule-5/ }).waitFor()
    await close()
  })

  it.each([
    ['255.0.255.0', ['255.255.255.0', '255.0.0.0']],
    ['10.1', ['10.1.0.0/16', '10.0.0.1']],
    ['192.168.0.*', ['192.168.0.0/24']],
  ])('offers what was probably meant by %s', async (typed, meant) => {
    const { page, close } = await opened('/en/tools/cidr/')
    await field(page).fill(typed)
    const offered = page.getByText('Did you mean').getByRole('button')
    await offered.first().waitFor()
    expect(await offered.allInnerTexts()).toEqual(meant)
    await offered.first().click()
    expect(await field(page).inputValue()).toBe(meant[0])
    await offered.first().waitFor({ state: 'detached' })
    await close()
  })

  it('prints the day, and without its buttons', async () => {
    const { page, close } = await opened('/en/tools/cidr/')
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('button').count()).toBe(0)
    expect(await page.getByRole('banner').count()).toBe(0)
    expect(await page.getByText(/^Printed on \d+ \w+ \d{4} http/).isVisible()).toBe(true)
    await close()
  })

  it.each(['#in=%F0%9F%92%A9', `#in=${'A'.repeat(20_000)}`, '#op=__proto__&tree=%00&plan=-1', '#in=1.2.3.4%2F5%2F6'])(
    'a hostile link shows a message or the start, never breaks',
    async (fragment) => {
      const reader = await newReader()
      await reader.open(`/en/tools/cidr/${fragment}`)
      await expect.poll(() => main(reader.page)).toContain('CIDR calculator')
      await reader.close()
    },
  )
})

describe('a list of blocks on a phone', () => {
  it('keeps its numbers within its column, from 10 on, too', async () => {
    const { page, close } = await opened('/en/tools/cidr/#a=10.0.0.0%2F8&b=10.1.2.0%2F24&op=subtract', {
      viewport: { width: 390, height: 844 },
    })
    const list = page.locator('main ol').filter({ hasText: '10.128.0.0/9' }).first()
    await list.locator('li').nth(15).scrollIntoViewIfNeeded()
    const { x, y, width, height } = await list.evaluate((node) => {
      const { left, top, width, height } = node.getBoundingClientRect()
      // Below what stays at the head of the page.
      const y = Math.max(80, top)
      return { x: left, y, width, height: Math.min(top + height, innerHeight) - y }
    })
    const beside = await lightnessOf(page, { x: x - 16, y, width: 16, height })
    expect(new Set(beside).size).toBe(1)
    expect(new Set(await lightnessOf(page, { x, y, width, height })).size).toBeGreaterThan(1)
    await close()
  })
})
