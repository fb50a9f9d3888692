/**
 * Runs inline in every exported page, before the first paint, after the theme's: the moment at which the page's scripts come.
 * Reading needs none of them. They come when a live part is near the view of a reader who has begun to read, when a control
 * is reached for, or when the question box is called; on a tool's page right after the first paint. What was pressed or typed
 * before is done again once the page is live, and in a part whose own scripts come later once that part answers. A part that
 * can live without the page's scripts (`data-island`) gets its own, and the page sleeps on. In development the scripts are
 * there from the start and this file is not.
 */
import { atFirstMove, keepForOffline, renewAfter } from '@/components/offline'
import { askDialog, isIsland, isLive, isReady, isTaken, kept, nearby, opensAsk, readsAtOnce, unfolds } from './marks'
import { trustOwnFilesAlone } from './trusted'

/** Id of the JSON block that names the page's style sheets and scripts; the build (build/light) writes both. */
declare const LISTING: string
/** Whether it is for pages with parts that live alone: the script of others leaves out what concerns them. */
declare const ISLANDS: boolean
/** Whether it is for tools, whose scripts run while their reader waits for nothing else. */
declare const TOOLS: boolean

interface Runtime {
  readonly styles: readonly string[]
  readonly scripts: readonly string[]
  /** What the bundler's runtime is told of the page, before or after it has come. */
  readonly entries: readonly unknown[]
  /** Where the props of the page are. */
  readonly data: string
  /** What its islands are made of, where it has any. */
  readonly islands?: Islands
}

interface Islands {
  readonly script: string
  /** What the script calls the function that begins a part. */
  readonly begins: string
  readonly data: string
}

/** What brings a part to life in its place: `components/rules/island`. */
type Begin = (region: Element, id: string, data: string) => void

const root = document.documentElement
/** Where the bundler's runtime finds what it is told of the page. */
const bundler: { TURBOPACK?: unknown } = Object(globalThis)
/** What the browser and public/theme.js do by themselves. */
const simple = '[data-theme-switch], [data-ways] input'
const controls = `button, input:not(${simple}), select:not(${simple}), textarea, [data-live]`

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** Something that the reader did, where, and how it is done again. */
interface Move {
  readonly at: Element
  readonly again: () => void
  /** What the field holds that was written in. */
  readonly value: string | undefined
}

/** What the reader did where nothing answered yet, in order; of a field that was written in, what it holds by now. */
const moves = new Map<object, Move>()
/** Aborts every listener of this file once the page and all of its parts are live. */
const over = new AbortController()
const listen = { capture: true, signal: over.signal } as const

/** Whether an input method converts something just now. */
let composing = false

let state: 'asleep' | 'coming' | 'live' = 'asleep'
let observer: IntersectionObserver | null = null

/** Where an element stands: from the nearest one with an id, which child of which. */
interface Place {
  readonly id: string
  readonly steps: readonly number[]
}

function placeOf(element: Element): Place {
  const steps: number[] = []
  let above = element
  while (!above.id && above.parentElement) {
    steps.unshift([...above.parentElement.children].indexOf(above))
    above = above.parentElement
  }
  return { id: above.id, steps }
}

function elementAt({ id, steps }: Place): Element {
  let found: Element = document.getElementById(id) ?? root
  for (const step of steps) found = found.children[step] ?? found
  return found
}

/**
 * Finds an element again after the page has become live: a part that shows what the browser keeps is drawn anew, in the same
 * shape, so that its elements are others at the same place.
 */
function finder(element: Element): () => Element {
  const place = placeOf(element)
  return () => {
    if (element.isConnected) return element
    const found = elementAt(place)
    return found.tagName === element.tagName ? found : element
  }
}

/** Where a page that is loaded anew finds what was typed into the one before. */
const unsent = 'sekisho:unsent'

interface Unsent {
  readonly asks: boolean
  readonly texts: readonly { readonly place: Place; readonly value: string }[]
}

/** A reader who has not typed for this time, in milliseconds, has come to a pause. */
const pause = 700

let lastTyped = -pause

/** Keeps what was typed for the page that is loaded in the place of this one, when the reader has come to a pause. */
async function keepTyped() {
  for (let now = performance.now(); now - lastTyped < pause; now = performance.now()) {
    await new Promise((next) => setTimeout(next, pause - (now - lastTyped)))
    await calm()
  }
  const texts = [...moves.keys()].filter(isField).map((field) => ({ place: placeOf(field), value: field.value }))
  const state: Unsent = { asks: findDialog()?.open ?? false, texts }
  try {
    sessionStorage.setItem(unsent, JSON.stringify(state))
  } catch {
    // Storage is closed to the page, or full.
  }
}

/** Types again what was typed into the page before, which its own build could no longer take. */
function typeAgain() {
  let state: Unsent | null = null
  try {
    state = JSON.parse(sessionStorage.getItem(unsent) ?? 'null')
    sessionStorage.removeItem(unsent)
  } catch {
    // Nothing was typed that could be kept.
  }
  if (state?.asks) openAsk()
  for (const { place, value } of state?.texts ?? []) {
    const field = elementAt(place)
    if (!isField(field) || field.type === 'file') continue
    field.value = value
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
}

function arrive(element: HTMLLinkElement | HTMLScriptElement): Promise<void> {
  return new Promise((resolve, reject) => {
    element.addEventListener('load', () => resolve())
    element.addEventListener('error', reject)
    document.head.append(element)
  })
}

async function addStyle(href: string): Promise<void> {
  if (ISLANDS && document.querySelector(`link[href="${href}"]`)) return
  const link = document.createElement('link')
  link.rel = 'stylesheet'
  link.href = href
  await arrive(link)
}

/** Into the browser's cache. Not by a preload: a browser remembers one that failed, and another try would fail by it. */
async function fetchAhead(src: string): Promise<string> {
  const response = await fetch(src)
  if (!response.ok) throw new Error(src)
  return response.text()
}

/** Tells the router what the page was made of: it reads this when it starts. */
function tellProps(props: string) {
  const told = document.getElementById('__NEXT_DATA__')
  const start = `{"props":`
  if (told && !told.textContent.startsWith(start))
    told.textContent = `${start}${props.replaceAll('<', '\\u003c')},${told.textContent.slice(1)}`
}

function addScript(src: string): Promise<void> {
  const script = document.createElement('script')
  script.src = src
  // In the order of the list, though all are fetched at once.
  script.async = false
  return arrive(script)
}

/** Taking over a field would break off what an input method is about to convert in it. */
async function calm() {
  while (composing) await new Promise((ended) => addEventListener('compositionend', ended, { once: true }))
}

/** Where the router takes the parts of pages from: each with its path and a function that reads it. */
type Part = readonly [path: string, read: () => unknown]

/** Has the page's own part read in one task and drawn in the next. */
function readBeforeDrawn() {
  const parts: { push: (part: Part) => unknown } = Object(globalThis).__NEXT_P ?? []
  const { push } = parts
  parts.push = (part) => {
    part[1]()
    setTimeout(() => push.call(parts, part))
  }
}

/** Has the bundler's runtime, which has come, start the page's own part in a task of its own: none of them keeps a reader long. */
async function tellInTurn(entries: readonly unknown[]) {
  for (const entry of entries) {
    await soon()
    if (TOOLS) readBeforeDrawn()
    Object(bundler.TURBOPACK).push(entry)
  }
}

const listed = (): Runtime | null => JSON.parse(document.getElementById(LISTING)?.textContent ?? 'null')

/** Fetches the page's scripts; a second call while they come does nothing, one after a failure tries again. */
function wake() {
  const list = document.getElementById(LISTING)
  if (state !== 'asleep' || !list) return
  state = 'coming'
  observer?.disconnect()
  const { styles, scripts, entries, data }: Runtime = JSON.parse(list.textContent)
  root.dataset.runtime = 'coming'
  Promise.all([fetchAhead(data), ...styles.map(addStyle), ...scripts.map(fetchAhead)])
    .then(async ([props]) => {
      await calm()
      tellProps(props)
      bundler.TURBOPACK ??= entries.slice(0, 1)
      return Promise.all(scripts.map(addScript))
    })
    .then(() => tellInTurn(entries.slice(1)))
    .catch(() => {
      if (state === 'live') return
      state = 'asleep'
      root.dataset.runtime = 'failed'
      void renewAfter(keepTyped)
    })
}

/** Whether the script of the parts did not come: a browser imports none again that failed, so that the page's own come instead. */
let failed = false

/** The part around an element that gets scripts of its own: none where those of the page have been called before. */
function islandAround(at: Element): Element | null {
  const region = at.closest(`[${isIsland}]`)
  const alone = state === 'asleep' && !failed && listed()?.islands
  return region && (region.hasAttribute(isTaken) || alone) ? region : null
}

/** Parts whose scripts are on their way, or have come. */
const begun = new Set<Element>()
/** When the first scripts of all of them have come. */
let arrived = /* @__PURE__ */ Promise.resolve()

/** Fetches the scripts of a part that lives without those of the page; a second call while they come does nothing. */
function begin(region: Element) {
  const list = listed()
  if (begun.has(region) || !list?.islands) return
  begun.add(region)
  observer?.unobserve(region)
  region.setAttribute(isTaken, '')
  const first = bring(region, list.islands)
  arrived = Promise.allSettled([arrived, first]).then(() => {})
  first
    .then(() => {
      if (state === 'asleep') delete root.dataset.runtime
      for (const style of list.styles) void addStyle(style).catch(() => {})
      return followParts(region)
    })
    .catch(() => {
      begun.delete(region)
      failed = true
      if (state === 'asleep') region.removeAttribute(isTaken)
      root.dataset.runtime = 'failed'
      void renewAfter(keepTyped)
    })
}

async function bring(region: Element, { script, begins, data }: Islands) {
  const arriving: [Promise<string>, Promise<Readonly<Record<string, Begin>>>] = [fetchAhead(data), import(script)]
  const [text, { [begins]: beginIn }] = await Promise.all(arriving)
  await calm()
  // It takes over what was unfolded as it is.
  for (const [key, { at }] of moves) if (at.hasAttribute(unfolds) && region.contains(at)) moves.delete(key)
  beginIn?.(region, region.getAttribute(isIsland) ?? '', text)
}

/** Fetches what answers at an element: the scripts of the part around it, or those of the page. */
const wakeFor: (at: Element) => void = !ISLANDS
  ? wake
  : (at) => {
      const region = islandAround(at)
      if (region) begin(region)
      else wake()
    }

const soon = () => new Promise((next) => setTimeout(next))

/** Parts of the page whose own scripts have not come. */
const unready = `[data-live]:not([data-live="${isReady}"])`

/** Whether what happens at an element reaches who answers for it: the page, or the live part that it stands in. */
function answers(at: EventTarget | null): boolean {
  const part = at instanceof Element && at.isConnected ? at : root
  return !part.closest(unready) && ((ISLANDS && part.closest(`[${isTaken}]`) !== null) || state === 'live')
}

/** While something is still to be done again, what the reader does comes after it. */
let queues = false

/** Listens until every part answers, for what is done where nothing answers yet. */
function meanwhile<K extends keyof WindowEventMap>(type: K, act: (event: WindowEventMap[K]) => void) {
  addEventListener(type, (event: WindowEventMap[K]) => (queues || !answers(event.target)) && act(event), listen)
}

/** Does again what can be done by now. */
async function repeat() {
  queues = true
  await calm()
  for (const [key, { at, again }] of moves) {
    if (!answers(at)) continue
    moves.delete(key)
    queues = false
    again()
    queues = true
    // What follows may need what this has changed, which is drawn in a task of its own.
    await soon()
    return repeat()
  }
  queues = false
}

let repeating = /* @__PURE__ */ Promise.resolve()

/** Does again what waits for the parts in an element, whenever one of them comes to answer, until all do. */
async function followParts(within: Element) {
  const look = ISLANDS ? () => (repeating = repeating.then(repeat)) : repeat
  await look()
  while ((ISLANDS && within.matches(unready)) || within.querySelector(unready)) {
    await new Promise((ready) =>
      new MutationObserver(ready).observe(within, { attributeFilter: ['data-live'], subtree: true }),
    )
    await look()
  }
}

async function replay() {
  state = 'live'
  root.dataset.runtime = 'live'
  await followParts(root)
  over.abort()
}

/** Notes what is to be done again. A second note for the same key, such as a field, replaces the first in its place. */
function note(key: object, at: Element, again: () => void, value?: string) {
  moves.set(key, { at, again, value })
  wakeFor(at)
}

function hold(event: Event) {
  event.preventDefault()
  event.stopPropagation()
}

const findDialog = () => document.querySelector<HTMLDialogElement>(`dialog#${askDialog}`)

/** Opens the question box as the browser can by itself; its field takes what is typed until the rest has come. */
function openAsk() {
  const dialog = findDialog()
  if (dialog) {
    if (!dialog.open) dialog.showModal()
    dialog.querySelector<HTMLElement>('input, textarea')?.focus()
  }
  wake()
}

function reach(event: Event) {
  if (event.target instanceof Element && event.target.closest(controls)) wakeFor(event.target)
}

/** Opens or closes what stands in the page already; its fields can be used at once. */
function unfold(button: Element) {
  const parts = button.hasAttribute(unfolds) && document.getElementById(button.getAttribute('aria-controls') ?? '')
  if (!parts) return
  parts.hidden = !parts.hidden
  button.setAttribute('aria-expanded', String(!parts.hidden))
  if (!parts.hidden) parts.querySelector<HTMLElement>('select, input')?.focus()
}

function press(event: MouseEvent) {
  // What the browser opens by itself would be closed again by a second press.
  const target =
    event.target instanceof Element
      ? event.target.closest<HTMLElement>(`button:not([popovertarget]), [${opensAsk}]`)
      : null
  if (!target || event.metaKey || event.ctrlKey || event.shiftKey) return
  hold(event)
  if (target.hasAttribute(opensAsk)) openAsk()
  else if (target.matches(`#${askDialog} [data-closes]`)) findDialog()?.close()
  else {
    unfold(target)
    const find = finder(target)
    note(event, target, () => {
      const found = find()
      if (found instanceof HTMLElement) found.click()
    })
  }
}

function send(event: SubmitEvent) {
  const form = event.target
  if (!(form instanceof HTMLFormElement)) return
  hold(event)
  // The Enter that ends a conversion is not for the form.
  if (!composing) note(event, form, () => form.requestSubmit())
}

function isField(target: unknown): target is Field {
  return target instanceof Element && target.matches('input, select, textarea')
}

/** Puts into a field that was drawn anew what the reader had given to the one before. */
function restore(found: Field, field: Field, value: string, checked: boolean) {
  const file = field instanceof HTMLInputElement && field.type === 'file'
  if (!file) found.value = value
  if (!(found instanceof HTMLInputElement)) return
  found.checked = checked
  if (file) found.files = field.files
}

/** Keeps what a field holds, and says it again to the live page as if it had been typed then. */
function write(event: Event) {
  const field = event.target
  if (!isField(field) || field.matches(simple)) return
  lastTyped = performance.now()
  const find = finder(field)
  const { value } = field
  const checked = field instanceof HTMLInputElement && field.checked
  const again = () => {
    const found = find()
    if (isField(found) && (found !== field || found.value !== value)) restore(found, field, value, checked)
    for (const type of ['input', 'change']) found.dispatchEvent(new Event(type, { bubbles: true }))
  }
  note(field, field, again, value)
}

/** The page that takes a field over empties it for a moment: a key that comes just then goes to what stood there. */
function resume({ target }: InputEvent) {
  if (isField(target)) target.value = moves.get(target)?.value ?? target.value
}

/** A field of one line would flatten what is pasted: the live page gets it as it was. Until then the field shows it flat. */
function paste(event: ClipboardEvent) {
  const field = event.target
  const text = event.clipboardData?.getData('text/plain') ?? ''
  if (!(field instanceof HTMLInputElement) || !text.includes('\n')) return
  event.preventDefault()
  const before = field.value
  field.value = before + text.replace(/\s+/g, ' ')
  note(event, field, () => {
    field.value = before
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })
}

/** A browser would leave the page for a file that is dropped on it. */
function drop(event: DragEvent) {
  event.preventDefault()
  const { target, type } = event
  if (!ISLANDS) wake()
  else if (target instanceof Element) wakeFor(target)
  const files = [...(event.dataTransfer?.files ?? [])]
  if (type !== 'drop' || !(target instanceof Element) || files.length === 0) return
  note(event, target, () => {
    const dataTransfer = new DataTransfer()
    for (const file of files) dataTransfer.items.add(file)
    target.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
  })
}

function compose(event: CompositionEvent) {
  composing = event.type === 'compositionstart'
}

function key(event: KeyboardEvent) {
  const { target } = event
  const command = event.metaKey || event.ctrlKey
  const slash = event.key === '/' && !isField(target) && !command && !event.altKey
  if (state === 'live' || event.isComposing || !(slash || (command && event.key.toLowerCase() === 'k'))) return
  hold(event)
  openAsk()
}

/** Parts that have scripts of their own go first: theirs are few. */
async function near(part: Element) {
  if (!islandAround(part)) {
    await soon()
    await arrived
  }
  wakeFor(part)
}

/** From the reader's first move on, a live part that comes near the view gets its scripts. */
function beginToRead() {
  if (state !== 'asleep' || observer) return
  observer = new IntersectionObserver(
    (seen) => {
      for (const part of seen) if (part.isIntersecting) void (ISLANDS ? near(part.target) : wake())
    },
    { rootMargin: nearby },
  )
  for (const part of document.querySelectorAll('main [data-live]')) observer.observe(part)
}

/**
 * Whether something that this browser keeps, or the link itself, changes what the page shows, or the link leads into a part
 * that lives, such as an exercise: who came for it begins with it.
 */
function hasState(): boolean {
  const { hash } = location
  if (hash.includes('=') || document.getElementById(hash.slice(1))?.closest('[data-live]')) return true
  try {
    return [...document.querySelectorAll<HTMLElement>(`[${kept}]`)].some(
      (part) => localStorage.getItem(part.getAttribute(kept) ?? '') !== null,
    )
  } catch {
    return false
  }
}

/** Calls back when the page was painted, so that nothing competes with that; at once where nothing will be painted. */
function afterPaint(then: () => void) {
  if (document.hidden) then()
  else new PerformanceObserver(then).observe({ type: 'paint', buffered: true })
}

function start() {
  if (!document.getElementById(LISTING)) return
  if (document.querySelector(`[${readsAtOnce}]`) || hasState()) afterPaint(wake)
  addEventListener('hashchange', () => hasState() && wake(), listen)
  typeAgain()
  const keep = keepForOffline()
  atFirstMove(() => {
    keep()
    // A tool's scripts have been called by then.
    if (!TOOLS) beginToRead()
  })
}

/** What did not come may come now. */
function retry() {
  for (const { at } of moves.values()) wakeFor(at)
  if (moves.size === 0) wake()
}

trustOwnFilesAlone()
addEventListener('pointerover', reach, listen)
addEventListener('focusin', reach, listen)
addEventListener('keydown', key, listen)
meanwhile('click', press)
meanwhile('submit', send)
meanwhile('beforeinput', resume)
meanwhile('input', write)
meanwhile('change', write)
meanwhile('paste', paste)
meanwhile('dragover', drop)
meanwhile('drop', drop)
addEventListener('compositionstart', compose, listen)
addEventListener('compositionend', compose, listen)
addEventListener('online', () => root.dataset.runtime === 'failed' && (ISLANDS ? retry() : wake()), listen)
addEventListener(isLive, replay, { once: true })
addEventListener('DOMContentLoaded', start, { once: true })
