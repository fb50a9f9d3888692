export { asLive, tellsWhenReady, useLiveSignal } from './live'
export { askDialog, kept, opensAsk, readsAtOnce, unfolds } from './marks'
