export { showOpened } from './opening'
export { replaceFragment } from './replace-fragment'
export { decodeState, encodeState, longestLink } from './state'
export { type Opened, useFragment } from './use-fragment'
