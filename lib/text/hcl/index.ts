export type * from './model'
export { blocksOf, readHcl } from './read'
export { argumentOf, localsOf, resolved, type Scope } from './resolve'
