export { addressFigures } from './addresses'
