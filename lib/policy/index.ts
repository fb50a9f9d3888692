export type { ContextValue, RequestContext } from './conditions/evaluate'
export { type ConditionType, typeOfKey } from './conditions/keys'
export type { Likely } from './conditions/operators'
export { type ActionGroup, actionsOfSecurityGroups, type SecurityGroupAction } from './data/actions'
export {
  type Considered,
  decidePolicy,
  mostActionCharacters,
  mostResourceCharacters,
  type PolicyDecision,
  type PolicyEffect,
  type PolicyRequest,
} from './decide'
export type * from './faults'
export type * from './model'
export { isPolicyYaml, type PolicyReading, type ReadingOptions, readPolicyWith } from './read'
export { gatherTemplate } from './read/templates'
export { gatherTerraform } from './read/terraform'
export { isTerraformText, mayHoldTemplate } from './read/terraform-text'
export { readPolicy } from './read/whole'
export { type AllowPolicy, holdsPolicy, type Refusal, readRefusal } from './refusal'
export { type ClosingOptions, closingStatement, type DenyStatement, type Remaining, whatRemains } from './remains'
export { wayRound } from './way-round'
export { wildcardMatches } from './wildcard'
