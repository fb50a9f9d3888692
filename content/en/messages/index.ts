import type { Messages } from '../../ja/messages'
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

export const messages: Messages = {
  site,
  tables,
  ask,
  cidr,
  rules,
  lesson,
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
  warnings,
  problems,
  notes,
  special,
  policy,
  policyCharacters,
  policyEffects,
  policyExpected,
  policyGroups,
  policyProblems,
  workbench,
  quota,
}
