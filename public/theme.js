// Runs before the first paint and needs nothing else of the page: the theme that the reader chose, the switches that choose
// it (`select[data-theme-switch]`), and the language links, which take the fragment along.
{
  const root = document.documentElement
  const key = 'sekisho:theme'
  const apply = (theme) => {
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme
    else delete root.dataset.theme
  }
  const show = () => {
    for (const choice of document.querySelectorAll('[data-theme-switch]')) choice.value = root.dataset.theme ?? 'system'
  }
  try {
    apply(localStorage.getItem(key))
  } catch {
    // Storage is closed to the page: the system's theme applies.
  }
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
        const [part] = parts.splice(0, 1)
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
      for (const move of ['pointerdown', 'keydown'])
        addEventListener(move, () => unfold(parts, Number.POSITIVE_INFINITY), { capture: true, once: true })
      const inTurn = () => {
        requestAnimationFrame(() => {
          const further = () => {
            unfold(parts, most)
            if (parts.length > 0) inTurn()
          }
          if ('requestIdleCallback' in window) requestIdleCallback(further)
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
  addEventListener('DOMContentLoaded', show)
  addEventListener('DOMContentLoaded', showWay)
  addEventListener('pageshow', show)
  addEventListener('change', ({ target }) => {
    if (target.matches('[data-ways] > fieldset input')) {
      try {
        localStorage.setItem(way, target.value)
      } catch {
        // The choice holds until the next page.
      }
    }
    if (!target.matches('[data-theme-switch]')) return
    apply(target.value)
    show()
    try {
      if (target.value === 'system') localStorage.removeItem(key)
      else localStorage.setItem(key, target.value)
    } catch {
      // The choice holds until the next page.
    }
  })
  addEventListener('click', ({ target }) => {
    const link = target.closest?.('a[data-other-language]')
    if (link) link.hash = location.hash
  })
  // The state in a fragment is shown first, not the example that it replaces: nothing is laid out twice before the reader.
  if (location.hash.includes('=')) {
    root.dataset.opening = ''
    setTimeout(() => delete root.dataset.opening, 9000)
  }
  // The screen of a lesson that the address names is there at the first paint: browsers look for what a fragment names
  // afterwards. Nothing of a lesson is seen until all of that screen is parsed; once it is `:target`, the marks are not needed.
  else if (location.hash.length > 1) {
    root.dataset.seeks = ''
    const seek = () => {
      const screen = document.getElementById(location.hash.slice(1))?.closest('[data-screens] > *')
      if (!screen?.nextElementSibling && document.readyState === 'loading') return
      seeking.disconnect()
      delete root.dataset.seeks
      if (!screen) return
      root.dataset.named = screen.dataset.screen ?? 'exercise'
      screen.dataset.named = ''
      const settle = () => {
        if (!document.querySelector(':target')) return requestAnimationFrame(settle)
        delete root.dataset.named
        delete screen.dataset.named
      }
      addEventListener('load', settle)
    }
    const seeking = new MutationObserver(seek)
    seeking.observe(root, { childList: true, subtree: true })
    addEventListener('DOMContentLoaded', seek)
  }
  // The way to the content leaves the fragment alone, which holds the state of a tool.
  addEventListener('click', (event) => {
    const main = event.target.closest?.('a[data-skip]') && document.getElementById('main')
    if (!main) return
    event.preventDefault()
    main.focus()
    main.scrollIntoView()
  })
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
  // A file that is dropped where nobody takes it does not replace the page.
  for (const kind of ['dragover', 'drop']) {
    addEventListener(kind, (event) => event.dataTransfer?.types.includes('Files') && event.preventDefault())
  }
  // A press beside an open dialog closes it.
  addEventListener('click', ({ target, clientX: x, clientY: y }) => {
    if (!(target instanceof HTMLDialogElement) || !target.open) return
    const { left, right, top, bottom } = target.getBoundingClientRect()
    if (x < left || x > right || y < top || y > bottom) target.close()
  })
}
