export { ReachabilityPage } from './reachability-page'
