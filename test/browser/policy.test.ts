import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { copiedLink, newReader, opened, withBrowser } from './reader'

withBrowser()

const box = (page: Page) => page.getByLabel('RAM policies (JSON)')
const main = (page: Page) => page.locator('main').innerText()
const row = (page: Page, action: string) => page.getByRole('row', { name: action, exact: false }).first().innerText()
const allowed = '{"Version":"1","Statement":[{"Effect":"Allow","Action":"ecs:*","Resource":"*"}]}'

describe('a reader of the policy page', () => {
  it('sees what the policy of the FAQ closes and what it leaves open', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open('/ja/tools/policy/')
    await page.getByText('変更できる操作 32 件のうち、閉じているのは 9 件です。').waitFor()
    expect(await row(page, 'ecs:AuthorizeSecurityGroup')).toMatch(/✕ 明示的な拒否.*ポリシー 1 の文 1/s)
    expect(await row(page, 'ecs:JoinSecurityGroup')).toMatch(/○ 許可.*仮定した許可/s)
    await page.getByLabel('ほかのポリシーで ECS のすべての操作が許可されているものとする').uncheck()
    await expect.poll(() => row(page, 'ecs:JoinSecurityGroup')).toContain('− 暗黙の拒否')
    await reader.close()
  })

  it('closes the rest with the statement that the page writes, and undoes it', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open('/en/tools/policy/')
    await page.getByRole('button', { name: 'Copy as a policy' }).click()
    const copied: { Statement: { Effect: string; Action: string[] }[] } = JSON.parse(
      await page.evaluate(() => navigator.clipboard.readText()),
    )
    expect(copied.Statement[0]?.Action).toContain('ecs:JoinSecurityGroup')
    expect(copied.Statement[0]?.Action).not.toContain('ecs:RunInstances')
    await page.getByLabel('Also close operations that do other things too').check()
    await page.getByRole('button', { name: 'Add it here' }).click()
    await page.getByText('Closed: 32 of 32 operations that change something.').waitFor()
    await page.getByText('Every operation that changes something is closed.').waitFor()
    expect(await row(page, 'ecs:RunInstances')).toMatch(/✕ denied.*policy 2, statement 1/s)
    expect(await row(page, 'ecs:DescribeSecurityGroups')).toContain('○ allowed')
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('Closed: 9 of 32 operations that change something.').waitFor()
    await reader.close()
  })

  it('is shown the ideographic commas of a copied policy at their places, and repairs them with one press', async () => {
    const { page, close } = await opened('/en/tools/policy/')
    const right = await box(page).inputValue()
    await box(page).fill(right.replaceAll('",\n        "ecs:Modify', '" 、\n        "ecs:Modify'))
    await page.getByText('"、" is the ideographic comma; JSON needs ,').first().waitFor()
    expect(await page.locator('mark').allInnerTexts()).toEqual(['、', '、', '、', '、'])
    await page.getByRole('button', { name: 'line 10, column 41' }).click()
    const selected = await box(page).evaluate((field) => {
      const { value, selectionStart, selectionEnd } = Object(field)
      return value.slice(selectionStart, selectionEnd)
    })
    expect(selected).toBe('、')
    await page.getByRole('button', { name: 'Repair all of these' }).click()
    await page.getByText('Closed: 9 of 32').waitFor()
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
    await expect.poll(() => verdict.innerText()).toContain('○ allowed policy 2, statement 1')
    await verdict.getByLabel('Operation').fill('ecs:LeaveSecurityGroup')
    await expect.poll(() => verdict.innerText()).toMatch(/△ it depends.*policy 1, statement 2.*cannot be decided here/s)
    await close()
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
      expect(await main(reader.page)).toContain('Closed: 9 of 32')
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
    expect(await page.getByLabel('Assume that another policy').isChecked()).toBe(false)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.getByText('Closed: 9 of 32').waitFor()
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('button', { name: 'Undo' }).count()).toBe(0)
    await close()
  })
})
