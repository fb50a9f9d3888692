import { useMemo, useState } from 'react'
import type { History } from '@/components/history'
import { format, useMessages } from '@/components/messages'
import type { Packet, RuleSet } from '@/lib/rules'
import { readSetup } from '../../draft/documents'
import type { Draft, Setup } from '../../draft/model'
import { useAnswer } from '../../work/use-answer'
import { Working } from '../../work/working'
import { PasteBox } from '../paste-box'
import { Plan } from './plan'
import { Regions } from './regions'

interface Props {
  readonly history: History<Draft>
  /** The rules as they are now; null while they cannot be read as a whole. */
  readonly after: RuleSet | null
  readonly onPlay: (packet: Packet) => void
}

/** What a change of the rules opens and closes, and the commands that make it. */
export function ChangesPanel({ history, after, onPlay }: Props) {
  const text = useMessages('workbench')
  const { value: draft, change } = history
  const { before } = draft
  const keep = ({ groups, lists, doubts }: Setup) => change((now) => ({ ...now, before: { groups, lists, doubts } }))
  return (
    <section aria-labelledby="changes-title">
      <h2 id="changes-title">{text.changesTitle}</h2>
      <p>{text.changesLead}</p>
      <p>
        {before
          ? format(text.beforeIs, { groups: before.groups.length, rules: ruleCount(before), now: ruleCount(draft) })
          : text.beforeNone}
      </p>
      <p className="tools no-print">
        <button type="button" className={before ? 'button' : 'button primary'} onClick={() => keep(draft)}>
          {text.keepBefore}
        </button>
        {before ? (
          <>
            <button
              type="button"
              className="button"
              onClick={() =>
                change(({ groups, lists, doubts, ...now }) => ({
                  ...now,
                  ...before,
                  before: { groups, lists, doubts },
                }))
              }
            >
              {text.swap}
            </button>
            <button type="button" className="button" onClick={() => change((now) => ({ ...now, ...before }))}>
              {text.backToBefore}
            </button>
          </>
        ) : null}
      </p>
      <PasteBox title={text.pasteBefore} takesDrops={false} onRead={(setup) => keep(setup)} />
      {before && after ? <Comparison before={before} after={after} onPlay={onPlay} /> : null}
    </section>
  )
}

function ruleCount({ groups }: Setup): number {
  return groups.reduce((sum, group) => sum + group.rules.length, 0)
}

interface ComparisonProps {
  readonly before: Setup
  readonly after: RuleSet
  readonly onPlay: (packet: Packet) => void
}

function Comparison({ before, after, onPlay }: ComparisonProps) {
  const [region, setRegion] = useState('')
  const old = useMemo(() => readSetup(before), [before])
  const question = useMemo(
    () => ({ before: old.ruleSet, after, options: region === '' ? {} : { region } }),
    [old, after, region],
  )
  const pending = useAnswer('changes', question)
  const { answer, stale } = pending
  return (
    <>
      <Working pending={pending} />
      {answer ? (
        <div aria-busy={stale}>
          <Regions comparison={answer.comparison} onPlay={onPlay} />
          <Plan plan={answer.plan} region={region} onRegion={setRegion} />
        </div>
      ) : null}
    </>
  )
}
