export { diagnosisTold } from './example-told'
export { ReachabilityPage } from './reachability-page'
export { layerReason } from './sentences'
