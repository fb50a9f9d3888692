export { FileButton } from './file-button'
export { textsOf, useDroppedFiles } from './use-dropped-files'
