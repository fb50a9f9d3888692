export { askWorker, type Failure, type WorkReport } from './ask-worker'
export { type FailureValues, serveWork } from './serve'
export { type OngoingWork, useWork } from './use-work'
export { Working } from './working'
