export { formatAddress, maxOf, widthOf } from './address'
export {
  blockAt,
  contains,
  count,
  cover,
  formatBlock,
  lastOf,
  maskOf,
  type Relation,
  rangeOf,
  relation,
} from './block'
export type { AddressRange, Block, Family, Note, Parsed, Problem } from './model'
export { parseAddress, parseBlock, parseRange } from './parse'
