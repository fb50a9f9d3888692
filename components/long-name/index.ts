export { Breakable } from './breakable'
export { LongName } from './long-name'
