export { askWorker, type Failure, type Report } from './ask-worker'
export { type FailureValues, serveWork } from './serve'
export { useWork, type Work } from './use-work'
export { Working } from './working'
