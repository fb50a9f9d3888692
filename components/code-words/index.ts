export { CodeWords } from './code-words'
