export { PasteField } from './paste-field'
