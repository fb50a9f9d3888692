import type { Lexicon } from './concepts'
import { type Entities, entitiesOf } from './entities'
import { longest, normalise, words } from './normalise'

/** A text as the search sees it. */
export interface Understood {
  readonly normalised: string
  /** Words, ideas (`#…`) and entities (`@…`), each once. */
  readonly terms: readonly string[]
  /** Ideas among the terms. */
  readonly concepts: readonly string[]
  readonly entities: Entities
}

/** Ports that have an answer of their own; all others mean the same to a reader: a service that does not answer. */
const ownPorts = new Set([22, 25, 80, 443, 465, 587, 3389])

/**
 * What a text says, at build time and in the browser alike.
 * @param spell puts mistyped words right; texts of our own need none
 */
export function understand(
  text: string,
  lexicon: Lexicon,
  spell: (normalised: string) => string = (same) => same,
): Understood {
  const start = text.slice(0, longest)
  const normalised = spell(normalise(start))
  const { entities, rest } = entitiesOf(start, normalised)
  const concepts = lexicon.conceptsOf(normalised)
  return {
    normalised,
    terms: [...new Set([...words(rest), ...concepts, ...entityTerms(entities)])],
    concepts,
    entities,
  }
}

/** Entities by what they mean to a reader, not by their value. */
function entityTerms(entities: Entities): string[] {
  const terms: string[] = []
  const add = (term: string, present: boolean) => {
    if (present) terms.push(term)
  }
  for (const port of entities.ports) terms.push(ownPorts.has(port) ? `@port${port}` : '@port')
  for (const protocol of entities.protocols) terms.push(`@${protocol}`)
  for (const direction of entities.directions) terms.push(`@${direction}`)
  add('@service', entities.services.length > 0)
  add('@ports', entities.ports.length > 1)
  add('@portrange', entities.portRanges.length > 0)
  add('@block', entities.blocks.length > 0)
  add('@range', entities.ranges.length > 0)
  add('@address', entities.addresses.length > 0)
  add('@prefix', entities.prefixes.length > 0 || entities.masks.length > 0 || entities.wildcards.length > 0)
  add(`@${entities.symptom}`, entities.symptom !== null)
  return terms
}
