export { Gate } from './gate'
export type { Stage, Unreadable } from './road'
