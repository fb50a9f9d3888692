import { useCallback, useReducer } from 'react'

interface Past<T> {
  readonly before: readonly T[]
  readonly now: T
  readonly after: readonly T[]
  /** The run of changes that the present value ends, if it may go on. */
  readonly run: Run | null
}

/** Changes that follow each other quickly and are undone as one, such as the letters of a word. */
interface Run {
  readonly name: string
  /** Milliseconds, by the clock that all changes go by. */
  readonly at: number
}

type Change<T> =
  | { readonly kind: 'change'; readonly edit: (value: T) => T; readonly run: Run | null }
  | { readonly kind: 'undo' | 'redo' }
  | { readonly kind: 'start'; readonly value: T }

export interface History<T> {
  readonly value: T
  /**
   * Changes the value; the old one can be had back. Changes of one run are undone together when less than a second
   * lies between them.
   */
  readonly set: (value: T, run?: string) => void
  /** As `set`, from the value as it is by then; the function stays the same from render to render. */
  readonly change: (edit: (value: T) => T, run?: string) => void
  /** Begins anew with a value: nothing to undo. */
  readonly start: (value: T) => void
  readonly undo: () => void
  readonly redo: () => void
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** Earlier values, oldest first. */
  readonly before: readonly T[]
}

const longest = 200
/** Milliseconds after which a run has ended. */
const pause = 1000

function step<T>(past: Past<T>, change: Change<T>): Past<T> {
  const { before, now, after } = past
  if (change.kind === 'start') return { before: [], now: change.value, after: [], run: null }
  if (change.kind === 'change') {
    const { edit, run } = change
    const goesOn = run !== null && past.run?.name === run.name && run.at - past.run.at < pause
    return { before: goesOn ? before : [...before.slice(1 - longest), now], now: edit(now), after: [], run }
  }
  if (change.kind === 'undo') {
    const last = before.at(-1)
    return last === undefined ? past : { before: before.slice(0, -1), now: last, after: [now, ...after], run: null }
  }
  const [next, ...rest] = after
  return next === undefined ? past : { before: [...before, now], now: next, after: rest, run: null }
}

/** A value with undo and redo. */
export function useHistory<T>(initial: T): History<T> {
  const [past, dispatch] = useReducer(step<T>, { before: [], now: initial, after: [], run: null })
  const change = useCallback(
    (edit: (value: T) => T, run?: string) =>
      dispatch({ kind: 'change', edit, run: run === undefined ? null : { name: run, at: performance.now() } }),
    [],
  )
  const set = useCallback((value: T, run?: string) => change(() => value, run), [change])
  const start = useCallback((value: T) => dispatch({ kind: 'start', value }), [])
  const undo = useCallback(() => dispatch({ kind: 'undo' }), [])
  const redo = useCallback(() => dispatch({ kind: 'redo' }), [])
  const { before, after } = past
  return {
    value: past.now,
    set,
    change,
    start,
    undo,
    redo,
    canUndo: before.length > 0,
    canRedo: after.length > 0,
    before,
  }
}
