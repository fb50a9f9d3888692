export { LongName } from './long-name'
