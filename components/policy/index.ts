export { Findings as PolicyFindings } from './findings'
export { PolicyPage } from './policy-page'
export { looks as effectLooks } from './sentences'
