import { Gate } from '@/components/gate'
import { asLive, tellsWhenReady } from '@/components/runtime'
import { BenchRules } from './bench-rules'
import type { SimulatorParts } from './simulator'

/** The parts of a simulator that answer as soon as the page does. */
export const liveParts: SimulatorParts = {
  Gate: asLive(tellsWhenReady(Gate)),
  Rules: asLive(tellsWhenReady(BenchRules)),
}
