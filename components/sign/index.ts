export { Sign, useYes } from './sign'
