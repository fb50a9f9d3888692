export { Sign } from './sign'
