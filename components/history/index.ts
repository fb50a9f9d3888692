export { type History, useHistory } from './use-history'
