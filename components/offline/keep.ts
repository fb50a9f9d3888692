/** Milliseconds for which nothing competes with the reader: after a first move, or without one, on a loaded page. */
const calm = { moved: 3_000, still: 10_000 }

async function register() {
  const { serviceWorker } = navigator
  if (!serviceWorker || Object(navigator).connection?.saveData) return
  await serviceWorker.register('/sw.js', { updateViaCache: 'none' })
  // Words of the build, as a string of CSS: the page's foot shows them (`footer.module.css`), and no page has to bring them.
  serviceWorker.onmessage = ({ data }) => document.documentElement.style.setProperty('--kept', data)
  const { active } = await serviceWorker.ready
  const { pathname } = location
  // The first name of a page's path is its language.
  active?.postMessage({ keep: pathname.split('/')[1], page: pathname })
}

/**
 * Lets the browser keep the site in this page's language for when there is no network, long after the page has been loaded.
 * While there is none, `data-offline` stands on the root element: the page's frame has a sign for it.
 *
 * @returns to be called at the reader's first move, after which it may be sooner
 */
export function keepForOffline(): () => void {
  const root = document.documentElement
  let wait = calm.still
  let timer: ReturnType<typeof setTimeout> | undefined
  const begin = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      const start = () => void register().catch(() => {})
      if ('requestIdleCallback' in window) requestIdleCallback(start, { timeout: calm.still })
      else start()
    }, wait)
  }
  addEventListener('load', begin)
  const tell = () => root.toggleAttribute('data-offline', !navigator.onLine)
  // The service worker may have said so already: it knows when a server does not answer.
  if (!navigator.onLine) tell()
  addEventListener('offline', tell)
  addEventListener('online', tell)
  return () => {
    wait = calm.moved
    if (timer) begin()
  }
}
