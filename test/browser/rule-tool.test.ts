import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { messages as en } from '@/content/en/messages'
import { violations } from './axe'
import { atRest, newReader, opened, withBrowser } from './reader'

withBrowser()

const verdict = (page: Page) => page.getByRole('region', { name: 'Verdict', exact: true })
const gate = (page: Page) => page.getByRole('figure', { name: 'The gate' })
const sample = (name: string) => readFileSync(`test/fixtures/samples/${name}.json`, 'utf8')
const example = '/en/tools/rules/#example=1'

const tab = (page: Page, name: string) => page.getByRole('tab', { name }).click()

/** Types documents into the box and has them read. */
async function type(page: Page, text: string) {
  if (!(await page.locator('textarea').first().isVisible())) {
    await page.getByRole('button', { name: 'Read another document' }).click()
  }
  await page.locator('textarea').first().fill(text)
  await page.getByRole('button', { name: 'Read', exact: true }).first().click()
}

/** Pastes documents, as a reader does: by the clipboard. */
async function paste(page: Page, text: string) {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
  await page.locator('textarea').first().focus()
  await page.keyboard.press('ControlOrMeta+V')
}

async function edit(page: Page, rule: string) {
  await page.getByRole('button', { name: `Edit rule ${rule}`, exact: true }).click()
}

const done = (page: Page) => page.getByRole('button', { name: 'Done' }).click()

interface Rule {
  readonly id?: string
  readonly ports?: string
  readonly source?: string
  readonly policy?: string
  readonly priority?: number
  readonly direction?: string
}

/** A group as the API shows it. */
function groupOf(rules: readonly Rule[], more: object = {}): string {
  return JSON.stringify({
    RegionId: 'ap-northeast-1',
    SecurityGroupId: 'sg-bp1mine',
    SecurityGroupName: 'mine',
    SecurityGroupType: 'normal',
    VpcId: 'vpc-a',
    InnerAccessPolicy: 'Accept',
    ...more,
    Permissions: {
      Permission: rules.map(
        (
          { id, ports = '443/443', source = '10.0.0.0/8', policy = 'Accept', priority = 1, direction = 'ingress' },
          at,
        ) => ({
          SecurityGroupRuleId: id ?? `sgr-${at}`,
          Direction: direction,
          IpProtocol: 'TCP',
          PortRange: ports,
          Policy: policy,
          Priority: priority,
          NicType: 'intranet',
          [direction === 'egress' ? 'DestCidrIp' : 'SourceCidrIp']: source,
        }),
      ),
    },
  })
}

/** Two hundred rules with ids as long as the API's, of which 99 are covered by the first. */
const covered = groupOf([
  { id: 'sgr-bp1aaaaaaaaaaaaaaaaa', source: '0.0.0.0/0' },
  ...Array.from({ length: 99 }, (_, at) => ({
    id: `sgr-bp1covered${String(at).padStart(7, '0')}`,
    source: `10.0.${at}.0/24`,
    priority: 2,
  })),
  ...Array.from({ length: 100 }, (_, at) => ({
    id: `sgr-bp1needed${String(at).padStart(8, '0')}`,
    ports: `${1000 + at}/${1000 + at}`,
    source: `198.51.100.${at}/32`,
    priority: 3,
  })),
])

describe('a reader brings documents', () => {
  it('and sees nothing of an example as if it were theirs, before and after a paste that fails (rules 1, 13)', async () => {
    const { page, close } = await opened('/en/tools/rules/')
    expect(await page.getByRole('table').count()).toBe(0)
    await type(page, 'my rules do not work')
    await page.getByText('No rules could be read').waitFor()
    expect(await page.locator('main').innerText()).not.toMatch(/rule-1|It is stopped|It passes/)
    await close()
  })

  it('pastes a response: it is read at once, the box folds away, and the verdict is in view on a phone', async () => {
    const { page, close } = await opened('/en/tools/rules/', { viewport: { width: 390, height: 844 } })
    await paste(page, groupOf([{ ports: '22/22', source: '0.0.0.0/0', policy: 'Drop', priority: 20 }]))
    await expect.poll(() => verdict(page).innerText()).toMatch(/It is stopped.*sgr-0/s)
    expect(await page.locator('textarea').first().isVisible()).toBe(false)
    const inView = async () => {
      const box = await verdict(page).boundingBox()
      expect((box?.y ?? 999) + (box?.height ?? 0)).toBeLessThan(844)
      expect(await page.evaluate(() => window.scrollY)).toBe(0)
    }
    await inView()
    // The reader's own packet, too (H2).
    await page.getByLabel('Destination port').first().fill('443')
    await expect.poll(() => verdict(page).innerText()).toMatch(/No rule matches/)
    await inView()
    await page.getByLabel('Destination port').fill('443')
    await expect.poll(() => verdict(page).innerText()).toContain('built-in default')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await close()
  })

  it('drops several files anywhere on the page, and is told what each was read as', async () => {
    const { page, close } = await opened('/en/tools/rules/')
    const texts = [
      'describe-security-group-attribute',
      'describe-security-groups',
      'describe-prefix-list-attributes',
    ].map((kind) => sample(`05-advanced-group.${kind}`))
    const transfer = await page.evaluateHandle((contents) => {
      const data = new DataTransfer()
      for (const content of contents) data.items.add(new File([content], 'response.json'))
      return data
    }, texts)
    await page.locator('h1').dispatchEvent('drop', { dataTransfer: transfer })
    await page
      .getByText(/1 groups? with \d+ rules? were read|1 group/)
      .first()
      .waitFor()
    await page.getByRole('button', { name: 'Read another document' }).click()
    await page.getByText(/Document 1: rules of a security group/).waitFor()
    await page.getByText(/Document 3: entries of a prefix list/).waitFor()
    await close()
  })

  it('is asked for the direction of rules in request shape', async () => {
    const { page, close } = await opened('/en/tools/rules/')
    await type(
      page,
      '[{"IpProtocol":"tcp","PortRange":"22/22","SourceCidrIp":"10.0.0.0/8","DestCidrIp":"10.0.0.0/8","Policy":"drop","Priority":"1"}]',
    )
    await page
      .getByRole('group', { name: /does not say the direction/ })
      .getByRole('button', { name: 'Outbound' })
      .click()
    await page.getByRole('row', { name: /Outbound.*Deny.*10\.0\.0\.0\/8/ }).waitFor()
    await close()
  })

  it('is asked which interface, and only its groups are laid out', async () => {
    const { page, close } = await opened('/en/tools/rules/')
    const interfaces = ['app00000000001', 'guard000000001'].map((name, index) => ({
      NetworkInterfaceId: `eni-${index}`,
      SecurityGroupIds: { SecurityGroupId: [`sg-example0${name}`] },
    }))
    const list = JSON.stringify({ NetworkInterfaceSets: { NetworkInterfaceSet: interfaces } })
    await type(page, sample('03-two-groups-one-eni.describe-security-group-attribute.array') + list)
    await page.getByLabel('Network interface (ENI) to look at').selectOption({ value: 'eni-1' })
    await expect.poll(() => page.getByRole('heading', { level: 1 }).innerText()).not.toContain(',')
    await close()
  })

  it('is asked for the type of a group in every tab, and told that it is assumed until then (G-15)', async () => {
    const { page, close } = await opened('/en/tools/rules/')
    await paste(page, sample('06-redundant-rules.describe-security-group-attribute'))
    await tab(page, 'Check')
    // Said once: where it is asked, and on paper beside the answers.
    const assumed = page.getByRole('option', { name: 'basic is assumed', includeHidden: true })
    const onPaper = page.getByRole('tabpanel').getByText(/The type of .* is not known; basic is assumed/)
    await expect.poll(() => assumed.count()).toBe(1)
    await page.getByRole('tab').first().click()
    await page.getByLabel('Internal access control policy').first().waitFor()
    expect(await assumed.count()).toBe(1)
    await tab(page, 'Check')
    expect(await onPaper.isVisible()).toBe(false)
    await page.emulateMedia({ media: 'print' })
    expect(await onPaper.isVisible()).toBe(true)
    await page.emulateMedia({ media: null })
    await page.getByLabel('Type').first().selectOption('advanced')
    await expect.poll(() => assumed.count()).toBe(0)
    expect(await onPaper.count()).toBe(0)
    await close()
  })

  it('H3: a new rule that is given up leaves the focus at the one before it', async () => {
    const { page, close } = await opened('/en/tools/rules/#example=1')
    await page.getByRole('button', { name: 'Add a rule' }).click()
    await page.getByRole('button', { name: /^Cancel/ }).click()
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TR')
    expect(await page.locator('tr:focus').innerText()).toContain('rule-2')
    await close()
  })

  it('keeps the region of the document for what is written out (H7)', async () => {
    const { page, close } = await opened('/en/tools/rules/')
    await paste(page, groupOf([{}]))
    await page.getByRole('button', { name: 'Export' }).click()
    await expect.poll(() => page.getByRole('tabpanel').innerText()).toContain('--RegionId ap-northeast-1')
    await close()
  })

  it('keeps what a rule names by reference, shows the results of no other rules (rules 1), and misses no VPC (rules 8)', async () => {
    const { page, close } = await opened('/en/tools/rules/')
    await type(
      page,
      `resource "alicloud_vpc" "main" {
  cidr_block = "10.0.0.0/8"
}
resource "alicloud_security_group" "web" {
  vpc_id = alicloud_vpc.main.id
}
resource "alicloud_security_group" "db" {
  vpc_id = alicloud_vpc.main.id
}
resource "alicloud_security_group_rule" "from_web" {
  security_group_id        = alicloud_security_group.db.id
  type                     = "ingress"
  ip_protocol              = "tcp"
  port_range               = "3306/3306"
  nic_type                 = "intranet"
  priority                 = 1
  source_security_group_id = alicloud_security_group.web.id
}`,
    )
    // The rule goes by its address (rules 13).
    await page.getByRole('row', { name: /3306\/3306.*security_group\.web.*security_group_rule\.from_web/ }).waitFor()
    expect(await page.getByText('Not read', { exact: false }).count()).toBe(0)
    for (const name of ['Rules', 'Check', 'Exposure', 'Risks']) {
      await tab(page, name)
      await atRest(page)
      expect(await page.locator('main').innerText(), name).not.toMatch(/VpcId|classic network|document 2/i)
    }
    await close()
  })

  it('sees a rule that a document tells in part in its place, and can say the rest', async () => {
    const { page, close } = await opened('/en/tools/rules/')
    await type(
      page,
      `resource "alicloud_security_group" "web" {
  vpc_id = "vpc-a"
}
resource "alicloud_security_group_rule" "office" {
  security_group_id = alicloud_security_group.web.id
  type              = "ingress"
  ip_protocol       = "tcp"
  policy            = "accept"
  port_range        = "22/22"
  priority          = 1
  cidr_ip           = var.office
}`,
    )
    await page.getByRole('row', { name: /22\/22.*\$\{var\.office\}.*Not read/ }).waitFor()
    await expect.poll(() => verdict(page).innerText()).toMatch(/Cannot be decided/)
    await page.getByLabel('Destination port').fill('80')
    await expect.poll(() => verdict(page).innerText()).toMatch(/It is stopped/)
    await page.getByLabel('Destination port').fill('22')
    await page.locator('tbody tr').first().dblclick()
    await page.getByLabel(/: Authorization object$/).fill('203.0.113.0/24')
    await expect.poll(() => verdict(page).innerText()).toMatch(/It passes/)
    await close()
  })

  it.each([
    ['malformed JSON', '{"SecurityGroupId":"sg-1",\n "Permissions": {"Permission":[}}', /line 2, column 32/],
    ['no JSON at all', 'my rules do not work', /No document with security group rules was found/],
    [
      'a masked address',
      sample('01-default-group.describe-security-group-attribute').replace('"0.0.0.0/0"', '"203.0.113.***"'),
      /hides the address.*Permissions\.Permission\[0\]\.SourceCidrIp/s,
    ],
    [
      'a field that no rule has',
      sample('01-default-group.describe-security-group-attribute').replace(
        '"IpProtocol"',
        '"Colour":"red","IpProtocol"',
      ),
      /Colour is no field of a rule/,
    ],
    [
      'groups of both types',
      JSON.stringify([
        { SecurityGroupId: 'sg-a', VpcId: 'v', SecurityGroupType: 'normal', Permissions: { Permission: [] } },
        { SecurityGroupId: 'sg-b', VpcId: 'v', SecurityGroupType: 'enterprise', Permissions: { Permission: [] } },
      ]),
      /cannot be mixed/,
    ],
    ['5 MB of something else', `[${'"x",'.repeat(1_200_000)}0]`, /no document that is known/],
    ['more than 5 MB', 'x'.repeat(5 * 1024 * 1024 + 1), /at most 5242880 characters/],
  ])('%s: is told the place and what was expected; the text stays', async (_, text, message) => {
    const { page, close } = await opened('/en/tools/rules/')
    await type(page, text)
    const again = page.getByRole('button', { name: 'Read another document', expanded: false })
    // Where rules were read the box folds away: its message is in it.
    await expect
      .poll(async () => {
        if ((await again.count()) > 0) await again.click()
        return page.locator('main').innerText()
      })
      .toMatch(message)
    const kept = page.getByRole('region', { name: en.rules.pasteLabel })
    if (text.length > 30_000) await kept.getByText(`characters: ${text.length.toLocaleString('en')}`).waitFor()
    else expect((await page.locator('textarea').inputValue()).length).toBe(text.length)
    await close()
  })

  it.each(['#state=%00%ff', '#state=AAAA', '#state=<script>alert(1)</script>', '#state='.padEnd(50_000, 'A')])(
    'a hostile link is refused in words',
    async (fragment) => {
      const reader = await newReader()
      await reader.open(`/en/tools/rules/${fragment}`)
      await reader.page.getByRole('alert').filter({ hasText: en.state.missingLink }).waitFor()
      await reader.close()
    },
  )
})

describe('a reader edits rules', () => {
  it('adds, duplicates, sorts, removes, undoes; the verdict follows each key', async () => {
    const { page, close } = await opened(example)
    const rows = page.locator('tbody tr')
    await expect.poll(() => rows.count()).toBe(4)
    await page.getByRole('button', { name: 'Add a rule' }).click()
    await page.getByLabel('rule-5: Port range').fill('22')
    await page.getByLabel('rule-5: Authorization object').fill('203.0.113.0/24')
    await expect.poll(() => verdict(page).innerText()).toMatch(/It passes.*rule-5/s)
    await done(page)
    await edit(page, 'rule-5')
    await page.getByRole('button', { name: 'Duplicate rule rule-5' }).click()
    await expect.poll(() => rows.count()).toBe(6)
    await done(page)
    await page.getByRole('button', { name: 'Authorization object' }).click()
    expect(await rows.first().innerText()).toContain('0.0.0.0/0')
    await edit(page, 'rule-5')
    await page.getByRole('button', { name: 'Remove rule rule-5' }).click()
    await expect.poll(() => rows.count()).toBe(5)
    await page.getByText('1 rule removed (rule-5)').waitFor()
    // The focus is on a row, not lost.
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TR')
    await page.getByRole('button', { name: 'Undo' }).first().click()
    await expect.poll(() => rows.count()).toBe(6)
    await close()
  })

  it('keeps two edits that come before the row is drawn again', async () => {
    const { page, close } = await opened(example)
    await edit(page, 'rule-1')
    await page.getByLabel('rule-1: Priority').waitFor()
    await page.evaluate(() => {
      const type = (label: string, text: string) => {
        const field = document.querySelector<HTMLInputElement>(`[aria-label="rule-1: ${label}"]`)
        if (!field) throw new Error(`there is no ${label}`)
        field.value = text
        field.dispatchEvent(new InputEvent('input', { bubbles: true }))
      }
      type('Priority', '7')
      type('Authorization object', '10.9.0.0/16')
      type('Description', 'office')
    })
    await done(page)
    await page.getByRole('row', { name: /\b7\b.*10\.9\.0\.0\/16.*office/ }).waitFor()
    await close()
  })

  it('says at which of the own addresses a rule holds, and it goes along with the direction', async () => {
    const { page, close } = await opened(example)
    await page.getByLabel('Destination port').fill('443')
    await expect.poll(() => verdict(page).innerText()).toMatch(/It passes.*rule-2/s)
    await edit(page, 'rule-2')
    await page.getByRole('button', { name: 'Set source ports and own address' }).click()
    const own = page.getByLabel('rule-2: Own address')
    await own.fill('10.0.0.300')
    await expect.poll(() => own.getAttribute('aria-invalid')).toBe('true')
    await own.fill('10.0.0.9/32')
    await expect.poll(() => verdict(page).innerText()).toMatch(/It is stopped.*built-in default/s)
    await page.getByLabel('rule-2: Direction').selectOption('egress')
    expect(await own.inputValue()).toBe('10.0.0.9/32')
    expect(await page.getByLabel('rule-2: Authorization object').inputValue()).toBe('0.0.0.0/0')
    await done(page)
    await page.getByRole('row', { name: /443\/443.*Own address 10\.0\.0\.9\/32/ }).waitFor()
    await close()
  })

  it('sorts on a phone, where the table has no head, and sees which way each rule goes', async () => {
    const { page, close } = await opened(example, { viewport: { width: 390, height: 844 } })
    const first = page.locator('tbody tr').first()
    await expect.poll(() => first.innerText()).toContain('80/80')
    expect(await page.getByLabel('Sort by').locator('option').allInnerTexts()).toContain('Order of reading')
    await page.getByLabel('Sort by').selectOption('ports')
    await expect.poll(() => first.innerText()).toMatch(/Inbound.*22\/22/s)
    await page.getByRole('button', { name: 'Ascending' }).click()
    await expect.poll(() => first.innerText()).toContain('443/443')
    await close()
  })

  it('a port typed as 80 is read as 80/80, and 80-90 as 80/90 (C6)', async () => {
    const { page, close } = await opened(example)
    await page.getByLabel('Destination port').fill('80')
    await expect.poll(() => verdict(page).innerText()).toMatch(/It passes.*rule-1/s)
    await edit(page, 'rule-1')
    await page.getByLabel('rule-1: Port range').fill('80')
    await expect.poll(() => verdict(page).innerText()).toMatch(/It passes.*rule-1/s)
    await page.getByLabel('rule-1: Port range').fill('79-90')
    await done(page)
    await page.getByRole('row', { name: /79\/90/ }).waitFor()
    await close()
  })

  it('no definite verdict while a row that could turn it cannot be read; one that cannot is said to be harmless (C6)', async () => {
    const { page, close } = await opened(example)
    await edit(page, 'rule-3')
    await page.getByLabel('rule-3: Port range').fill('ssh')
    // Its address already keeps the packet out.
    await expect.poll(() => verdict(page).innerText()).toMatch(/It is stopped.*cannot touch this packet: 1/s)
    await page.getByLabel('Source address').fill('198.51.100.9')
    await expect.poll(() => verdict(page).innerText()).toMatch(/Cannot be decided.*rule-3.*It is stopped/s)
    for (const name of ['Check', 'Exposure', 'Map', 'Search', 'Before and after', 'Limits', 'Export']) {
      await tab(page, name)
      await page.getByRole('tabpanel').getByText('Rules that cannot be read: 1').waitFor()
    }
    await page.getByRole('button', { name: 'Go to it' }).click()
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent ?? '')).toContain('rule-3')
    await close()
  })

  it('an error stands under its field, names the column, and can be repaired (H4)', async () => {
    const { page, close } = await opened(example)
    await edit(page, 'rule-3')
    const ports = page.getByLabel('rule-3: Port range')
    await ports.fill('22-99999')
    expect(await ports.getAttribute('aria-invalid')).toBe('true')
    const described = await ports.getAttribute('aria-describedby')
    expect(await page.locator(`[id="${described}"]`).innerText()).toMatch(/Port range/)
    await page.getByRole('button', { name: 'Make it 22/65535' }).click()
    expect(await ports.inputValue()).toBe('22/65535')
    expect(await ports.getAttribute('aria-invalid')).toBeNull()
    await page.keyboard.press('Escape')
    await page.getByRole('row', { name: /22\/22.*198\.51/ }).waitFor()
    await close()
  })

  it('with the keyboard alone: rows are walked, opened, changed, selected and removed (H3, H12)', async () => {
    const { page, close } = await opened(example)
    // It is said in view which keys there are.
    const hint = await page.getByRole('table', { name: 'Rules' }).getAttribute('aria-describedby')
    expect(await page.locator(`[id="${hint}"]`).isVisible()).toBe(true)
    expect(await page.locator(`[id="${hint}"]`).innerText()).toMatch(/↑ ↓.*row to row.*Enter.*Space.*Delete/)
    await page.locator('tbody tr').first().focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('rule-2: Priority')
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('30')
    await page.keyboard.press('Enter')
    await expect
      .poll(() => page.locator('tr[tabindex]:focus').allInnerTexts())
      .toEqual([expect.stringContaining('rule-2')])
    await page.keyboard.press('Space')
    await page.getByText('1 selected').waitFor()
    await page.keyboard.press('Delete')
    await expect.poll(() => page.locator('tbody tr').count()).toBe(3)
    await close()
  })

  it('the focus is on the row with the key that closes it, so that the next key is not lost', async () => {
    const { page, close } = await opened(example)
    await edit(page, 'rule-2')
    await page.getByLabel('rule-2: Priority').focus()
    const focused = await page.evaluate(async () => {
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }),
      )
      // No frame lies between: only what the key itself has set off.
      for (let turn = 0; turn < 20; turn++) await Promise.resolve()
      const row = document.activeElement
      return row instanceof HTMLTableRowElement && row.hasAttribute('tabindex') && row.textContent
    })
    expect(focused).toContain('rule-2')
    await close()
  })

  it('rows are found by a word, a port, an address or a block, and by what they do', async () => {
    const { page, close } = await opened(example)
    const rows = page.locator('tbody tr')
    const find = page.getByLabel('Find a rule')
    await find.fill('198.51.100.7')
    await expect.poll(() => rows.count()).toBe(4)
    await find.fill('198.51.0.0/16')
    await expect.poll(() => rows.count()).toBe(4)
    await find.fill('443')
    await expect.poll(() => rows.count()).toBe(1)
    await page.getByRole('button', { name: 'Clear the filter' }).click()
    await page.getByRole('button', { name: /^Deny/ }).click()
    await expect.poll(() => rows.allInnerTexts()).toHaveLength(1)
    await close()
  })

  it('no address, port or id is cut at any width, and no number is broken (H1)', async () => {
    const long = groupOf([
      { id: 'sgr-bp1aaaaaaaaaaaaaaaaa', source: '198.51.100.0/24', ports: '10000/65535' },
      { id: 'sgr-bp1bbbbbbbbbbbbbbbbb', source: '203.0.113.66/32', ports: '3306/3306' },
    ])
    for (const [locale, width] of [
      // Its directions are the longest words.
      ['ja', 390],
      ['en', 390],
      ['en', 768],
      ['en', 1280],
    ] as const) {
      const { page, close } = await opened(`/${locale}/tools/rules/`, { viewport: { width, height: 900 } })
      await paste(page, long)
      await page.locator('tbody tr').first().waitFor()
      const cut = await page
        .locator('tbody td')
        .evaluateAll((cells) =>
          cells.filter((cell) => cell.scrollWidth > cell.clientWidth + 1).map((c) => c.textContent),
        )
      expect(cut).toEqual([])
      expect(await brokenNumbers(page.locator('tbody tr, [data-testid="gate"]')), `${locale} ${width}`).toEqual([])
      await page.locator('tbody tr').first().dblclick()
      const fields = await page
        .locator('fieldset input')
        .evaluateAll((all) => all.filter((field) => field.scrollWidth > field.clientWidth + 1).map((f) => f.outerHTML))
      expect(fields).toEqual([])
      await close()
    }
  })
})

/** Numbers of a text that begin on one line and end on the next. */
function brokenNumbers(parts: Locator): Promise<string[]> {
  return parts.evaluateAll((all) =>
    all.flatMap((part) => {
      const broken: string[] = []
      const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (const match of (node.textContent ?? '').matchAll(/[0-9]+/g)) {
          const range = document.createRange()
          range.setStart(node, match.index)
          range.setEnd(node, match.index + match[0].length)
          const tops = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)))
          if (tops.size > 1) broken.push(match[0])
        }
      }
      return broken
    }),
  )
}

describe('the verdict stays where the eye is (H2)', () => {
  it.each([
    [390, 844],
    [768, 1024],
    [1280, 900],
  ])('while a rule far down is edited at %i × %i', async (width, height) => {
    const { page, close } = await opened('/en/tools/rules/', { viewport: { width, height } })
    await paste(page, covered)
    await page.locator('tbody tr').first().waitFor()
    await page.mouse.wheel(0, 3000)
    await page.locator('tbody tr:visible').nth(30).dblclick()
    await page.getByRole('button', { name: 'Done' }).waitFor()
    const box = await verdict(page).boundingBox()
    expect(box?.y).toBeGreaterThanOrEqual(0)
    expect((box?.y ?? height) + (box?.height ?? 0)).toBeLessThan(height / 2)
    await close()
  })
})

describe('the gate (H16)', () => {
  it('shows the reader’s own rules in the order they are read, and changes with them', async () => {
    const { page, close } = await opened(example)
    const boards = () => gate(page).getByRole('listitem').allInnerTexts()
    await expect.poll(boards).toHaveLength(5)
    expect((await boards())[3]).toMatch(/Deny.*priority 20.*TCP 22.*0\.0\.0\.0\/0.*This one decides/s)
    await edit(page, 'rule-4')
    await page.getByLabel('rule-4: Action').selectOption('accept')
    await expect.poll(async () => (await boards())[3]).toMatch(/Allow.*This one decides/s)
    await expect.poll(() => gate(page).innerText()).toContain('The gate opens')
    await page.getByLabel('rule-4: Priority').fill('2')
    await expect.poll(async () => (await boards())[2]).toMatch(/Allow.*priority 2.*This one decides/s)
    await close()
  })

  it('is gone through step by step with the keyboard, and stands complete when nothing is touched', async () => {
    const { page, close } = await opened(example)
    await expect.poll(() => gate(page).innerText()).toContain('6 / 6')
    await gate(page).getByRole('button', { name: 'Back' }).focus()
    await page.keyboard.press('Home')
    await gate(page).getByText('A packet of TCP 22 comes to the gate.').waitFor()
    expect(await gate(page).innerText()).not.toContain('This one decides')
    await page.keyboard.press('ArrowRight')
    await gate(page).getByText('Rule 1 does not match. Another port.').waitFor()
    await page.keyboard.press('End')
    await gate(page).getByText('This one decides').waitFor()
    await close()
  })

  it('counts what does not match of many rules, and lists it on demand', async () => {
    const { page, close } = await opened('/en/tools/rules/')
    await paste(page, covered)
    await gate(page).getByRole('button', { name: 'Show these 200' }).click()
    await gate(page).getByRole('region', { name: 'Rules 1 to 200' }).getByText('160 more').waitFor()
    // On paper all rules stand in a plain table (H15).
    await page.emulateMedia({ media: 'print' })
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
    await expect.poll(() => page.locator('tbody tr[data-key]').count()).toBe(200)
    expect(await page.locator('tbody :is(input, select, button):visible').count()).toBe(0)
    expect(
      await page
        .locator('h2')
        .first()
        .evaluate((title) => getComputedStyle(title).breakAfter),
    ).toBe('avoid')
    await close()
  })

  it.each(['en', 'ja'])('its pass lies over no word, wherever it stands: %s', async (locale) => {
    const { page, close } = await opened(`/${locale}/tools/rules/#example=1`, {
      viewport: { width: 1280, height: 900 },
    })
    const picture = page.getByTestId('gate')
    for (const port of ['22', '443', '8080']) {
      await page.locator('[data-sticks] input[inputmode="numeric"]').first().fill(port)
      await picture.locator('[data-turned]', { hasText: `TCP ${port}` }).waitFor()
      const covered = await picture.evaluate((figure) => {
        const tag = figure.querySelector('[data-turned]')
        const place = tag?.getBoundingClientRect()
        const walker = document.createTreeWalker(figure, NodeFilter.SHOW_TEXT)
        const words: string[] = []
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          if (!place || tag?.contains(node) || (node.textContent ?? '').trim() === '') continue
          const range = document.createRange()
          range.selectNodeContents(node)
          for (const box of range.getClientRects())
            if (
              box.width > 1 &&
              box.left < place.right &&
              place.left < box.right &&
              box.top + 2 < place.bottom &&
              place.top < box.bottom - 2
            )
              words.push(node.textContent ?? '')
        }
        return words
      })
      expect(covered, port).toEqual([])
    }
    await close()
  })

  it('is in print, without its buttons', async () => {
    const { page, close } = await opened(example)
    await gate(page).waitFor()
    await page.emulateMedia({ media: 'print' })
    expect(await gate(page).getByText('This one decides').isVisible()).toBe(true)
    expect(await gate(page).getByRole('button', { name: 'Back' }).isVisible()).toBe(false)
    await close()
  })
})

describe('a reader has rules tidied up', () => {
  it('sees them grouped by the rule that covers them, with one proof, and takes them away at once (H11, M6)', async () => {
    const { page, close } = await opened('/en/tools/rules/')
    await paste(page, covered)
    await page.getByRole('tab', { name: /Check 99/ }).click()
    const panel = page.getByRole('tabpanel')
    await panel.getByRole('heading', { name: '99 rules can go, and nothing changes' }).waitFor()
    const group = panel.getByRole('listitem').filter({ hasText: 'Covered' }).first()
    await expect.poll(() => group.innerText()).toMatch(/99.*Allow TCP 443\/443 0\.0\.0\.0\/0/s)
    await expect.poll(() => panel.getByRole('complementary').innerText()).toMatch(/0 differences/)
    const tabs = () =>
      page.getByRole('tablist').evaluate((list) => Math.round(list.getBoundingClientRect().top + window.scrollY))
    const before = await tabs()
    await panel.getByRole('button', { name: 'Remove these 99 at once' }).click()
    // What was done is told without moving the page, and goes with what is done next (M6).
    await page.getByText('99 rules removed').waitFor()
    expect(await tabs()).toBe(before)
    await panel.getByText('Every rule is needed').waitFor()
    await page.getByRole('button', { name: 'Undo' }).last().click()
    await expect.poll(() => page.getByText('99 rules removed').count()).toBe(0)
    await panel.getByRole('heading', { name: /99 rules can go/ }).waitFor()
    await close()
  })

  it('is told who really decides, and why some are not proposed', async () => {
    const { page, close } = await opened('/en/tools/rules/')
    await paste(
      page,
      groupOf(
        [
          { id: 'sgr-sliver', source: '10.0.0.0/24' },
          { id: 'sgr-deny', policy: 'Drop', priority: 2 },
          { id: 'sgr-hidden', source: '10.0.0.0/16', priority: 3 },
          { id: 'sgr-default', direction: 'egress', source: '198.51.100.0/24' },
        ],
        { SecurityGroupType: undefined },
      ),
    )
    await page.getByRole('tab', { name: /Check 1/ }).click()
    const panel = page.getByRole('tabpanel')
    await expect
      .poll(() => panel.getByRole('listitem').filter({ hasText: 'Decided both ways' }).first().innerText())
      .toMatch(/not all of it as this rule says[\s\S]*Deny 99\.61%\s*sgr-deny[\s\S]*Allow 0\.39%\s*sgr-sliver/)
    // One number for the tab, the heading and the button.
    await panel.getByRole('heading', { name: '1 rule can go, and nothing changes' }).waitFor()
    await panel.getByRole('button', { name: 'Remove this rule' }).waitFor()
    const proof = panel.getByRole('complementary')
    await expect
      .poll(() => proof.innerText())
      .toMatch(/1 rule does what the default does anyway\..*only assumed for mine/s)
    expect(await proof.innerText()).not.toContain('needed once')
    await close()
  })

  it('from a paste to Terraform without the superfluous rules in six clicks and pastes (journey c)', async () => {
    const { page, close } = await opened('/en/tools/rules/')
    await paste(page, covered)
    await page.getByRole('tab', { name: /Check 99/ }).click()
    await page.getByRole('button', { name: 'Remove these 99 at once' }).click()
    await page.getByRole('button', { name: 'Export' }).click()
    await page.getByRole('radio', { name: 'Terraform' }).check()
    await page.getByRole('button', { name: 'Copy', exact: true }).click()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied.match(/resource "alicloud_security_group_rule"/g)).toHaveLength(101)
    await close()
  })

  it('sends a packet of a finding through the gate, in view and with the focus on the verdict (C5)', async () => {
    const { page, close } = await opened('/en/tools/rules/', { viewport: { width: 390, height: 844 } })
    await paste(page, sample('06-redundant-rules.describe-security-group-attribute'))
    await tab(page, 'Check')
    const play = page.getByRole('tabpanel').getByRole('button', { name: 'Send it through the gate' })
    await play.last().scrollIntoViewIfNeeded()
    await play.last().click()
    await expect.poll(async () => (await verdict(page).boundingBox())?.y ?? -1).toBeGreaterThanOrEqual(0)
    const box = await verdict(page).boundingBox()
    expect((box?.y ?? 999) + (box?.height ?? 0)).toBeLessThan(844)
    expect(await verdict(page).evaluate((strip) => strip.parentElement === document.activeElement)).toBe(true)
    await close()
  })
})

describe('a reader sees what is open', () => {
  it('everything open is one card, which names the rule (rules 6)', async () => {
    const { page, close } = await opened('/en/tools/rules/')
    await paste(page, groupOf([{ id: 'sgr-all', ports: '1/65535', source: '0.0.0.0/0' }]))
    await tab(page, 'Exposure')
    // The open view is in the address before anything is edited (M6).
    await expect.poll(() => new URL(page.url()).hash).toContain('view=exposure')
    const panel = page.getByRole('tabpanel')
    await panel.getByText('Every port is open to everyone').waitFor()
    expect(await panel.getByRole('heading', { level: 3 }).count()).toBe(1)
    await panel.getByRole('button', { name: 'Show rule sgr-all' }).click()
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('sgr-all')
    await close()
  })

  it('nothing is green over what was not read (rules 5)', async () => {
    const { page, close } = await opened('/en/tools/rules/')
    await paste(page, groupOf([{}, { source: '203.0.113.***' }]))
    await tab(page, 'Exposure')
    await page.getByText('Of what was read alone: No port is open to the whole Internet.').waitFor()
    await close()
  })

  it('on the map: whole labels, a legend, who decides, and cells to be played with the keyboard (H1, H16)', async () => {
    const { page, close } = await opened(`${example}&view=map`)
    const map = page.getByRole('table', { name: /Map of ports/ })
    await map.getByText('198.51.100.0/24').waitFor()
    await page.getByRole('list', { name: 'Legend' }).getByText('stopped by a rule').waitFor()
    await map.getByRole('button').first().focus()
    await expect.poll(() => page.getByRole('tabpanel').innerText()).toMatch(/TCP 22.*Deny \(rule rule-4\)/s)
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await expect.poll(() => verdict(page).innerText()).toMatch(/It passes.*rule-1/s)
    await close()
  })
})

describe('a reader changes rules', () => {
  it('is told what opens and what closes, with commands that stop at the first failure', async () => {
    const { page, close } = await opened('/en/tools/rules/')
    await paste(page, groupOf([{ id: 'sgr-bp1one' }, { id: 'sgr-bp1two', ports: '22/22', source: '203.0.113.0/24' }]))
    await edit(page, 'sgr-bp1two')
    await page.getByLabel('sgr-bp1two: Authorization object').fill('0.0.0.0/0')
    await page.getByRole('button', { name: 'Add a rule' }).click()
    await page.getByLabel('rule-3: Port range').fill('443')
    await page.getByLabel('rule-3: Authorization object').fill('198.51.100.0/24')
    await done(page)
    await tab(page, 'Before and after')
    const panel = page.getByRole('tabpanel')
    await expect.poll(() => panel.innerText()).toMatch(/Starts to pass TCP 22/)
    await panel.getByRole('button', { name: 'Copy all commands' }).click()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toContain('--RegionId ap-northeast-1')
    expect(copied.split(' &&\n')).toHaveLength(copied.match(/aliyun ecs/g)?.length ?? 0)
    await close()
  })

  it('pastes the rules of before; nothing touches another (M9)', async () => {
    const { page, close } = await opened(`${example}&view=changes`)
    const fold = page.locator('summary', { hasText: 'Paste the rules of before' })
    expect(await gapBetween(page.getByRole('button', { name: 'Keep the rules of now' }), fold)).toBeGreaterThan(7)
    // Fields of the packet are as tall as its selects.
    const tall = await page
      .locator('[data-sticks] :is(input, select):visible')
      .evaluateAll((all) => all.map((field) => Math.round(field.getBoundingClientRect().height)))
    expect(new Set(tall).size).toBe(1)
    await fold.click()
    await page.locator('textarea:visible').fill(sample('01-default-group.describe-security-group-attribute'))
    await page.getByRole('tabpanel').getByRole('button', { name: 'Read', exact: true }).click()
    await page
      .getByText(/Starts to pass|Stops passing/)
      .first()
      .waitFor()
    await close()
  })
})

describe('a reader asks for traffic', () => {
  it('is given packets, or the word that there are none; what cannot be read is named', async () => {
    const { page, close } = await opened(`${example}&view=search`)
    const search = page.getByRole('tabpanel', { name: 'Search' })
    await search.getByText('There is no such traffic').waitFor()
    await search.getByLabel('Destination port').selectOption({ label: 'by number' })
    await search.getByLabel('Port range').fill('22, 70000')
    await search.getByText('No port can be read from “70000”').waitFor()
    await search.getByLabel('Port range').fill('22')
    await search.getByText('256 packets found').waitFor()
    await close()
  })
})

describe('a reader looks at the limits, and takes the rules along', () => {
  it('sees how full the interface is, and when the figures were read (L-2…L-9)', async () => {
    const { page, close } = await opened(`${example}&view=limits`)
    const limits = page.getByRole('tabpanel', { name: 'Limits' })
    await expect.poll(() => limits.innerText()).toMatch(/Rules in force on this interface\s+4 of at most 1,000 ✓ fits/)
    expect(await limits.innerText()).toMatch(/Rules of one group\s+200\s+14 November 2024.*100 \(April 2019\)/s)
    await close()
  })

  it('takes them along in every form, on the page and as a file (M9)', async () => {
    const { page, close } = await opened(`${example}&view=export`)
    for (const [name, text, file] of [
      ['Alibaba Cloud CLI', /aliyun ecs AuthorizeSecurityGroup /, '.sh'],
      ['Terraform', /resource "alicloud_security_group_rule"/, '.tf'],
      ['Resource Orchestration Service', /Type: ALIYUN::ECS::SecurityGroupIngresses\s/, '.yaml'],
      ['Import of the console', /^\[\s+\{\s+"Direction": "ingress",\s+"IpProtocol": "TCP"/, '.json'],
      ['API requests as JSON', /"Permissions": \[/, '.json'],
      ['Responses as JSON', /"SecurityGroupName": "web"/, '.json'],
    ] as const) {
      await page.getByRole('radio', { name }).check()
      const written = page.getByRole('region', { name })
      expect(await written.innerText()).toMatch(text)
      // Nothing touches the code, and a box stands before its words (M9).
      expect(
        await gapBetween(page.getByRole('tabpanel').getByRole('button', { name: 'Save' }), written),
      ).toBeGreaterThan(7)
      const box = page.getByRole('checkbox', { name: 'Make the groups, too' })
      if ((await box.count()) > 0) {
        const [own, words] = await Promise.all([box.boundingBox(), box.locator('xpath=..').boundingBox()])
        expect((words?.height ?? 99) - (own?.height ?? 0)).toBeLessThan(16)
        expect((own?.x ?? 99) - (words?.x ?? 0)).toBeLessThan(8)
      }
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('tabpanel').getByRole('button', { name: 'Save' }).click(),
      ])
      expect(download.suggestedFilename()).toContain(file)
      expect(readFileSync(await download.path(), 'utf8')).toMatch(text)
    }
    await close()
  })
})

/** How far one thing ends above where the next begins, in pixels. */
async function gapBetween(above: Locator, below: Locator): Promise<number> {
  const [first, second] = await Promise.all([above.boundingBox(), below.boundingBox()])
  return (second?.y ?? Number.NaN) - (first?.y ?? Number.NaN) - (first?.height ?? Number.NaN)
}

/** Milliseconds of the page's own work for a key, without what other programs take: the smallest of several. */
async function workPerKey(page: Page, text: string): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const spent = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0)
  }
  const times: number[] = []
  for (const letter of text) {
    const before = await spent()
    await page.keyboard.type(letter)
    await page.evaluate(() => new Promise((next) => requestAnimationFrame(() => setTimeout(next, 0))))
    times.push((await spent()) - before)
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN
}

describe('a reader reviews the rules', () => {
  const open = groupOf([
    { id: 'sgr-ssh', ports: '22/22', source: '0.0.0.0/0' },
    { id: 'sgr-web', ports: '443/443', source: '0.0.0.0/0' },
  ])

  it('plays the proof of a finding, fixes it, takes the fix back, and suppresses another with a reason', async () => {
    const { page, close } = await opened('/en/tools/rules/')
    await paste(page, open)
    await tab(page, 'Risks')
    const ssh = page.getByRole('listitem').filter({ hasText: 'TCP port 22 (SSH) is open to every IPv4 address' })
    const web = page.getByRole('listitem').filter({ hasText: /TCP port 443 .*is open to every IPv4 address/ })
    await ssh.getByRole('button', { name: 'Send it through the gate' }).click()
    await expect.poll(() => verdict(page).innerText()).toMatch(/It passes.*sgr-ssh/s)
    await ssh.getByRole('button', { name: /^Fix \(removes 1, adds 0\)/ }).click()
    await page.getByText('1 rule removed, 0 rules added').waitFor()
    await expect.poll(() => ssh.count()).toBe(0)
    await expect.poll(() => verdict(page).innerText()).toContain('It is stopped')
    await page.getByRole('button', { name: 'Undo' }).last().click()
    await expect.poll(() => ssh.count()).toBe(1)
    await web.getByRole('button', { name: 'Suppress' }).click()
    await web.getByLabel('Reason to suppress it').fill('the web server that everyone sees')
    await web.getByRole('button', { name: 'Suppress' }).click()
    await page.getByText('Suppressed (1)').click()
    await page.getByText('the web server that everyone sees').waitFor()
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: 'SARIF' }).click()
    const sarif = readFileSync((await (await saving).path()) ?? '', 'utf8')
    expect(JSON.parse(sarif).version).toBe('2.1.0')
    expect(sarif).toContain('the web server that everyone sees')
    expect(await violations(page)).toEqual([])
    await close()
  })

  it('says which ports are meant to be public, and is told of none that is not read', async () => {
    const { page, close } = await opened('/en/tools/rules/')
    await paste(page, open)
    await tab(page, 'Risks')
    await page.getByText(/TCP port 443 .*is open to every IPv4 address/).waitFor()
    // A web port is no fault until one says that it is: it is asked.
    const high = page.getByRole('region', { name: /^High A service is open/ })
    expect(await high.innerText()).toMatch(/TCP port 22/)
    expect(await high.innerText()).not.toMatch(/TCP port 443/)
    const asked = page.getByRole('region', { name: /^For information Open to everyone: is it meant to be/ })
    await asked.getByText(/TCP port 443/).waitFor()
    const allowed = page.getByLabel('Ports that are meant to be public')
    await allowed.fill('443, web')
    await page.getByText('“web” cannot be read as a port.').waitFor()
    await allowed.fill('')
    await asked.getByRole('button', { name: 'Meant to be public: 443' }).click()
    expect(await allowed.inputValue()).toBe('443')
    await expect.poll(() => page.getByText(/TCP port 443 .*is open to every IPv4 address/).count()).toBe(0)
    expect(await page.getByText('TCP port 22 (SSH) is open to every IPv4 address').count()).toBe(1)
    await close()
  })
})

describe('a reader with several groups', () => {
  const web = groupOf([{ id: 'sgr-open', ports: '443/443', source: '0.0.0.0/0' }], {
    SecurityGroupId: 'sg-bp1web',
    SecurityGroupName: 'web',
  })
  const db = JSON.stringify({
    SecurityGroupId: 'sg-bp1db',
    SecurityGroupName: 'db',
    SecurityGroupType: 'normal',
    VpcId: 'vpc-a',
    InnerAccessPolicy: 'Drop',
    Permissions: {
      Permission: [
        {
          SecurityGroupRuleId: 'sgr-from-web',
          Direction: 'ingress',
          IpProtocol: 'TCP',
          PortRange: '3306/3306',
          Policy: 'Accept',
          Priority: 1,
          NicType: 'intranet',
          SourceGroupId: 'sg-bp1web',
        },
      ],
    },
  })

  it('sees which reaches which on what ports, walks a packet through both gates, and is led to the rule', async () => {
    const { page, close } = await opened('/en/tools/rules/')
    await paste(page, `${web}\n${db.replace('sgr-from-web', 'sgr-open')}`)
    // Two rules of one id have names of their own (M8).
    await page.getByRole('button', { name: 'Edit rule web sgr-open' }).waitFor()
    const labels = await page
      .locator('tbody [aria-label]')
      .evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')))
    expect(new Set(labels).size).toBe(labels.length)
    await type(page, `${web}\n${db}`)
    await tab(page, 'Groups')
    const cell = (from: string, to: string) => page.getByRole('button', { name: `From ${from} to ${to}` })
    await expect.poll(() => cell('web', 'db').innerText()).toMatch(/✓ TCP 3306/)
    expect(await cell('db', 'web').innerText()).toMatch(/✓ TCP 443/)
    expect(await cell('db', 'db').innerText()).toContain('Nothing passes')
    await cell('web', 'db').click()
    const both = page.getByRole('region', { name: 'TCP 3306 from web to db' })
    await both.getByText('It passes at both ends.').waitFor()
    expect(await both.getByRole('figure', { name: 'The gate' }).innerText()).toMatch(/web.*db/s)
    await page.getByLabel('Destination port').last().fill('22')
    await page.getByText('It is stopped on the way in, at db.').waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByLabel('Destination port').last().fill('3306')
    await page.getByRole('button', { name: 'Show rule sgr-from-web of db' }).click()
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('sgr-from-web')
    await close()
  })
})

describe('thousands of rules', () => {
  const many = groupOf(
    Array.from({ length: 5000 }, (_, at) => ({
      source: `10.${at % 200}.${at % 256}.0/24`,
      ports: `${1 + (at % 60_000)}/${1 + (at % 60_000)}`,
      priority: 1 + (at % 100),
      policy: at % 3 === 0 ? 'Drop' : 'Accept',
    })),
  )

  it('only rows near the screen are there; any of them is found (H12)', async () => {
    const { page, close } = await opened('/en/tools/rules/')
    await paste(page, many)
    await page.getByText('5,000 rules').first().waitFor()
    expect(await page.locator('tbody tr[data-key]').count()).toBeLessThan(200)
    await page.getByLabel('Find a rule').fill('sgr-4777')
    await page.getByText('1 of 5,000 rules').waitFor()
    await close()
  })

  it('no letter is lost, however fast one types', async () => {
    const { page, close } = await opened('/en/tools/rules/')
    await paste(page, many)
    await page.locator('tbody tr[data-key]').first().waitFor()
    await page.locator('tbody tr[data-key]').nth(2).dblclick()
    const field = page.getByLabel(/: Description$/)
    await field.focus()
    await page.keyboard.type('from the office, every day of the week', { delay: 0 })
    expect(await field.inputValue()).toBe('from the office, every day of the week')
    await close()
  })

  it('a key costs little more than with four', async () => {
    const four = groupOf(Array.from({ length: 4 }, (_, at) => ({ ports: `${at + 1}/${at + 1}` })))
    const spent: number[] = []
    for (const rules of [four, many]) {
      const { page, close } = await opened('/en/tools/rules/')
      await paste(page, rules)
      await page.locator('tbody tr[data-key]').nth(2).dblclick()
      await page.getByLabel(/: Description$/).focus()
      spent.push(await workPerKey(page, 'from the office'))
      await close()
    }
    // Processor time of the page's own thread, in milliseconds: a frame at most for all the other rules.
    expect((spent[1] ?? Number.NaN) - (spent[0] ?? 0)).toBeLessThan(16)
  })
})

describe('axe finds nothing in any view', () => {
  it('of one document', async () => {
    const { page, close } = await opened('/ja/tools/rules/')
    await page.evaluate(
      (copied) => navigator.clipboard.writeText(copied),
      sample('01-default-group.describe-security-group-attribute'),
    )
    await page.locator('textarea').first().focus()
    await page.keyboard.press('ControlOrMeta+V')
    for (const view of ['rules', 'findings', 'exposure', 'map', 'search', 'changes', 'limits', 'export']) {
      await page.locator(`#tab-${view}`).click()
      await atRest(page)
      await expect.poll(() => page.locator('[role=tabpanel] progress').count()).toBe(0)
      if (view === 'rules') await page.locator('tbody tr').first().dblclick()
      expect(await violations(page), view).toEqual([])
    }
    await close()
  })
})
