import { chromium, type Page } from 'playwright-core'

/** Lighthouse's slow phone: four times slower, 150 ms away, 1.6 Mbit/s down and 750 kbit/s up. */
const phone = { latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750, offline: false }
const slower = 4

/**
 * Takes the time in the page itself, from the finger on the glass: to the first frame that shows a field of the simulator that
 * was tapped, beside its verdict; and to the one that shows another verdict, since the field was changed at once, from in to out. It
 * is a text because what runs this file adds helpers to functions, which the page does not have.
 */
const watch = `addEventListener('pointerdown', ({ target, timeStamp: tapped }) => {
  const parts = () => [...document.querySelectorAll('main [data-live]')]
  const index = parts().indexOf(target.closest('[data-live]'))
  const { dataset } = document.documentElement
  const verdict = (part) => part.querySelector('[data-verdict]').dataset.verdict
  let before
  const look = () => {
    const part = parts()[index]
    const field = part?.querySelector('select')
    if (field?.checkVisibility() && before === undefined) {
      dataset.opened = String(performance.now() - tapped)
      before = verdict(part)
      field.value = 'egress'
      for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }))
    }
    if (before !== undefined && verdict(part) !== before) dataset.answered = String(performance.now() - tapped)
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}, { capture: true, once: true })`

async function slow(page: Page) {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', phone)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower })
}

/** Milliseconds from a tap on a folded simulator. */
export interface Tap {
  /** Until its fields stand below its verdict. */
  readonly opened: number
  /** Until the verdict has followed what was changed in them at once. */
  readonly answered: number
}

/**
 * Taps on a folded simulator.
 *
 * @param address of an answer with a simulator
 * @param times how often it is tapped, each time by a new reader
 * @param looked milliseconds for which the reader has had it in view; with 0 the tap is the first that happens to the page
 */
export async function tapToAnswer(
  executablePath: string,
  address: string,
  times: number,
  looked: number,
): Promise<Tap[]> {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  const taken: Tap[] = []
  for (let time = 0; time < times; time += 1) {
    const context = await browser.newContext({ viewport: { width: 412, height: 823 }, hasTouch: true, isMobile: true })
    const page = await context.newPage()
    await slow(page)
    await page.addInitScript({ content: watch })
    await page.goto(address)
    const button = page.getByRole('button', { name: '条件を変えて試す' }).first()
    if (looked > 0) {
      await page.mouse.wheel(0, 200)
      await button.scrollIntoViewIfNeeded()
      await page.waitForTimeout(looked)
    }
    await button.tap()
    const root = page.locator('html[data-answered]')
    await root.waitFor({ state: 'attached', timeout: 60_000 })
    const [opened, answered] = await Promise.all(
      ['data-opened', 'data-answered'].map((name) => root.getAttribute(name)),
    )
    taken.push({ opened: Number(opened), answered: Number(answered) })
    await context.close()
  }
  await browser.close()
  return taken
}
