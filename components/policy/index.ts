export { Effect } from './effect'
export { OpenOperations as PolicyFindings } from './findings'
export { PolicyPage } from './policy-page'
export { RefusalWords } from './refusal-panel'
