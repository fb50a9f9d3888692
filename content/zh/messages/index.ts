import type { Messages } from '../../ja/messages'
import * as absent from './absent'
import * as ask from './ask'
import * as changed from './changed'
import * as cidr from './cidr'
import * as counts from './counts'
import * as course from './course'
import * as figures from './figures'
import * as files from './files'
import * as findings from './findings'
import * as gate from './gate'
import * as glossary from './glossary'
import * as guide from './guide'
import * as json from './json'
import * as lesson from './lesson'
import * as mending from './mending'
import * as notes from './notes'
import * as pasted from './pasted'
import * as policy from './policy'
import * as problems from './problems'
import * as quota from './quota'
import * as reachability from './reachability'
import * as rules from './rules'
import * as site from './site'
import * as special from './special'
import * as state from './state'
import * as tables from './tables'
import * as tasks from './tasks'
import * as warnings from './warnings'
import * as workbench from './workbench'

export const messages: Messages = {
  ...absent,
  ...ask,
  ...changed,
  ...cidr,
  ...counts,
  ...course,
  ...figures,
  ...files,
  ...findings,
  ...gate,
  ...json,
  ...glossary,
  ...guide,
  ...lesson,
  ...mending,
  ...notes,
  ...pasted,
  ...policy,
  ...problems,
  ...quota,
  ...reachability,
  ...rules,
  ...site,
  ...special,
  ...state,
  ...tables,
  ...tasks,
  ...warnings,
  ...workbench,
}
