/**
 * Runs inline in every exported page, before the first paint, after the theme's: the moment at which the page's scripts come.
 * Reading needs none of them. They come when a live part is near the view of a reader who has begun to read, when a control
 * is reached for, or when the question box is called; on a tool's page right after the first paint. What was pressed or typed
 * before is done again once the page is live, and in a part whose own scripts come later once that part answers. A part that
 * can live without the page's scripts (`data-island`) gets its own, and the page sleeps on. In development the scripts are
 * there from the start and this file is not.
 */
import { atFirstMove, isLost, keepForOffline, renewAfter } from '@/components/offline'
import { isLive, kept, readsAtOnce } from '../marks'
import { trustOwnFilesAlone } from '../trusted'
import { drop, key, paste, press, reach, resume, send, showAskDialog, write } from './doings'
import { listed } from './listing'
import { compose, listen, meanwhile, moves, replay } from './moves'
import { pageRoot } from './stands'
import { typeAgain } from './unsent'
import { beginToRead, wake, wakeFor } from './wake'

/** Whether this is for pages with parts that live alone: the script of others leaves out what concerns them (build/light). */
declare const ISLANDS: boolean
/** Whether this is for tools, whose scripts run while their reader waits for nothing else (build/light). */
declare const TOOLS: boolean

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
  if (!listed()) return
  if (document.querySelector(`[${readsAtOnce}]`) || hasState()) afterPaint(wake)
  addEventListener('hashchange', () => hasState() && wake(), listen)
  typeAgain(showAskDialog)
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
addEventListener('online', () => pageRoot.dataset.runtime === 'failed' && (ISLANDS ? retry() : wake()), listen)
addEventListener(isLost, (event) => void renewAfter(Object(event).detail))
addEventListener(isLive, replay, { once: true })
addEventListener('DOMContentLoaded', start, { once: true })
