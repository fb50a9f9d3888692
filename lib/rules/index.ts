export { type GroupFields, type Lists, type RuleFields, ruleSetOf } from './build'
export { builtInDefault, type Consideration, type DecideOptions, type Decision, decide } from './decide'
export type { FieldCode, RuleFaults, Severity, Warning, WarningCode } from './faults'
export { type LimitName, type Limits, type Usage, usage } from './limits'
export { type Match, matchRule } from './match'
export type * from './model'
export { type PacketFields, type PacketProblem, type PacketProblemCode, parsePacket, protocolOf } from './packet'
export { type PagesReading, readPages, type Wholeness } from './pages'
export { protocolOfNumber } from './protocol-numbers'
export { type Quota, type QuotaPlan, quotaOf } from './quota'
export {
  type Counts,
  type DocumentKind,
  incompleteness,
  isOpen,
  isYaml,
  type Reading,
  type ReadOptions,
  type Recognised,
  read,
  readDocuments,
  type YamlReader,
} from './read'
export {
  type Addresses,
  type Area,
  type Blocker,
  type ChangedRegion,
  type Comparison,
  type Counterexample,
  compare,
  type Example,
  type Explanation,
  type Exposed,
  type Exposure,
  explain,
  exposed,
  exposures,
  type Found,
  type Judgement,
  judge,
  type MapChoice,
  type Needed,
  type Outcome,
  type Query,
  type ReachMap,
  type Redundancy,
  type Redundant,
  type Region,
  type RuleName,
  reachMap,
  redundant,
  removableTogether,
  type Service,
  SpaceLimit,
  type SpaceLimitName,
  type Specification,
  search,
  type Why,
} from './space'
export { readTrail, type TrailEffect, type TrailEvent, type TrailReading } from './trail'
export {
  type ChangeNote,
  type Changes,
  type CliOptions,
  type Command,
  type ConsoleStep,
  changes,
  commandLine,
  commandLines,
  consoleSteps,
  formatPeer,
  formatPorts,
  type NewRule,
  type Operation,
  type Permission,
  placeholders,
  type Refusal,
  type RefusalCode,
  type RequestDocument,
  type RuleDocument,
  ruleDocument,
  type Step,
  type TerraformOptions,
  toCli,
  toDocuments,
  toRequests,
  toTerraform,
} from './write'
