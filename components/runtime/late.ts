/**
 * Runs inline in every exported page, before the first paint, after the theme's: the moment at which the page's scripts come.
 * Reading needs none of them. They come when a live part is near the view of a reader who has begun to read, when a control
 * is reached for, or when the question box is called; on a tool's page right after the first paint. What was pressed or typed
 * before is done again once the page is live. In development the scripts are there from the start and this file is not.
 */
import { keepForOffline, renew } from '@/components/offline'
import { askDialog, isLive, isReady, kept, nearby, opensAsk, readsAtOnce } from './marks'
import { trustOwnFilesAlone } from './trusted'

/** Id of the JSON block that names the page's style sheets and scripts; the build (build/light) writes both. */
declare const LISTING: string

interface Runtime {
  readonly styles: readonly string[]
  readonly scripts: readonly string[]
  /** What the bundler's runtime is told of the page, before or after it has come. */
  readonly entries: readonly unknown[]
}

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
}

/** What the reader did before the page was live, in order. */
const done: Move[] = []
/** The fields that hold something else than the page was sent with, what it is, and how to tell the live page. */
const typed = new Map<Field, Move & { readonly value: string }>()
/** Aborts every listener of this file once the page is live. */
const over = new AbortController()
const listen = { capture: true, signal: over.signal } as const

/** The field in which an input method converts just now. */
let composing: EventTarget | null = null

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

let lastTyped = Number.NEGATIVE_INFINITY

/** Keeps what was typed for the page that is loaded in the place of this one, when the reader has come to a pause. */
async function keepTyped() {
  for (let now = performance.now(); now - lastTyped < pause; now = performance.now()) {
    await new Promise((next) => setTimeout(next, pause - (now - lastTyped)))
    await calm()
  }
  const texts = [...typed.keys()].map((field) => ({ place: placeOf(field), value: field.value }))
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

function addStyle(href: string): Promise<void> {
  const link = document.createElement('link')
  link.rel = 'stylesheet'
  link.href = href
  return arrive(link)
}

/** Into the browser's cache. Not by a preload: a browser remembers one that failed, and another try would fail by it. */
async function fetchAhead(src: string): Promise<void> {
  const response = await fetch(src)
  if (!response.ok) throw new Error(`${src} answers ${response.status}`)
  await response.blob()
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

/** Fetches the page's scripts; a second call while they come does nothing, one after a failure tries again. */
function wake() {
  const list = document.getElementById(LISTING)
  if (state !== 'asleep' || !list) return
  state = 'coming'
  observer?.disconnect()
  const { styles, scripts, entries }: Runtime = JSON.parse(list.textContent)
  root.dataset.runtime = 'coming'
  Promise.all([...styles.map(addStyle), ...scripts.map(fetchAhead)])
    .then(calm)
    .then(() => {
      bundler.TURBOPACK ??= [...entries]
      return Promise.all(scripts.map(addScript))
    })
    .catch(() => {
      if (state === 'live') return
      state = 'asleep'
      root.dataset.runtime = 'failed'
      void renew(keepTyped)
    })
}

const soon = () => new Promise((next) => setTimeout(next))

async function replay() {
  state = 'live'
  root.dataset.runtime = 'live'
  over.abort()
  for (const { at, again } of [...typed.values(), ...done]) {
    const region = at.closest<HTMLElement>('[data-live]')
    while (region?.isConnected && region.dataset.live !== isReady) await soon()
    again()
    // What follows may need what this has changed, which is drawn in a task of its own.
    await soon()
  }
}

function findDialog(): HTMLDialogElement | null {
  const dialog = document.getElementById(askDialog)
  return dialog instanceof HTMLDialogElement ? dialog : null
}

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
  if (event.target instanceof Element && event.target.closest(controls)) wake()
}

function press(event: MouseEvent) {
  // What the browser opens by itself would be closed again by a second press.
  const target =
    event.target instanceof Element
      ? event.target.closest<HTMLElement>(`button:not([popovertarget]), [${opensAsk}]`)
      : null
  if (!target || event.metaKey || event.ctrlKey || event.shiftKey) return
  event.preventDefault()
  event.stopPropagation()
  if (target.hasAttribute(opensAsk)) openAsk()
  else if (target.matches(`#${askDialog} [data-closes]`)) findDialog()?.close()
  else {
    const find = finder(target)
    done.push({
      at: target,
      again: () => {
        const found = find()
        if (found instanceof HTMLElement) found.click()
      },
    })
    wake()
  }
}

function send(event: SubmitEvent) {
  const form = event.target
  if (!(form instanceof HTMLFormElement)) return
  event.preventDefault()
  event.stopPropagation()
  // The Enter that ends a conversion is not for the form.
  if (composing) return
  done.push({ at: form, again: () => form.requestSubmit() })
  wake()
}

function isField(target: EventTarget | null): target is Field {
  return (
    target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
  )
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
  if (field instanceof Element && field.matches(simple)) return
  if (!isField(field)) return
  lastTyped = performance.now()
  wake()
  const find = finder(field)
  const { value } = field
  const checked = field instanceof HTMLInputElement && field.checked
  typed.set(field, {
    at: field,
    value,
    again: () => {
      const found = find()
      if (isField(found) && (found !== field || found.value !== value)) restore(found, field, value, checked)
      found.dispatchEvent(new Event('input', { bubbles: true }))
      found.dispatchEvent(new Event('change', { bubbles: true }))
    },
  })
}

/** The page that takes a field over empties it for a moment: a key that comes just then goes to what stood there. */
function resume({ target }: InputEvent) {
  if (!isField(target)) return
  const before = typed.get(target)
  if (before && target.value !== before.value) target.value = before.value
}

function carry(fill: (data: DataTransfer) => void): DataTransfer {
  const data = new DataTransfer()
  fill(data)
  return data
}

/** A field of one line would flatten what is pasted: the live page gets it as it was. Until then the field shows it flat. */
function paste(event: ClipboardEvent) {
  const field = event.target
  const text = event.clipboardData?.getData('text/plain') ?? ''
  if (!(field instanceof HTMLInputElement) || !text.includes('\n')) return
  event.preventDefault()
  const before = field.value
  field.value = before + text.replace(/\s+/g, ' ')
  done.push({
    at: field,
    again: () => {
      field.value = before
      const clipboardData = carry((data) => data.setData('text/plain', text))
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    },
  })
  wake()
}

/** A browser would leave the page for a file that is dropped on it. */
function drop(event: DragEvent) {
  event.preventDefault()
  wake()
  const { target, type } = event
  const files = [...(event.dataTransfer?.files ?? [])]
  if (type !== 'drop' || !(target instanceof Element) || files.length === 0) return
  done.push({
    at: target,
    again: () => {
      const dataTransfer = carry((data) => {
        for (const file of files) data.items.add(file)
      })
      target.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    },
  })
}

function compose(event: CompositionEvent) {
  composing = event.type === 'compositionstart' ? event.target : null
}

function key(event: KeyboardEvent) {
  const { target } = event
  const inField = target instanceof HTMLElement && /^(input|textarea|select)$/i.test(target.tagName)
  const command = event.metaKey || event.ctrlKey
  const slash = event.key === '/' && !inField && !command && !event.altKey
  if (event.isComposing || !(slash || (command && event.key.toLowerCase() === 'k'))) return
  event.preventDefault()
  event.stopPropagation()
  openAsk()
}

/** From the reader's first move on, a live part that comes near the view wakes the page. */
function beginToRead() {
  if (state !== 'asleep' || observer) return
  observer = new IntersectionObserver((seen) => seen.some((entry) => entry.isIntersecting) && wake(), {
    rootMargin: nearby,
  })
  for (const part of document.querySelectorAll('main [data-live]')) observer.observe(part)
}

/** Whether something that this browser keeps, or the link itself, changes what the page shows. */
function hasState(): boolean {
  if (location.hash.includes('=')) return true
  try {
    return [...document.querySelectorAll<HTMLElement>(`[${kept}]`)].some(
      (part) => localStorage.getItem(part.getAttribute(kept) ?? '') !== null,
    )
  } catch {
    return false
  }
}

/** Whether the address leads into a part that lives, such as an exercise: who came for it begins with it. */
function leadsToLive(): boolean {
  return document.getElementById(location.hash.slice(1))?.closest('[data-live]') != null
}

/** Calls back when the page was painted, so that nothing competes with that; at once where nothing will be painted. */
function afterPaint(then: () => void) {
  if (document.hidden) then()
  else new PerformanceObserver(then).observe({ type: 'paint', buffered: true })
}

function start() {
  if (!document.getElementById(LISTING)) return
  const atOnce = document.querySelector(`[${readsAtOnce}]`) !== null || hasState() || leadsToLive()
  if (atOnce) afterPaint(wake)
  for (const type of ['scroll', 'pointermove', 'touchstart', 'keydown'] as const)
    addEventListener(type, beginToRead, { ...listen, passive: true, once: true })
  addEventListener('hashchange', () => (hasState() || leadsToLive()) && wake(), listen)
  typeAgain()
  keepForOffline()
}

trustOwnFilesAlone()
addEventListener('pointerover', reach, listen)
addEventListener('focusin', reach, listen)
addEventListener('click', press, listen)
addEventListener('submit', send, listen)
addEventListener('beforeinput', resume, listen)
addEventListener('input', write, listen)
addEventListener('change', write, listen)
addEventListener('keydown', key, listen)
addEventListener('paste', paste, listen)
addEventListener('dragover', drop, listen)
addEventListener('drop', drop, listen)
addEventListener('compositionstart', compose, listen)
addEventListener('compositionend', compose, listen)
addEventListener('online', () => root.dataset.runtime === 'failed' && wake(), listen)
addEventListener(isLive, replay, { once: true })
addEventListener('DOMContentLoaded', start, { once: true })
