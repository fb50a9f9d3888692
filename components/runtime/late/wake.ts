/** When the scripts come: those of the page, and those of a part that can live without them. */
import { renewAfter } from '@/components/offline'
import { isIsland, isTaken, nearby, unfolds } from '../marks'
import { addScript, addStyle, bundler, fetchAhead, tellInTurn, tellProps } from './files'
import { goWithQuestion } from './go-with-question'
import { type IslandFiles, listed } from './listing'
import { become, calm, followParts, moves, soon, state } from './moves'
import { pageRoot } from './stands'
import { keepTyped } from './unsent'

/** Whether this is for pages with parts that live alone: the script of others leaves out what concerns them (build/light). */
declare const ISLANDS: boolean
/** Whether this is for a page with the question box in its text (build/light). */
declare const ASKS: boolean
/** Whether this is for tools, whose scripts run while their reader waits for nothing else (build/light). */
declare const TOOLS: boolean

/** What brings a part to life in its place: `components/rules/island`. */
type Begin = (region: Element, id: string, data: string) => void

let observer: IntersectionObserver | null = null

/** Fetches the page's scripts; a second call while they come does nothing, one after a failure tries again. */
export function wake() {
  const list = listed()
  if (state !== 'asleep' || !list) return
  become('coming')
  if (!TOOLS) observer?.disconnect()
  const { styles, scripts, entries, data } = list
  pageRoot.dataset.runtime = 'coming'
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
      become('asleep')
      pageRoot.dataset.runtime = 'failed'
      if (ASKS && navigator.onLine) goWithQuestion()
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
      if (state === 'asleep') delete pageRoot.dataset.runtime
      for (const style of list.styles) void addStyle(style).catch(() => {})
      return followParts(region)
    })
    .catch(() => {
      begun.delete(region)
      failed = true
      if (state === 'asleep') region.removeAttribute(isTaken)
      pageRoot.dataset.runtime = 'failed'
      void renewAfter(keepTyped)
    })
}

async function bring(region: Element, { script, begins, data }: IslandFiles) {
  const arriving: [Promise<string>, Promise<Readonly<Record<string, Begin>>>] = [fetchAhead(data), import(script)]
  const [text, { [begins]: beginIn }] = await Promise.all(arriving)
  await calm()
  // It takes over what was unfolded as it is.
  for (const [key, { at }] of moves) if (at.hasAttribute(unfolds) && region.contains(at)) moves.delete(key)
  beginIn?.(region, region.getAttribute(isIsland) ?? '', text)
}

/** Fetches what answers at an element: the scripts of the part around it, or those of the page. */
export const wakeFor: (at: Element) => void = !ISLANDS
  ? wake
  : (at) => {
      const region = islandAround(at)
      if (region) begin(region)
      else wake()
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
export function beginToRead() {
  if (state !== 'asleep' || observer) return
  observer = new IntersectionObserver(
    (seen) => {
      for (const part of seen) if (part.isIntersecting) void (ISLANDS ? near(part.target) : wake())
    },
    { rootMargin: nearby },
  )
  for (const part of document.querySelectorAll('main [data-live]')) observer.observe(part)
}
