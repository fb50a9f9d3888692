import { useMemo } from 'react'
import { useEmbeds } from '@/components/embeds'
import { type History, useHistory } from '@/components/history'
import { readDocuments } from '@/lib/rules'
import { setupOf } from '../draft/documents'
import { empty } from '../draft/example'
import type { RulesDraft } from '../draft/model'
import { packetDraft } from '../packet/draft'

/** A situation of `content/cases.ts`, to be changed with undo. */
export function useCase(caseId: string): History<RulesDraft> {
  const situation = useEmbeds().cases[caseId]
  if (!situation) throw new Error(`This page carries no case "${caseId}"`)
  const initial = useMemo(
    (): RulesDraft => ({
      ...empty,
      ...setupOf(readDocuments(situation.documents).ruleSet),
      packet: packetDraft(situation.packet),
    }),
    [situation],
  )
  return useHistory(initial)
}
