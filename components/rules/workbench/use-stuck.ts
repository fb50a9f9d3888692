import { useEffect, useRef } from 'react'

/**
 * Tells the style sheet how much of the window is taken at the top: `--header` by the site's header, `--stuck` by that and
 * what stays in view below it, the elements with `data-sticks` that do so at this width.
 *
 * @param present whether those elements are there
 */
export function useStuck(present: boolean) {
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const frame = root.current
    if (!frame || !present) return
    const header = document.querySelector('header')
    const parts = [...frame.querySelectorAll<HTMLElement>('[data-sticks]')]
    const height = (part: HTMLElement | null) =>
      part && getComputedStyle(part).position === 'sticky' ? part.offsetHeight : 0
    const measure = () => {
      const top = height(header)
      frame.style.setProperty('--header', `${top}px`)
      frame.style.setProperty('--stuck', `${parts.reduce((sum, part) => sum + height(part), top)}px`)
    }
    const observer = new ResizeObserver(measure)
    for (const part of parts) observer.observe(part)
    if (header) observer.observe(header)
    return () => observer.disconnect()
  }, [present])
  return root
}
