/** Milliseconds for which nothing competes with the reader: after a first move, or without one, on a loaded page. */
const calm = { moved: 3_000, still: 10_000 }

/** By which a reader shows that the page is being read. */
export const firstMoves = ['scroll', 'pointermove', 'touchstart', 'keydown'] as const

/** The language of a page: the first name of its path. */
function languageOf(path: string): string {
  return path.split('/')[1] ?? ''
}

async function register() {
  const { serviceWorker } = navigator
  if (!serviceWorker || Object(navigator).connection?.saveData === true) return
  await serviceWorker.register('/sw.js', { updateViaCache: 'none' })
  const { active } = await serviceWorker.ready
  active?.postMessage({ keep: languageOf(location.pathname) })
}

function begin() {
  let timer: ReturnType<typeof setTimeout> | undefined
  const after = (milliseconds: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      const start = () => void register().catch(() => {})
      if ('requestIdleCallback' in window) requestIdleCallback(start, { timeout: calm.still })
      else start()
    }, milliseconds)
  }
  const moved = new AbortController()
  for (const type of firstMoves)
    addEventListener(
      type,
      () => {
        moved.abort()
        after(calm.moved)
      },
      { passive: true, signal: moved.signal },
    )
  after(calm.still)
}

/**
 * Lets the browser keep the site in this page's language for when there is no network, long after the page has been loaded.
 * While there is none, `data-offline` stands on the root element: the page's frame has a sign for it.
 */
export function keepForOffline() {
  const root = document.documentElement
  if (document.readyState === 'complete') begin()
  else addEventListener('load', begin, { once: true })
  if (!navigator.onLine) root.dataset.offline = ''
  addEventListener('offline', () => {
    root.dataset.offline = ''
  })
  addEventListener('online', () => {
    delete root.dataset.offline
  })
}
