import type { Situation } from '@/components/embeds'
import type { RuleSet } from '@/lib/rules'
import { keepLists } from '../draft/assembly'
import { empty } from '../draft/example'
import { groupDrafts } from '../draft/groups'
import type { RulesDraft } from '../draft/model'
import { packetDraft } from '../packet/draft'

/** A situation of `content/cases.ts`, its documents read. */
export interface ReadSituation {
  readonly ruleSet: RuleSet
  /** Its prefix and port lists, as documents. */
  readonly lists: readonly unknown[]
  readonly packet: Situation['packet']
}

/** A situation as the simulator begins with it: nothing of it has to be read again. */
export function situationDraft({ ruleSet, lists, packet }: ReadSituation): RulesDraft {
  keepLists(lists, ruleSet)
  return { ...empty, groups: groupDrafts(ruleSet), lists, packet: packetDraft(packet) }
}
