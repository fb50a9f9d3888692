export { ScrollBox } from './scroll-box'
