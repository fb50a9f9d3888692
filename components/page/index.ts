export type { Crumb } from './head'
export { Link } from './link'
export { Page } from './page'
export { RootPage } from './root-page'
