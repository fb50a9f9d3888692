/** What the reader did where nothing answered yet, and how it is done again once something does. */
import { isReady, isTaken } from '../marks'
import { pageRoot } from './stands'

/** Whether this is for pages with parts that live alone: the script of others leaves out what concerns them (build/light). */
declare const ISLANDS: boolean

/** Something that the reader did, where, and how it is done again. */
interface Move {
  readonly at: Element
  readonly again: () => void
  /** What the field holds that was written in. */
  readonly value: string | undefined
}

/** In order; of a field that was written in, what it holds by now. */
export const moves = new Map<object, Move>()
/** Aborts every listener of this script once the page and all of its parts are live. */
const over = new AbortController()
export const listen = { capture: true, signal: over.signal } as const

/** How far the page's own scripts are. */
export let state: 'asleep' | 'coming' | 'live' = 'asleep'

export function become(next: typeof state) {
  state = next
}

/** Whether an input method converts something just now. */
export let composing = false

export function compose(event: CompositionEvent) {
  composing = event.type === 'compositionstart'
}

/** Taking over a field would break off what an input method is about to convert in it. */
export async function calm() {
  while (composing) await new Promise((ended) => addEventListener('compositionend', ended, { once: true }))
}

export const soon = () => new Promise((next) => setTimeout(next))

/** Parts of the page whose own scripts have not come. */
const unready = `[data-live]:not([data-live="${isReady}"])`

/** Whether what happens at an element reaches who answers for it: the page, or the live part that it stands in. */
function answers(at: EventTarget | null): boolean {
  const part = at instanceof Element && at.isConnected ? at : pageRoot
  return !part.closest(unready) && ((ISLANDS && part.closest(`[${isTaken}]`) !== null) || state === 'live')
}

/** While something is still to be done again, what the reader does comes after it. */
let queues = false

/** Listens until every part answers, for what is done where nothing answers yet. */
export function meanwhile<K extends keyof WindowEventMap>(type: K, act: (event: WindowEventMap[K]) => void) {
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
export async function followParts(within: Element) {
  const look = ISLANDS ? () => (repeating = repeating.then(repeat)) : repeat
  await look()
  while ((ISLANDS && within.matches(unready)) || within.querySelector(unready)) {
    await new Promise((ready) =>
      new MutationObserver(ready).observe(within, { attributeFilter: ['data-live'], subtree: true }),
    )
    await look()
  }
}

export async function replay() {
  become('live')
  pageRoot.dataset.runtime = 'live'
  await followParts(pageRoot)
  over.abort()
}
