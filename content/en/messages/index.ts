import type { Messages } from '../../ja/messages'
import { ask } from './ask'
import { cidr } from './cidr'
import { notes } from './notes'
import { problems } from './problems'
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

export const messages: Messages = {
  site,
  tables,
  ask,
  cidr,
  rules,
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
}
