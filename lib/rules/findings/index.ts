export { applied } from './change'
export { exportFindings, type FindingFormat, type FindingWords, findingSentence } from './export'
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
