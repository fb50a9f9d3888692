export { diagnose } from './diagnose'
export { judgeLayers } from './judge'
export { type ReachPrefill, reachabilityLink, readReachabilityLink } from './link'
export { type Masked, mask, masking } from './mask'
export { symptomOf } from './met'
export type { ReachQuestion } from './model/case'
export {
  type ReasonCode,
  reasonCodes,
  type StepKind,
  type Symptom,
  stepKinds,
  symptoms,
} from './model/codes'
export {
  type Because,
  type Cause,
  causes,
  type Diagnosis,
  type DiagnosticStep,
  type EvidencePlace,
  type Fix,
  type JudgedDirection,
  type JudgedPort,
  type Layer,
  type LayerName,
  type LayerState,
  layerNames,
  type OfferedPort,
  type Way,
} from './model/diagnosis'
export type { UnderstoodStretch } from './model/evidence'
export { changingNothing, type FixKind, fixKinds, type UndoneByHand, undoneByHand } from './model/fix-kinds'
export type { System, Target } from './model/target'
export { type FlowRecord, readFlowLog } from './read/network/flow-records'
export { type Suspicion, suspicions } from './symptom'
export { parseTarget, type TargetFields, type TargetProblem, targetProblems, targetProtocols } from './target'
