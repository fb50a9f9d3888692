import type { Messages } from '../../ja/messages'
import { ask } from './ask'
import { cidr } from './cidr'
import { lesson } from './lesson'
import { notes } from './notes'
import { policy } from './policy'
import { problems } from './problems'
import { reachability } from './reachability'
import { rules } from './rules'
import { site } from './site'
import { tables } from './tables'
import { warnings } from './warnings'

export const messages: Messages = {
  site,
  tables,
  ask,
  cidr,
  rules,
  reachability,
  policy,
  lesson,
  warnings,
  problems,
  notes,
}
