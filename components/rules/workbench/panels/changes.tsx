import { useMemo } from 'react'
import type { History } from '@/components/history'
import { format, useMessages, useNumbers } from '@/components/messages'
import type { Packet, RuleSet } from '@/lib/rules'
import { assemble } from '../../draft/assembly'
import type { RulesDraft, Setup } from '../../draft/model'
import { useAnswer } from '../../work/use-answer'
import { Waiting } from '../../work/waiting'
import { PasteBox } from '../paste-box'
import { usePaste } from '../use-paste'
import styles from '../workbench.module.css'
import { Plan } from './plan'
import { Regions } from './regions'

interface Props {
  readonly history: History<RulesDraft>
  /** The rules as they are now; null while they cannot be read as a whole. */
  readonly after: RuleSet | null
  /** Everything has been read. */
  readonly whole: boolean
  readonly onPlay: (packet: Packet) => void
}

/** What a change of the rules opens and closes, and the commands that make it. */
export function ChangesPanel({ history, after, whole, onPlay }: Props) {
  const text = useMessages('workbench')
  const words = useMessages('rules')
  const { counted } = useNumbers()
  const { value: draft, change } = history
  const { before } = draft
  const keep = (setup: Setup) => change((now) => ({ ...now, before: setupIn(setup) }))
  const paste = usePaste({ takesDrops: false, onRead: keep })
  return (
    <section aria-labelledby="changes-title">
      <h2 id="changes-title">{text.changesTitle}</h2>
      <p>{text.changesLead}</p>
      <p>
        {before
          ? format(text.beforeIs, {
              groups: counted(words.groupCount, before.groups.length),
              rules: counted(words.ruleCount, ruleCount(before)),
              now: counted(words.ruleCount, ruleCount(draft)),
            })
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
              onClick={() => change((now) => ({ ...now, ...before, before: setupIn(now) }))}
            >
              {text.swap}
            </button>
            <button type="button" className="button" onClick={() => change((now) => ({ ...now, ...before }))}>
              {text.backToBefore}
            </button>
          </>
        ) : null}
      </p>
      <details className={styles.before}>
        <summary>{text.pasteBefore}</summary>
        <PasteBox paste={paste} />
      </details>
      {before && after ? (
        <Comparison
          before={before}
          after={after}
          whole={whole}
          region={draft.region}
          onRegion={(region) => change((now) => ({ ...now, region }), 'region')}
          onPlay={onPlay}
        />
      ) : null}
    </section>
  )
}

/** What is compared: groups and lists, without packet and view. */
function setupIn({ groups, lists, doubts, region }: Setup): Setup {
  return { groups, lists, doubts, region }
}

function ruleCount({ groups }: Setup): number {
  return groups.reduce((sum, group) => sum + group.rules.length, 0)
}

interface ComparisonProps {
  readonly before: Setup
  readonly after: RuleSet
  readonly whole: boolean
  readonly region: string
  readonly onRegion: (region: string) => void
  readonly onPlay: (packet: Packet) => void
}

function Comparison({ before, after, whole, region, onRegion, onPlay }: ComparisonProps) {
  const old = useMemo(() => assemble(before), [before])
  const unread = old.unread.length + before.doubts.unread
  const question = useMemo(
    () => ({ before: old.ruleSet, after, options: region === '' ? {} : { region } }),
    [old, after, region],
  )
  const pending = useAnswer('changes', question)
  const { answer, stale } = pending
  return (
    <>
      <Waiting work={pending} />
      {answer ? (
        <div aria-busy={stale}>
          <Regions comparison={answer.comparison} whole={whole && unread === 0} onPlay={onPlay} />
          <Plan plan={answer.plan} region={region} onRegion={onRegion} />
        </div>
      ) : null}
    </>
  )
}
