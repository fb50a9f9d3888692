export { applied } from './change'
export { exportFindings, type FindingFormat, type FindingWords, findingSentence } from './export'
export { type ExposedService, type Exposure, exposures } from './exposures'
export { findings } from './findings'
export type {
  AllowedPorts,
  ByHand,
  ByHandReason,
  Finding,
  FindingKind,
  FindingKinds,
  FindingOptions,
  FindingSeverity,
  Findings,
  OtherCheck,
  Proof,
  SafeChange,
} from './model'
export { reachOfRegion } from './openness'
export { isIdleBlock, raisedPriority } from './raised'
export { type Reach, reachText } from './reach'
