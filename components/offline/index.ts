export { firstMoves, keepForOffline } from './keep'
export { keptBeforeRenewal, renew } from './renew'
