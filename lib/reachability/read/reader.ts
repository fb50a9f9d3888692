import type { LineSigns } from '../look'
import type { Evidence } from '../model/evidence'
import type { PastedBlock } from '../paste/blocks'

/** Reads what one program, or one kind of programs, prints. */
export interface EvidenceReader {
  /** Name of the program, as it is said to have been read. */
  readonly name: string
  /** Lines with which its output begins: there a stretch of its own begins, prompt or not. */
  readonly heads?: readonly RegExp[]
  /** Another head begins another output: each listing has one alone. */
  readonly single?: boolean
  /**
   * Patterns of which one holds, in any case, in a line of each block that tells it something, or in its command: it is not asked
   * of others. Absent: it is asked of all.
   */
  readonly signs?: LineSigns
  /** Lines without a sign say nothing to it, whatever stands around them: it is handed the others alone. */
  readonly sparse?: boolean
  /** Commands of which even an empty output tells it something. */
  readonly asked?: RegExp
  /**
   * What the block says, if this program printed it. Never throws; linear in the block's length.
   *
   * @param signed numbers of its lines, from 0, that have a sign; of one without signs, all of them
   */
  readonly read: (block: PastedBlock, signed: readonly number[]) => readonly Evidence[]
}
