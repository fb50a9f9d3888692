import type { Entities } from '../../text/entities'
import { addressFigures } from './addresses'
import type { Computed, RuleCountLimits } from './model'
import { portFigures } from './ports'
import { ruleCounts } from './rules'

export type { BlockFigures, Computed, Pasted, RuleCountLimits, Tool } from './model'

/** Works out what a question asks for in figures; null when it asks for none. A symptom comes before any figure. */
export function compute(normalised: string, entities: Entities, limits: RuleCountLimits): Computed | null {
  return (
    addressFigures(normalised, entities, limits.keptPerVSwitch) ??
    ruleCounts(normalised, entities, limits) ??
    portFigures(normalised, entities)
  )
}
