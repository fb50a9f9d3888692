import { useEffect, useEffectEvent } from 'react'

/**
 * Takes files that are dropped anywhere on the page, or pasted, as a picture of the screen is; `null` takes none. Elements that take
 * their own stop the event.
 */
export function useDroppedFiles(take: ((files: readonly File[]) => void) | null) {
  const onFiles = useEffectEvent((files: readonly File[]) => take?.(files))
  const takes = take !== null
  useEffect(() => {
    if (!takes) return
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
    }
    const take = (event: Event, brought: DataTransfer | null) => {
      if (!brought?.files.length) return
      event.preventDefault()
      onFiles([...brought.files])
    }
    const drop = (event: DragEvent) => take(event, event.dataTransfer)
    // What is copied of a document has its picture beside its text.
    const paste = (event: ClipboardEvent) => event.clipboardData?.getData('text') || take(event, event.clipboardData)
    addEventListener('dragover', over)
    addEventListener('drop', drop)
    addEventListener('paste', paste)
    return () => {
      removeEventListener('dragover', over)
      removeEventListener('drop', drop)
      removeEventListener('paste', paste)
    }
  }, [takes])
}
