export { type GoalPacket, goalPackets, packetsOfExercise } from './goal-packets'
export { type AclJudgement, judgeAcl, mostEntries } from './judge-acl'
export { type AddressJudgement, judgeAddresses, type WrongAddresses } from './judge-addresses'
export { type CodeJudgement, judgeCode } from './judge-code'
export { type IncidentJudgement, judgeIncident, suspects, suspectsOf } from './judge-incident'
export { judgePacket, type PacketJudgement } from './judge-packet'
export { judgePolicy, type PolicyJudgement, type WrongRequest } from './judge-policy'
export { answersOf, decisionOf, judgeQuiz, optionsOf, packetOfFields, type QuizJudgement } from './judge-quiz'
export { judgeRules, type RulesJudgement, rulesCounted, withLists } from './judge-rules'
export { judgeSteps, type StepsJudgement, type StepsProblem, statesOf } from './judge-steps'
export type * from './model'
export type { ForbiddenMove } from './moves'
export {
  type ExerciseProgress,
  type Next,
  nextOf,
  noProgress,
  type Progress,
  type ProgressProblem,
  readProgress,
  type Tally,
  tally,
  withDraft,
  withHelp,
  withLast,
  withSolved,
  writeProgress,
} from './progress'
export { beatenByTie } from './tie'
export { type WhyNot, whyNot } from './why-not'
