import type { Messages } from '../../ja/messages'
import { ask } from './ask'
import { cidr } from './cidr'
import { lesson } from './lesson'
import { policy } from './policy'
import { reachability } from './reachability'
import { rules } from './rules'
import { site } from './site'
import { tables } from './tables'

export const messages: Messages = { site, tables, ask, cidr, rules, reachability, policy, lesson }
