import { type RefObject, useLayoutEffect } from 'react'

const focusable = 'a[href], button, input, select, textarea, summary, [tabindex="0"]'

/** What had the focus, where among all that can have it, and what stood around it. */
interface Held {
  readonly at: Element
  readonly place: number
  readonly after: readonly HTMLElement[]
  readonly before: readonly HTMLElement[]
}

/**
 * Keeps the focus where the work is: when what had it goes, as a step that was taken or a row that was removed, what came
 * next in the part gets it, else what came before. Where all of the part is drawn anew, as when it comes to life with what
 * the browser remembers, what stands in the same place gets it. Whoever moves the focus by then has the last word.
 */
export function useKeptFocus(part: RefObject<HTMLElement | null>) {
  // Before anything of the part can be drawn anew.
  useLayoutEffect(() => {
    const element = part.current
    if (!element) return
    let held: Held | null = holding(element, document.activeElement)
    const remember = ({ target }: Event) => {
      held = holding(element, target) ?? held
    }
    const observer = new MutationObserver(() => {
      if (!held || held.at.isConnected) return
      if (document.activeElement !== document.body) {
        held = null
        return
      }
      const next = heir(element, held)
      if (!next) return
      held = null
      next.focus()
    })
    element.addEventListener('focusin', remember)
    observer.observe(element, { childList: true, subtree: true })
    return () => {
      element.removeEventListener('focusin', remember)
      observer.disconnect()
    }
  }, [part])
}

function allIn(element: HTMLElement): readonly HTMLElement[] {
  return [...element.querySelectorAll<HTMLElement>(focusable)].filter(
    (each) => each.tabIndex >= 0 && !each.matches(':disabled'),
  )
}

function holding(element: HTMLElement, target: EventTarget | null): Held | null {
  if (!(target instanceof HTMLElement) || !element.contains(target)) return null
  const all = allIn(element)
  const place = all.indexOf(target)
  return { at: target, place, after: all.slice(place + 1), before: all.slice(0, Math.max(place, 0)).reverse() }
}

/** What gets the focus of what has gone; undefined where nothing can have it yet. */
function heir(element: HTMLElement, { place, after, before }: Held): HTMLElement | undefined {
  const there = (each: HTMLElement) => each.isConnected && each.offsetParent !== null
  if (![...after, ...before].some((each) => each.isConnected)) {
    const all = allIn(element).filter(there)
    return all[Math.min(Math.max(place, 0), all.length - 1)]
  }
  return (
    after.find((each) => there(each) && !each.closest('[data-foot]')) ??
    element.querySelector<HTMLElement>('[data-onward].primary') ??
    before.find(there)
  )
}
