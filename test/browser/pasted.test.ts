import { describe, expect, it } from 'vitest'
import { opened, withBrowser } from './reader'

withBrowser()

const line = '1 eni-example-web 198.51.100.7 40000 192.168.1.10 3306 6 1 60 1785000000 1785000600 REJECT in OK'

describe('what a reader has in hand is told where the answer speaks of it', () => {
  it('a line of a flow log becomes the packet, and the simulator names who decides', async () => {
    const { page, close } = await opened('/en/faq/see-dropped-traffic/')
    const field = page.getByRole('textbox', { name: 'Paste lines of a flow log' })
    await field.fill(line)
    await page.getByRole('button', { name: 'Play as Inbound' }).click()
    await expect.poll(() => page.getByLabel('Source address').inputValue()).toBe('198.51.100.7')
    await page.getByText('The same as the log says.').waitFor()
    await field.fill('nothing of the kind')
    await page.getByText(/No line of a flow log was found/).waitFor()
    await page.getByRole('button', { name: 'Try an example' }).click()
    await page.getByRole('region', { name: 'Paste lines of a flow log' }).getByRole('button', { name: 'Undo' }).click()
    expect(await field.inputValue()).toBe('nothing of the kind')
    await close()
  })

  it('a policy is tried with values for what it tests', async () => {
    const { page, close } = await opened('/en/faq/forbid-open-to-world/')
    const source = page.getByLabel('ecs:SecurityGroupSourceCidrIps')
    const verdict = page.getByRole('status').filter({ hasText: 'Assumed because' })
    await source.fill('0.0.0.0/0')
    await verdict.filter({ hasText: 'denied' }).waitFor()
    await source.fill('10.0.0.0/8')
    await verdict.filter({ hasText: 'allowed' }).waitFor()
    await close()
  })

  it('an event of ActionTrail is told, and its rule opens in the rule tool', async () => {
    const { page, close } = await opened('/en/faq/audit-rule-changes/')
    const box = page.getByRole('region', { name: 'Paste an event of ActionTrail (JSON)' })
    await box.getByRole('button', { name: 'Try an example' }).click()
    await box.getByText(/alice/).last().waitFor()
    await box.getByText(/lets in every address of the Internet/).waitFor()
    await box.getByRole('link', { name: 'Open this rule in the rule tool' }).click()
    await page.waitForURL('**/en/tools/rules/#state=*')
    await page.getByRole('row', { name: /22\/22/ }).waitFor()
    await close()
  })

  it('a refusal is told, with the smallest policy that would allow it', async () => {
    const { page, close } = await opened('/en/faq/ram-permission-needed/')
    const box = page.getByRole('region', { name: 'Paste the refusal' })
    await box.getByRole('button', { name: 'Try an example' }).click()
    await box.getByText('Refused was ecs:AuthorizeSecurityGroup.').waitFor()
    await box.getByText(/"Action": \[/).waitFor()
    await close()
  })

  it('answers of the API are whole or not', async () => {
    const { page, close } = await opened('/en/faq/api-lists-only-some-rules/')
    const box = page.getByRole('region', { name: 'Paste answers of the API' })
    await box.getByRole('button', { name: 'Try an example' }).click()
    await box.getByText(/1 rule, and there are more/).waitFor()
    await close()
  })

  it('what holds a group is listed, and a question that was not asked is named', async () => {
    const { page, close } = await opened('/en/faq/delete-group-fails/')
    const box = page.getByRole('region', { name: 'Paste the answers of these calls' })
    await box.getByRole('button', { name: 'Try an example' }).click()
    await box.getByText('sg-example-old cannot be deleted. It is held by:').waitFor()
    await box.getByText('ENI eni-example-second: change its groups').waitFor()
    await box.getByText('a rule of sg-example-db that names it: delete the rule there').waitFor()
    await box
      .getByRole('textbox')
      .fill('{"SecurityGroups":{"SecurityGroup":[{"SecurityGroupId":"sg-1"}]}}\n{"Instances":{"Instance":[]}}')
    await box.getByText(/nothing that was pasted holds it/).waitFor()
    await box.getByText('DescribeNetworkInterfaces, DescribeSecurityGroupReferences').waitFor()
    await close()
  })

  it('an error code is found in a whole message', async () => {
    const { page, close } = await opened('/en/faq/api-error-codes/')
    await page
      .getByLabel('Find a code, or paste the whole message')
      .fill('Error: AuthorizeSecurityGroup Failed!!! SDK.ServerError ErrorCode: AclLimitExceed Message: too many')
    await page.getByText('1 code', { exact: true }).waitFor()
    await page
      .getByRole('row', { name: /AclLimitExceed/ })
      .getByRole('link')
      .first()
      .waitFor()
    await close()
  })
})
