/** The picture of a simulator. */
import { Gate } from '@/components/gate'
import { tellsWhenReady } from '@/components/runtime'

export const IslandGate = tellsWhenReady(Gate)
