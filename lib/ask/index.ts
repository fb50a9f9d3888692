export { type Asker, type Hit, loadModel, type Reply } from './ask'
export type { Entities } from './entities'
export { type AskCorpus, type AskModel, buildModel } from './model'
