import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { newReader, withBrowser } from './reader'

withBrowser()

const gate = (page: Page) => page.getByRole('region', { name: 'The gate' })
const sample = (name: string) => readFileSync(`test/fixtures/samples/${name}.json`, 'utf8')

async function paste(page: Page, text: string) {
  const box = page.locator('details', { hasText: 'Paste what you have' })
  if ((await box.getAttribute('open')) === null) await page.getByText('Paste what you have').click()
  await page.locator('textarea').fill(text)
  await page.getByRole('button', { name: 'Read', exact: true }).click()
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
    await page.waitForTimeout(600)
    expect(page.url()).toContain('#state=')
    const link = page.url()
    const other = await newReader()
    await other.open(new URL(link).pathname + new URL(link).hash)
    await expect.poll(() => gate(other.page).innerText()).toMatch(/stopped.*02d/s)
    await other.close()
    await reader.close()
  })

  it('drops a file', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open('/en/tools/rules/')
    await page.getByText('Paste what you have').click()
    const text = sample('07-terraform-show')
    const transfer = await page.evaluateHandle((content) => {
      const data = new DataTransfer()
      data.items.add(new File([content], 'state.json'))
      return data
    }, text)
    await page.locator('textarea').dispatchEvent('drop', { dataTransfer: transfer })
    await page.getByText(/1 groups with \d+ rules were read/).waitFor()
    await reader.close()
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
    const reader = await newReader()
    const { page } = reader
    await reader.open('/en/tools/rules/')
    await paste(page, text)
    await expect.poll(() => page.locator('main').innerText()).toMatch(message)
    expect((await page.locator('textarea').inputValue()).length).toBe(text.length)
    await reader.close()
  })

  it.each(['#state=%00%ff', '#state=AAAA', '#state=<script>alert(1)</script>', '#state='.padEnd(50_000, 'A')])(
    'a hostile link is refused in words and an example is shown',
    async (fragment) => {
      const reader = await newReader()
      await reader.open(`/en/tools/rules/${fragment}`)
      await reader.page.getByText('The state in the link could not be read').waitFor()
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
    await page.getByLabel('rule-5: Port range').fill('22')
    await page.getByText('Port range is "22"').or(page.getByText('PortRange is "22"')).waitFor()
    await page.getByLabel('rule-5: Port range').fill('22/22')
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
  it('sees which can go and what is open to everyone, removes one, and has it back', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open('/en/tools/rules/')
    await paste(page, sample('06-redundant-rules.describe-security-group-attribute'))
    const check = page.getByRole('region', { name: 'Check of the rules' })
    await expect
      .poll(() => check.innerText())
      .toMatch(/06b other rules.*06d a stronger rule.*06i the built-in default/s)
    await check.getByRole('button', { name: 'Remove rule sgr-example06i' }).click()
    await expect.poll(() => check.innerText()).not.toContain('06i')
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => check.innerText()).toContain('06i')
    await paste(page, sample('01-default-group.describe-security-group-attribute'))
    await expect.poll(() => check.innerText()).toMatch(/TCP 22 \(0\.0\.0\.0\/0\).*not a port to open to everyone/s)
    await reader.close()
  })
})
