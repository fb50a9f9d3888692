export { Heading } from './heading'
export { type Entry, Reading } from './reading'
