import { useEffect, useEffectEvent } from 'react'

/** Takes files that are dropped anywhere on the page; `null` takes none. Elements that take their own stop the event. */
export function useDroppedFiles(take: ((files: readonly File[]) => void) | null) {
  const onFiles = useEffectEvent((files: readonly File[]) => take?.(files))
  const takes = take !== null
  useEffect(() => {
    if (!takes) return
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
    }
    const drop = (event: DragEvent) => {
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length === 0) return
      event.preventDefault()
      onFiles(files)
    }
    window.addEventListener('dragover', over)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('drop', drop)
    }
  }, [takes])
}

/** The texts of files, by what reads them: few readers bring one. Never fails of what is in them, see `decoded`. */
export async function fileTexts(files: Iterable<Blob>): Promise<string[]> {
  return Promise.all([...files].map((await import('./decoded')).decoded))
}
