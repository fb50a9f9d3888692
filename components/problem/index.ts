export { ProblemShown } from './problem-shown'
