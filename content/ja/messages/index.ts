import { ask } from './ask'
import { cidr } from './cidr'
import { lesson } from './lesson'
import { notes } from './notes'
import { policy, policyCharacters, policyEffects, policyExpected, policyGroups, policyProblems } from './policy'
import { problems } from './problems'
import { quota } from './quota'
import {
  reachability,
  reachCauses,
  reachChecks,
  reachConsole,
  reachFixes,
  reachLayers,
  reachReasons,
  reachSteps,
  reachSymptoms,
  reachWhy,
} from './reachability'
import { rules } from './rules'
import { site } from './site'
import { special } from './special'
import { tables } from './tables'
import { warnings } from './warnings'
import { workbench } from './workbench'

export const messages = {
  site,
  tables,
  ask,
  cidr,
  rules,
  lesson,
  warnings,
  problems,
  notes,
  special,
  reachability,
  reachCauses,
  reachChecks,
  reachConsole,
  reachFixes,
  reachLayers,
  reachReasons,
  reachSteps,
  reachSymptoms,
  reachWhy,
  policy,
  policyCharacters,
  policyEffects,
  policyExpected,
  policyGroups,
  policyProblems,
  workbench,
  quota,
}

/** Interface strings; Japanese, the first language, says which exist. `{name}` is filled in by `format`. */
export type Messages = typeof messages
export type MessageSection = keyof Messages
