import { messages as english } from '../../en/messages'
import type { Messages } from '../../ja/messages'
import * as ask from './ask'
import * as changed from './changed'
import * as cidr from './cidr'
import * as counts from './counts'
import * as gate from './gate'
import * as glossary from './glossary'
import * as guide from './guide'
import * as json from './json'
import * as lesson from './lesson'
import * as notes from './notes'
import * as policy from './policy'
import * as problems from './problems'
import * as quota from './quota'
import * as reachability from './reachability'
import * as rules from './rules'
import * as site from './site'
import * as special from './special'
import * as state from './state'
import * as tables from './tables'
import * as warnings from './warnings'
import * as workbench from './workbench'

/** The sections as they are written, without what is missing. */
export const written = {
  ...ask,
  ...changed,
  ...cidr,
  ...counts,
  ...gate,
  ...glossary,
  ...guide,
  ...json,
  ...lesson,
  ...notes,
  ...policy,
  ...problems,
  ...quota,
  ...reachability,
  ...rules,
  ...site,
  ...special,
  ...state,
  ...tables,
  ...warnings,
  ...workbench,
}

export const messages: Messages = {
  ask: { ...english.ask, ...written.ask },
  changed: { ...english.changed, ...written.changed },
  changesPage: { ...english.changesPage, ...written.changesPage },
  factNames: { ...english.factNames, ...written.factNames },
  cidr: { ...english.cidr, ...written.cidr },
  counts: { ...english.counts, ...written.counts },
  gate: { ...english.gate, ...written.gate },
  glossaryPage: { ...english.glossaryPage, ...written.glossaryPage },
  guide: { ...english.guide, ...written.guide },
  jsonCharacters: { ...english.jsonCharacters, ...written.jsonCharacters },
  jsonExpected: { ...english.jsonExpected, ...written.jsonExpected },
  jsonProblems: { ...english.jsonProblems, ...written.jsonProblems },
  lesson: { ...english.lesson, ...written.lesson },
  notes: { ...english.notes, ...written.notes },
  policy: { ...english.policy, ...written.policy },
  policyEffects: { ...english.policyEffects, ...written.policyEffects },
  policyExpected: { ...english.policyExpected, ...written.policyExpected },
  policyGroups: { ...english.policyGroups, ...written.policyGroups },
  policyProblems: { ...english.policyProblems, ...written.policyProblems },
  problems: { ...english.problems, ...written.problems },
  quota: { ...english.quota, ...written.quota },
  reachCauses: { ...english.reachCauses, ...written.reachCauses },
  reachChecks: { ...english.reachChecks, ...written.reachChecks },
  reachConsole: { ...english.reachConsole, ...written.reachConsole },
  reachFixes: { ...english.reachFixes, ...written.reachFixes },
  reachLayers: { ...english.reachLayers, ...written.reachLayers },
  reachReasons: { ...english.reachReasons, ...written.reachReasons },
  reachSteps: { ...english.reachSteps, ...written.reachSteps },
  reachSymptoms: { ...english.reachSymptoms, ...written.reachSymptoms },
  reachWhy: { ...english.reachWhy, ...written.reachWhy },
  reachability: { ...english.reachability, ...written.reachability },
  rules: { ...english.rules, ...written.rules },
  site: { ...english.site, ...written.site },
  spaceLimits: { ...english.spaceLimits, ...written.spaceLimits },
  special: { ...english.special, ...written.special },
  state: { ...english.state, ...written.state },
  work: { ...english.work, ...written.work },
  tables: { ...english.tables, ...written.tables },
  warnings: { ...english.warnings, ...written.warnings },
  workbench: { ...english.workbench, ...written.workbench },
}
