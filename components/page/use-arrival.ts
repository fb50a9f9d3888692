import { useEffect } from 'react'

/** The path that was shown last in this document; null until its first page is live. */
let shown: string | null = null

/** Whether the page comes because the reader went back or forward. */
let returning = false

if (typeof window !== 'undefined')
  window.addEventListener('popstate', ({ state }) => {
    // A way within the page has none.
    returning = state !== null
  })

/**
 * Once a page has come in the place of another without a load: has the browser do what it does for a page that it loads. It
 * goes to the element that the fragment names, which is then `:target` and has the focus, also where that is drawn later; else
 * the focus, which went with the page before, is on the content.
 *
 * @param path the page's own path, such as `/faq/rule-priority/`
 */
export function useArrival(path: string) {
  useEffect(() => {
    const before = shown
    const back = returning
    shown = path
    returning = false
    return before === null || before === path ? undefined : arrive(back)
  }, [path])
}

/** @returns ends the wait for the element that the fragment names */
function arrive(back: boolean): () => void {
  const over = new AbortController()
  if (document.activeElement === document.body) document.getElementById('main')?.focus({ preventScroll: true })
  const name = window.location.hash.slice(1)
  // What holds a state names no element.
  if (name === '' || name.includes('=')) return () => undefined
  const seek = () => {
    if (!document.getElementById(name)) return
    over.abort()
    const { scrollY } = window
    window.location.replace(`#${name}`)
    if (back && scrollY > 0) window.scrollTo({ top: scrollY, behavior: 'instant' })
  }
  const seeking = new MutationObserver(seek)
  over.signal.addEventListener('abort', () => seeking.disconnect())
  seeking.observe(document.body, { childList: true, subtree: true })
  // Who does something meanwhile is not led away.
  for (const type of ['keydown', 'pointerdown', 'wheel'])
    window.addEventListener(type, () => over.abort(), { once: true, signal: over.signal })
  seek()
  return () => over.abort()
}
