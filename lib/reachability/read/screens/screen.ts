import type { CloudDocument } from '../../model/evidence'

/** What stands on some lines of a text, counted from 0: the first, and the one after the last. */
export interface Screen {
  readonly from: number
  readonly to: number
  readonly what: CloudDocument['what']
  /** The text that its rules are read from; empty where `value` has all. */
  readonly text: string
  /** Numbers of the lines, from 0, that the lines of `text` were made of. */
  readonly rows: readonly number[]
  readonly value: unknown
  /** Its first row. */
  readonly line: string
  /** Number of the line which says that not all of it was copied; null where none does. */
  readonly cut: number | null
}

/** Finds what one page of the console shows, copied as text. */
export interface ScreenReader {
  /** Patterns of which one holds in the first line of each such screen. */
  readonly signs: readonly RegExp[]
  /**
   * Never throws; linear in the text.
   *
   * @param signed numbers of the lines, from 0, that may have a sign
   */
  readonly read: (lines: readonly string[], signed: readonly number[]) => readonly Screen[]
}
