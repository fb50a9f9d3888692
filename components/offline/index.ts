export { keepForOffline } from './keep'
export { renew } from './renew'
