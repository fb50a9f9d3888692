export { ReachabilityPage } from './reachability-page'
export { layerReason } from './sentences'
