export { FileButton } from './file-button'
export { useDroppedFiles } from './use-dropped-files'
export { useFileTexts } from './use-file-texts'
