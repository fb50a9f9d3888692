import { useMemo } from 'react'
import { useEmbeds } from '@/components/embeds'
import { useHistory } from '@/components/history'
import { readDocuments } from '@/lib/rules'
import { setupOf } from '../draft/documents'
import type { Draft } from '../draft/model'
import { useLink } from '../draft/use-link'
import { useReading } from '../draft/use-reading'
import { packetDraft } from '../packet/draft'
import { Workbench } from './simulator'

/** The simulator in an answer, with the situation that the text speaks of: `<RuleSimulator caseId="rule-priority" />`. */
export function RuleSimulator({ caseId }: { readonly caseId: string }) {
  const situation = useEmbeds().cases[caseId]
  if (!situation) throw new Error(`This page carries no case "${caseId}"`)
  const initial = useMemo(
    (): Draft => ({
      ...setupOf(readDocuments(situation.documents).ruleSet),
      packet: packetDraft(situation.packet),
      port25Unblocked: false,
      before: null,
    }),
    [situation],
  )
  const history = useHistory(initial)
  const reading = useReading(history.value)
  const link = useLink(history.value)
  return <Workbench history={history} reading={reading} link={link} whole={false} />
}
