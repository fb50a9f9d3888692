import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

type Listener = (event: object) => void

/** Milliseconds that a file takes. */
const took = 100

/** The service worker with a language of so many files, and what it asks the network for, and when. */
async function worker(files: number, pages: readonly string[] = []) {
  const listeners = new Map<string, Listener>()
  const asked: { readonly path: string; readonly at: number }[] = []
  const kept = new Set<string>()
  let most = 0
  let underWay = 0
  const list = {
    hashed: Array.from({ length: files }, (_, index) => `/_next/static/${String(index)}.js`),
    others: pages.map((path) => [path, 'sha256-y']),
  }
  const cache = {
    match: async (path: string) => (kept.has(path) ? new Response() : undefined),
    put: async (path: string) => void kept.add(path),
  }
  const globals = {
    BUILD: 'b1',
    LISTS: { en: ['/offline/en.json', 'sha256-x'] },
    self: { addEventListener: (type: string, listener: Listener) => listeners.set(type, listener) },
    caches: { open: async () => cache, match: async () => undefined },
    fetch: async (path: string) => {
      asked.push({ path, at: Date.now() })
      underWay += 1
      most = Math.max(most, underWay)
      await new Promise((come) => setTimeout(come, took))
      underWay -= 1
      return Response.json(list)
    },
  }
  for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value)
  vi.resetModules()
  await import('@/components/offline/service-worker')
  const keep = (page?: string) => listeners.get('message')?.({ data: { keep: 'en', page }, waitUntil: () => {} })
  return { keep, asked, kept, most: () => most }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('what a browser keeps is fetched beside its reader', () => {
  it('two files at once, and for as long as one took nothing follows it', async () => {
    const { keep, asked, kept, most } = await worker(40)
    keep()
    await vi.runAllTimersAsync()
    expect(kept.size).toBe(41)
    expect(most()).toBe(2)
    const [list, ...files] = asked
    expect(list?.path).toBe('/offline/en.json')
    const first = files[0]?.at ?? 0
    const last = files.at(-1)?.at ?? 0
    // Twenty for each lane: nineteen times a file and a rest before the last.
    expect(last - first).toBeGreaterThanOrEqual(19 * 2 * took)
  })

  it('the page that is read comes first, and once', async () => {
    const { keep, asked } = await worker(6, ['/en/', '/en/faq/', '/en/learn/'])
    keep('/en/faq/')
    await vi.runAllTimersAsync()
    const [, first, ...rest] = asked.map(({ path }) => path)
    expect(first).toBe('/en/faq/')
    expect(rest).toHaveLength(8)
    expect(rest).not.toContain('/en/faq/')
  })

  it('once, however many pages ask for it meanwhile, and no more when it is there', async () => {
    const { keep, asked } = await worker(6)
    keep()
    await vi.advanceTimersByTimeAsync(2.5 * took)
    keep()
    await vi.runAllTimersAsync()
    keep()
    await vi.runAllTimersAsync()
    expect(asked).toHaveLength(7)
    expect(new Set(asked.map(({ path }) => path)).size).toBe(7)
  })
})
