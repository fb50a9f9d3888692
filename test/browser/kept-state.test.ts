import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { atRest, copiedLink, newReader, opened, reload, withBrowser } from './reader'

withBrowser()

const sockets =
  'State  Recv-Q Send-Q Local Address:Port Peer Address:Port\nLISTEN 0      128        127.0.0.1:8080      0.0.0.0:*\n'
const policy = '{"Version":"1","Statement":[{"Effect":"Deny","Action":"ecs:Join*","Resource":"*"}]}'
const group = `{"SecurityGroupId":"sg-mine","VpcId":"vpc-1","InnerAccessPolicy":"Accept","Permissions":{"Permission":[{"SecurityGroupRuleId":"sgr-mine","Direction":"ingress","IpProtocol":"TCP","PortRange":"22/22","Policy":"Accept","Priority":1,"NicType":"intranet","SourceCidrIp":"0.0.0.0/0"}]}}`
const blocks = '10.0.0.0/24\n10.0.1.0/24\n10.0.2.0/23\n'

/** Each tool, with a text that it takes, the offer of the question box, and what shows on the page once it is taken. */
const tools = [
  ['reachability', sockets, 'Open in reachability', '127.0.0.1:8080'],
  ['policy', policy, /Open in .*polic/i, 'ecs:Join*'],
  ['rules', group, /Open in .*rule/i, 'sg-mine'],
  ['cidr', blocks, 'Open in the CIDR calculator', '10.0.2.0/23'],
] as const

/** What stands in the fields of the page, and the names of its groups. */
const fields = (page: Page) =>
  page
    .locator('main :is(textarea, input, h1, h3, td)')
    .evaluateAll((all) => all.map((field) => Object(field).value ?? field.textContent).join('\n'))

const inFragment = (page: Page, name: string) => new URLSearchParams(new URL(page.url()).hash.slice(1)).has(name)

async function handOver(page: Page, text: string, offer: string | RegExp) {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
  await page.keyboard.press('Control+k')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox').press('Control+v')
  await dialog.getByRole('button', { name: offer }).click()
}

async function skip(page: Page) {
  await page.getByRole('link', { name: 'Skip to content' }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('main')
}

describe('the way to the content keeps what is on the page (C1)', () => {
  it.each([
    ['/en/tools/cidr/#in=10.9.0.0%2F20', '10.9.0.0/20'],
    ['/en/tools/reachability/#port=8443&symptom=timeout', '8443'],
    ['/en/tools/rules/#source=203.0.113.77', '203.0.113.77'],
  ])('%s', async (path, shown) => {
    const { page, close } = await opened(path)
    await expect.poll(() => fields(page)).toContain(shown)
    const before = page.url()
    await skip(page)
    expect(await fields(page)).toContain(shown)
    expect(page.url()).toBe(before)
    await close()
  })

  it('evidence and its undo', async () => {
    const { page, close } = await opened('/en/tools/reachability/')
    await page.getByLabel('Output, errors, JSON').fill(sockets)
    await skip(page)
    expect(await fields(page)).toContain('127.0.0.1:8080')
    expect(await page.getByRole('button', { name: 'Undo' }).isEnabled()).toBe(true)
    await close()
  })

  it('a conversation', async () => {
    const { page, close } = await opened('/en/ask/#q=port%2080%20unreachable')
    const question = page.getByRole('heading', { name: 'port 80 unreachable' })
    await question.waitFor()
    await skip(page)
    expect(await question.count()).toBe(1)
    await close()
  })

  it.each(['reachability', 'policy', 'rules', 'cidr'])('and so does a foreign fragment: %s', async (tool) => {
    const { page, close } = await opened(`/en/tools/${tool}/`)
    const box = page.locator('main textarea').last()
    await box.evaluate((field) => field.closest('details')?.setAttribute('open', ''))
    await box.fill('10.20.30.0/24')
    await page.evaluate(() => window.location.assign('#main'))
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
    expect(await fields(page)).toContain('10.20.30.0/24')
    await close()
  })
})

describe('a text that is handed to a tool', () => {
  it.each(tools)('stays there after a reload (C3): %s', async (tool, text, offer, shown) => {
    const { page, close } = await opened('/en/faq/rule-priority/')
    await handOver(page, text, offer)
    await page.waitForURL(`**/en/tools/${tool}/**`)
    await expect.poll(() => fields(page)).toContain(shown)
    await expect.poll(() => new URL(page.url()).hash).not.toBe('')
    // What was pasted stands neither in the address nor in what the browser remembers of it.
    expect(page.url().length).toBeLessThan(200)
    await reload(page)
    await expect.poll(() => fields(page)).toContain(shown)
    await close()
  })

  it.each(tools)(
    'arrives where the tool is open already, and can be undone (C4): %s',
    async (tool, text, offer, shown) => {
      const { page, close } = await opened(`/en/tools/${tool}/`)
      const before = await fields(page)
      await handOver(page, text, offer)
      await expect.poll(() => fields(page)).toContain(shown)
      expect(await page.getByRole('dialog').count()).toBe(0)
      await page.getByRole('button', { name: 'Undo', exact: true }).first().click()
      if (tool !== 'rules') await expect.poll(() => fields(page)).toBe(before)
      await close()
    },
  )
})

describe('security F6: what was pasted stays in this browser', () => {
  const box = (page: Page) => page.getByLabel('RAM policies')
  const other = policy.replace('Join', 'Leave')

  it('and comes back by reload and by the way back', async () => {
    const { page, close } = await opened('/en/tools/policy/')
    await box(page).fill(policy)
    await expect.poll(() => inFragment(page, 'kept')).toBe(true)
    await page.getByRole('banner').getByRole('link', { name: 'Sekisho' }).click()
    await page.waitForURL('**/en/')
    await page.goBack()
    await expect.poll(() => fields(page)).toContain('ecs:Join*')
    await page.reload()
    await expect.poll(() => fields(page)).toContain('ecs:Join*')
    await close()
  })

  it('of two tabs each keeps its own', async () => {
    const { page, context, close } = await opened('/en/tools/policy/')
    await box(page).fill(policy)
    await expect.poll(() => inFragment(page, 'kept')).toBe(true)
    const second = await context.newPage()
    await second.goto(page.url())
    await atRest(second)
    await expect.poll(() => fields(second)).toContain('ecs:Join*')
    await box(second).fill(other)
    await expect.poll(() => second.url()).not.toBe(page.url())
    await reload(page)
    await expect.poll(() => fields(page)).toContain('ecs:Join*')
    await reload(second)
    await expect.poll(() => fields(second)).toContain('ecs:Leave*')
    await close()
  })

  it('under one key as long as one tab writes, and not a second one at each change', async () => {
    const { page, close } = await opened('/en/tools/policy/')
    await box(page).fill(policy)
    await expect.poll(() => inFragment(page, 'kept')).toBe(true)
    const first = page.url()
    await reload(page)
    await box(page).fill(other)
    await expect
      .poll(() =>
        page.evaluate(
          () =>
            new Promise<string>((resolve) => {
              const open = indexedDB.open('sekisho')
              open.onsuccess = () => {
                const all = open.result.transaction('kept').objectStore('kept').getAll()
                all.onsuccess = () => resolve(JSON.stringify(all.result))
              }
            }),
        ),
      )
      .toSatisfy((text: string) => text.includes('Leave') && JSON.parse(text).length === 1)
    expect(page.url()).toBe(first)
    await close()
  })

  it('who comes by the menu is offered what they pasted last, of this tool alone, and can have it deleted', async () => {
    const { page, close } = await opened('/en/tools/reachability/')
    expect(await page.getByText('Bring back what you pasted last').count()).toBe(0)
    await page.locator('main textarea').last().fill(sockets)
    await expect.poll(() => inFragment(page, 'kept')).toBe(true)
    await page.goto('/en/tools/rules/')
    await atRest(page)
    expect(await page.getByText('Bring back what you pasted last').count()).toBe(0)
    await page.goto('/en/tools/reachability/')
    await atRest(page)
    await page.getByRole('link', { name: 'Bring back what you pasted last' }).click()
    await expect.poll(() => fields(page)).toContain('127.0.0.1:8080')
    await page.getByText(/stays in this browser alone, until 7 days/).waitFor()
    expect(await page.getByText('Bring back what you pasted last').count()).toBe(0)
    await page.goto('/en/tools/reachability/')
    await atRest(page)
    await page.getByRole('button', { name: 'Delete it now' }).click()
    await page.getByText('What this browser had kept is deleted').waitFor()
    await page.goto('/en/faq/')
    await page.goto('/en/tools/reachability/')
    await atRest(page)
    expect(await page.getByText('Bring back what you pasted last').count()).toBe(0)
    await close()
  })

  it('until the reader has it deleted', async () => {
    const { page, close } = await opened('/en/tools/policy/')
    await box(page).fill(policy)
    await page.getByText(/stays in this browser alone, until 7 days/).waitFor()
    const kept = page.url()
    await page.getByRole('button', { name: 'Delete it now' }).click()
    await page.getByText('What this browser had kept is deleted').waitFor()
    expect(new URL(page.url()).hash).toBe('')
    // The button is gone, the focus is not (H3).
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('P')
    expect(await fields(page)).toContain('ecs:Join*')
    await page.goto('/en/faq/')
    await page.goto(kept)
    await atRest(page)
    await page.getByText('What was pasted under this address is not in this browser').waitFor()
    await close()
  })

  it.each(['#kept=nothing', '#kept=', '#kept=%00'])('an address whose text is elsewhere says so: %s', async (hash) => {
    for (const tool of ['reachability', 'policy', 'rules', 'cidr']) {
      const { page, close } = await opened(`/en/tools/${tool}/${hash}`)
      await page.getByText('What was pasted under this address is not in this browser').waitFor()
      await close()
    }
  })

  it('a record of another tool, or a damaged one, is refused and the page works on', async () => {
    const { page, close } = await opened('/en/tools/policy/')
    await box(page).fill(policy)
    await expect.poll(() => inFragment(page, 'kept')).toBe(true)
    const { hash } = new URL(page.url())
    await page.goto(`/en/tools/cidr/${hash}`)
    await atRest(page)
    await page.getByText('What was pasted under this address is not in this browser').waitFor()
    await page.evaluate(
      (key) =>
        new Promise<void>((resolve) => {
          const open = indexedDB.open('sekisho')
          open.onsuccess = () => {
            const writing = open.result.transaction('kept', 'readwrite')
            writing.objectStore('kept').put({ key, tool: 'policy', at: Date.now(), value: { text: 7 } })
            writing.oncomplete = () => resolve()
          }
        }),
      hash.slice('#kept='.length),
    )
    await page.goto(`/en/tools/policy/${hash}`)
    await atRest(page)
    await page.getByText('What was pasted under this address is not in this browser').waitFor()
    await box(page).fill(other)
    await expect.poll(() => page.url()).not.toContain(hash)
    await close()
  })

  it('or, where the browser keeps nothing, that is said and a file is offered', async () => {
    const reader = await newReader({ apart: true })
    await reader.page.addInitScript(() => {
      Object.defineProperty(window, 'indexedDB', {
        get() {
          throw new DOMException('blocked', 'SecurityError')
        },
      })
    })
    await reader.open('/en/tools/policy/')
    await box(reader.page).fill(policy)
    await reader.page.getByText('This browser keeps nothing for this page').waitFor()
    expect(await fields(reader.page)).toContain('ecs:Join*')
    await reader.close()
  })

  it('or, where it has no room, that too', async () => {
    const reader = await newReader({ apart: true })
    await reader.page.addInitScript(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('full', 'QuotaExceededError')
      }
    })
    await reader.open('/en/tools/policy/')
    await box(reader.page).fill(policy)
    await reader.page.getByText('This browser has no room left').waitFor()
    await reader.close()
  })
})

describe('a state that is handed on', () => {
  it('security F5, H6: is a file where no link could hold it, and the file opens again', async () => {
    const { page, close } = await opened('/en/tools/policy/')
    const numbers = Array.from({ length: 4000 }, (_, index) => `"acs:oss:*:*:${Math.imul(index, 2654435761)}"`)
    const long = `{"Version":"1","Statement":[{"Effect":"Deny","Action":"ecs:Join*","Resource":[${numbers.join(',')}]}]}`
    await page.getByLabel('RAM policies').fill(long)
    await page.getByRole('button', { name: 'Copy link' }).click()
    await page.getByText('This does not fit into a link (at most 8000 characters)').waitFor()
    expect(page.url().length).toBeLessThan(200)
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save as a file' }).click()
    const saved = await (await saving).path()
    const second = await newReader()
    await second.open('/en/tools/reachability/')
    await second.page.locator('input[type=file]').first().setInputFiles(saved)
    await second.page.getByText('The saved file does not open here').waitFor()
    await second.open('/en/tools/policy/')
    await second.page.getByLabel('RAM policies').evaluate(
      (field, content) => {
        const data = new DataTransfer()
        data.items.add(new File([content], 'sekisho-policy.json'))
        field.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
      },
      readFileSync(saved, 'utf8'),
    )
    // So long a text leaves its field; what was read of it is told.
    await expect.poll(() => second.page.locator('main').innerText()).toMatch(/1 policy|Policies read: 1|ecs:Join/)
    await second.close()
    await close()
  })

  it('leaves secrets out of the link', async () => {
    const { page, close } = await opened('/en/tools/policy/')
    await page.getByLabel('RAM policies').fill(`${policy}\n\naccess_key_secret = "abcdefghijklmnopqrstuvwxyz0123"\n`)
    const link = await copiedLink(page)
    await page.getByText('was left out of the link').waitFor()
    await page.goto(link.pathname + link.hash)
    await atRest(page)
    await expect.poll(() => fields(page)).toContain('access_key_secret')
    expect(await fields(page)).not.toContain('abcdefghijklmnop')
    await close()
  })

  it('of two links that follow each other the later wins', async () => {
    const { page, close } = await opened('/en/tools/policy/')
    const linkTo = async (text: string) => {
      await page.getByLabel('RAM policies').fill(text)
      return (await copiedLink(page)).hash
    }
    const first = await linkTo(`${policy}${' '.repeat(1000)}\n`)
    const second = await linkTo(policy.replace('Join', 'Leave'))
    await page.evaluate(
      ([one = '', two = '']) => {
        // The first unfolds slowly: its end comes after that of the second.
        const slow = Blob.prototype.stream
        let turn = 0
        Blob.prototype.stream = function (this: Blob) {
          turn += 1
          const stream = slow.call(this)
          if (turn > 1) return stream
          return stream.pipeThrough(
            new TransformStream({
              async transform(chunk, controller) {
                await new Promise((resolve) => setTimeout(resolve, 300))
                controller.enqueue(chunk)
              },
            }),
          )
        }
        window.location.hash = one
        return new Promise<void>((resolve) =>
          setTimeout(() => {
            window.location.hash = two
            setTimeout(resolve, 600)
          }, 50),
        )
      },
      [first, second],
    )
    expect(await fields(page)).toContain('ecs:Leave*')
    await close()
  })
})
