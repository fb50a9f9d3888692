import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { pieceOf } from '../piece'
import { locales, onePageOfEachKindAndLanguage } from '../site/pages'
import { violations, violationsInBothThemes } from './axe'
import { atRest, newReader, withBrowser } from './reader'

withBrowser()

const every = process.env.MATRIX === 'all'

/** States that a page of its kind shows only by an address. */
const states = locales.flatMap((locale) => [
  `/${locale}/tools/rules/#example=1`,
  `/${locale}/tools/rules/#example=1&view=map`,
  `/${locale}/ask/#q=port%2080%20timeout`,
  `/${locale}/tools/reachability/#port=8080&symptom=timeout`,
])

type Case = readonly [path: string, width: number, theme: 'light' | 'dark']

/** With `npm run matrix` a page of each kind in each language, on a phone and on a desk. */
const cases: readonly Case[] = every
  ? pieceOf(
      [...onePageOfEachKindAndLanguage(), ...states].flatMap((path) =>
        [320, 1280].map((width): Case => [path, width, 'light']),
      ),
    )
  : [
      ['/ja/faq/rule-limit-reached/', 320, 'dark'],
      ['/zh/tools/rules/#example=1', 1280, 'light'],
      ['/en/learn/without-a-gap/#swap-the-group', 1280, 'light'],
    ]

/** Most presses on one page: what they open has controls of its own. */
const mostPresses = every ? 60 : 16

/**
 * Puts the focus on the next control that was not pressed yet, in the open dialog or on the page.
 *
 * @returns its name; null where all were pressed
 */
function focusNext(page: Page, pressed: readonly string[]): Promise<string | null> {
  return page.evaluate((before) => {
    const scope = document.querySelector('dialog[open]') ?? document
    const controls = 'main :is(button, summary, input[type=checkbox], input[type=radio]), dialog button, header button'
    for (const control of scope.querySelectorAll<HTMLElement>(controls)) {
      if (control.matches(':disabled, [aria-disabled=true]') || !control.checkVisibility({ visibilityProperty: true }))
        continue
      const around = control.closest('section, [role=tabpanel], fieldset, dialog')
      const name = [
        around?.getAttribute('aria-label'),
        around?.id,
        control.ariaLabel ?? control.textContent,
        Object(control).value,
      ]
        .join(' ')
        .replace(/[\d:]+/g, '#')
      if (before.includes(name)) continue
      control.focus()
      if (document.activeElement === control) return name
    }
    return null
  }, pressed)
}

/** What axe finds where nothing is scrolled under a part of the page that stays; with `npm run matrix` in both themes. */
async function violationsFromTop(page: Page) {
  await page.evaluate(() => scrollTo(0, 0))
  return every ? violationsInBothThemes(page) : violations(page)
}

describe('whatever is pressed (H3)', () => {
  it.each(cases)(
    '%s at %i, %s: the focus goes on, axe finds nothing, and nothing sticks out',
    async (path, width, colorScheme) => {
      const reader = await newReader({ viewport: { width, height: 800 }, colorScheme, acceptDownloads: true })
      const { page } = reader
      await reader.open(path)
      const live = page.locator('main button').first()
      if ((await live.count()) > 0) {
        await live.dispatchEvent('pointerover')
        await atRest(page)
      }
      await expect.poll(() => page.evaluate(() => 'opening' in document.documentElement.dataset)).toBe(false)
      const address = page.url().split('#')[0]
      const pressed: string[] = []
      for (let name = await focusNext(page, pressed); name !== null && pressed.length < mostPresses; ) {
        pressed.push(name)
        const space = await page.evaluate(() => document.activeElement?.matches('input'))
        await page.keyboard.press(space ? 'Space' : 'Enter')
        await atRest(page)
        await expect
          .poll(() => page.evaluate(() => document.activeElement === document.body), { message: `${path}: ${name}` })
          .toBe(false)
        if (page.url().split('#')[0] !== address) {
          await page.goBack()
          await atRest(page)
        }
        if (every && pressed.length % 8 === 0) expect(await violationsFromTop(page), name).toEqual([])
        name = await focusNext(page, pressed)
      }
      expect(await violationsFromTop(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
      await reader.close()
    },
  )
})
