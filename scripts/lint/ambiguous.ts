import type { CharSet, Concatenation, Element, NoParent } from 'refa'

type Node = NoParent<Element>
type Alternatives = readonly NoParent<Concatenation>[]

/** A character that a pattern asks for, at one place of it, and the places that may come next. */
interface Place {
  readonly set: CharSet
  readonly next: Set<Place>
}

/** Part of a pattern as places: where it may begin and end, and whether it may be nothing. */
interface Part {
  readonly first: readonly Place[]
  readonly last: readonly Place[]
  readonly empty: boolean
}

const nothing: Part = { first: [], last: [], empty: true }

/** As many turns of a bounded repetition are told apart; of more, the rest is taken for one that has no bound. */
const mostTurns = 4

function joined(a: Part, b: Part): Part {
  for (const place of a.last) for (const next of b.first) place.next.add(next)
  return {
    first: a.empty ? [...a.first, ...b.first] : a.first,
    last: b.empty ? [...a.last, ...b.last] : b.last,
    empty: a.empty && b.empty,
  }
}

function either(parts: readonly Part[]): Part {
  return {
    first: parts.flatMap(({ first }) => first),
    last: parts.flatMap(({ last }) => last),
    empty: parts.some(({ empty }) => empty),
  }
}

function repeated(part: Part): Part {
  for (const place of part.last) for (const next of part.first) place.next.add(next)
  return part
}

function partOf(node: Node): Part {
  switch (node.type) {
    case 'CharacterClass': {
      const place: Place = { set: node.characters, next: new Set() }
      return { first: [place], last: [place], empty: false }
    }
    case 'Alternation':
      return partOfAll(node.alternatives)
    case 'Quantifier':
      return partOfTurns(node)
    default:
      return nothing
  }
}

/** One turn after the other; only the last ones may be left out, so that a text has one way through them. */
function partOfTurns({ min, max, alternatives }: Node & { readonly type: 'Quantifier' }): Part {
  if (max === 0) return nothing
  const endless = max > mostTurns
  const turns = endless ? Math.min(Math.max(min, 1), mostTurns) : max
  let rest = nothing
  for (let turn = turns - 1; turn >= 0; turn -= 1) {
    const one = partOfAll(alternatives)
    const whole = joined(endless && turn === turns - 1 ? repeated(one) : one, rest)
    rest = turn < min ? whole : { ...whole, empty: true }
  }
  return rest
}

function partOfAll(alternatives: Alternatives): Part {
  return either(alternatives.map(({ elements }) => elements.map(partOf).reduce(joined, nothing)))
}

/**
 * Whether one text can be taken by a repetition without bound in several ways that meet again, so that each such text
 * doubles the ways: `(?:a|a)*`, `(?:a|aa)*`.
 */
export function isAmbiguous(alternatives: Alternatives): boolean {
  const { first } = repeated(partOfAll(alternatives))
  const places = [...reachable(first)]
  const numbers = new Map(places.map((place, index) => [place, index]))
  const meets = places.map((a) => places.map((b) => !a.set.isDisjointWith(b.set)))
  const followers = places.map(({ next }) => [...next].flatMap((place) => numbers.get(place) ?? []))
  const size = places.length
  /** Pairs of places that one text leads to, from a pair, whichever way each takes. */
  const from = (start: number): ReadonlySet<number> => {
    const seen = new Set<number>()
    const queue = [start]
    for (const pair of queue) {
      for (const a of followers[Math.floor(pair / size)] ?? []) {
        for (const b of followers[pair % size] ?? []) {
          const next = a * size + b
          if (!meets[a]?.[b] || seen.has(next)) continue
          seen.add(next)
          queue.push(next)
        }
      }
    }
    return seen
  }
  return places.some((_, index) => {
    const same = index * size + index
    const parted = [...from(same)].filter((pair) => Math.floor(pair / size) !== pair % size)
    return parted.some((pair) => from(pair).has(same))
  })
}

function reachable(first: readonly Place[]): ReadonlySet<Place> {
  const seen = new Set(first)
  for (const place of seen) for (const next of place.next) seen.add(next)
  return seen
}
