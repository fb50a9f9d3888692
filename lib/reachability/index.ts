export { diagnose, type Question } from './diagnose'
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
export { parseTarget, type TargetFields, type TargetProblem } from './target'
