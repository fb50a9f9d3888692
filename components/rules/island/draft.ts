import type { Situation } from '@/components/embeds'
import type { RuleSet } from '@/lib/rules'
import { keepLists } from '../draft/assembly'
import { setupOf } from '../draft/documents'
import { empty } from '../draft/example'
import type { RulesDraft } from '../draft/model'
import { packetDraft } from '../packet/draft'

/** A situation of `content/cases.ts`, its documents read. */
export interface ReadSituation {
  readonly ruleSet: RuleSet
  readonly packet: Situation['packet']
}

/** A situation as the simulator begins with it: nothing of it has to be read again. */
export function situationDraft({ ruleSet, packet }: ReadSituation): RulesDraft {
  const setup = setupOf(ruleSet)
  keepLists(setup.lists, ruleSet)
  return { ...empty, ...setup, packet: packetDraft(packet) }
}
