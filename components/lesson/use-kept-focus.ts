import { type RefObject, useEffect } from 'react'

const focusable = 'a[href], button, input, select, textarea, summary, [tabindex="0"]'

/**
 * Keeps the focus where the work is: when what had it goes, as a step that was taken or a row that was removed, what came
 * next in the part gets it, else what came before. Whoever moves the focus by then has the last word.
 */
export function useKeptFocus(part: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const element = part.current
    if (!element) return
    let last: {
      readonly at: Element
      readonly after: readonly HTMLElement[]
      readonly before: readonly HTMLElement[]
    } | null = null
    const remember = ({ target }: Event) => {
      if (!(target instanceof HTMLElement)) return
      const all = [...element.querySelectorAll<HTMLElement>(focusable)].filter(
        (each) => each.tabIndex >= 0 && !each.matches(':disabled'),
      )
      const place = all.indexOf(target)
      last = { at: target, after: all.slice(place + 1), before: all.slice(0, Math.max(place, 0)).reverse() }
    }
    const observer = new MutationObserver(() => {
      if (!last || last.at.isConnected || document.activeElement !== document.body) return
      const there = (each: HTMLElement) => each.isConnected && each.offsetParent !== null
      const next =
        last.after.find((each) => there(each) && !each.closest('[data-foot]')) ??
        element.querySelector<HTMLElement>('[data-onward].primary') ??
        last.before.find(there)
      last = null
      next?.focus()
    })
    element.addEventListener('focusin', remember)
    observer.observe(element, { childList: true, subtree: true })
    return () => {
      element.removeEventListener('focusin', remember)
      observer.disconnect()
    }
  }, [part])
}
