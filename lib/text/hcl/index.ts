export type * from './model'
export { readHcl } from './read'
export { argumentOf, localsOf, resolved, type Scope } from './resolve'
