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

export const messages = { site, tables, ask, cidr, rules, reachability, policy, lesson, warnings, problems, notes }

/** Interface strings; Japanese, the first language, says which exist. `{name}` is filled in by `format`. */
export type Messages = typeof messages
export type MessageSection = keyof Messages
