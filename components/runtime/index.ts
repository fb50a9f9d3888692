export { asLive, InRegion, tellsWhenReady } from './live'
export { askDialog, isLeft, kept, opensAsk, readsAtOnce, unfolds } from './marks'
export { useLiveSignal } from './signal'
