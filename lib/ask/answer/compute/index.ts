import type { Entities } from '../../text/entities'
import type { AddressFigures, Computed, RuleCountLimits } from './model'
import { portFigures } from './ports'
import { ruleCounts } from './rules'

export { asksForSize, namesAddresses, wantsAddressFigures } from './asked'
export type { AddressFigures, BlockFigures, Computed, Pasted, RuleCountLimits, Tool } from './model'

/**
 * Works out what a question asks for in figures; null when it asks for none. A symptom comes before any figure.
 * @param figures those of addresses; null where what works them out is not there
 * @param inPassing a block or an address that is named without a word of figures is a circumstance of what was asked before
 */
export function compute(
  normalised: string,
  entities: Entities,
  limits: RuleCountLimits,
  figures: AddressFigures | null,
  inPassing = false,
): Computed | null {
  return (
    figures?.(normalised, entities, limits.keptPerVSwitch, inPassing) ??
    ruleCounts(normalised, entities, limits) ??
    portFigures(normalised, entities)
  )
}
