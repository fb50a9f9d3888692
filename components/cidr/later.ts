import dynamic from 'next/dynamic'
import { Loading } from '@/components/lazy'

/** What few need comes when they do: what stood in the field before, and lists of which one is taken from another. */
export const InputHistoryLater = dynamic(() => import('./input-history').then((module) => module.InputHistory), {
  loading: Loading,
})
export const TakingLater = dynamic(() => import('./taking').then((module) => module.Taking), { loading: Loading })
