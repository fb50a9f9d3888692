import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type JSHandle,
  type Locator,
  type Page,
  type Request,
} from 'playwright-core'
import { afterAll, beforeAll, expect, inject } from 'vitest'

export interface Reader {
  readonly page: Page
  readonly context: BrowserContext
  /** Opens a path of the site, such as `/ja/faq/rule-priority/`. */
  open(path: string): Promise<void>
  /** The same, but for what it does once it is live: for pages that are looked at and not used. */
  visit(path: string): Promise<void>
  /** Console errors, failed requests and violations of the Content-Security-Policy so far. */
  readonly troubles: readonly string[]
  close(): Promise<void>
}

let browser: Browser | undefined

/** What the pages of a context have asked for and not yet got; absent where scripts are switched off. */
const underWay = new WeakMap<BrowserContext, Set<Request>>()

function watchRequests(context: BrowserContext) {
  const requests = new Set<Request>()
  context.on('request', (request) => requests.add(request))
  context.on('requestfinished', (request) => requests.delete(request))
  context.on('requestfailed', (request) => requests.delete(request))
  underWay.set(context, requests)
}

/** Waits until a page's own thread has nothing to do, and for a moment in which a worker may have begun. */
async function idle(page: Page) {
  await page
    .evaluate(() => new Promise((done) => requestIdleCallback(() => setTimeout(done, 80), { timeout: 2_000 })))
    // Another page may have come in its place.
    .catch(() => {})
}

/** How often a page is looked at: a worker that is ended while its script is on the way leaves a request that never ends. */
const mostLooks = 60

/** Waits until a page has come to rest: it is loaded and live, has nothing to do, and waits for nothing. */
export async function atRest(page: Page) {
  await page.waitForLoadState('load')
  const requests = underWay.get(page.context())
  if (!requests) return
  // Where scripts are held back there is nothing to wait for.
  await page
    .locator(settled)
    .waitFor({ state: 'attached', timeout: 5_000 })
    .catch(() => {})
  let quiet = 0
  for (let look = 0; quiet < 2 && look < mostLooks; look += 1) {
    await idle(page)
    quiet = requests.size === 0 ? quiet + 1 : 0
  }
}

/**
 * A page all of which is laid out, and that is live or cannot be, or whose scripts nothing has called: those of a tool come by
 * themselves.
 */
const settled =
  'html:not([data-first]):is([data-runtime="live"], [data-runtime="failed"], :not([data-runtime]):not(:has([data-live-now])))'

/** Loads a page anew, and waits until it has come to rest. */
export async function reload(page: Page) {
  await page.reload()
  await atRest(page)
}

/** How far things have moved under the reader's eyes since the page began, as Core Web Vitals count it. */
export function shifted(page: Page): Promise<number> {
  return page.evaluate(() => {
    const observer = new PerformanceObserver(() => {})
    observer.observe({ type: 'layout-shift', buffered: true })
    return observer
      .takeRecords()
      .map((entry): { hadRecentInput: boolean; value: number } => Object(entry))
      .reduce((sum, { hadRecentInput, value }) => (hadRecentInput ? sum : sum + value), 0)
  })
}

/**
 * A clipboard of the page that holds a text of any size. Filling one with megabytes is a long task of the browser's own: where tasks
 * are measured, it is filled before.
 */
export function clipboardOf(page: Page, text: string) {
  return page.evaluateHandle((held) => {
    const clipboard = new DataTransfer()
    clipboard.setData('text/plain', held)
    return clipboard
  }, text)
}

/** Pastes a text, or what a clipboard holds, into a field. */
export async function pasteInto(field: Locator, pasted: string | JSHandle<DataTransfer>) {
  const clipboard = typeof pasted === 'string' ? await clipboardOf(field.page(), pasted) : pasted
  await field.evaluate((element, clipboardData) => {
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, clipboard)
}

/** Call once in a test file: starts the browser before its tests and ends it after them. */
export function withBrowser() {
  beforeAll(async () => {
    const executablePath = process.env.CHROMIUM_PATH
    if (!executablePath) throw new Error('Run the browser tests with `npm run browser`, which finds a browser')
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
    })
  })
  afterAll(async () => {
    await browser?.close()
  })
}

interface ReaderOptions extends BrowserContextOptions {
  /** Nobody has used the browser profile before, and nobody will: for what is fetched at a first visit, and what cannot be undone. */
  readonly apart?: boolean
}

/** A page with its profile, and what went wrong on it since it was handed out. */
interface Seat {
  readonly page: Page
  readonly context: BrowserContext
  troubles: string[]
}

/** Who comes next in a file takes the page of who has left: to start a page costs more than twice as much as to load another. */
const free: Seat[] = []

async function newSeat(options: BrowserContextOptions): Promise<Seat> {
  if (!browser) throw new Error('withBrowser() has to be called in the test file')
  const context = await browser.newContext({ baseURL: inject('site'), serviceWorkers: 'block', ...options })
  if (options.javaScriptEnabled !== false) watchRequests(context)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  context.setDefaultTimeout(30_000)
  const page = await context.newPage()
  const seat: Seat = { page, context, troubles: [] }
  page.on('console', (message) => {
    if (message.type() === 'error') seat.troubles.push(`${page.url()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => seat.troubles.push(`${page.url()}: ${error.message}`))
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? ''
    if (why !== 'net::ERR_ABORTED') seat.troubles.push(`${page.url()}: ${request.url()} ${why}`)
  })
  return seat
}

/** What would still be there for the next reader is refused. */
function refuseWhatLasts({ page, context }: Seat) {
  const refuse = () => Promise.reject(new Error('This outlasts the test: ask for a reader who is `apart`'))
  page.addInitScript = refuse
  page.route = refuse
  page.clock.install = refuse
  context.addInitScript = refuse
  context.route = refuse
}

/** Leaves a page as one that was never used: elsewhere, without history, and nothing kept. */
async function tidy({ page, context }: Seat) {
  for (const other of context.pages()) if (other !== page) await other.close()
  await page.goto('/icon.svg')
  await page.evaluate(async () => {
    localStorage.clear()
    sessionStorage.clear()
    for (const { name } of await indexedDB.databases()) {
      await new Promise((done) => {
        Object.assign(indexedDB.deleteDatabase(name ?? ''), { onsuccess: done, onerror: done, onblocked: done })
      })
    }
  })
  const session = await context.newCDPSession(page)
  await session.send('Page.resetNavigationHistory')
  await session.detach()
}

const usual = { width: 1280, height: 720 }

/**
 * A reader with a clean browser profile, in which no service worker comes between page and server unless it is asked for. What
 * the browser fetched for an earlier reader of the file it may have at hand, unless the reader is `apart`.
 */
export async function newReader({ apart = false, ...options }: ReaderOptions = {}): Promise<Reader> {
  const { viewport = usual, colorScheme = 'light', ...others } = options
  const isShared = !apart && Object.keys(others).length === 0 && viewport !== null
  const seat = (isShared && free.pop()) || (await newSeat(isShared ? {} : options))
  const { page, context } = seat
  const troubles: string[] = []
  seat.troubles = troubles
  if (isShared) {
    refuseWhatLasts(seat)
    const size = page.viewportSize()
    if (size?.width !== viewport.width || size.height !== viewport.height) await page.setViewportSize(viewport)
    await page.emulateMedia({ media: null, colorScheme })
  }
  return {
    page,
    context,
    troubles,
    async open(path) {
      await page.goto(path)
      await atRest(page)
    },
    async visit(path) {
      await page.goto(path)
      await page.locator(settled).waitFor({ state: 'attached' })
    },
    async close() {
      if (isShared) await tidy(seat)
      else await context.close()
      expect(troubles).toEqual([])
      if (isShared) free.push(seat)
    },
  }
}

/** A reader with a clean browser profile who has opened a page. */
export async function opened(path: string, options?: ReaderOptions): Promise<Reader> {
  const reader = await newReader(options)
  await reader.open(path)
  return reader
}

/** Presses `Copy link` on a tool's page, and waits until the link is on the clipboard. */
export async function copiedLink(page: Page): Promise<URL> {
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText())
  await page.evaluate(() => navigator.clipboard.writeText(''))
  await page.getByRole('button', { name: /^(Copy link|Copied|リンクをコピー|コピーしました)$/ }).click()
  await expect.poll(clipboard).toMatch(/^http/)
  return new URL(await clipboard())
}
