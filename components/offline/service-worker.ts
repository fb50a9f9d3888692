/**
 * The service worker, bundled by build/offline. Pages come from the network while there is one, so that nobody reads an old
 * build; what stands under a name of its content comes from this browser first. What is kept for a language is whole or is
 * not used: it is held against the digests that its build has written down.
 */

/** The name of the build; where its lists of files stand, by language, and the digests of these. Written by build/offline. */
declare const BUILD: string
declare const LISTS: Readonly<Record<string, readonly [path: string, digest: string]>>
/** What is said by language: how far the keeping is, with the places of two numbers, and that all of it is kept. */
declare const WORDS: Readonly<Record<string, Words>>

interface Words {
  readonly reading: string
  readonly tools: string
  readonly whole: string
}

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void
}

interface Asked extends Lasting {
  readonly request: Request
  respondWith(response: Promise<Response>): void
}

interface Told extends Lasting {
  readonly data: unknown
  readonly source: { postMessage(data: string): void } | null
}

interface Place {
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void
  addEventListener(type: 'fetch', listener: (event: Asked) => void): void
  addEventListener(type: 'message', listener: (event: Told) => void): void
  readonly location: Location
  readonly registration: { readonly navigationPreload?: { disable(): Promise<void> } }
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
}

declare const self: Place

/** What a build keeps for a language, in the order in which it comes: what is read, then what makes it answer (build/offline/lists). */
interface List {
  readonly others: readonly (readonly [path: string, digest: string])[]
  readonly hashed: readonly string[]
}

const prefix = 'sekisho '
const own = prefix + BUILD
/** Stands in a cache that holds everything of a language. */
const whole = (language: string) => `/sw.js?holds=${language}`
const wholeLanguage = /\/sw\.js\?holds=([A-Za-z-]+)$/

/** How many files are fetched at once: the reader's own requests go first. */
const atOnce = 4
/** Milliseconds after which a page that is kept is shown, though the network may yet answer. */
const patience = 4_000

/** Most milliseconds of a rest: what takes longer waits for the network more than for the processor. */
const longestRest = 100

/**
 * Works on items, and rests after each as long as it took, up to that: a machine that is slow, or has something else to do, such as to
 * answer its reader's tap, is left alone the longer.
 */
async function inTurn<T>(items: readonly T[], work: (item: T) => Promise<void>, tell: (done: number) => void) {
  const left = [...items]
  let done = 0
  const lane = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) {
      const start = performance.now()
      await work(item)
      done += 1
      tell(done)
      await new Promise((next) => setTimeout(next, Math.min(performance.now() - start, longestRest)))
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
}

/** Milliseconds before a file that did not come is asked for again, each time. */
const pauses = [1_000, 5_000]

/** @throws where it does not come, however often it is asked for, or is of another build */
async function fetched(path: string, digest?: string): Promise<Response> {
  const sure = digest === undefined ? {} : { integrity: digest }
  for (const pause of [...pauses, null]) {
    const response = await fetch(path, { cache: 'no-cache', priority: 'low', ...sure }).catch(() => null)
    if (response?.ok) return response
    if (pause !== null) await new Promise((next) => setTimeout(next, pause))
  }
  throw new Error(`${path} does not come`)
}

/** The page for what neither the network nor this browser has. */
const absentPage = '/offline/'

/** A language that is being fetched, and who is told how far that is. */
interface Keeping {
  readonly whole: Promise<void>
  readonly told: Set<Teller>
}

/** Says something to a page. */
type Teller = (words: string) => void

/** Languages that are being fetched: another page that asks for one waits with the first. */
const underWay = new Map<string, Keeping>()

/**
 * @param tell says to the page that asks how far it is
 * @param shown the path of that page: it is kept first, so that its text is there when the network goes
 */
function keep(language: string, tell: Teller = () => {}, shown?: string): Promise<void> {
  const begun = underWay.get(language)
  begun?.told.add(tell)
  if (begun) return begun.whole
  const told = new Set([tell])
  const sayAll: Teller = (words) => {
    for (const say of told) say(words)
  }
  const whole = keepWhole(language, sayAll, shown).finally(() => underWay.delete(language))
  underWay.set(language, { whole, told })
  return whole
}

/** How many times it is said how far it is. */
const steps = 20

async function keepWhole(language: string, say: Teller, shown?: string) {
  const [path, digest] = LISTS[language] ?? []
  const cache = await caches.open(own)
  if (path === undefined || (await cache.match(whole(language)))) return
  const list: List = await (await fetched(path, digest)).json()
  const far = (what: 'reading' | 'tools', all: readonly unknown[]) => (done: number) => {
    const words = WORDS[language]?.[what] ?? ''
    if (done % Math.ceil(all.length / steps) === 0)
      say(words.replace('{done}', String(done)).replace('{all}', String(all.length)))
  }
  // The page that is read, and the one for what is nowhere.
  const first = list.others.filter(([file]) => file === shown || file === absentPage)
  const others = [...first, ...list.others.filter((each) => !first.includes(each))]
  const readable = async ([file, sum]: List['others'][number]) => {
    if (!(await cache.match(file))) await cache.put(file, await fetched(file, sum))
  }
  await inTurn(others, readable, far('reading', others))
  const script = async (file: string) => {
    if (await cache.match(file)) return
    await cache.put(file, (await caches.match(file)) ?? (await fetched(file)))
  }
  await inTurn(list.hashed, script, far('tools', list.hashed))
  await cache.put(whole(language), new Response(''))
}

async function ownCaches(): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(prefix))
}

/** The languages that an earlier build keeps. */
async function keptLanguages(): Promise<string[]> {
  const languages = new Set<string>()
  for (const name of await ownCaches()) {
    for (const { url } of await (await caches.open(name)).keys()) {
      const language = wholeLanguage.exec(url)?.[1]
      if (language) languages.add(language)
    }
  }
  return [...languages]
}

/** Another build begins when it holds all that the last one held: until then that one goes on. */
async function install() {
  for (const language of await keptLanguages()) await keep(language)
  await self.skipWaiting()
}

/** The build before this one stays for tabs that still show it; those before that go. */
async function activate() {
  const earlier = (await ownCaches()).filter((name) => name !== own)
  for (const name of earlier.slice(0, -1)) await caches.delete(name)
  // Firefox ends a navigation whose preload fails, whatever the worker would answer: no page would open without a network.
  await self.registration.navigationPreload?.disable()
  await self.clients.claim()
}

/** The headers of a response whose body is at hand as text or bytes, whatever it came in. */
function decoded({ headers }: Response): Headers {
  const kept = new Headers(headers)
  kept.delete('content-encoding')
  kept.delete('content-length')
  return kept
}

/** A kept page says on its root element that it is one. */
async function keptPage(url: URL): Promise<Response | null> {
  const cache = await caches.open(own)
  const found = (await cache.match(url.pathname)) ?? (await cache.match(`${url.pathname}/`))
  if (!found) return null
  return new Response((await found.text()).replace('<html', '<html data-offline=""'), { headers: decoded(found) })
}

/** Where each language leads that is kept whole: to the same page, or else to its home. */
async function keptWays(cache: Cache, rest: string): Promise<ReadonlyMap<string, string>> {
  const ways = new Map<string, string>()
  for (const language of Object.keys(LISTS)) {
    if (!(await cache.match(whole(language)))) continue
    const same = `/${language}${rest}`
    ways.set(language, (await cache.match(same)) ? same : `/${language}/`)
  }
  return ways
}

/** A text with each of its parts, from what opens one to what closes it, replaced; the rest of it stays. Linear in the text. */
function withParts(text: string, open: string, close: string, replace: (name: string, part: string) => string): string {
  const [head = '', ...rest] = text.split(open)
  const parts = rest.map((after) => {
    const end = after.indexOf(close) + close.length
    return replace(after.slice(0, after.indexOf('"')), open + after.slice(0, end)) + after.slice(end)
  })
  return head + parts.join('')
}

/** What stands in the place of a page that is nowhere: in the language of its address, with the ways to what is kept. */
async function absent({ pathname }: URL): Promise<Response | null> {
  const cache = await caches.open(own)
  const found = await cache.match(absentPage)
  if (!found) return null
  const [, asked = ''] = pathname.split('/')
  const isOurs = Object.hasOwn(LISTS, asked)
  const ways = await keptWays(cache, pathname.slice(asked.length + 1))
  const told = withParts(await found.text(), '<section lang="', '</section>', (language, section) =>
    isOurs && language !== asked ? '' : section,
  )
  const html = withParts(told, '<a data-kept="', '</a>', (language, link) => {
    const way = ways.get(language)
    return way ? link.replace(`href="/${language}/"`, `href="${way}"`) : ''
  })
    .replace(/<html lang="[^"]*"/, (whole) => (isOurs ? `<html lang="${asked}"` : whole))
    .replaceAll(`href="${absentPage}"`, () => `href="${pathname}"`)
  return new Response(html, { status: 503, headers: decoded(found) })
}

async function page(request: Request, url: URL): Promise<Response> {
  const fromNetwork = fetch(request)
    .catch(() => null)
    .then((response) => (response && response.status < 500 ? response : null))
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), patience))
  const soon = await Promise.race([fromNetwork, late])
  return soon ?? (await keptPage(url)) ?? (await fromNetwork) ?? (await absent(url)) ?? Response.error()
}

/** Whatever build it belongs to: the name says what is inside, or of which build it is. */
async function hashed(request: Request, url: URL): Promise<Response> {
  const found = await caches.match(url.pathname)
  // A worker is told its parts by the fragment of its address, which a kept response would put its own in the place of.
  if (found && request.destination === 'worker') return new Response(found.body, { headers: decoded(found) })
  return found ?? fetch(request)
}

async function newest(request: Request, url: URL): Promise<Response> {
  const kept = async () => (await caches.open(own)).match(url.pathname)
  return fetch(request).catch(async () => (await kept()) ?? Response.error())
}

self.addEventListener('install', (event) => event.waitUntil(install()))
self.addEventListener('activate', (event) => event.waitUntil(activate()))
self.addEventListener('message', (event) => {
  const { keep: language, page: shown } = Object(event.data)
  if (typeof language !== 'string') return
  // The page's foot shows it as a string of CSS.
  const tell: Teller = (words) => event.source?.postMessage(JSON.stringify(words))
  const told = keep(language, tell, String(shown)).then(() => tell(WORDS[language]?.whole ?? ''))
  event.waitUntil(told.catch(() => {}))
})
self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin || request.headers.has('range')) return
  if (request.mode === 'navigate') event.respondWith(page(request, url))
  else if (/^\/_next\/(?:static|data)\//.test(url.pathname)) event.respondWith(hashed(request, url))
  else if (request.cache !== 'no-store') event.respondWith(newest(request, url))
})

export {}
