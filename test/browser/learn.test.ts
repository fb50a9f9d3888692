import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { readExercises } from '@/build'
import { messages as en } from '@/content/en/messages'
import { messages as ja } from '@/content/ja/messages'
import { lessonSlugs } from '@/content/lessons'
import { messages as zh } from '@/content/zh/messages'
import { suspectsOf, writeProgress } from '@/lib/lesson'
import { violations } from './axe'
import { keepsFocus, load, looksWhereItIsEdited, seesAll, solve } from './learner'
import { newReader, opened, withBrowser } from './reader'

withBrowser()

/** How the course is gone through: the first lessons by hand, the others by their own solutions; in one each width, with an eye on what is seen. */
const ways = [
  { language: 'ja', byHand: 0, looks: true, options: { viewport: { width: 390, height: 844 } } },
  { language: 'en', byHand: 2, looks: false, options: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' } },
  { language: 'zh', byHand: 0, looks: true, options: { viewport: { width: 1280, height: 900 } } },
] as const

/** The first exercise of each kind in the course, by id. */
const ofEachKind = new Set(
  new Map(
    lessonSlugs
      .flatMap((slug) => readExercises(slug))
      .toReversed()
      .map(({ kind, id }) => [kind, id]),
  ).values(),
)

const wide = { viewport: { width: 1280, height: 900 } }

const words = { ja, en, zh }

const screenOf = (page: Page, id: string) => page.locator(`[data-screen="${id}"]`)
const verdict = (at: Locator, tone: 'right' | 'wrong' | 'open') => at.locator(`[data-feedback][data-tone="${tone}"]`)
const onward = (at: Locator) => at.locator('[data-onward]')

/** A learner comes to the foot of a screen, and reads what it asks for while the page comes to life. */
async function isLive(at: Locator) {
  await onward(at).hover()
  await expect
    .poll(() => at.evaluate((screen) => screen.closest<HTMLElement>('[data-live]')?.dataset.live), { timeout: 30_000 })
    .toBe('ready')
}

/** Of several gates the verdict names the one in the picture, and its rules by its name. */
async function speaksOfTheGateThatIsShown(at: Locator) {
  const shown = await at.locator('[data-picture] [aria-current]').innerText()
  const said = await verdict(at, 'wrong').innerText()
  const [, gate = '-'] = /([a-z]+) rule-\d/.exec(said) ?? []
  expect(shown).toContain(gate)
  expect(said).toMatch(new RegExp(`${gate}[:：]`))
}

describe.each(ways)('a learner takes the whole course in $language', ({ language, byHand, looks, options }) => {
  const text = words[language]
  it('journey d, M12, H2, H3: each exercise is a screen that takes the focus, refused as it stands, and solved with goal, edit and verdict in view', async () => {
    const { page, close } = await opened(`/${language}/learn/`, options)
    await page.getByRole('link', { name: text.lesson.start }).click()
    for (const [place, slug] of lessonSlugs.entries()) {
      await page.waitForURL(`**/${language}/learn/${slug}/`)
      const exercises = readExercises(slug)
      await page.getByRole('link', { name: text.course.begin }).first().click()
      for (const [index, exercise] of exercises.entries()) {
        // One of each kind, besides.
        const hand = place < byHand || (byHand > 0 && ofEachKind.has(exercise.id))
        const at = screenOf(page, exercise.id)
        await at.getByRole('heading', { level: 2 }).waitFor()
        await keepsFocus(at)
        await isLive(at)
        expect(await verdict(at, 'right').count()).toBe(0)
        if (exercise.kind === 'rules' && exercise.apart) await speaksOfTheGateThatIsShown(at)
        if (hand) await solve(at, exercise, language, () => seesAll(at))
        else await load(at, exercise, language)
        await verdict(at, 'right').waitFor()
        if (looks) await looksWhereItIsEdited(at, exercise, language)
        if (index === 0 && hand) expect(await violations(page)).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
        await onward(at).and(page.locator('.primary')).click()
      }
      const recap = screenOf(page, 'recap')
      await recap.getByText(text.course.lessonDone).waitFor()
      await recap.locator('a[rel="next"]').click()
    }
    await page.waitForURL(`**/${language}/learn/finish/`)
    await page.getByText(text.lesson.finishAll).waitFor()
    // Who has found every solution without help has every star that is there; who loaded them has none.
    const stars = await page.evaluate(() =>
      Object.values<{ star: boolean }>(JSON.parse(localStorage.getItem('sekisho.learn') ?? '{}').exercises).some(
        ({ star }) => star,
      ),
    )
    expect(stars).toBe(byHand > 0)
    expect(await violations(page)).toEqual([])
    await close()
  }, 480_000)
})

describe('a screen', () => {
  it('is named by the address: a deep link, back and forward, and a reload lead to it, and nothing is lost', async () => {
    const [blocked, shop] = readExercises('priority')
    if (!blocked || !shop) throw new Error('the lesson has two exercises')
    const { page, close } = await opened(`/en/learn/priority/#${shop.id}`, { ...wide, apart: true })
    await isLive(screenOf(page, shop.id))
    expect(await screenOf(page, 'reading').isVisible()).toBe(false)
    await page
      .getByRole('navigation', { name: en.course.steps })
      .locator(`visible=true >> a[href="#${blocked.id}"]`)
      .click()
    const at = screenOf(page, blocked.id)
    await at.getByRole('button', { name: en.rules.editRule.replace('{rule}', 'rule-2'), exact: true }).click()
    // M12: what may not change is locked.
    expect(await at.getByLabel(/: Priority$/).isDisabled()).toBe(false)
    for (const name of [en.rules.action, en.rules.ports, en.rules.peer])
      expect(await at.getByLabel(new RegExp(`: ${name}$`)).isDisabled()).toBe(true)
    await at.getByLabel(/: Priority$/).fill('40')
    await verdict(at, 'wrong').getByText(en.lesson.tooClosed).waitFor()
    await page.goBack()
    await screenOf(page, shop.id).waitFor()
    await page.goForward()
    await at.waitFor()
    await page.waitForFunction(() => localStorage.getItem('sekisho.learn')?.includes('40'))
    // Who has begun to move with the keys before the page is live stays where they are.
    let letGo = () => {}
    const held = new Promise<void>((resolve) => {
      letGo = resolve
    })
    await page.route('**/*.js', async (route) => {
      await held
      await route.continue()
    })
    await page.reload({ waitUntil: 'domcontentloaded' })
    await at.getByRole('button', { name: en.site.undo, exact: true }).focus()
    letGo()
    await at.getByRole('cell', { name: '40', exact: true }).waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(en.site.undo)
    expect(await screenOf(page, shop.id).isVisible()).toBe(false)
    await close()
  })

  it('is judged as it is edited; a solution can be loaded and taken back, and a star is for what one has found', async () => {
    const [blocked, shop] = readExercises('priority')
    if (!blocked || !shop) throw new Error('the lesson has two exercises')
    const { page, close } = await opened(`/en/learn/priority/#${blocked.id}`, wide)
    const at = screenOf(page, blocked.id)
    await isLive(at)
    const entry = (id: string) =>
      page.evaluate((of) => JSON.parse(localStorage.getItem('sekisho.learn') ?? '{}').exercises?.[of], id)
    await at.getByRole('button', { name: en.rules.editRule.replace('{rule}', 'rule-2'), exact: true }).click()
    await at.getByLabel(/: Priority$/).fill('9')
    await verdict(at, 'right').getByText(en.course.aStar).waitFor()
    await expect.poll(() => entry(blocked.id)).toMatchObject({ solved: true, star: true })
    // From the keyboard, without leaving the field.
    await page.keyboard.press('ControlOrMeta+Enter')
    const second = screenOf(page, shop.id)
    await second.waitFor()
    await load(second, shop, 'en')
    await verdict(second, 'right').getByText(en.course.noStar).waitFor()
    await expect.poll(() => entry(shop.id)).toMatchObject({ solved: true, star: false, helped: true })
    await second.getByRole('button', { name: en.site.undo, exact: true }).click()
    await expect.poll(() => verdict(second, 'right').count()).toBe(0)
    // Begun anew and done without a look: that earns it.
    await second.getByRole('button', { name: en.lesson.startOver }).click()
    await second.getByRole('button', { name: en.rules.editRule.replace('{rule}', 'rule-2'), exact: true }).click()
    await second.getByLabel(/: Priority$/).fill('1')
    await expect.poll(() => entry(shop.id)).toMatchObject({ solved: true, star: true })
    await close()
  })

  it('says which packet, what became of it by what, and what was wanted; an unread field is no verdict', async () => {
    const { page, close } = await opened('/ja/learn/a-rule/#ssh-from-you', wide)
    const at = screenOf(page, 'ssh-from-you')
    await isLive(at)
    await verdict(at, 'wrong').getByText(ja.lesson.tooOpen).waitFor()
    await verdict(at, 'wrong')
      .getByText(/203\.0\.113\.5 から来る TCP 22 は、rule-1\(優先度 1、許可\)で通ります/)
      .waitFor()
    await at.getByRole('rowheader', { name: 'rule-1', exact: true }).waitFor()
    await at.getByRole('button', { name: 'ルール rule-1 を編集' }).click()
    await at.getByLabel(`rule-1: ${ja.rules.peer}`).fill('203.0.113.11')
    await verdict(at, 'wrong').getByText(ja.lesson.tooClosed).waitFor()
    await at.getByLabel(`rule-1: ${ja.rules.priority}`).fill('0')
    await verdict(at, 'open').getByText(ja.course.notYetRead).waitFor()
    await close()
  })

  it('can be worked with the keyboard alone: a rule is added and filled in, a hint is opened, and the next one after it', async () => {
    const { page, close } = await opened('/en/learn/a-rule/#open-https', wide)
    const at = screenOf(page, 'open-https')
    await isLive(at)
    expect(await at.locator('[data-hint="2"]').isVisible()).toBe(false)
    await at.getByText('Hint 1').focus()
    await page.keyboard.press('Enter')
    await at.getByText('gives you a row').waitFor()
    await at.locator('[data-hint="2"]').waitFor()
    await at.getByRole('button', { name: en.rules.addRule, exact: true }).focus()
    await page.keyboard.press('Enter')
    // A new row says nothing yet, and what is empty is no mistake before one is done.
    const ports = at.getByLabel(`rule-1: ${en.rules.ports}`)
    await verdict(at, 'open').getByText(en.course.notYetRead).waitFor()
    expect([await ports.inputValue(), await ports.getAttribute('aria-invalid')]).toEqual(['', null])
    await page.keyboard.press('Enter')
    await expect.poll(() => ports.getAttribute('aria-invalid')).toBe('true')
    await expect.poll(() => ports.evaluate((field) => field === document.activeElement)).toBe(true)
    await page.keyboard.type('443/443')
    await page.keyboard.press('Tab')
    await page.keyboard.type('0.0.0.0/0')
    await verdict(at, 'right').waitFor()
    await close()
  })

  it('content-ja 4, lesson 7: the incident offers the layers that have evidence, and says nothing to who has named none', async () => {
    const exercise = readExercises('incident').find(({ kind }) => kind === 'incident')
    if (exercise?.kind !== 'incident') throw new Error('the lesson has an incident')
    const { page, close } = await opened(`/en/learn/incident/#${exercise.id}`, wide)
    const at = screenOf(page, exercise.id)
    await isLive(at)
    expect(await at.getByRole('checkbox').count()).toBe(suspectsOf(exercise).length)
    await at.getByRole('button', { name: en.lesson.check, exact: true }).click()
    await at.getByText(en.lesson.namedNothing).waitFor()
    expect(await at.getByText(en.lesson.more).count()).toBe(0)
    await close()
  })
})

describe('the rules of an exercise', () => {
  const tables = lessonSlugs.flatMap((slug) =>
    readExercises(slug).flatMap(({ id, kind }) => (kind === 'rules' ? [[slug, id] as const] : [])),
  )
  it.each(['en', 'ja', 'zh'])('stand within their column, their names on one line: %s', async (language) => {
    const { page, visit, close } = await newReader(wide)
    for (const [slug, id] of language === 'en' ? tables : tables.slice(0, 4)) {
      await visit(`/${language}/learn/${slug}/#${id}`)
      const at = screenOf(page, id)
      await at.locator('table').first().waitFor()
      const beyond = await at
        .locator('table')
        .evaluateAll((all) =>
          Math.max(
            ...all.map(
              (table) =>
                table.getBoundingClientRect().right - (table.parentElement?.getBoundingClientRect().right ?? 0),
            ),
          ),
        )
      expect(beyond, `${slug}#${id}`).toBeLessThanOrEqual(1)
      const lines = await at.locator('table[aria-label] th[scope="row"]').evaluateAll((all) =>
        all.map((name) => {
          const range = document.createRange()
          range.selectNodeContents(name)
          return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size
        }),
      )
      expect(Math.max(0, ...lines), `${slug}#${id}`).toBeLessThanOrEqual(1)
    }
    await close()
  })
})

describe('what the browser remembers', () => {
  it('H8, H9: the map shows what is done and where to go on, which is not the lesson that was just done', async () => {
    const reader = await newReader({ apart: true, viewport: { width: 320, height: 640 } })
    const { page } = reader
    const ids = readExercises('a-rule').map(({ id }) => id)
    const record = writeProgress({
      exercises: Object.fromEntries(ids.map((id) => [id, { solved: true, star: false, draft: null }])),
      last: 'a-rule',
    })
    await page.addInitScript((text) => localStorage.setItem('sekisho.learn', text), record)
    await reader.open('/en/learn/')
    const [, second, third] = lessonSlugs
    await expect.poll(() => page.locator('li[aria-current="step"] a').getAttribute('href')).toBe(`/en/learn/${third}/`)
    expect(await page.locator('li[data-state="done"] a').getAttribute('href')).toBe(`/en/learn/${second}/`)
    const on = page.locator('main .button.primary')
    expect(await on.getAttribute('href')).toBe(`/en/learn/${third}/`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    expect(await violations(page)).toEqual([])
    await reader.close()
  })

  it('a stored text that is not ours is set aside and told', async () => {
    const stored = '{"half":'
    const reader = await newReader({ apart: true })
    const { page } = reader
    await page.addInitScript((text) => {
      if (!localStorage.getItem('sekisho.learn.set-aside')) localStorage.setItem('sekisho.learn', text)
    }, stored)
    await reader.open('/en/learn/priority/')
    await page.getByText(/could not be read/).waitFor()
    expect(await page.evaluate(() => localStorage.getItem('sekisho.learn.set-aside'))).toBe(stored)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await reader.close()
  })

  it('goes into a file, is erased, and comes back from the file', async () => {
    const reader = await newReader()
    const { page } = reader
    const record = writeProgress({
      exercises: { 'open-https': { solved: true, star: true, draft: null } },
      last: 'a-rule',
    })
    await reader.open('/en/learn/')
    const chooser = page.locator('input[type="file"]')
    await chooser.setInputFiles({ name: 'notes.json', mimeType: 'application/json', buffer: Buffer.from('[1]') })
    await page.getByText(/This file cannot be read/).waitFor()
    await chooser.setInputFiles({ name: 'record.json', mimeType: 'application/json', buffer: Buffer.from(record) })
    await page.getByText(en.lesson.imported).waitFor()
    await page.getByRole('img', { name: /^1 of/ }).waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: en.lesson.exportFile }).click(),
    ])
    const stream = await download.createReadStream()
    const chunks: Buffer[] = []
    for await (const chunk of stream) chunks.push(Buffer.from(chunk))
    expect(Buffer.concat(chunks).toString()).toBe(record)
    await page.getByRole('button', { name: en.lesson.reset }).click()
    await page.getByText(en.lesson.resetDone).waitFor()
    expect(await page.getByRole('img', { name: /^1 of/ }).count()).toBe(0)
    await page.getByRole('button', { name: en.site.undo, exact: true }).click()
    await page.getByRole('img', { name: /^1 of/ }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(en.lesson.reset)
    await reader.close()
  })
})

it('without JavaScript the lesson stands there whole: text, what each exercise asks for with its picture, hints', async () => {
  const reader = await newReader({ javaScriptEnabled: false })
  await reader.open('/ja/learn/a-rule/')
  expect(await reader.page.content()).toContain(ja.lesson.needsScript)
  for (const { id } of readExercises('a-rule')) {
    const at = screenOf(reader.page, id)
    await at.getByRole('heading', { level: 2 }).waitFor()
    expect(await at.getByRole('row').count()).toBeGreaterThan(2)
  }
  await reader.page.getByText('ヒント 1').first().click()
  await reader.page.getByText('「ルールを追加」を押すと').waitFor()
  await reader.close()
})
