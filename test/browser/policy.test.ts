import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { copiedLink, newReader, opened, pasteInto, withBrowser } from './reader'

withBrowser()

const box = (page: Page) => page.getByLabel('RAM policies')
const main = (page: Page) => page.locator('main').innerText()
const row = (page: Page, action: string) => page.getByRole('row', { name: action, exact: false }).first().innerText()
/** What is marked in the text. */
const marked = (page: Page) =>
  box(page).evaluate((field) => {
    const { value, selectionStart, selectionEnd } = Object(field)
    return String(value).slice(selectionStart, selectionEnd)
  })
const allowed = '{"Version":"1","Statement":[{"Effect":"Allow","Action":"ecs:*","Resource":"*"}]}'

describe('a reader of the policy page', () => {
  it('sees what the policy of the FAQ closes and what it leaves open', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open('/ja/tools/policy/')
    await page.getByText('変更できる操作 32 件のうち、23 件がまだ開いています。').waitFor()
    await page.getByText('閉じている操作と読み取り').click()
    expect(await row(page, 'ecs:AuthorizeSecurityGroup')).toMatch(/閉じている.*ポリシー 1 の文 1/s)
    expect(await row(page, 'ecs:JoinSecurityGroup')).toMatch(/✕ 許可.*仮定した許可/s)
    await page.getByLabel('ほかのポリシーで ECS のすべての操作が許可されているものとする').uncheck()
    await expect.poll(() => row(page, 'ecs:JoinSecurityGroup')).toContain('△ 暗黙の拒否')
    await reader.close()
  })

  it('closes the rest with the statement that the page writes, and undoes it', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open('/en/tools/policy/')
    await page.getByRole('button', { name: 'Copy as a policy' }).first().click()
    const copied: { Statement: { Effect: string; Action: string[] }[] } = JSON.parse(
      await page.evaluate(() => navigator.clipboard.readText()),
    )
    expect(copied.Statement[0]?.Action).toContain('ecs:JoinSecurityGroup')
    expect(copied.Statement[0]?.Action).not.toContain('ecs:RunInstances')
    await page.getByLabel('Also close operations that do other things too').check()
    await page.getByRole('button', { name: 'Close 23 of them' }).click()
    await page.getByText('All 32 operations that change something are closed.').waitFor()
    await page.getByText('Every operation that changes something is closed.').waitFor()
    await page.getByText('What is closed, and reading').click()
    expect(await row(page, 'ecs:RunInstances')).toMatch(/closed.*policy 2, statement 1/s)
    expect(await row(page, 'ecs:DescribeSecurityGroups')).toContain('allowed')
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('Still open: 23 of 32 operations that change something.').waitFor()
    await reader.close()
  })

  it('is shown the ideographic commas of a copied policy at their places, and repairs them with one press', async () => {
    const { page, close } = await opened('/en/tools/policy/')
    const right = await box(page).inputValue()
    await box(page).fill(right.replaceAll('",\n        "ecs:Modify', '" 、\n        "ecs:Modify'))
    await page.getByText('"、" is the ideographic comma; JSON needs ,').first().waitFor()
    expect(await page.locator('mark').allInnerTexts()).toEqual(['、', '、', '、', '、'])
    await page.getByRole('button', { name: 'line 10, column 41' }).click()
    expect(await marked(page)).toBe('、')
    await page.getByRole('button', { name: 'Repair all of these' }).click()
    await page.getByText('23 of 32 operations').waitFor()
    expect(JSON.parse(await box(page).inputValue())).toEqual(JSON.parse(right))
    await close()
  })

  it('asks about one operation on one resource; a condition is reported, not guessed', async () => {
    const { page, close } = await opened('/en/tools/policy/')
    await page.getByLabel('Assume that another policy allows').uncheck()
    const deny = {
      Version: '1',
      Statement: [
        { Effect: 'Deny', Action: 'ecs:Join*', Resource: 'acs:ecs:*:*:securitygroup/sg-1' },
        { Effect: 'Deny', Action: 'ecs:Leave*', Resource: '*', Condition: { Bool: { 'acs:MFAPresent': 'false' } } },
      ],
    }
    await box(page).fill(`${JSON.stringify(deny)}\n${allowed}`)
    const verdict = page.getByRole('region', { name: 'Ask about one operation' })
    const resource = verdict.getByLabel('Resource')
    await expect.poll(() => verdict.innerText()).toContain('△ it depends policy 1, statement 1')
    await resource.fill('acs:ecs:cn-hangzhou:1:securitygroup/sg-1')
    await expect.poll(() => verdict.innerText()).toContain('✕ denied policy 1, statement 1')
    await resource.fill('acs:ecs:cn-hangzhou:1:securitygroup/sg-2')
    await expect.poll(() => verdict.innerText()).toContain('✓ allowed policy 2, statement 1')
    await verdict.getByLabel('Operation').fill('ecs:LeaveSecurityGroup')
    await expect.poll(() => verdict.innerText()).toMatch(/△ it depends.*It turns on Bool acs:MFAPresent false/s)
    await page.getByLabel('acs:MFAPresent').fill('true')
    await expect.poll(() => verdict.innerText()).toContain('✓ allowed policy 2, statement 1')
    await page.getByLabel('acs:MFAPresent').fill('false')
    await expect.poll(() => verdict.innerText()).toContain('✕ denied policy 1, statement 2')
    await close()
  })

  it('has the verdict, and what closes the rest, in view without a scroll (H2, H14, journey e)', async () => {
    const reader = await newReader({ viewport: { width: 1280, height: 900 } })
    const { page } = reader
    await reader.open('/en/tools/policy/')
    for (const shown of [
      page.getByText('23 of 32 operations'),
      page.getByRole('button', { name: /^Close [0-9]+ of them/ }),
    ]) {
      const place = await shown.boundingBox()
      expect((place?.y ?? 900) + (place?.height ?? 0)).toBeLessThan(600)
    }
    // A policy of one's own: pasted, and what closes what it leaves open is one press away.
    await pasteInto(box(page), allowed)
    await page.getByText('Allowed: 32 of 32 operations that change something.').waitFor()
    const close = page.getByRole('button', { name: /^Close [0-9]+ of them/ })
    const place = await close.boundingBox()
    expect((place?.y ?? 900) + (place?.height ?? 0)).toBeLessThan(600)
    await close.click()
    await expect.poll(() => box(page).inputValue()).toMatch(/"Deny"[\s\S]*ecs:AuthorizeSecurityGroup/)
    await reader.close()
  })

  it('assumes another Allow only where nothing but denials is pasted, and says so', async () => {
    const { page, close } = await opened('/en/tools/policy/')
    const assumed = page.getByLabel('Assume that another policy allows')
    expect(await assumed.isChecked()).toBe(true)
    await page.getByText('Assumed because nothing but denials was pasted.').waitFor()
    const packer = {
      Version: '1',
      Statement: [{ Effect: 'Allow', Action: 'ecs:AuthorizeSecurityGroup', Resource: '*' }],
    }
    await box(page).fill(JSON.stringify(packer))
    await expect.poll(() => assumed.isChecked()).toBe(false)
    await expect.poll(() => row(page, 'ecs:RevokeSecurityGroup')).toContain('△ not allowed')
    // A policy that grants is told by what it grants, and what is merely not allowed is not called open (H14).
    await page.getByText('Allowed: 1 of 32 operations that change something.').waitFor()
    await page.getByText('Not allowed here, but not forbidden either: 31.').waitFor()
    await box(page).fill(JSON.stringify(packer).replace('AuthorizeSecurityGroup', 'DescribeSecurityGroups'))
    await page.getByText('None of the 32 operations that change something is allowed.').waitFor()
    await close()
  })

  it('says first that a Deny on a group never stops who adds rules, and marks the statement', async () => {
    const { page, close } = await opened('/en/tools/policy/')
    const statement = '{"Effect":"Deny","Action":"ecs:*SecurityGroup","Resource":"acs:ecs:*:*:securitygroup/sg-1"}'
    await box(page).fill(`{"Version":"1","Statement":[${statement}]}`)
    await page.getByText('This Deny never holds for ecs:AuthorizeSecurityGroup').first().waitFor()
    const first = (await main(page)).split('\n').filter((line) => /This Deny never holds|Still open/.test(line))
    expect(first[0]).toContain('This Deny never holds')
    await page.getByRole('button', { name: 'line 1, column 29' }).first().click()
    expect(await marked(page)).toBe(statement)
    await close()
  })

  it.each([
    [
      'Terraform',
      'resource "alicloud_ram_policy" "p" {\n  policy_document = jsonencode({ Version = "1", Statement = [{ Effect = "Deny", Action = "ecs:*", Resource = "*" }] })\n}',
    ],
    [
      'YAML',
      'ROSTemplateFormatVersion: "2015-09-01"\nResources:\n  P:\n    Type: ALIYUN::RAM::ManagedPolicy\n    Properties:\n      PolicyName: p\n      PolicyDocument:\n        Version: "1"\n        Statement:\n          - {Effect: Deny, Action: "ecs:*", Resource: "*"}\n',
    ],
  ])('reads %s', async (_, given) => {
    const { page, close } = await opened('/en/tools/policy/')
    await box(page).fill(given)
    await page.getByText('All 32 operations that change something are closed.').waitFor()
    await close()
  })

  it('reads a refused call, and writes the smallest policy that allows it', async () => {
    const { page, close } = await opened('/en/tools/policy/')
    await box(page).fill(
      'ErrorCode: NoPermission\nAuthAction: ecs:AuthorizeSecurityGroup\nNoPermissionType: ImplicitDeny',
    )
    const panel = page.getByRole('region', { name: 'This is a refused call' })
    await panel.getByText('Refused was ecs:AuthorizeSecurityGroup.').waitFor()
    await panel.getByRole('button', { name: 'Copy as a policy' }).click()
    expect(JSON.parse(await page.evaluate(() => navigator.clipboard.readText()))).toEqual({
      Version: '1',
      Statement: [{ Effect: 'Allow', Action: ['ecs:AuthorizeSecurityGroup'], Resource: '*' }],
    })
    await close()
  })

  it.each([360, 1280])('never breaks the name of an operation, %i wide (H14)', async (width) => {
    const reader = await newReader({ viewport: { width, height: 900 } })
    await reader.open('/en/tools/policy/')
    const names = reader.page.getByRole('table').first().locator('th[scope="row"] code')
    const heights = await names.evaluateAll((all) => all.map((name) => name.getClientRects().length))
    expect(heights.length).toBeGreaterThan(10)
    expect(new Set(heights)).toEqual(new Set([1]))
    await reader.close()
  })

  it('reads megabytes off the main thread, and keeps them beside the field', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open('/en/tools/policy/')
    const paste = (text: string) =>
      box(page).evaluate((field, pasted) => {
        if (field instanceof HTMLTextAreaElement) field.select()
        const clipboardData = new DataTransfer()
        clipboardData.setData('text', pasted)
        field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
      }, text)
    const statement = '{"Effect":"Deny","Action":"ecs:*","Resource":"*"}'
    const many = Array.from({ length: 5_000 }, () => statement).join()
    const worker = page.waitForEvent('worker')
    await paste(`{"Version":"1","Statement":[${many}]}${' '.repeat(4_000_000)}`)
    await worker
    await page.getByText('All 32 operations that change something are closed.').waitFor({ timeout: 30_000 })
    await page.getByText('Policies read: 1, statements: 5000.').waitFor()
    await page.getByRole('region', { name: 'RAM policies' }).waitFor()
    await reader.close()
  })

  it('takes a dropped file after what stands there, and shares it all as a link', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open('/en/tools/policy/')
    await box(page).fill(allowed)
    await box(page).evaluate((field, content) => {
      const data = new DataTransfer()
      data.items.add(new File([content], 'policy.json'))
      field.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
    }, '{"Version":"1","Statement":[{"Effect":"Deny","Action":"ecs:Join*","Resource":"*"}]}')
    await page.getByText('Policies read: 2, statements: 2.').waitFor()
    await expect.poll(() => page.url()).toContain('#kept=')
    const { pathname, hash } = await copiedLink(page)
    const other = await newReader()
    await other.open(pathname + hash)
    await other.page.getByText('Policies read: 2, statements: 2.').waitFor()
    await other.page.getByText('What is closed, and reading').click()
    await expect.poll(() => row(other.page, 'ecs:JoinSecurityGroup')).toContain('policy 2, statement 1')
    await other.close()
    await reader.close()
  })

  it.each(['#state=', '#state=AAAA', `#state=${'A'.repeat(50_000)}`, '#state=%00'])(
    'a damaged link is said to be damaged: %s',
    async (fragment) => {
      const reader = await newReader()
      await reader.open(`/en/tools/policy/${fragment}`)
      await reader.page.getByText('What the link carries cannot be read').waitFor()
      expect(await main(reader.page)).toContain('23 of 32 operations')
      await reader.close()
    },
  )

  it('works with the keyboard alone, and prints without its buttons', async () => {
    const { page, close } = await opened('/en/tools/policy/')
    await box(page).focus()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('{')
    await page.getByText('The text ends here; a name in quotes was expected.').waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    expect(await page.getByLabel('Assume that another policy').isChecked()).toBe(true)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.getByText('23 of 32 operations').waitFor()
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('button', { name: 'Undo' }).count()).toBe(0)
    await close()
  })
})
