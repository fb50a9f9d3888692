import { useMemo } from 'react'
import { useEmbeds } from '@/components/embeds'
import { useHistory } from '@/components/history'
import { readDocuments } from '@/lib/rules'
import { setupOf } from '../draft/documents'
import { empty } from '../draft/example'
import type { Draft } from '../draft/model'
import { packetDraft } from '../packet/draft'
import { Simulator } from './simulator'

interface Props {
  /** A situation of `content/cases.ts`. */
  readonly caseId: string
  /** Whether it begins with everything that can be changed, as in a lesson, where changing it is the point. */
  readonly opened?: boolean
}

/** The simulator in a text, with the situation that the text speaks of: `<RuleSimulator caseId="rule-priority" />`. */
export function RuleSimulator({ caseId, opened = false }: Props) {
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
  return <Simulator history={useHistory(initial)} begins={opened ? 'open' : 'folded'} />
}
