export { formatAddress, maxOf, widthOf } from './address'
export {
  type AddressSet,
  blocksBetween,
  differenceOf,
  endsOfBlock,
  hasHostBits,
  holds,
  intersectionOf,
  type ListProblem,
  type ReadSet,
  rangesOf,
  readSet,
  relationOf,
  type SetRelation,
  setOf,
  setOfRanges,
  sizeOf,
  textsOf,
} from './address-set'
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
  wildcardOf,
} from './block'
export { differenceIn, type Remainder } from './except'
export { type BlockExplanation, explainBlock, explainRange } from './explain'
export { blocksLeft, blocksTogether } from './few'
export { itemsOf, type ListItem, type Overlap, overlapsOf } from './list'
export { meantBy } from './meant'
export type { AddressRange, Block, CidrProblem, CidrProblemCode, Family, Note, NoteCode, Parsed } from './model'
export { ascending, WideNumbers } from './order'
export { dashes, parseAddress, parseBlock, parseMask, parseRange, parseWildcard } from './parse'
export { type SpecialName, special } from './special'
export { type Allotment, plan, split, splitTexts } from './split'
export { takesAway } from './taking'
