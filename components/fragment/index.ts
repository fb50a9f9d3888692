export { decodeState, encodeState } from './state'
