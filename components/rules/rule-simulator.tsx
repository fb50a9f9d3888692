import { useMemo } from 'react'
import { useEmbeds } from '@/components/embeds'
import { useHistory } from '@/components/history'
import { readDocuments } from '@/lib/rules'
import { draftOf, packetDraft } from './draft'
import { useLink } from './use-link'
import { Workbench } from './workbench'

/** The simulator in an answer, with the situation that the text speaks of: `<RuleSimulator caseId="rule-priority" />`. */
export function RuleSimulator({ caseId }: { readonly caseId: string }) {
  const situation = useEmbeds().cases[caseId]
  if (!situation) throw new Error(`This page carries no case "${caseId}"`)
  const initial = useMemo(
    () => draftOf(readDocuments(situation.documents).ruleSet, packetDraft(situation.packet)),
    [situation],
  )
  const history = useHistory(initial)
  const link = useLink(history.value, false)
  return <Workbench history={history} link={link} whole={false} />
}
