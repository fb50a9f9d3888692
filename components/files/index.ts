export { FileButton } from './file-button'
export { fileTexts, useDroppedFiles } from './use-dropped-files'
