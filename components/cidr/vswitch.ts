import { type Block, blockAt, count, plan, widthOf } from '@/lib/cidr'

/** What a vSwitch is held to, as the page of content says it. */
export interface VSwitchFacts {
  /** Shortest and longest prefix that a vSwitch may have. */
  readonly shortest: number
  readonly longest: number
  /** Addresses that the system keeps at the start, and at the end. */
  readonly keptFirst: number
  readonly keptLast: number
}

/** How many addresses a vSwitch of this block gives to instances; null where none can have it. */
export function usableIn(block: Block, { shortest, longest, keptFirst, keptLast }: VSwitchFacts): bigint | null {
  if (block.family !== 4 || block.prefix < shortest || block.prefix > longest) return null
  return count(block) - BigInt(keptFirst + keptLast)
}

/** A part of a plan: a name, how many addresses are wanted, and the block that gives them. */
export interface Planned {
  readonly name: string
  readonly wanted: bigint
  readonly block: Block | null
  /** A block one bit longer would be large enough but for the addresses that the system keeps. */
  readonly grown: Block | null
}

/** A wish as it is written: `web 500`, `500`, or `500 web`. */
export interface Wish {
  readonly name: string
  readonly wanted: bigint
}

const number = /^[1-9][0-9]{0,38}$/
/** Most wishes that are planned at once. */
export const mostWishes = 500

/** The wishes of a text, by line, comma or semicolon; the part that is none, where there is one. */
export function readWishes(text: string): { readonly wishes: readonly Wish[] } | { readonly wrong: string } {
  const wishes: Wish[] = []
  const parts = text
    .normalize('NFKC')
    .split(/[\n,;、]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  for (const part of parts) {
    const words = part.split(/\s/).filter((word) => word !== '')
    const numbers = words.filter((word) => number.test(word))
    // Numbers alone are so many wishes without names.
    if (numbers.length === words.length) {
      wishes.push(...numbers.map((word) => ({ name: '', wanted: BigInt(word) })))
      continue
    }
    const [only] = numbers
    if (only === undefined || numbers.length > 1) return { wrong: part }
    wishes.push({ name: words.filter((word) => word !== only).join(' '), wanted: BigInt(only) })
  }
  return { wishes }
}

/**
 * Gives each wish the smallest block that holds it, largest first. For vSwitches the addresses that the system keeps are
 * added, and no block is smaller or larger than a vSwitch may be.
 */
export function planFor(block: Block, wishes: readonly Wish[], vswitch: VSwitchFacts | null): readonly Planned[] {
  if (!vswitch || block.family !== 4) {
    const given = plan(
      block,
      wishes.map(({ wanted }) => wanted),
    )
    return wishes.map((wish, index) => ({ ...wish, block: given[index]?.block ?? null, grown: null }))
  }
  const kept = BigInt(vswitch.keptFirst + vswitch.keptLast)
  const least = 1n << BigInt(widthOf(4) - vswitch.longest)
  const most = 1n << BigInt(widthOf(4) - vswitch.shortest)
  const sizes = wishes.map(({ wanted }) => (wanted + kept > least ? wanted + kept : least))
  const fitting = sizes.map((size) => (size > most ? count(block) + 1n : size))
  const given = plan(block, fitting)
  return wishes.map((wish, index) => {
    const placed = given[index]?.block ?? null
    const half = placed && placed.prefix < vswitch.longest ? blockAt(4, placed.first, placed.prefix + 1) : null
    return { ...wish, block: placed, grown: half && count(half) >= wish.wanted ? half : null }
  })
}
