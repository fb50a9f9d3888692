export { LongText, longestInBox } from './long-text'
