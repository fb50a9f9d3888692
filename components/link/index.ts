export { Link } from './link'
