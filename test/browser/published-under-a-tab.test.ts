import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { readExercises } from '@/build'
import { messages as en } from '@/content/en/messages'
import type { Exercise } from '@/lib/lesson'
import { load } from './learner'
import { buildOf, ownServer, visited } from './own-server'
import { manyBlocks, oneGroup, sockets, yamlPolicy } from './pieces-of-work'
import { atRest, pasteInto, withBrowser } from './reader'
import { secondBuild } from './second-build'

withBrowser()

const second = secondBuild('out')
afterAll(second.remove)

const ends: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

/** The same for one test, with a browser that keeps nothing. */
async function forgetful() {
  const opened = await ownServer({ keeps: false })
  ends.push(opened.close)
  return opened
}

describe('a build that is published under an open tab', () => {
  it('a tab whose build is nowhere any more answers what is pasted then', async () => {
    const { reader, publish } = await forgetful()
    const { page } = reader
    await visited(reader, '/en/tools/reachability/')
    await publish(second.folder)
    await page.getByLabel('Output, errors, JSON').fill(sockets)
    await page.getByText('loopback address alone').first().waitFor()
    expect(await page.getByLabel('Output, errors, JSON').inputValue()).toBe(sockets)
  })

  it('a panel that is nowhere any more comes with the new build', async () => {
    const { reader, publish } = await forgetful()
    const { page } = reader
    await visited(reader, '/en/tools/rules/#example=1')
    await publish(second.folder)
    await page.getByRole('tab', { name: /Limits/ }).click()
    await expect.poll(() => buildOf(page)).toBe(second.id)
    await page.getByRole('tab', { name: /Limits/ }).click()
    await page.getByRole('tabpanel').getByRole('table').first().waitFor()
  })

  it('a page of text whose scripts never came keeps the question that was typed', async () => {
    const { reader, publish } = await forgetful()
    const { page } = reader
    await visited(reader, '/en/faq/rule-priority/')
    await publish(second.folder)
    await page.keyboard.press('Control+k')
    await page.keyboard.type('which rule wins')
    await expect.poll(() => buildOf(page)).toBe(second.id)
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('article').waitFor()
    expect(await dialog.getByRole('combobox').inputValue()).toContain('which rule wins')
  })

  it('long lists are computed by the new build, and both fields are as they were', async () => {
    const { reader, publish } = await forgetful()
    const { page } = reader
    await visited(reader, '/en/tools/cidr/')
    await page.getByLabel('Address, block or range').fill('10.9.0.0/20')
    await publish(second.folder)
    await page.getByLabel('List B').fill('192.0.2.0/24')
    await pasteInto(page.getByLabel('List A'), manyBlocks)
    await expect.poll(() => buildOf(page)).toBe(second.id)
    await page.getByRole('button', { name: 'Compute' }).click()
    await page.getByText('Blocks: 4,000, addresses: 1,024,000').waitFor()
    expect(await page.getByLabel('Address, block or range').inputValue()).toBe('10.9.0.0/20')
    expect(await page.getByLabel('List B').inputValue()).toBe('192.0.2.0/24')
  })

  it('a policy that takes a reader of its own is decided by the new build', async () => {
    const { reader, publish } = await forgetful()
    const { page } = reader
    await visited(reader, '/en/tools/policy/')
    await publish(second.folder)
    await page.getByLabel('RAM policies').fill(yamlPolicy)
    await page.getByText('Policies read: 1, statements: 1.').waitFor()
    expect(await page.getByLabel('RAM policies').inputValue()).toBe(yamlPolicy)
  })

  it('rules that are pasted then are read by the new build', async () => {
    const { reader, publish } = await forgetful()
    const { page } = reader
    await visited(reader, '/en/tools/rules/')
    await publish(second.folder)
    await pasteInto(page.locator('main textarea').first(), oneGroup)
    await page.getByText('203.0.113.7').first().waitFor()
    await page.getByText('sg-mine').first().waitFor()
  })

  it('a change of rules is kept, and a panel that is nowhere any more comes with it', async () => {
    const { reader, publish } = await forgetful()
    const { page } = reader
    await visited(reader, '/en/tools/rules/#example=1')
    await page
      .getByRole('button', { name: /^Edit rule/ })
      .first()
      .waitFor()
    await atRest(page)
    await publish(second.folder)
    await page
      .getByRole('button', { name: /^Edit rule/ })
      .first()
      .click()
    await page
      .getByLabel(new RegExp(`: ${en.rules.peer}$`))
      .first()
      .fill('198.51.100.77/32')
    await page.getByRole('button', { name: 'Done' }).click()
    await page.getByRole('tab', { name: /Limits/ }).click()
    await expect.poll(() => buildOf(page)).toBe(second.id)
    await page.getByRole('tab', { name: /Rules/ }).click()
    await page.getByText('198.51.100.77').first().waitFor()
  })

  it('a lesson goes on with what was written, and so does the next', async () => {
    const { reader, publish } = await forgetful()
    const { page } = reader
    const [open, sshOnly] = readExercises('a-rule')
    if (!open || !sshOnly) throw new Error('the lesson has two exercises')
    const screenOf = ({ id }: Exercise) => page.locator(`[data-screen="${id}"]`)
    await visited(reader, `/en/learn/a-rule/#${open.id}`)
    await screenOf(open).locator('[data-onward]').first().hover()
    await page.locator('main [data-live="ready"]', { has: screenOf(open) }).waitFor()
    await load(screenOf(open), open, 'en')
    await screenOf(open).locator('[data-feedback][data-tone="right"]').waitFor()
    await publish(second.folder)
    await screenOf(open).locator('[data-onward].primary').click()
    await load(screenOf(sshOnly), sshOnly, 'en')
    await screenOf(sshOnly).locator('[data-feedback][data-tone="right"]').waitFor()
    await visited(reader, '/en/learn/return-traffic/')
    expect(await buildOf(page)).toBe(second.id)
    await visited(reader, `/en/learn/a-rule/#${open.id}`)
    for (const each of [open, sshOnly])
      await screenOf(each).locator('[data-feedback][data-tone="right"]').waitFor({ state: 'attached' })
  })

  it('a conversation goes on with an answer that takes another part', async () => {
    const { reader, publish } = await forgetful()
    const { page } = reader
    await visited(reader, '/en/ask/#q=which%20rule%20wins%2C%20allow%20or%20deny')
    const turns = page.locator('main article')
    await turns.first().waitFor()
    await publish(second.folder)
    const box = page.getByRole('main').getByRole('combobox')
    await box.fill('how many addresses are in 10.0.0.0/20')
    await box.press('Enter')
    await page.getByText('4,096').first().waitFor()
    await page.getByRole('heading', { name: 'which rule wins, allow or deny' }).waitFor()
  })

  it('lines that were pasted into the question box of a page whose scripts never came are still there', async () => {
    const { reader, publish } = await forgetful()
    const { page } = reader
    await visited(reader, '/en/faq/rule-priority/')
    await publish(second.folder)
    await page.keyboard.press('Control+k')
    const dialog = page.getByRole('dialog')
    await pasteInto(dialog.getByRole('combobox'), sockets)
    await expect.poll(() => buildOf(page)).toBe(second.id)
    await dialog.getByRole('button', { name: 'Open in reachability' }).click()
    await page.waitForURL('**/en/tools/reachability/**')
    await expect.poll(() => page.getByLabel('Output, errors, JSON').inputValue()).toBe(sockets)
  })

  it('the question box of a page that is live answers what was typed, and the page keeps its text', async () => {
    const { reader, publish } = await forgetful()
    const { page } = reader
    await visited(reader, '/en/tools/policy/')
    await page.getByLabel('RAM policies').fill(yamlPolicy)
    await page.getByText('Policies read: 1, statements: 1.').waitFor()
    await publish(second.folder)
    await page.keyboard.press('Control+k')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox').pressSequentially('which rule wins')
    await dialog.getByRole('article').waitFor()
    expect(await dialog.getByRole('combobox').inputValue()).toContain('which rule wins')
    expect(await page.getByLabel('RAM policies').inputValue()).toBe(yamlPolicy)
  })
})
