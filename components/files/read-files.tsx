import type { ReactNode } from 'react'
import { decoded } from './decoded'
import { type FileTaker, UnreadableFiles } from './unreadable-files'

/** A file as text. */
export interface TextFile {
  readonly name: string
  readonly text: string
}

/** The files that are text, and what is said of the others; null without any. Never fails of what is in them, see `decoded`. */
export async function readFiles(
  files: Iterable<File>,
  taker: FileTaker,
): Promise<{ readonly read: readonly TextFile[]; readonly note: ReactNode }> {
  const all = await Promise.all([...files].map(async (file) => ({ name: file.name, text: await decoded(file) })))
  const unreadable = all.flatMap(({ name, text }) => (text === null ? [name] : []))
  return {
    read: all.flatMap(({ name, text }) => (text === null ? [] : [{ name, text }])),
    note: unreadable.length > 0 ? <UnreadableFiles names={unreadable} taker={taker} /> : null,
  }
}
