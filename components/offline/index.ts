export { atFirstMove } from './first-move'
export { keepForOffline } from './keep'
export { keptBeforeRenewal, renew, renewAfter } from './renew'
