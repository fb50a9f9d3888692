export { firstMoves, keepForOffline } from './keep'
export { keptBeforeRenewal, renew, renewAfter } from './renew'
