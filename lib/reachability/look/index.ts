import { remembered } from '../remember'
import { alternativesOf } from './literals'
import { Vocabulary } from './vocabulary'

/** Patterns of which one holds in each line that concerns somebody; null: every line does. */
export type LineSigns = readonly RegExp[] | null

/** An alternative of a pattern, and the group that it is a sign of. */
interface Sign {
  readonly group: number
  /** Null where the literals are enough. */
  readonly pattern: RegExp | null
  /** A bit for each set of literals of which it needs one. */
  readonly needed: number
  /** Those that were not met yet in the look of this number. */
  missing: number
  look: number
}

/** A sign, and which of the sets that it needs a literal is of. */
interface Need {
  readonly sign: Sign
  readonly bit: number
}

/** What all looks look for. */
const vocabulary = new Vocabulary()
remembered(() => vocabulary.forget())

/** Whether a pattern holds in a line, with or without the blanks around it. */
function holds(pattern: RegExp, line: string): boolean {
  if (pattern.test(line)) return true
  const text = line.trim()
  return text.length < line.length && pattern.test(text)
}

/** Longest line that patterns are tried on: in a longer one a literal is enough. */
const longestTried = 1000

const noGroups: readonly number[] = []

/**
 * Says of a line which groups of patterns hold in it, at the cost of one walk over its characters for all looks together: by the literals that the
 * patterns cannot do without, and, where it is to be `sure`, by the patterns whose literals stand there, with or without the blanks around the line. It may say so in vain
 * (of long lines even then), and never fails to say so.
 */
export class FirstLook {
  /** For each literal of the vocabulary what it speaks for. */
  private readonly needs: (Need[] | null)[] = []
  /** Groups that hold in every line. */
  private readonly always: number[] = []
  /** For each group the last look in which it held. */
  private readonly held: Int32Array
  private looks = 0
  /** The groups that hold, in their order, and how many there are. */
  private readonly found: number[] = []
  private count = 0

  /** @param sure which groups are to be sure, or whether all are */
  constructor(groups: readonly LineSigns[], sure: boolean | ((group: number) => boolean) = false) {
    this.held = new Int32Array(groups.length)
    const isSure = typeof sure === 'boolean' ? () => sure : sure
    for (const [group, signs] of groups.entries()) {
      if (signs === null) this.always.push(group)
      // A sign is the same in any case, as its literals are.
      for (const pattern of signs ?? [])
        for (const { source, needs } of alternativesOf(pattern))
          if (needs.length === 0) this.always.push(group)
          else
            this.add(group, isSure(group) ? new RegExp(source, `${pattern.flags.replace(/[giy]/g, '')}i`) : null, needs)
    }
  }

  private add(group: number, pattern: RegExp | null, needs: readonly (readonly string[])[]): void {
    const sign: Sign = { group, pattern, needed: (1 << needs.length) - 1, missing: 0, look: 0 }
    for (const [index, literals] of needs.entries())
      for (const literal of literals) {
        const number = vocabulary.numberOf(literal)
        while (this.needs.length <= number) this.needs.push(null)
        const own = this.needs[number]
        const need = { sign, bit: 1 << index }
        if (own) own.push(need)
        else this.needs[number] = [need]
      }
  }

  /** Looks at a line. */
  at(line: string): this {
    this.looks += 1
    this.count = 0
    for (let at = 0; at < this.always.length; at += 1) this.mark(this.always[at] ?? 0)
    const literals = vocabulary.in(line)
    for (let at = 0; at < literals.length; at += 1) {
      const number = literals[at] ?? 0
      const needs = number < this.needs.length ? this.needs[number] : null
      if (needs) this.meet(needs, line)
    }
    return this
  }

  private mark(group: number): void {
    if (this.has(group)) return
    this.held[group] = this.looks
    let at = this.count
    for (; at > 0 && (this.found[at - 1] ?? 0) > group; at -= 1) this.found[at] = this.found[at - 1] ?? 0
    this.found[at] = group
    this.count += 1
  }

  /** Notes that a literal stands in the line, and asks the patterns of which nothing is missing any more. */
  private meet(needs: readonly Need[], line: string): void {
    for (let at = 0; at < needs.length; at += 1) {
      const need = needs[at]
      if (!need || this.has(need.sign.group)) continue
      const { sign, bit } = need
      const missing = sign.look === this.looks ? sign.missing : sign.needed
      sign.look = this.looks
      sign.missing = missing & ~bit
      if (sign.missing > 0 || missing === 0) continue
      if (sign.pattern === null || line.length > longestTried || holds(sign.pattern, line)) this.mark(sign.group)
    }
  }

  /** The groups that hold in the line that was looked at, in their order. */
  groups(): readonly number[] {
    return this.count === 0 ? noGroups : this.found.slice(0, this.count)
  }

  /** Whether a group holds in the line that was looked at. */
  has(group: number): boolean {
    return this.held[group] === this.looks
  }
}
