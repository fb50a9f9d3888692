export { InTurn } from './in-turn'
export { asLive, InRegion, tellsWhenReady } from './live'
export { askDialog, isLeft, isReady, kept, opensAsk, readsAtOnce, unfolds } from './marks'
export { useLiveSignal } from './signal'
