import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { atFirstMove, keepForOffline } from '@/components/offline'

/** A page of a browser as far as this is concerned: events, its address, a service worker that can be registered. */
function page({ saveData = false } = {}) {
  const events = new EventTarget()
  const register = vi.fn(async () => {})
  const postMessage = vi.fn()
  const serviceWorker = { register, ready: Promise.resolve({ active: { postMessage } }) }
  const globals = {
    document: { documentElement: { dataset: {} } },
    navigator: { serviceWorker, onLine: true, connection: { saveData } },
    location: { pathname: '/zh/faq/rule-priority/' },
    window: {},
    addEventListener: events.addEventListener.bind(events),
  }
  for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value)
  const tells = (event: Event) => events.dispatchEvent(event)
  return { tells, happens: (type: string) => tells(new Event(type)), register, postMessage }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('what is kept for a time without a network does not compete with the page that is read', () => {
  it('nothing is asked for until the page is loaded, however long that takes and whatever its reader does', async () => {
    const { register } = page()
    keepForOffline()()
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
    expect(postMessage).toHaveBeenCalledExactlyOnceWith({ keep: 'zh', page: '/zh/faq/rule-priority/' })
  })

  it('or for three after a first move', async () => {
    const { happens, register } = page()
    const moved = keepForOffline()
    happens('load')
    await vi.advanceTimersByTimeAsync(1_000)
    moved()
    await vi.advanceTimersByTimeAsync(2_999)
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

describe('a first move', () => {
  const pointer = (movementX: number, movementY: number) =>
    Object.assign(new Event('pointermove'), { movementX, movementY })

  it.each(['scroll', 'keydown'])('is a %s, once', (type) => {
    const { happens } = page()
    const moved = vi.fn()
    atFirstMove(moved)
    expect(moved).not.toHaveBeenCalled()
    happens(type)
    happens('scroll')
    happens('keydown')
    expect(moved).toHaveBeenCalledOnce()
  })

  it('is a pointer that goes somewhere, and none that lies there as the page comes up', () => {
    const { tells } = page()
    const moved = vi.fn()
    atFirstMove(moved)
    tells(pointer(0, 0))
    expect(moved).not.toHaveBeenCalled()
    tells(pointer(0, 1))
    tells(pointer(1, 0))
    expect(moved).toHaveBeenCalledOnce()
  })
})
