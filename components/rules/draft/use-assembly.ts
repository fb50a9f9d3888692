import { useEffect, useMemo, useState } from 'react'
import { type Assembly, assemble } from './assembly'
import type { Setup } from './model'

/** Rules up to which everything follows every key; of more, what is put together has settled already. */
export const few = 400
/** Milliseconds without a key after which a longer table follows. */
const pause = 120

/**
 * The rows put together. What is typed into a row of a long table is put together in the next pause of the reader's typing;
 * rows that come or go show at once.
 */
export function useAssembly({ groups, lists }: Pick<Setup, 'groups' | 'lists'>): Assembly {
  const setup = useMemo(() => ({ groups, lists }), [groups, lists])
  const settled = useSettled(setup, waits)
  return useMemo(() => assemble(settled), [settled])
}

type Part = Pick<Setup, 'groups' | 'lists'>

/** Whether a change can wait: it is in a row of a long table. */
function waits(now: Part, before: Part): boolean {
  const count = countOf(now)
  return count > few && count === countOf(before) && now.groups.length === before.groups.length
}

function countOf({ groups }: Part): number {
  return groups.reduce((sum, { rules }) => sum + rules.length, 0)
}

/** The value, or while changes that can wait follow each other, the one before them. */
function useSettled<T>(value: T, canWait: (now: T, before: T) => boolean): T {
  const [kept, setKept] = useState(value)
  const waiting = value !== kept && canWait(value, kept)
  if (!waiting && value !== kept) setKept(value)
  useEffect(() => {
    if (!waiting) return
    const timer = setTimeout(() => setKept(value), pause)
    return () => clearTimeout(timer)
  }, [waiting, value])
  return waiting ? kept : value
}
