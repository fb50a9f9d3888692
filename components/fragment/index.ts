export { decodeState, encodeState, longestLink } from './state'
