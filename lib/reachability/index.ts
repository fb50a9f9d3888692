export { type FixKind, fixKinds, type ReasonCode, reasonCodes, type StepKind, stepKinds } from './codes'
export { diagnose, type Question } from './diagnose'
export { type Prefill, reachabilityLink, readReachabilityLink } from './link'
export { type Masked, mask } from './mask'
export {
  type Because,
  type Cause,
  causes,
  type Diagnosis,
  type Fix,
  type Layer,
  type LayerName,
  layerNames,
  type State,
  type Step,
  type System,
  type Target,
  type Understood,
  type Way,
} from './model'
export { type Suspicion, type Symptom, suspicions, symptomOf, symptoms } from './symptom'
export { parseTarget, type TargetFields, type TargetProblem } from './target'
