export { Loading } from './loading'
