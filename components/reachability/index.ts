export { diagnosisTold } from './example-told'
export { ReachabilityPage } from './reachability-page'
export { layerReason, remarksFor } from './sentences'
export type { WordedDiagnosis } from './use-diagnosis'
