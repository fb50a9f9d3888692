import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { violations } from './axe'
import { copiedLink, newReader, opened, withBrowser } from './reader'

withBrowser()

const gate = (page: Page) => page.getByRole('region', { name: 'The gate' })
const sample = (name: string) => readFileSync(`test/fixtures/samples/${name}.json`, 'utf8')

const tab = (page: Page, name: string) => page.getByRole('tab', { name }).click()

async function paste(page: Page, text: string, title = 'Paste or open what you have') {
  const box = page.locator('details', { hasText: title })
  if ((await box.getAttribute('open')) === null) await box.locator('summary').first().click()
  await box.locator('textarea').fill(text)
  await box.getByRole('button', { name: 'Read', exact: true }).click()
}

describe('a reader brings documents to the simulator', () => {
  it('pastes an SDK response, sees the rule that blocks port 80, and shares it as a link', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open('/en/tools/rules/')
    await paste(page, sample('02-port-80-blocked-by-drop.sdk-response'))
    await page.getByText('1 groups with').waitFor()
    await page.getByLabel('In words').selectOption({ label: 'HTTP from anywhere (TCP 80)' })
    await expect.poll(() => gate(page).innerText()).toMatch(/stopped.*02d/s)
    await expect.poll(() => page.url()).toContain('#kept=')
    const link = await copiedLink(page)
    const other = await newReader()
    await other.open(link.pathname + link.hash)
    await expect.poll(() => gate(other.page).innerText()).toMatch(/stopped.*02d/s)
    await other.close()
    await reader.close()
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
    await page.getByText(/1 groups with \d+ rules were read/).waitFor()
    await page.getByText(/Document 1: rules of a security group/).waitFor()
    await page.getByText(/Document 2: list of security groups/).waitFor()
    await page.getByText(/Document 3: entries of a prefix list/).waitFor()
    await close()
  })

  it('is asked for the direction of rules in request shape', async () => {
    const { page, close } = await opened('/en/tools/rules/')
    await paste(
      page,
      '[{"IpProtocol":"tcp","PortRange":"22/22","DestCidrIp":"10.0.0.0/8","Policy":"drop","Priority":"1"}]',
    )
    await page
      .getByRole('group', { name: /does not say the direction/ })
      .getByRole('button', { name: 'Outbound' })
      .click()
    await page.getByText('1 groups with 1 rules were read').waitFor()
    expect(await page.getByLabel(/: Direction$/).inputValue()).toBe('egress')
    await close()
  })

  it('is asked which interface, and only its groups are laid out', async () => {
    const { page, close } = await opened('/en/tools/rules/')
    const interfaces = ['app00000000001', 'guard000000001'].map((name, index) => ({
      NetworkInterfaceId: `eni-${index}`,
      SecurityGroupIds: { SecurityGroupId: [`sg-example0${name}`] },
    }))
    const list = JSON.stringify({ NetworkInterfaceSets: { NetworkInterfaceSet: interfaces } })
    await paste(page, sample('03-two-groups-one-eni.describe-security-group-attribute.array') + list)
    await page.getByLabel('Network interface (ENI) to look at').selectOption({ value: 'eni-1' })
    await expect.poll(() => page.getByRole('region', { name: /^Group / }).count()).toBe(1)
    await close()
  })

  it('is asked for the type of a group, and every answer says that it is assumed until then (G-15)', async () => {
    const { page, close } = await opened('/en/tools/rules/')
    await paste(page, sample('06-redundant-rules.describe-security-group-attribute'))
    await page.getByRole('group', { name: /Which type is/ }).waitFor()
    await tab(page, 'Check')
    await page
      .getByRole('tabpanel')
      .getByText(/basic is assumed/)
      .waitFor()
    await tab(page, 'Verdict and rules')
    await page
      .getByRole('group', { name: /Which type is/ })
      .getByRole('button', { name: 'basic' })
      .click()
    await tab(page, 'Check')
    expect(await page.getByRole('tabpanel').getByText('basic is assumed').count()).toBe(0)
    await close()
  })

  it.each([
    ['malformed JSON', '{"SecurityGroupId":"sg-1",\n "Permissions": {"Permission":[}}', /line 2, column 32/],
    ['no JSON at all', 'my rules do not work', /No JSON document was found/],
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
      'a rule of the classic network',
      sample('01-default-group.describe-security-group-attribute').replace('"intranet"', '"internet"'),
      /classic network/,
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
    [
      'a prototype in disguise',
      '{"__proto__":{"SecurityGroupId":"sg-1"},"constructor":1}',
      /no document that is known/,
    ],
  ])('%s: is told the place and what was expected; the text stays', async (_, text, message) => {
    const { page, close } = await opened('/en/tools/rules/')
    await paste(page, text)
    await expect.poll(() => page.locator('main').innerText(), { timeout: 10_000 }).toMatch(message)
    const kept = page.getByRole('region', { name: 'JSON' })
    if (text.length > 30_000) await kept.getByText(`${text.length.toLocaleString('en')} characters`).waitFor()
    else expect((await page.locator('textarea').inputValue()).length).toBe(text.length)
    await close()
  })

  it.each(['#state=%00%ff', '#state=AAAA', '#state=<script>alert(1)</script>', '#state='.padEnd(50_000, 'A')])(
    'a hostile link is refused in words and an example is shown',
    async (fragment) => {
      const reader = await newReader()
      await reader.open(`/en/tools/rules/${fragment}`)
      await reader.page.getByText('What the link carries cannot be read').waitFor()
      await expect.poll(() => gate(reader.page).innerText()).toMatch(/stopped/)
      await reader.close()
    },
  )
})

describe('a reader edits rules', () => {
  it('adds, duplicates, sorts, removes, undoes; a wrong value is told beside its rule', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open('/en/tools/rules/')
    const rows = page.locator('tbody tr:has(select)')
    expect(await rows.count()).toBe(4)
    await page.getByRole('button', { name: 'Add a rule' }).click()
    expect(await rows.count()).toBe(5)
    await page.getByLabel('rule-5: Port range').fill('ssh')
    await page.getByText('PortRange is "ssh"').waitFor()
    await page.getByText('This cannot be decided yet').waitFor()
    await page.getByLabel('rule-5: Port range').fill('22')
    await page.getByLabel('rule-5: Authorization object').fill('203.0.113.0/24')
    await expect.poll(() => gate(page).innerText()).toMatch(/passes.*rule-5/s)
    await page.getByRole('button', { name: 'Duplicate rule rule-5' }).click()
    expect(await rows.count()).toBe(6)
    await page.getByRole('button', { name: 'Sort by priority' }).click()
    await page.getByRole('button', { name: 'Remove rule rule-5' }).first().click()
    expect(await rows.count()).toBe(5)
    await page.getByRole('button', { name: 'Undo' }).click()
    expect(await rows.count()).toBe(6)
    await page.getByRole('button', { name: 'Redo' }).click()
    expect(await rows.count()).toBe(5)
    await reader.close()
  })
})

describe('a reader has rules checked', () => {
  it('sees which can go and why, removes one, and has it back', async () => {
    const { page, close } = await opened('/en/tools/rules/')
    await paste(page, sample('06-redundant-rules.describe-security-group-attribute'))
    await tab(page, 'Check')
    const check = page.getByRole('tabpanel', { name: /^Check/ })
    await expect.poll(() => check.innerText()).toMatch(/06b.*same action.*06d.*opposite action.*06i.*default/s)
    await check.getByRole('button', { name: 'Remove rule sgr-example06i' }).click()
    await expect.poll(() => check.innerText()).not.toContain('06i')
    await page.getByText(/1 rules removed \(sgr-example06i\)/).waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => check.innerText()).toContain('06i')
    await close()
  })

  it('removes all that can go at once, in one step that can be undone', async () => {
    const { page, close } = await opened('/en/tools/rules/')
    await paste(page, sample('06-redundant-rules.describe-security-group-attribute'))
    await tab(page, 'Check')
    const check = page.getByRole('tabpanel', { name: /^Check/ })
    await check.getByRole('button', { name: /Remove these \d+ at once/ }).click()
    await check.getByText('Every rule is needed').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await check.getByRole('button', { name: /Remove these \d+ at once/ }).waitFor()
    await close()
  })

  it('is told what stands in for a rule, which rule opposes it, and sends a packet of it through the gate', async () => {
    const { page, close } = await opened('/en/tools/rules/')
    await paste(page, sample('06-redundant-rules.describe-security-group-attribute'))
    await tab(page, 'Check')
    const check = page.getByRole('tabpanel', { name: /^Check/ })
    const card = check.getByRole('listitem').filter({ hasText: 'sgr-example06d' }).first()
    await expect.poll(() => card.innerText()).toMatch(/means to deny is in fact allowed, by sgr-example06a/)
    await card.getByRole('button', { name: 'Send it through the gate' }).click()
    await expect.poll(() => gate(page).innerText()).toMatch(/passes.*06a/s)
    await close()
  })

  it('keeps one of two equal rules, and is warned where the cover is in another group (R-1, R-6)', async () => {
    const reader = await newReader()
    const { page } = reader
    const rule = {
      Direction: 'ingress',
      IpProtocol: 'TCP',
      Policy: 'Accept',
      Priority: 1,
      SourceCidrIp: '192.0.2.0/24',
    }
    const group = (id: string, ...rules: object[]) => ({
      SecurityGroupId: id,
      SecurityGroupType: 'normal',
      VpcId: 'vpc-a',
      InnerAccessPolicy: 'Accept',
      Permissions: { Permission: rules.map((each, index) => ({ SecurityGroupRuleId: `${id}-${index}`, ...each })) },
    })
    const twice = { ...rule, PortRange: '443/443' }
    const wide = { ...rule, PortRange: '8000/8100' }
    const narrow = { ...rule, PortRange: '8080/8080' }
    await reader.open('/en/tools/rules/')
    await paste(page, JSON.stringify([group('sg-a', twice, twice, narrow), group('sg-b', wide)]))
    await tab(page, 'Check')
    const check = page.getByRole('tabpanel', { name: /^Check/ })
    const card = (name: string) => check.getByRole('listitem').filter({ hasText: name }).first()
    await expect.poll(() => card('sg-a-0').innerText()).toMatch(/Keep one of these 2; the others are sg-a-1/)
    await expect.poll(() => card('sg-a-2').innerText()).toMatch(/sg-b-0 \(sg-b\).*only while that group stays/s)
    await check.getByRole('button', { name: 'Remove these 2 at once' }).waitFor()
    await reader.close()
  })

  it('sees what everyone can reach, what is serious first', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open('/en/tools/rules/')
    await paste(page, sample('01-default-group.describe-security-group-attribute'))
    await tab(page, 'Exposure')
    const exposure = page.getByRole('tabpanel', { name: /^Exposure/ })
    await expect.poll(() => exposure.innerText()).toMatch(/Serious SSH TCP 22.*every address.*Serious RDP TCP 3389/s)
    await exposure.getByRole('button', { name: 'Show rule sgr-example01b' }).click()
    await expect.poll(() => page.evaluate(() => document.activeElement?.ariaLabel)).toBe('sgr-example01b: Direction')
    await reader.close()
  })
})

describe('a reader looks at the map', () => {
  it('walks from cell to cell with the arrow keys, is told what decides, and reads the same as a table', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open('/en/tools/rules/')
    await tab(page, 'Map')
    const map = page.getByRole('region', { name: /^Map of ports and peers/ })
    await map.focus()
    const telling = page.locator('figcaption')
    await expect.poll(() => telling.innerText()).toMatch(/TCP 22 \(SSH\), 198\.51\.100\.0\/24: Allow \(rule rule-3\)/)
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => telling.innerText()).toMatch(/TCP 22 \(SSH\), all others: Deny \(rule rule-4\)/)
    await page.getByText('The map as a table').click()
    await expect
      .poll(() => page.getByRole('table', { name: /^Map/ }).innerText())
      .toMatch(/198\.51\.100\.0\/24\s+22\s+○ Allow \(rule rule-3\)/)
    await reader.close()
  })
})

describe('a reader compares before and after', () => {
  it('changes a pasted rule, sees what opens, sends the packet through the gate, and copies the commands', async () => {
    const { page, close } = await opened('/en/tools/rules/')
    await paste(page, sample('06-redundant-rules.describe-security-group-attribute'))
    await page.getByText('1 groups with').waitFor()
    await page.getByLabel('sgr-example06b: Authorization object').fill('203.0.113.0/24')
    await tab(page, 'Before and after')
    const panel = page.getByRole('tabpanel', { name: 'Before and after' })
    await expect.poll(() => panel.innerText()).toMatch(/Starts to pass TCP 22 from 203\.0\.113\./)
    expect(await panel.innerText()).toMatch(/aliyun ecs (AuthorizeSecurityGroup|ModifySecurityGroupRule)/)
    await panel.getByRole('button', { name: 'Copy all commands' }).click()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('--SecurityGroupId sg-example0dupe')
    await panel.getByRole('button', { name: 'Send it through the gate' }).first().click()
    await expect.poll(() => gate(page).innerText()).toMatch(/passes.*06b/s)
    await page.getByRole('button', { name: 'Back to “Before and after”' }).click()
    await panel.getByRole('button', { name: 'Go back to before' }).click()
    await expect.poll(() => panel.innerText()).toContain('No packet is treated differently')
    await close()
  })

  it('pastes a Terraform plan: what was before it is compared with what it makes', async () => {
    const reader = await newReader()
    const { page } = reader
    const resources = (cidr: string) => ({
      root_module: {
        resources: [
          {
            type: 'alicloud_security_group',
            address: 'alicloud_security_group.web',
            values: { id: 'sg-web', security_group_type: 'normal', inner_access_policy: 'Accept', vpc_id: 'vpc-a' },
          },
          {
            type: 'alicloud_security_group_rule',
            address: 'alicloud_security_group_rule.ssh',
            values: {
              security_group_id: 'sg-web',
              type: 'ingress',
              ip_protocol: 'tcp',
              port_range: '22/22',
              policy: 'accept',
              priority: 1,
              cidr_ip: cidr,
            },
          },
        ],
      },
    })
    const plan = { planned_values: resources('0.0.0.0/0'), prior_state: { values: resources('192.0.2.0/24') } }
    await reader.open('/en/tools/rules/')
    await paste(page, JSON.stringify(plan))
    await tab(page, 'Before and after')
    await expect.poll(() => page.getByRole('tabpanel').innerText()).toMatch(/Starts to pass TCP 22 from/)
    await reader.close()
  })

  it('pastes the rules of before', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open('/en/tools/rules/')
    await tab(page, 'Before and after')
    await page.getByText('There is nothing to compare with').waitFor()
    await paste(page, sample('01-default-group.describe-security-group-attribute'), 'Paste the rules of before')
    await page.getByText(/Before: 1 groups/).waitFor()
    await page
      .getByText(/Starts to pass|Stops passing/)
      .first()
      .waitFor()
    await reader.close()
  })
})

describe('a reader asks for traffic', () => {
  it('is given packets, or the word that there are none; what cannot be read is named', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open('/en/tools/rules/')
    await tab(page, 'Search')
    const search = page.getByRole('tabpanel', { name: 'Search' })
    await search.getByText('There is no such traffic').waitFor()
    await search.getByLabel('Destination port').selectOption({ label: 'by number' })
    await search.getByLabel('Port range').fill('22, 70000')
    await search.getByText('No port can be read from “70000”').waitFor()
    await search.getByLabel('Port range').fill('22')
    await search.getByText('256 packets found').waitFor()
    expect(await search.innerText()).toMatch(/TCP 22 from 198\.51\.100\.0\/24/)
    await search.getByLabel('Blocks (any number)').fill('198.51.100.0/24')
    await search.getByText('There is no such traffic').waitFor()
    await reader.close()
  })
})

describe('a reader looks at the limits', () => {
  it('sees how full the interface is, and when the figures were read (L-2…L-9)', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open('/en/tools/rules/#view=limits')
    const limits = page.getByRole('tabpanel', { name: 'Limits' })
    await expect.poll(() => limits.innerText()).toMatch(/Rules in force on this interface\s+4 of at most 1,000 ○ fits/)
    expect(await limits.innerText()).toMatch(/Rules of one group\s+200\s+14 November 2024.*100 \(April 2019\)/s)
    await reader.close()
  })
})

describe('a reader takes the rules along', () => {
  it.each([
    ['Alibaba Cloud CLI', /aliyun ecs AuthorizeSecurityGroup /],
    ['Terraform', /resource "alicloud_security_group_rule"/],
    ['API requests as JSON', /"Permissions": \[/],
    ['Responses as JSON', /"SecurityGroupName": "web"/],
  ])('%s', async (name, text) => {
    const { page, close } = await opened('/en/tools/rules/')
    await tab(page, 'Export')
    await page.getByRole('radio', { name }).check()
    expect(await page.getByRole('region', { name }).innerText()).toMatch(text)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save', exact: true }).click(),
    ])
    expect(readFileSync(await download.path(), 'utf8')).toMatch(text)
    await close()
  })
})

/** Milliseconds from a key to the frame that shows it: the median of an address typed into a field. */
async function typing(page: Page, field: Locator): Promise<number> {
  await field.click()
  await field.fill('')
  const times: number[] = []
  for (const letter of '203.0.113.0/24') {
    const start = await page.evaluate(() => performance.now())
    await page.keyboard.type(letter)
    times.push((await page.evaluate(() => new Promise<number>((done) => requestAnimationFrame(done)))) - start)
  }
  times.sort((a, b) => a - b)
  return times[Math.floor(times.length / 2)] ?? Number.NaN
}

describe('a group of 1,000 rules', () => {
  const ports = ['22/22', '80/80', '443/443', '3389/3389', '3306/3306', '8000/8100', '1/65535']
  const rules = Array.from({ length: 1000 }, (_, index) => ({
    SecurityGroupRuleId: `sgr-${index}`,
    Direction: index % 5 === 0 ? 'egress' : 'ingress',
    IpProtocol: 'TCP',
    PortRange: ports[index % ports.length],
    Policy: index % 3 === 0 ? 'Drop' : 'Accept',
    Priority: 1 + (index % 100),
    [index % 5 === 0 ? 'DestCidrIp' : 'SourceCidrIp']: `10.${index % 200}.${index % 256}.0/24`,
  }))
  const group = JSON.stringify({ SecurityGroupId: 'sg-large', VpcId: 'vpc-a', Permissions: { Permission: rules } })

  it('mounts only the rows near the screen, and finds any of them', async () => {
    const { page, close } = await opened('/en/tools/rules/')
    await paste(page, group)
    await page.getByText('1 groups with 1000 rules were read').waitFor()
    await page.locator('thead').scrollIntoViewIfNeeded()
    await page.getByLabel('sgr-3: Port range').waitFor()
    expect(await page.locator('tbody tr:has(select)').count()).toBeLessThan(200)
    await page.getByLabel('Find a rule').fill('sgr-777')
    await page.getByLabel('sgr-777: Port range').waitFor()
    await page.getByText('1 of 1000 rules').waitFor()
    await tab(page, 'Check')
    const check = page.getByRole('tabpanel', { name: /^Check/ })
    await check.getByRole('button', { name: 'Show in the table' }).first().waitFor()
    await close()
  })

  it('keeps up with a reader who types', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open('/en/tools/rules/')
    await paste(page, group)
    await page.getByText('1 groups with 1000 rules were read').waitFor()
    const field = page.getByLabel('sgr-3: Authorization object')
    await page.locator('thead').scrollIntoViewIfNeeded()
    const many = await typing(page, field)
    expect(await field.inputValue()).toBe('203.0.113.0/24')
    await page.getByRole('button', { name: 'Back to the example' }).click()
    const few = await typing(page, page.getByLabel('rule-3: Authorization object'))
    // Beside four rules, on the same machine at the same time; a frame and a half apart at most.
    expect(many).toBeLessThan(3 * few + 25)
    await reader.close()
  })
})

describe('with the keyboard alone', () => {
  it('a reader goes from tab to tab with the arrows and removes a finding', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open('/en/tools/rules/')
    await page.getByRole('tab', { name: 'Verdict and rules' }).focus()
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => page.getByRole('tab', { name: /^Check/ }).getAttribute('aria-selected')).toBe('true')
    await page.getByRole('button', { name: 'Remove rule rule-4' }).waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('Every rule is needed').waitFor()
    await page.getByRole('tab', { name: /^Check/ }).focus()
    await page.keyboard.press('End')
    await page.getByRole('heading', { name: 'Take the rules with you' }).waitFor()
    await reader.close()
  })
})

describe('axe finds nothing in any view', () => {
  it.each(['rules', 'findings', 'exposure', 'map', 'search', 'changes', 'limits', 'export'])('%s', async (view) => {
    const { page, close } = await opened('/ja/tools/rules/')
    await page.locator('details:has(textarea) > summary').first().click()
    await page.locator('textarea').first().fill(sample('01-default-group.describe-security-group-attribute'))
    await page.getByRole('button', { name: '読み込む', exact: true }).click()
    await page.getByText('1 個のグループ').waitFor()
    await page.locator(`#tab-${view}`).click()
    await page.waitForTimeout(1000)
    expect(await violations(page)).toEqual([])
    await close()
  })
})
