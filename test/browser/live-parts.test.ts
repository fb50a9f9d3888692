import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { newReader, opened, withBrowser } from './reader'

withBrowser()

const gate = (page: Page) => page.getByRole('group', { name: /^(判定|Verdict)$/ }).first()

/** Opens the parts of a simulator that can be changed; the focus is on the first of them then. */
async function unfold(page: Page) {
  await page.getByRole('button', { name: '条件を変えて試す' }).first().click()
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('SELECT')
}

/** Opens the row of a rule and writes into one of its fields. */
async function edit(page: Page, rule: string, field: string, value: string) {
  await page.getByRole('button', { name: `ルール ${rule} を編集` }).click()
  await page.getByLabel(`${rule}: ${field}`).fill(value)
}

interface Written {
  readonly direction?: 'egress'
  readonly action?: 'drop'
  readonly protocol?: string
  readonly ports?: string
  readonly peer: string
  readonly priority?: string
}

/** Adds a rule to the first simulator, to the group named where there are several. */
async function add(page: Page, rule: Written, group = '') {
  const name = group === '' ? 'ルールを追加' : `${group} にルールを追加`
  await page.getByRole('button', { name, exact: true }).first().click()
  const row = page.getByRole('group', { name: /番目のルール .* を編集$/ })
  const field = (label: string) => row.getByLabel(new RegExp(`: ${label}$`))
  if (rule.direction) await field('方向').selectOption(rule.direction)
  if (rule.action) await field('アクション').selectOption(rule.action)
  if (rule.protocol) await field('プロトコル').selectOption(rule.protocol)
  if (rule.ports) await field('ポート範囲').fill(rule.ports)
  await field('権限付与オブジェクト').fill(rule.peer)
  if (rule.priority) await field('優先度').fill(rule.priority)
}

/** Chooses a packet in words, which stands behind the fold. */
async function inWords(page: Page, label: string) {
  await page.locator('summary[aria-label="詳しい条件"]').click()
  await page.getByLabel('言葉で選ぶ').selectOption({ label })
}

/** What a reader of each answer sees first, does, and sees then. */
const situations = [
  {
    slug: 'service-unreachable',
    before: /通ります.*sgr-app-1/s,
    act: (page: Page) => page.getByLabel('宛先ポート').fill('9090'),
    after: /止まります.*表示されないデフォルト/s,
  },
  {
    slug: 'port-80-unreachable',
    before: /止まります.*sgr-web-1.*優先度 10/s,
    act: (page: Page) => edit(page, 'sgr-web-1', '優先度', '60'),
    after: /通ります.*sgr-web-2/s,
  },
  {
    slug: 'rule-priority',
    before: /止まります.*guard.*拒否が勝ちます/s,
    act: (page: Page) => edit(page, 'app sgr-app-1', '優先度', '9'),
    after: /通ります.*app.*優先度 9/s,
  },
  {
    slug: 'default-rules',
    before: /止まります.*基本セキュリティグループの表示されないデフォルト/s,
    act: (page: Page) => inWords(page, 'どこかから SSH (TCP 22)'),
    after: /通ります.*sgr-default-2/s,
  },
  {
    slug: 'isolate-within-group',
    before: /通ります.*members のメンバー.*ルールは参照されません/s,
    act: (page: Page) => page.getByLabel('内部接続性ポリシー').first().selectOption({ label: '分離' }),
    after: /止まります.*sgr-members-1/s,
  },
  {
    slug: 'communicate-across-groups',
    before: /通ります.*sgr-db-1/s,
    act: (page: Page) => page.getByLabel('相手との経路').selectOption('public'),
    after: /止まります/,
  },
  {
    slug: 'protocols-and-ports',
    before: /止まります/,
    act: (page: Page) => page.getByRole('combobox', { name: /^プロトコル/ }).selectOption('udp'),
    after: /通ります.*sgr-dns-1/s,
  },
  {
    slug: 'port-25-blocked',
    before: /止まります.*プラットフォーム/s,
    act: (page: Page) => page.getByLabel('宛先ポート').fill('465'),
    after: /通ります.*sgr-mail-2/s,
  },
  {
    slug: 'allow-ping',
    before: /止まります.*表示されないデフォルト/s,
    act: (page: Page) => add(page, { protocol: 'icmp', peer: '0.0.0.0/0' }),
    after: /通ります/,
  },
  {
    slug: 'ipv6-rules',
    before: /止まります.*表示されないデフォルト/s,
    act: (page: Page) => add(page, { ports: '443/443', peer: '::/0' }),
    after: /通ります/,
  },
  {
    slug: 'alb-nlb-security-group',
    before: /通ります.*sgr-managed-2/s,
    act: (page: Page) => add(page, { action: 'drop', ports: '443/443', peer: '0.0.0.0/0', priority: '50' }, 'own'),
    after: /止まります.*優先度 50/s,
  },
  {
    slug: 'database-whitelist',
    before: /止まります.*sgr-app-2/s,
    act: (page: Page) => add(page, { direction: 'egress', ports: '3306/3306', peer: '192.168.5.0/24', priority: '1' }),
    after: /通ります/,
  },
  {
    slug: 'outbound-lockdown',
    before: /止まります.*優先度 100/s,
    act: (page: Page) => add(page, { direction: 'egress', protocol: 'all', peer: '100.64.0.0/10', priority: '1' }),
    after: /通ります/,
  },
  {
    slug: 'across-vpcs',
    before: /止まります.*表示されないデフォルト/s,
    act: (page: Page) => add(page, { ports: '3306/3306', peer: '10.8.0.0/24' }),
    after: /通ります/,
  },
  {
    slug: 'remote-login-safely',
    before: /止まります.*表示されないデフォルト/s,
    act: (page: Page) => add(page, { ports: '22/22', peer: '161.117.0.0/16' }),
    after: /通ります/,
  },
  {
    slug: 'ack-security-group',
    before: /止まります.*表示されないデフォルト/s,
    act: (page: Page) => add(page, { protocol: 'all', peer: '192.168.0.0/16' }),
    after: /通ります/,
  },
  {
    slug: 'block-one-address',
    before: /通ります.*sgr-web-1/s,
    act: (page: Page) => edit(page, 'sgr-web-2', '優先度', '1'),
    after: /止まります.*sgr-web-2/s,
  },
  {
    slug: 'several-groups-on-one-instance',
    before: /止まります.*sgr-b-1/s,
    act: (page: Page) => edit(page, 'b sgr-b-1', '優先度', '100'),
    after: /通ります.*sgr-a-1/s,
  },
  {
    slug: 'no-public-ip',
    before: /止まります.*表示されないデフォルト/s,
    act: (page: Page) => edit(page, 'sgr-web-1', 'ポート範囲', '8080/8080'),
    after: /通ります.*sgr-web-1/s,
  },
  {
    slug: 'public-rules-in-vpc',
    before: /通ります.*sgr-web-1/s,
    act: (page: Page) => edit(page, 'sgr-web-1', '権限付与オブジェクト', '192.168.0.0/16'),
    after: /止まります.*表示されないデフォルト/s,
  },
] as const

describe('a reader tries what the answer says', () => {
  it('the verdict of each turns as its text promises', async () => {
    // One reader, whose browser keeps what the pages share.
    const reader = await newReader()
    for (const { slug, before, act, after } of situations) {
      await reader.visit(`/ja/faq/${slug}/`)
      await reader.page.getByRole('button', { name: '条件を変えて試す' }).first().scrollIntoViewIfNeeded()
      await expect.poll(() => gate(reader.page).innerText(), { message: slug }).toMatch(before)
      await unfold(reader.page)
      await act(reader.page)
      await expect.poll(() => gate(reader.page).innerText(), { message: slug }).toMatch(after)
      await reader.page.getByRole('button', { name: '元に戻す' }).first().click()
    }
    await reader.close()
  })

  it('a case that rules alone cannot decide says so', async () => {
    const reader = await newReader()
    await reader.visit('/ja/faq/load-balancer-backend/')
    await expect.poll(() => gate(reader.page).innerText()).toMatch(/決められません/)
    await reader.visit('/ja/faq/prefix-and-port-lists/')
    const verdict = (at: number) => reader.page.getByRole('group', { name: '判定' }).nth(at).innerText()
    await expect.poll(() => verdict(0)).toMatch(/通ります.*sgr-web-1/s)
    await expect.poll(() => verdict(1)).toMatch(/決められません/)
    await reader.visit('/ja/faq/allow-ping/')
    await expect.poll(() => verdict(1)).toMatch(/止まります.*表示されないデフォルト/s)
    await reader.visit('/ja/faq/isolate-within-group/')
    await expect.poll(() => verdict(1)).toMatch(/通ります.*sgr-pair-1/s)
    await reader.close()
  })

  it('test-before-applying: what a rule would close stands below the verdict, and goes with another number', async () => {
    const { page, close } = await opened('/ja/faq/test-before-applying/')
    await expect.poll(() => gate(page).innerText()).toMatch(/通ります.*sgr-web-1/s)
    await add(page, { action: 'drop', ports: '1/1024', peer: '0.0.0.0/0', priority: '5' })
    await expect.poll(() => gate(page).innerText()).toMatch(/止まります.*優先度 5/s)
    const closed = page.getByRole('heading', { name: /通らなくなる.*443/s })
    await closed.waitFor()
    await page
      .getByRole('group', { name: /番目のルール .* を編集$/ })
      .getByLabel(/: 優先度$/)
      .fill('20')
    await expect.poll(() => gate(page).innerText()).toMatch(/通ります.*sgr-web-1/s)
    await closed.waitFor({ state: 'hidden' })
    await close()
  })

  it('members-per-group and established-connections: the sums follow what is typed', async () => {
    const { page, open, close } = await opened('/en/faq/members-per-group/')
    const members = page.getByRole('group', { name: 'Work out how full a group is' })
    await expect.poll(() => members.innerText()).toMatch(/private addresses\s+6,000\s+6,000.*fits.*0 into a basic/s)
    await members.getByLabel('Instances').fill('2500')
    await expect.poll(() => members.innerText()).toMatch(/private addresses\s+7,500.*1,500 too many.*ENIs\s+2,500/s)
    await members.getByLabel('Instances').fill('many')
    await members.getByText('a whole number from 1 to 100,000 was expected').waitFor()
    await open('/en/faq/established-connections/')
    const interval = page.getByRole('group', { name: 'Hold an interval against the timeouts' })
    await expect.poll(() => interval.innerText()).toMatch(/established\s+910.*is forgotten/s)
    await interval.getByLabel('Seconds between two packets').fill('60')
    await expect
      .poll(() => interval.innerText())
      .toMatch(/established\s+910.*is kept.*UDP\s+30.*is forgotten.*is kept/s)
    await close()
  })

  it('the verdict stays where it is when the conditions are opened and closed, and the focus with them', async () => {
    const { page, close } = await opened('/ja/faq/rule-priority/', { viewport: { width: 390, height: 844 } })
    const verdict = page.getByRole('group', { name: '判定' })
    expect(await page.getByRole('group', { name: '判定' }).innerText()).toMatch(/sgr-guard-1.*優先度 10/s)
    const port = page.getByRole('textbox', { name: '宛先ポート' })
    expect(await port.count()).toBe(0)
    const place = () => verdict.evaluate((node) => Math.round(node.getBoundingClientRect().top + scrollY))
    const before = await place()
    await unfold(page)
    expect(await place()).toBe(before)
    const button = page.getByRole('button', { name: '条件を閉じる' })
    await button.click()
    await expect.poll(() => port.count()).toBe(0)
    expect(await place()).toBe(before)
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('条件を変えて試す')
    await close()
  })

  it('ip-and-cidr: the worked examples are the engine’s, and the calculator follows', async () => {
    const reader = await newReader()
    await reader.open('/ja/faq/ip-and-cidr/')
    const { page } = reader
    await expect.poll(() => page.locator('main').innerText()).toContain('10.255.255.255')
    const text = await page.locator('main').innerText()
    expect(text).toContain('255.0.0.0')
    expect(text).toContain('192.168.0.0/19')
    await page.getByLabel('アドレス、ブロック、範囲').fill('10.0.0.1/12')
    await expect.poll(() => page.locator('main').innerText()).toContain('10.15.255.255')
    expect(await page.locator('main').innerText()).toContain('プレフィックスより後ろのビットを 0 にしました')
    await page.getByLabel('アドレス、ブロック、範囲').fill('010.0.0.1/24')
    await page.getByRole('button', { name: '8.0.0.1/24' }).click()
    await expect.poll(() => page.locator('main').innerText()).toContain('8.0.0.255')
    await page.getByRole('slider').focus()
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => page.locator('main').innerText()).toContain('8.0.0.127')
    await reader.close()
  })

  it('rule-limit-reached: groups, rules and prefix lists are held against the limits', async () => {
    const { page, close } = await opened('/en/faq/rule-limit-reached/')
    const quota = page.getByRole('group', { name: 'Hold numbers of groups and rules against the limits' })
    await expect
      .poll(() => quota.innerText())
      .toMatch(/Rules on the network interface\s+1,080\s+1,000.*80 too many.*Nothing more/s)
    await quota.getByLabel('Groups per network interface').fill('10')
    await expect.poll(() => quota.innerText()).toMatch(/1,800\s+1,000\s+\(.*\)\s+800 too many/s)
    await quota.getByLabel('Rules per group (both directions)').fill('10')
    await quota.getByRole('button', { name: 'Add a prefix list or port list' }).click()
    await quota.getByLabel('Largest size of the list (MaxEntries)').fill('60')
    await expect
      .poll(() => quota.innerText())
      .toMatch(/Rules on the network interface\s+700.*300 more.*30 more in each/s)
    await quota.getByLabel('Largest size of the list (MaxEntries)').fill('ten')
    await quota.getByText('a whole number from 1 to 2,000 was expected').waitFor()
    expect(await quota.innerText()).not.toContain('fits')
    await quota.getByRole('button', { name: 'Remove list 1' }).click()
    await expect.poll(() => quota.innerText()).toMatch(/Rules on the network interface\s+100/)
    // H3: the focus stays with the lists, and what was removed comes back.
    expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Add a prefix list/)
    await quota.getByRole('button', { name: 'Undo' }).click()
    expect(await quota.getByLabel('Largest size of the list (MaxEntries)').inputValue()).toBe('ten')
    await close()
  })

  it('group-limit-adjustment: the embed starts with the figures of its answer', async () => {
    const reader = await newReader()
    await reader.open('/ja/faq/group-limit-adjustment/')
    const { page } = reader
    expect(await page.getByLabel('ENI あたりのグループ数').inputValue()).toBe('10')
    await expect
      .poll(() => page.getByRole('group', { name: '上限と比べる' }).innerText())
      .toMatch(/1,000\s+1,000.*収まります/s)
    await reader.close()
  })

  it('deny-ram-users: the policy that is copied is JSON with the nine actions', async () => {
    const reader = await newReader()
    await reader.open('/en/faq/deny-ram-users/')
    await reader.page.getByRole('button', { name: 'Copy' }).first().click()
    await expect.poll(() => reader.page.evaluate(() => navigator.clipboard.readText())).toContain('Deny')
    const copied = await reader.page.evaluate(() => navigator.clipboard.readText())
    const policy: { Statement: { Effect: string; Action: string[] }[] } = JSON.parse(copied)
    expect(policy.Statement[0]?.Effect).toBe('Deny')
    expect(policy.Statement[0]?.Action).toHaveLength(9)
    await reader.close()
  })
})

it('a key goes on from the row of a lesson that has the focus, whichever page was written before it', async () => {
  const { page, close } = await opened('/en/learn/ipv6/#both-families')
  const rows = page.locator('tbody tr[aria-rowindex]:visible')
  await rows.first().focus()
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => rows.nth(1).evaluate((row) => row === document.activeElement)).toBe(true)
  await close()
})
