import { useMemo } from 'react'
import { useEmbeds } from '@/components/embeds'
import { useHistory } from '@/components/history'
import { readDocuments } from '@/lib/rules'
import { setupOf } from '../draft/documents'
import { empty } from '../draft/example'
import type { Draft } from '../draft/model'
import { packetDraft } from '../packet/draft'
import { Simulator } from './simulator'

/** The simulator in an answer, with the situation that the text speaks of: `<RuleSimulator caseId="rule-priority" />`. */
export function RuleSimulator({ caseId }: { readonly caseId: string }) {
  const situation = useEmbeds().cases[caseId]
  if (!situation) throw new Error(`This page carries no case "${caseId}"`)
  const initial = useMemo(
    (): Draft => ({
      ...empty,
      ...setupOf(readDocuments(situation.documents).ruleSet),
      packet: packetDraft(situation.packet),
    }),
    [situation],
  )
  return <Simulator history={useHistory(initial)} />
}
