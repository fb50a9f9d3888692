export { CopyButton } from './copy-button'
export { SaveButton } from './save-button'
