import { useCallback, useReducer } from 'react'

interface Past<T> {
  readonly before: readonly T[]
  readonly now: T
  readonly after: readonly T[]
}

type Change<T> =
  | { readonly kind: 'set'; readonly value: T }
  | { readonly kind: 'undo' | 'redo' }
  | { readonly kind: 'start'; readonly value: T }

export interface History<T> {
  readonly value: T
  /** Changes the value; the old one can be had back. */
  readonly set: (value: T) => void
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

function step<T>(past: Past<T>, change: Change<T>): Past<T> {
  const { before, now, after } = past
  if (change.kind === 'start') return { before: [], now: change.value, after: [] }
  if (change.kind === 'set') return { before: [...before.slice(1 - longest), now], now: change.value, after: [] }
  if (change.kind === 'undo') {
    const last = before.at(-1)
    return last === undefined ? past : { before: before.slice(0, -1), now: last, after: [now, ...after] }
  }
  const [next, ...rest] = after
  return next === undefined ? past : { before: [...before, now], now: next, after: rest }
}

/** A value with undo and redo. */
export function useHistory<T>(initial: T): History<T> {
  const [past, change] = useReducer(step<T>, { before: [], now: initial, after: [] })
  const set = useCallback((value: T) => change({ kind: 'set', value }), [])
  const start = useCallback((value: T) => change({ kind: 'start', value }), [])
  const undo = useCallback(() => change({ kind: 'undo' }), [])
  const redo = useCallback(() => change({ kind: 'redo' }), [])
  const { before, after } = past
  return { value: past.now, set, start, undo, redo, canUndo: before.length > 0, canRedo: after.length > 0, before }
}
