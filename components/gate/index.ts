export { Gate } from './gate'
export type { Stage } from './road'
