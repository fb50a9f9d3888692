import { type ReactNode, useState } from 'react'
import type { TextFile } from './read-files'
import type { FileTaker } from './unreadable-files'

interface FileTexts {
  readonly takeFiles: (files: Iterable<File>) => Promise<void>
  /** What is said of pictures among the files, beside the place that takes files; null without any. */
  readonly note: ReactNode
}

/**
 * Reads files of the reader's machine. Pictures and office documents, in which no text stands as it is, are set aside, and that is said;
 * nothing that was there before is touched. What reads them comes with the first file: few readers bring one.
 *
 * @param taker who reads the texts: what to bring in the place of a picture
 * @param take gets the texts of all others, where there are any
 */
export function useFileTexts(taker: FileTaker, take: (files: readonly TextFile[]) => void): FileTexts {
  const [note, setNote] = useState<ReactNode>(null)
  const takeFiles = async (files: Iterable<File>) => {
    const { readFiles } = await import('./read-files')
    const { read, note } = await readFiles(files, taker)
    setNote(note)
    if (read.length > 0) take(read)
  }
  return { takeFiles, note }
}
