import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keepForOffline } from '@/components/offline'

/** A page of a browser as far as this is concerned: events, its address, a service worker that can be registered. */
function page({ saveData = false, readyState = 'loading' } = {}) {
  const events = new EventTarget()
  const register = vi.fn(async () => {})
  const postMessage = vi.fn()
  const serviceWorker = { register, ready: Promise.resolve({ active: { postMessage } }) }
  const globals = {
    document: { documentElement: { dataset: {} }, readyState },
    navigator: { serviceWorker, onLine: true, connection: { saveData } },
    location: { pathname: '/zh/faq/rule-priority/' },
    window: {},
    addEventListener: events.addEventListener.bind(events),
  }
  for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value)
  return { happens: (type: string) => events.dispatchEvent(new Event(type)), register, postMessage }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('what is kept for a time without a network does not compete with the page that is read', () => {
  it('nothing is asked for until the page is loaded, however long that takes and whatever its reader does', async () => {
    const { happens, register } = page()
    keepForOffline()
    happens('scroll')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(register).not.toHaveBeenCalled()
  })

  it('a loaded page is left alone for ten seconds', async () => {
    const { happens, register, postMessage } = page()
    keepForOffline()
    happens('load')
    await vi.advanceTimersByTimeAsync(9_999)
    expect(register).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(register).toHaveBeenCalledExactlyOnceWith('/sw.js', { updateViaCache: 'none' })
    expect(postMessage).toHaveBeenCalledExactlyOnceWith({ keep: 'zh' })
  })

  it.each(['scroll', 'pointermove', 'touchstart', 'keydown'])('or for three after a first %s', async (move) => {
    const { happens, register } = page({ readyState: 'complete' })
    keepForOffline()
    await vi.advanceTimersByTimeAsync(1_000)
    happens(move)
    await vi.advanceTimersByTimeAsync(1_500)
    happens(move)
    await vi.advanceTimersByTimeAsync(1_499)
    expect(register).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(register).toHaveBeenCalledOnce()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(register).toHaveBeenCalledOnce()
  })

  it('nothing is kept where the reader saves data', async () => {
    const { happens, register } = page({ saveData: true })
    keepForOffline()
    happens('load')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(register).not.toHaveBeenCalled()
  })
})
