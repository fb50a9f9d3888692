import { asLive, tellsWhenReady } from '@/components/runtime'
import { BenchRules } from './bench-rules'

/** The rules of a simulator, which answer as soon as the page does. */
export const LiveRules = asLive(tellsWhenReady(BenchRules))
