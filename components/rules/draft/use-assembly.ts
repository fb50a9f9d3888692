import { useDeferredValue, useMemo } from 'react'
import { type Assembly, assemble } from './assembly'
import type { Setup } from './model'

/** The rows put together, a moment behind the reader's typing, so that a long table stays quick. */
export function useAssembly({ groups, lists }: Pick<Setup, 'groups' | 'lists'>): Assembly {
  const setup = useMemo(() => ({ groups, lists }), [groups, lists])
  const settled = useDeferredValue(setup)
  return useMemo(() => assemble(settled), [settled])
}
