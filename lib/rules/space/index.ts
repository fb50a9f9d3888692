export { compare, type Difference, type Exposed, exposed } from './compare'
export { type Redundant, redundant, type Why } from './redundant'
