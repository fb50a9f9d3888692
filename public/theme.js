// Runs before the first paint of each page and needs nothing else of it: the theme that the reader chose, the switches that choose
// it (`select[data-theme-switch]`), the language links, which take the fragment along, and what the frame does by itself.
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
  addEventListener('DOMContentLoaded', show)
  addEventListener('pageshow', show)
  addEventListener('change', ({ target }) => {
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
  // The way to the content leaves the fragment alone, which holds the state of a tool.
  addEventListener('click', (event) => {
    const main = event.target.closest?.('a[data-skip]') && document.getElementById('main')
    if (!main) return
    event.preventDefault()
    main.focus()
    main.scrollIntoView()
  })
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
