export { ReachabilityPage } from './reachability-page'
export { reasonOf } from './sentences'
