export type { Crumb } from './head'
export { Page } from './page'
export { RootPage } from './root-page'
export { toolWays } from './ways'
