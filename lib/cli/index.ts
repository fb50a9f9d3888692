export { kebabSpelling } from './kebab'
export { type CliCall, cliCalls, type Parameter } from './parse'
