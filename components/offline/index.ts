export { atFirstMove } from './first-move'
export { keepForOffline } from './keep'
export { isLost, keptBeforeRenewal, renew } from './renew'
export { renewAfter } from './renew-after'
