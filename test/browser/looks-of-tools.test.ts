/** How the tools look where somebody who came for the first time stumbled, in terms that hold for any build: see `faults.test.ts`. */
import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { opened, withBrowser } from './reader'

withBrowser()

const phone = { viewport: { width: 390, height: 844 } }
const desk = { viewport: { width: 1280, height: 900 } }
const box = (page: Page) => page.locator('main textarea').first()
const strip = (page: Page) => page.locator('section', { has: page.locator('#result') })

/** A group that lets in another port than the one that was tried. */
const closed =
  '{"SecurityGroupId":"sg-bp1looks","RegionId":"cn-shenzhen","InnerAccessPolicy":"Accept","Permissions":{"Permission":[{"SourceCidrIp":"0.0.0.0/0","PortRange":"8443/8443","Direction":"ingress","Priority":3,"IpProtocol":"TCP","Policy":"Accept","NicType":"intranet"}]}}\n' +
  'curl: (28) Failed to connect to 203.0.113.9 port 9090 after 130002 ms: Connection timed out\n'

async function toFix(page: Page) {
  await box(page).fill(closed)
  const button = strip(page).getByRole('button')
  await expect.poll(() => button.innerText()).toMatch(/fix|直し/)
  await button.click()
  await page.locator('ol > li details').first().waitFor()
}

/** Top of an element in the window. */
const topOf = (place: Locator) => place.evaluate((element) => Math.round(element.getBoundingClientRect().top))

describe('what fixes it', () => {
  it.each([
    ['a phone', phone],
    ['a desk', desk],
  ])('has commands whose options are not broken, on %s', async (_, device) => {
    const { page, close } = await opened('/en/tools/reachability/', device)
    await toFix(page)
    await page.locator('summary', { hasText: 'Alibaba Cloud CLI' }).first().click()
    const broken = await page
      .locator('pre')
      .filter({ hasText: 'AuthorizeSecurityGroup', visible: true })
      .first()
      .evaluate((pre) => {
        const style = getComputedStyle(pre)
        const room = pre.clientWidth - Number.parseFloat(style.paddingInlineStart) * 2
        const walker = document.createTreeWalker(pre, NodeFilter.SHOW_TEXT)
        const found: string[] = []
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          for (const { 0: word, index } of (node.textContent ?? '').matchAll(/\S+/g)) {
            const range = document.createRange()
            range.setStart(node, index)
            range.setEnd(node, index + word.length)
            const rects = [...range.getClientRects()]
            const wide = rects.reduce((sum, { width }) => sum + width, 0)
            if (wide <= room && new Set(rects.map(({ top }) => Math.round(top))).size > 1) found.push(word)
          }
        }
        return found
      })
    expect(broken).toEqual([])
    await close()
  })

  it('has most of the width on a desk', async () => {
    const { page, close } = await opened('/en/tools/reachability/', desk)
    await toFix(page)
    const width = await page
      .getByRole('region', { name: 'What fixes it', exact: true })
      .evaluate((part) => part.getBoundingClientRect().width)
    expect(width).toBeGreaterThan(700)
    await close()
  })

  it.each(['en', 'ja'])(
    'on a phone comes with its heading in view, below a verdict of an eighth of it: %s',
    async (language) => {
      const { page, close } = await opened(`/${language}/tools/reachability/`, phone)
      await toFix(page)
      const heading = page.locator('h2', { hasText: /^(What fixes it|直し方)$/ })
      await expect
        .poll(() =>
          heading.evaluate((element) => {
            const { left, top, height } = element.getBoundingClientRect()
            return [0.1, 0.9].every((part) => document.elementFromPoint(left + 8, top + part * height) === element)
          }),
        )
        .toBe(true)
      expect((await strip(page).boundingBox())?.height).toBeLessThanOrEqual(844 / 8)
      await close()
    },
  )

  it('keeps its place while a command is copied', async () => {
    const { page, close } = await opened('/ja/tools/reachability/', desk)
    await toFix(page)
    await page.locator('ol > li details > summary').nth(1).click()
    const button = page.locator('ol > li details[open] button').first()
    const before = await button.boundingBox()
    await button.click()
    await page.getByText('コピーしました').waitFor()
    expect(await button.boundingBox()).toEqual(before)
    await close()
  })
})

describe('the page of the diagnosis', () => {
  it.each([
    ['a phone', phone],
    ['a desk', desk],
  ])('stays where it is when it says that what was typed is kept, on %s', async (_, device) => {
    const { page, close } = await opened('/en/tools/reachability/', device)
    await page.getByText('Nothing that you paste leaves this page').waitFor()
    const before = await topOf(box(page))
    await box(page).fill(closed)
    await page.getByText(/stays in this browser alone, until 7 days/).waitFor()
    expect(await topOf(box(page))).toBe(before)
    await close()
  })

  it.each([
    ['en', 'Nothing that you pasted could be read'],
    ['ja', '読み取れるものがありません'],
    ['zh', '没有能读懂的'],
  ])('says in its verdict that nothing could be read: %s', async (language, words) => {
    const { page, close } = await opened(`/${language}/tools/reachability/`, desk)
    await box(page).fill('lorem ipsum, said the printer')
    await expect.poll(() => strip(page).innerText()).toContain(words)
    await close()
  })

  it.each([desk, phone])('has its fields in line: %o', async (device) => {
    const { page, close } = await opened('/zh/tools/reachability/', device)
    const rows = await page.locator('details label:has(:is(select, input:not([type=radio])))').evaluateAll((labels) =>
      labels.map((label) => {
        const field = label.querySelector('select, input')?.getBoundingClientRect()
        return [Math.round(label.getBoundingClientRect().bottom), Math.round(field?.top ?? 0)]
      }),
    )
    const tops = new Map<number, Set<number>>()
    for (const [bottom = 0, top = 0] of rows) tops.set(bottom, (tops.get(bottom) ?? new Set()).add(top))
    expect(rows.length).toBeGreaterThan(4)
    expect([...tops.values()].every((each) => each.size === 1)).toBe(true)
    await close()
  })

  it('names what it has understood in words of its language', async () => {
    const { page, close } = await opened('/ja/tools/reachability/', desk)
    await box(page).fill(closed)
    const understood = page.getByRole('region', { name: '読み取れたもの' })
    await expect.poll(() => understood.innerText()).toContain('セキュリティグループ')
    expect(await understood.locator('span.accept').allInnerTexts()).not.toContain('security-group')
    await close()
  })

  it.each(['en', 'ja', 'zh'])('says of a layer what the symptom says in one line: %s', async (language) => {
    const { page, close } = await opened(`/${language}/tools/reachability/`, desk)
    await page.locator('fieldset input').nth(1).check()
    const told = page.locator('ol > li button span').filter({ hasText: /suspected|疑わしい|原因でない|可疑|不是原因/ })
    await told.first().waitFor()
    for (const height of await told.evaluateAll((all) => all.map((each) => each.getBoundingClientRect().height)))
      expect(height).toBeLessThan(44)
    await close()
  })
})

describe('the rules on a phone', () => {
  it('say that their figure is the priority, and speak of no keys', async () => {
    const { page, close } = await opened('/en/tools/rules/#example=1', phone)
    const named = await page
      .locator('tbody tr td[data-name]')
      .evaluateAll((all) =>
        all.map((each) => getComputedStyle(each, '::before').display !== 'none' && Object(each).dataset.name),
      )
    expect(new Set(named)).toEqual(new Set(['Priority']))
    expect(await page.getByText(/^Keys: /).isVisible()).toBe(false)
    await close()
  })

  it.each([phone, desk])('are edited below labels that no ring of the focus cuts: %o', async (device) => {
    const { page, close } = await opened('/en/tools/rules/#example=1', device)
    await page.getByRole('button', { name: /^Edit/ }).first().click()
    const label = page.locator('tbody fieldset label').first()
    await label.waitFor()
    const gap = await label.evaluate((element) => {
      const range = document.createRange()
      const words = element.firstChild
      if (words) range.selectNodeContents(words)
      return (element.querySelector('input')?.getBoundingClientRect().top ?? 0) - range.getBoundingClientRect().bottom
    })
    expect(gap).toBeGreaterThanOrEqual(3)
    await close()
  })
})

it('a Deny that blocks nothing is not among what can go, and is raised to where it blocks', async () => {
  const { page, close } = await opened('/en/tools/rules/', desk)
  const rule = { PortRange: '22/22', Direction: 'ingress', IpProtocol: 'TCP', NicType: 'intranet' }
  const Permission = [
    { ...rule, SourceCidrIp: '0.0.0.0/0', Priority: 1, Policy: 'Accept' },
    { ...rule, SourceCidrIp: '198.51.100.0/24', Priority: 4, Policy: 'Drop' },
  ]
  const group = {
    SecurityGroupId: 'sg-bp1looks',
    VpcId: 'vpc-1',
    SecurityGroupType: 'normal',
    InnerAccessPolicy: 'Accept',
  }
  await box(page).fill(JSON.stringify({ ...group, Permissions: { Permission } }))
  await page.locator('main button.primary').first().click()
  await page.getByRole('tab', { name: /^Check/ }).click()
  await page.getByText('Blocks nothing').first().waitFor()
  await page.getByText('Choose rules to remove').waitFor()
  await page.getByRole('button', { name: 'Raise to priority 1' }).click()
  await expect.poll(() => page.getByText('Blocks nothing').count()).toBe(0)
  await close()
})

it('a goal of a lesson says what should become of a packet, not that it does', async () => {
  const { page, close } = await opened('/en/learn/a-rule/', phone)
  const goals = page.locator('[data-goal]')
  await goals.first().waitFor({ state: 'attached' })
  const said = (await goals.allTextContents()).join('\n')
  expect(said).toMatch(/should (?:pass|be stopped)/)
  expect(said).not.toMatch(/: (?:passes|stops)/)
  await close()
})
