import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { readExercises } from '@/build'
import { messages as en } from '@/content/en/messages'
import { messages as ja } from '@/content/ja/messages'
import { lessonSlugs } from '@/content/lessons'
import { messages as zh } from '@/content/zh/messages'
import { writeProgress } from '@/lib/lesson'
import { violations } from './axe'
import { judge, type Language, solve } from './learner'
import { newReader, opened, reload, withBrowser } from './reader'

withBrowser()

const languages = { ja, en, zh }

const exerciseAt = (page: Page, id: string) => page.locator(`section[aria-labelledby="${id}"]`)

describe.each(Object.keys(languages) as Language[])('a learner takes the whole course in %s', (language) => {
  const text = languages[language].lesson
  it('each exercise is refused as it stands, then solved; a reload in the middle loses nothing', async () => {
    const { page, close } = await opened(`/${language}/learn/`)
    await page.getByRole('link', { name: text.start }).click()
    for (const [index, slug] of lessonSlugs.entries()) {
      await page.waitForURL(`**/${language}/learn/${slug}/`)
      const exercises = readExercises(slug)
      for (const exercise of exercises) {
        const at = exerciseAt(page, exercise.id)
        await judge(at, exercise, language)
        await at.getByRole('status').getByText('✕').first().waitFor()
        await solve(at, exercise, language)
        await at.getByText(text.passed).first().waitFor()
      }
      expect(await violations(page)).toEqual([])
      if (index === 1) {
        await reload(page)
        for (const { id } of exercises)
          expect(await exerciseAt(page, id).getByText(/[○✓]/).first().innerText()).toBeTruthy()
        const [exercise] = exercises
        if (!exercise) throw new Error('a lesson has exercises')
        await judge(exerciseAt(page, exercise.id), exercise, language)
        await exerciseAt(page, exercise.id).getByText(text.passed).first().waitFor()
      }
      const bar = page.getByRole('progressbar').first()
      expect(await bar.getAttribute('value')).toBe(String(exercises.length))
      await page.locator('a[rel="next"]').click()
    }
    await page.waitForURL(`**/${language}/learn/finish/`)
    await page.getByText(text.finishAll).waitFor()
    expect(await violations(page)).toEqual([])
    await close()
  }, 240_000)
})

describe('a learner at one exercise', () => {
  const [first, second, third] = readExercises('a-rule')

  it('too open and too closed are told apart, with a packet at the gate in words', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open('/ja/learn/a-rule/')
    if (!second || !third) throw new Error('the lesson has three exercises')
    const ssh = exerciseAt(page, second.id)
    await judge(ssh, second, 'ja')
    await ssh.getByText(ja.lesson.tooOpen).waitFor()
    expect(await ssh.getByText(ja.lesson.tooClosed).count()).toBe(0)
    await ssh
      .getByText(/から来る TCP 22/)
      .first()
      .waitFor()
    await ssh
      .getByText(/通ります.*rule-1/s)
      .first()
      .waitFor()
    await ssh.getByRole('button', { name: 'ルール rule-1 を編集' }).click()
    await ssh.getByLabel(`rule-1: ${ja.rules.peer}`).fill('203.0.113.11')
    // Judged as it is written: no button is pressed.
    await ssh.getByText(ja.lesson.tooClosed).waitFor()
    await ssh.getByText(ja.lesson.tooOpen).waitFor()
    const website = exerciseAt(page, third.id)
    await website.getByRole('button', { name: /ルール .*rule-1 を編集/ }).click()
    await website.getByLabel(/rule-1: 優先度/).fill('0')
    await judge(website, third, 'ja')
    await website.getByText(ja.lesson.unreadable).waitFor()
    await reader.close()
  })

  it('a try is judged as it is edited; a solution can be loaded and taken back, and earns no star', async () => {
    const { page, close } = await opened('/en/learn/priority/')
    const [blocked, shop, pooled] = readExercises('priority')
    if (!blocked || !shop || !pooled) throw new Error('the lesson has three exercises')
    const at = exerciseAt(page, blocked.id)
    await at.getByRole('button', { name: en.rules.editRule.replace('{rule}', 'rule-2'), exact: true }).click()
    await at.getByLabel(/: Priority$/).fill('40')
    await at.getByText(en.lesson.tooClosed).waitFor()
    await at.getByLabel(/: Priority$/).fill('9')
    await at.getByText(en.lesson.passed).waitFor()
    expect(await at.getByText(en.lesson.tooClosed).count()).toBe(0)
    const on = at.getByRole('link', { name: en.lesson.nextExercise })
    expect(await on.getAttribute('href')).toBe(`#${shop.id}`)
    await on.click()
    const second = exerciseAt(page, shop.id)
    await second.getByText(en.lesson.solution, { exact: true }).click()
    await second.getByRole('button', { name: en.lesson.loadSolution }).click()
    await second.getByText(en.lesson.passed).waitFor()
    const entry = () =>
      page.evaluate(() => JSON.parse(localStorage.getItem('sekisho.learn') ?? '{}').exercises['all-but-one'])
    await expect.poll(entry).toMatchObject({ solved: true, star: false })
    await second.getByRole('button', { name: en.site.undo, exact: true }).click()
    await expect.poll(() => second.getByText(en.lesson.passed).count()).toBe(0)
    expect(await violations(page)).toEqual([])
    await close()
  })

  it('with the keyboard alone: a rule is added, filled in, judged, and a hint is opened', async () => {
    const { page, close } = await opened('/en/learn/a-rule/')
    if (!first) throw new Error('the lesson has exercises')
    const at = exerciseAt(page, first.id)
    await at.getByRole('button', { name: en.rules.addRule, exact: true }).focus()
    await page.keyboard.press('Enter')
    await at.getByLabel(`rule-1: ${en.rules.ports}`).focus()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('443/443')
    await at.getByRole('button', { name: en.lesson.check, exact: true }).focus()
    await page.keyboard.press('Enter')
    await at.getByText(en.lesson.passed).first().waitFor()
    await at.getByText('Hint 1').focus()
    await page.keyboard.press('Enter')
    await at.getByText('gives you a row').waitFor()
    await close()
  })
})

describe('what the browser remembers', () => {
  const [draftOf] = readExercises('priority')

  it('a draft is there again, also on the page that says where to go on', async () => {
    const reader = await newReader()
    const { page } = reader
    await reader.open('/ja/learn/priority/')
    if (!draftOf) throw new Error('the lesson has exercises')
    const open = () => exerciseAt(page, draftOf.id).getByRole('button', { name: 'ルール rule-2 を編集' }).click()
    await open()
    await exerciseAt(page, draftOf.id).getByLabel('rule-2: 優先度').fill('77')
    await page.waitForFunction(() => localStorage.getItem('sekisho.learn')?.includes('77'))
    await page.reload()
    await open()
    await expect.poll(() => exerciseAt(page, draftOf.id).getByLabel('rule-2: 優先度').inputValue()).toBe('77')
    await reader.open('/ja/learn/')
    await page.getByRole('link', { name: /続きから: 優先度/ }).waitFor()
    await reader.close()
  })

  it('the map shows what is done and where to go on, which is not the lesson that was just done', async () => {
    const reader = await newReader({ viewport: { width: 320, height: 640 } })
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
    const on = page.getByRole('link', { name: /^Go on with/ })
    const [first] = readExercises(third)
    expect(await on.getAttribute('href')).toBe(`/en/learn/${third}/#${first?.id}`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    expect(await violations(page)).toEqual([])
    await reader.close()
  })

  it.each(['{"half":', '{"theme":"dark"}', writeProgress({ exercises: {}, last: null }).replace(':1', ':9')])(
    'a stored text that is not ours is set aside and told: %s',
    async (stored) => {
      const reader = await newReader()
      const { page } = reader
      await page.addInitScript((text) => {
        if (!localStorage.getItem('sekisho.learn.set-aside')) localStorage.setItem('sekisho.learn', text)
      }, stored)
      await reader.open('/en/learn/priority/')
      await page.getByText(/could not be read/).waitFor()
      expect(await page.evaluate(() => localStorage.getItem('sekisho.learn.set-aside'))).toBe(stored)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await reader.close()
    },
  )

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
    await page.getByText('★ 1').first().waitFor()
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
    expect(await page.getByText('★ 1').count()).toBe(0)
    await page.getByRole('button', { name: en.site.undo, exact: true }).click()
    await page.getByText('★ 1').first().waitFor()
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(en.lesson.reset)
    await reader.close()
  })
})

it('without JavaScript the lesson can be read, hints and all, and says what it lacks', async () => {
  const reader = await newReader({ javaScriptEnabled: false })
  await reader.open('/ja/learn/a-rule/')
  expect(await reader.page.content()).toContain(ja.lesson.needsScript)
  await reader.page.getByText('ヒント 1').first().click()
  await reader.page.getByText('「ルールを追加」を押すと').waitFor()
  await reader.close()
})
