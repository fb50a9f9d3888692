import type { PastedBlock } from '../paste/blocks'

/** Most blocks that are kept to be held against others like them. */
const mostAlike = 20

/** After so many blocks in a row none of which was pasted before, those to come are not held against any for a while. */
const tried = 1024
const pause = 16_384

/** What a block was read as. */
export interface BlockRead {
  readonly as: readonly string[]
  /** Whether it holds evidence of many lines, which has to be taken once. All else is known when it is read again. */
  readonly isListing: boolean
}

/** A block that was read, by its lines: all else that its readers see is the same for those that are kept together. */
interface Known extends BlockRead {
  readonly lines: readonly string[]
}

/** What tells most blocks apart: of a command without an output that is all there is of it. */
function keyOf({ command, at, ended, cut, lines }: PastedBlock): string {
  const key = `${command ?? ''}\n${at ?? ''}\n${ended}`
  if (lines.length === 0) return key
  return `${key} ${cut} ${lines.length}\n${lines[0] ?? ''}\n${lines[lines.length >> 1] ?? ''}\n${lines.at(-1) ?? ''}`
}

/** Blocks that were read: one that was pasted before says nothing anew. */
export class BlocksRead {
  readonly #listings = new Map<string, Known[]>()
  readonly #others = new Map<string, Known[]>()
  /** How many blocks in a row were not pasted before. */
  #lone = 0

  /** What a block is read as; it is read unless it was before. */
  as(block: PastedBlock, read: () => BlockRead): readonly string[] {
    this.#lone = this.#lone < pause ? this.#lone + 1 : 0
    const isTried = this.#lone < tried
    if (this.#lone === tried) this.#others.clear()
    const key = isTried || this.#listings.size > 0 ? keyOf(block) : null
    const before = key === null ? undefined : this.#find(key, block.lines)
    if (before) {
      this.#lone = 0
      return before.as
    }
    const found = read()
    if (isTried || found.isListing) this.#keep(key ?? keyOf(block), { ...found, lines: block.lines })
    return found.as
  }

  #find(key: string, lines: readonly string[]): Known | undefined {
    const alike = [...(this.#listings.get(key) ?? []), ...(this.#others.get(key) ?? [])]
    return alike.find((other) => other.lines.every((line, index) => line === lines[index]))
  }

  #keep(key: string, known: Known): void {
    const kept = known.isListing ? this.#listings : this.#others
    const alike = kept.get(key)
    if (!alike) kept.set(key, [known])
    else if (alike.length < mostAlike) alike.push(known)
  }
}
