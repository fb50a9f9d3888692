export { diagnose, type Question } from './diagnose'
export { type Prefill, reachabilityLink, readReachabilityLink } from './link'
export {
  type Because,
  type Cause,
  type Diagnosis,
  type Fix,
  type Layer,
  type LayerName,
  layerNames,
  type State,
  type Step,
  type Target,
  type Understood,
} from './model'
export { type Suspicion, type Symptom, suspicions, symptomOf, symptoms } from './symptom'
export { parseTarget, type TargetFields, type TargetProblem } from './target'
