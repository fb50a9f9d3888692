import type { CidrProblem } from '@/lib/cidr'

/** A character of an address in digits and dots, as people write them. */
const numeral = /[\p{Nd}.．。]/u

/** The characters up to the last one that is none of an address. */
function withoutNumeral(characters: readonly string[]): readonly string[] {
  return characters.slice(0, characters.findLastIndex((character) => !numeral.test(character)) + 1)
}

/** A text with one of the repairs of its problem put where it belongs; the rest of the text stays. Linear in the text. */
export function repaired(text: string, { code, at }: Pick<CidrProblem, 'code' | 'at'>, repair: string): string {
  if (code === 'reversed-range') return repair
  const before = [...text.slice(0, at)]
  // A prefix is repaired with its slash, an octet with its whole address.
  const kept = code === 'prefix-zero' ? before.slice(0, -1) : withoutNumeral(before)
  const after = text.slice(at).replace(/^[\p{Nd}.．。*×]*/u, '')
  return `${kept.join('')}${repair}${after}`
}
