import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { askWorker, serveWork, type WorkReport } from '@/components/worker'
import { longestSilence, longestStart } from '@/components/worker/ask-worker'

/** A worker whose two sides are in one place; what it does not answer is up to the test. */
class Wire extends EventTarget {
  terminated = false
  readonly inside = new EventTarget()
  postMessage(data: unknown) {
    this.inside.dispatchEvent(new MessageEvent('message', { data }))
  }
  terminate() {
    this.terminated = true
  }
  reports(data: unknown) {
    if (!this.terminated) this.dispatchEvent(new MessageEvent('message', { data }))
  }
  serve<F extends string>(
    work: (question: number, onProgress: (share: number) => void) => number,
    of?: Parameters<typeof serveWork<number, number, F>>[1],
  ) {
    serveWork<number, number, F>(work, of, {
      addEventListener: (_, listener) =>
        this.inside.addEventListener('message', (event) => event instanceof MessageEvent && listener(event)),
      postMessage: (message) => this.reports(message),
    })
  }
}

function asked(wire: Wire) {
  const reports: WorkReport<number, 'limit'>[] = []
  const stop = askWorker<number, number, 'limit'>(
    () => wire as unknown as Worker,
    20,
    (report) => reports.push(report),
  )
  return { reports, stop }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('a question for a worker', () => {
  it('is answered, and the worker ends', () => {
    const wire = new Wire()
    wire.serve((question) => question + 1)
    const { reports } = asked(wire)
    expect(reports).toEqual([{ answer: 21 }])
    expect(wire.terminated).toBe(true)
    vi.advanceTimersByTime(longestStart * 2)
    expect(reports).toHaveLength(1)
  })

  it('whose work fails says how: by its own name where that was foreseen', () => {
    class Limit extends Error {}
    const foreseen = new Wire()
    foreseen.serve(
      () => {
        throw new Limit()
      },
      (error) => (error instanceof Limit ? { failure: 'limit', values: { most: 5 } } : null),
    )
    expect(asked(foreseen).reports).toEqual([{ failure: 'limit', values: { most: 5 } }])
    const unforeseen = new Wire()
    unforeseen.serve(() => {
      throw new Error('a mistake')
    })
    expect(asked(unforeseen).reports).toEqual([{ failure: 'broken' }])
  })

  it('security F3: whose script does not load, or dies, is lost', () => {
    const wire = new Wire()
    const { reports } = asked(wire)
    wire.dispatchEvent(new Event('error', { cancelable: true }))
    expect(reports).toEqual([{ failure: 'lost' }])
    expect(wire.terminated).toBe(true)
  })

  it('whose script never begins is lost after a while', () => {
    const wire = new Wire()
    const { reports } = asked(wire)
    vi.advanceTimersByTime(longestStart - 1)
    expect(reports).toEqual([])
    vi.advanceTimersByTime(1)
    expect(reports).toEqual([{ failure: 'lost' }])
  })

  it('that takes long is said to, and may still be answered', () => {
    const wire = new Wire()
    const { reports } = asked(wire)
    wire.reports({ alive: true })
    vi.advanceTimersByTime(longestSilence)
    expect(reports).toEqual([{ silent: true }])
    wire.reports({ progress: 0.5 })
    wire.reports({ answer: 7 })
    expect(reports.slice(1)).toEqual([{ progress: 0.5 }, { answer: 7 }])
  })

  it('that was stopped reports nothing more', () => {
    const wire = new Wire()
    const { reports, stop } = asked(wire)
    wire.reports({ alive: true })
    stop()
    wire.reports({ answer: 7 })
    vi.advanceTimersByTime(longestStart * 2)
    expect(reports).toEqual([])
  })

  it('where no worker can be made at all is lost', () => {
    const reports: unknown[] = []
    askWorker(
      () => {
        throw new Error('refused')
      },
      1,
      (report) => reports.push(report),
    )
    vi.runAllTimers()
    expect(reports).toEqual([{ failure: 'lost' }])
  })
})
