import { useDeferredValue, useMemo } from 'react'
import type { Reading } from '@/lib/rules'
import { readSetup } from './documents'
import type { Setup } from './model'

/** The setup as the engine reads it, a moment behind the reader's typing, so that a long table stays quick. */
export function useReading({ groups, lists }: Setup): Reading {
  const setup = useMemo(() => ({ groups, lists }), [groups, lists])
  const settled = useDeferredValue(setup)
  return useMemo(() => readSetup(settled), [settled])
}
