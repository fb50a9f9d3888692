import { useMemo, useState } from 'react'
import type { RuleSet } from '@/lib/rules'
import { assemble } from '../draft/assembly'
import { useAssembly } from '../draft/use-assembly'
import { draftOfPacket } from '../packet/draft'
import { useAnswer } from '../work/use-answer'
import { Waiting } from '../work/waiting'
import { liveParts } from './live-parts'
import { Regions } from './panels/regions'
import { Simulator } from './simulator'
import { useCase } from './use-case'

/**
 * The simulator, which says beside its verdict for which packets the rules decide otherwise than they did at first:
 * `<BeforeAfter caseId="test-before-applying" />`.
 */
export function BeforeAfter({ caseId }: { readonly caseId: string }) {
  const history = useCase(caseId)
  const [first] = useState(history.value)
  const before = useMemo(() => assemble(first).ruleSet, [first])
  const { ruleSet: after, unread } = useAssembly(history.value)
  const changed = history.value.groups !== first.groups
  return (
    <Simulator
      begins="open"
      history={history}
      parts={liveParts}
      beside={() =>
        changed ? (
          <Difference
            before={before}
            after={after}
            whole={unread.length === 0}
            onPlay={(packet) => history.change((now) => ({ ...now, packet: draftOfPacket(packet) }))}
          />
        ) : null
      }
    />
  )
}

interface Props extends Pick<Parameters<typeof Regions>[0], 'whole' | 'onPlay'> {
  readonly before: RuleSet
  readonly after: RuleSet
}

function Difference({ before, after, whole, onPlay }: Props) {
  const question = useMemo(() => ({ before, after }), [before, after])
  const pending = useAnswer('difference', question)
  return (
    <>
      <Waiting work={pending} />
      {pending.answer ? (
        <div aria-busy={pending.stale}>
          <Regions comparison={pending.answer.comparison} whole={whole} onPlay={onPlay} />
        </div>
      ) : null}
    </>
  )
}
