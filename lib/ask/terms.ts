import { conceptsOf } from './concepts'
import { type Entities, entitiesOf } from './entities'
import { longest, normalise, words } from './normalise'

/** A text as the search sees it. */
export interface Understood {
  readonly normalised: string
  /** Ids of the concepts among the terms. */
  readonly concepts: readonly string[]
  /** Words, concepts (`#…`) and entities (`@…`). */
  readonly terms: readonly string[]
  readonly entities: Entities
}

/** Ports that have an answer of their own; all others mean the same to a reader: a service that does not answer. */
const ownPorts = new Set([22, 25, 80, 443, 465, 3389])

/** Terms of a text, at build time and in the browser alike. */
export function understand(text: string): Understood {
  const start = text.slice(0, longest)
  const normalised = normalise(start)
  const { entities, rest } = entitiesOf(start, normalised)
  const concepts = conceptsOf(normalised)
  const terms = [...words(rest), ...concepts]
  for (const port of entities.ports) terms.push(ownPorts.has(port) ? `@port${port}` : '@port')
  if (entities.blocks.length > 0) terms.push('@block')
  if (entities.ranges.length > 0) terms.push('@range')
  if (entities.addresses.length > 0) terms.push('@address')
  return { normalised, terms, concepts, entities }
}
