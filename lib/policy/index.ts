export { type ActionGroup, actionsOfSecurityGroups, type SecurityGroupAction } from './actions'
export {
  type Considered,
  decidePolicy,
  type Likely,
  mostActionCharacters,
  mostResourceCharacters,
  type PolicyDecision,
  type PolicyEffect,
  type PolicyRequest,
} from './decide'
export type * from './model'
export { type PolicyReading, readPolicy } from './read'
export { type ClosingOptions, closingStatement, type DenyStatement, type Remaining, whatRemains } from './remains'
export type { NamedCharacter } from './sentences'
export { wildcardMatches } from './wildcard'
