export { FileButton } from './file-button'
export { useDroppedFiles } from './use-dropped-files'
export { type TextFile, useFileTexts } from './use-file-texts'
