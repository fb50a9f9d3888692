// Runs before the first paint of a page of text and needs nothing else of it: what is laid out first, the way of doing things that
// the reader chose, and the section that is being read.
{
  const root = document.documentElement
  // A reader who begins at the top waits for what is there alone: on a phone, the rest is laid out after the first paint, a few
  // dozen elements at a time (base.css), and at once when the reader moves. Not where the address or the browser leads further
  // down.
  const [visit] = performance.getEntriesByType('navigation')
  if (visit?.type === 'navigate' && !location.hash) {
    root.dataset.first = 'view'
    const most = 60
    const sizeOf = (part) => part.getElementsByTagName('*').length + 1
    const partsOf = (part) => [
      part,
      ...(sizeOf(part) > most && part.matches('div, section, figure, ol, ul')
        ? [...part.children].flatMap(partsOf)
        : []),
    ]
    const unfold = (parts, room) => {
      let left = room
      while (parts.length > 0 && left > 0) {
        const part = parts.shift()
        delete part.dataset.later
        left -= parts[0]?.parentElement === part ? 1 : sizeOf(part)
      }
      if (parts.length === 0) delete root.dataset.first
    }
    addEventListener('load', () => {
      const below = '[data-flow="2"] > :nth-child(n + 3), [data-flow="4"] > :nth-child(n + 5), footer'
      const parts = [...document.querySelectorAll(below)].flatMap(partsOf)
      for (const part of parts) part.dataset.later = ''
      root.dataset.first = 'rest'
      // A tap that opens something where it stands needs nothing of what is below.
      const moved = ({ target }) => target.closest('[data-unfolds]') || unfold(parts, 1e9)
      addEventListener('pointerdown', moved, { capture: true })
      addEventListener('keydown', moved, { capture: true })
      const inTurn = () => {
        requestAnimationFrame(() => {
          const further = () => {
            // A part that the reader has called goes first.
            if (!root.querySelector('[data-taken][data-live=""]')) unfold(parts, most)
            if (parts.length > 0) inTurn()
          }
          if ('requestIdleCallback' in window) requestIdleCallback(further, { timeout: 99 })
          else setTimeout(further, 50)
        })
      }
      inTurn()
    })
  }
  // How a reader does things (console, CLI, Terraform) is asked once for all answers.
  const way = 'sekisho:way'
  const showWay = () => {
    try {
      const chosen = localStorage.getItem(way)
      for (const choice of document.querySelectorAll('[data-ways] > fieldset input'))
        if (choice.value === chosen) choice.checked = true
    } catch {
      // Each answer begins with its first way.
    }
  }
  addEventListener('DOMContentLoaded', showWay)
  addEventListener('change', ({ target }) => {
    if (!target.matches('[data-ways] > fieldset input')) return
    try {
      localStorage.setItem(way, target.value)
    } catch {
      // The choice holds until the next page.
    }
  })
  // Where there is room for the pages around a text, they come after it.
  if (innerWidth > 1439) addEventListener('load', () => import('/around.js'))
  // The contents of a text mark the section that is being read: the last whose heading has come to the upper quarter.
  let due = false
  const mark = () => {
    due = false
    const links = [...document.querySelectorAll('[data-contents] a')]
    const topOf = ({ hash }) => document.getElementById(hash.slice(1))?.getBoundingClientRect().top ?? Infinity
    const atEnd = innerHeight + scrollY >= root.scrollHeight - 2
    const current = atEnd ? links.at(-1) : links.findLast((link) => topOf(link) <= innerHeight / 4)
    for (const link of links) {
      if (link === current) link.setAttribute('aria-current', 'true')
      else link.removeAttribute('aria-current')
    }
  }
  addEventListener(
    'scroll',
    () => {
      if (due) return
      due = true
      requestAnimationFrame(mark)
    },
    { passive: true },
  )
}
