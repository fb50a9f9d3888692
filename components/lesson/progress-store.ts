import { noProgress, type Progress, type ProgressProblem, readProgress, writeProgress } from '@/lib/lesson'

/** What the browser remembers, as the components see it. */
export interface KeptProgress {
  readonly progress: Progress
  /** False on the server and until the browser has taken over the page. */
  readonly ready: boolean
  /** What was stored and could not be read; it was set aside. */
  readonly setAside: { readonly problem: ProgressProblem; readonly text: string } | null
  /** False when the browser refuses to store. */
  readonly stored: boolean
  /** Grows when the record is replaced as a whole, so that editors start anew. */
  readonly epoch: number
}

/** Where the browser keeps the record. */
export const progressKey = 'sekisho.learn'
const asideKey = 'sekisho.learn.set-aside'

export const beforeTheBrowser: KeptProgress = {
  progress: noProgress,
  ready: false,
  setAside: null,
  stored: true,
  epoch: 0,
}

let kept: KeptProgress | null = null
const listeners = new Set<() => void>()

function write(name: string, text: string): boolean {
  try {
    window.localStorage.setItem(name, text)
    return true
  } catch {
    return false
  }
}

function load(): KeptProgress {
  const fresh: KeptProgress = { ...beforeTheBrowser, ready: true }
  let text: string | null
  try {
    text = window.localStorage.getItem(progressKey)
  } catch {
    return { ...fresh, stored: false }
  }
  if (text === null) return fresh
  const read = readProgress(text)
  if (read.ok) return { ...fresh, progress: read.progress }
  write(asideKey, text)
  return { ...fresh, setAside: { problem: read.problem, text } }
}

/** The record as it is now. */
export function current(): KeptProgress {
  kept ??= load()
  return kept
}

function tell(next: KeptProgress) {
  kept = next
  for (const listener of listeners) listener()
}

/** Changes the record and stores it. */
export function update(change: (progress: Progress) => Progress) {
  const before = current()
  const progress = change(before.progress)
  tell({ ...before, progress, stored: write(progressKey, writeProgress(progress)) })
}

/** Puts another record in the place of this one. */
export function replace(progress: Progress) {
  const before = current()
  tell({
    progress,
    ready: true,
    setAside: null,
    stored: write(progressKey, writeProgress(progress)),
    epoch: before.epoch + 1,
  })
}

/** Calls `listener` after each change, also of another tab. */
export function subscribe(listener: () => void): () => void {
  const fromElsewhere = (event: StorageEvent) => {
    if (event.key !== progressKey && event.key !== null) return
    kept = { ...load(), epoch: current().epoch }
    listener()
  }
  listeners.add(listener)
  window.addEventListener('storage', fromElsewhere)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', fromElsewhere)
  }
}
