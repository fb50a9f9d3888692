export { builtInDefault, byPrecedence, type Consideration, type DecideOptions, type Decision, decide } from './decide'
export { type Match, matchRule } from './match'
export type * from './model'
export { type PacketFields, type PacketProblem, parsePacket } from './packet'
export { type Reading, type ReadOptions, read, readDocuments } from './read'
export {
  type Addresses,
  type Cell,
  type Change,
  type Counterexample,
  compare,
  type Difference,
  differences,
  type Example,
  type Exposed,
  exposed,
  type Judgement,
  judge,
  type Outcome,
  type Redundant,
  redundant,
  type Specification,
  type Why,
} from './space'
export { formatPeer, formatPorts, type RuleDocument, ruleDocument, toDocuments } from './write/documents'
