import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

type Listener = (event: object) => void

/** Milliseconds that a file takes. */
const took = 100

/** The service worker with a language of so many files, and what it asks the network for, and when. */
async function worker(files: number, pages: readonly string[] = []) {
  const listeners = new Map<string, Listener>()
  const asked: { readonly path: string; readonly at: number }[] = []
  const kept = new Set<string>()
  const said: string[] = []
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
    WORDS: { en: { reading: 'read {done}/{all}', tools: 'tools {done}/{all}', whole: 'whole' } },
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
  const source = { postMessage: (words: string) => void said.push(words) }
  const keep = (page?: string) =>
    listeners.get('message')?.({ data: { keep: 'en', page }, source, waitUntil: () => {} })
  return { keep, asked, kept, said, most: () => most }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('what a browser keeps is fetched beside its reader', () => {
  it('four files at once, and for as long as one took nothing follows it', async () => {
    const { keep, asked, kept, most } = await worker(40)
    keep()
    await vi.runAllTimersAsync()
    expect(kept.size).toBe(41)
    expect(most()).toBe(4)
    const [list, ...files] = asked
    expect(list?.path).toBe('/offline/en.json')
    const first = files[0]?.at ?? 0
    const last = files.at(-1)?.at ?? 0
    // Ten for each lane: nine times a file and a rest before the last.
    expect(last - first).toBeGreaterThanOrEqual(9 * 2 * took)
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

  it('what is read comes before what makes it answer, and it is said how far that is, of which, and when it is whole', async () => {
    const { keep, asked, said } = await worker(40, ['/en/', '/en/faq/', '/en/tools/rules/'])
    keep('/en/')
    await vi.runAllTimersAsync()
    const [, ...files] = asked.map(({ path }) => path)
    expect(files.slice(0, 3).every((path) => path.startsWith('/en/'))).toBe(true)
    expect(files.slice(3).every((path) => path.startsWith('/_next/'))).toBe(true)
    const told = said.map((words): unknown => JSON.parse(words))
    expect(told.slice(0, 4)).toEqual(['read 1/3', 'read 2/3', 'read 3/3', 'tools 2/40'])
    expect(told.slice(-2)).toEqual(['tools 40/40', 'whole'])
    // Each time a page's style is worked out anew for it: not for every file.
    expect(told).toHaveLength(3 + 20 + 1)
  })

  it('each page that waits is told', async () => {
    const { keep, said } = await worker(4)
    keep()
    keep()
    await vi.runAllTimersAsync()
    expect(said.filter((words) => words === '"whole"')).toHaveLength(2)
    expect(said.filter((words) => words === '"tools 4/4"')).toHaveLength(2)
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
