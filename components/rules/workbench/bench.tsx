import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Gate, type Stage } from '@/components/gate'
import type { History } from '@/components/history'
import { format, useMessages, useNumbers } from '@/components/messages'
import type { StateInAddress } from '@/components/state'
import type { NewRule, Packet } from '@/lib/rules'
import { withChange, withoutRows } from '../draft/documents'
import { example } from '../draft/example'
import { fetchPacking } from '../draft/form'
import type { RuleDraft, RulesDraft } from '../draft/model'
import { useAssembly } from '../draft/use-assembly'
import { draftOfPacket } from '../packet/draft'
import { DraftPacket } from '../packet/draft-line'
import { VerdictStrip } from '../verdict/strip'
import { useVerdict } from '../verdict/use-verdict'
import { Bar } from './bar'
import { type EditSetup, GroupSettings } from './group-settings'
import type { Figures } from './panels/limits'
import { PastedLine } from './pasted-line'
import type { KnownService } from './services'
import { Toast } from './toast'
import type { View } from './use-page-state'
import { useStuck } from './use-stuck'
import { Views } from './views'
import styles from './workbench.module.css'

interface Props {
  readonly history: History<RulesDraft>
  readonly view: View
  readonly onView: (view: View) => void
  readonly inAddress: StateInAddress
  readonly services: readonly KnownService[]
  readonly figures: Figures
  /** Whether the box for documents is open, and the box itself. */
  readonly pasting: boolean
  readonly onPasting: (open: boolean) => void
  readonly children: ReactNode
  /** Called once the bench stands. */
  readonly onShown: () => void
}

/** The workbench: packet and verdict in view over every question about the rules. */
export function Bench({
  history,
  view,
  onView,
  inAddress,
  services,
  figures,
  pasting,
  onPasting,
  children,
  onShown,
}: Props) {
  const text = useMessages('rules')
  const work = useMessages('workbench')
  const { value: draft, change } = history
  const assembly = useAssembly(draft)
  const { packet, problem, judged, standings } = useVerdict(assembly, draft)
  const [notice, setNotice] = useState('')
  const [reveal, setReveal] = useState<{ readonly key: number } | null>(null)
  const [playedFrom, setPlayedFrom] = useState<View | null>(null)
  const [folded, setFolded] = useState(false)
  const verdict = useRef<HTMLDivElement>(null)
  const root = useStuck(true)
  useEffect(onShown, [onShown])
  useEffect(fetchPacking, [])
  const { ruleSet, unread } = assembly
  const name = ruleSet.groups.map((group) => group.name || group.id).join(text.listSeparator)
  const stages = useMemo(
    (): readonly [Stage] | null =>
      judged && packet ? [{ name, decision: judged.decision, packet, ruleSet, unread: judged.standIns }] : null,
    [judged, packet, name, ruleSet],
  )

  function open(next: View) {
    setReveal(null)
    setPlayedFrom(null)
    onView(next)
  }
  const { counted } = useNumbers()
  const say = useCallback(
    (rows: readonly RuleDraft[]) => {
      const ids = rows.map(({ id }) => id)
      const named = ids.slice(0, 5).join(text.listSeparator)
      const more = ids.length > 5 ? format(text.andMore, { items: named, count: ids.length - 5 }) : named
      setNotice(counted(work.removed, ids.length, { rules: more }))
    },
    [text, work, counted],
  )
  function remove(rows: readonly RuleDraft[]) {
    change((now) => withoutRows(now, rows))
    say(rows)
  }
  function fix(gone: readonly RuleDraft[], added: readonly NewRule[]) {
    change((now) => withChange(now, gone, added))
    setNotice(
      format(work.reviewFixed, {
        gone: counted(text.ruleCount, gone.length),
        added: counted(text.ruleCount, added.length),
      }),
    )
  }
  function show(key: number) {
    open('rules')
    setReveal({ key })
  }
  function play(next: Packet) {
    change((now) => ({ ...now, packet: draftOfPacket(next) }))
    setPlayedFrom(view)
    setFolded(false)
    requestAnimationFrame(() => {
      verdict.current?.focus({ preventScroll: true })
      root.current?.scrollIntoView({ block: 'start' })
    })
  }
  const editGroups: EditSetup = (edit) => change((now) => ({ ...now, groups: edit(now) }))

  return (
    <div ref={root} className={styles.frame}>
      <Bar history={history} state={inAddress} name={name} rows={assembly.rows} onExport={() => open('export')} />
      <PastedLine
        draft={draft}
        unread={unread}
        isExample={draft === example}
        onShow={show}
        onAgain={() => onPasting(!pasting)}
        open={pasting}
      />
      {children}
      {draft.groups.some(({ type }) => type === null) ? (
        <GroupSettings groups={draft.groups} asking onChange={editGroups} />
      ) : null}
      <div data-sticks className={styles.sticky}>
        <DraftPacket history={history} problem={problem} />
        <div ref={verdict} data-sticks tabIndex={-1} className={styles.verdict}>
          <VerdictStrip judged={judged} packet={packet} ruleSet={ruleSet} lost={draft.doubts.unread} />
        </div>
      </div>
      {stages ? (
        <div className={styles.gate}>
          <Gate stages={stages} folded={folded} onFold={setFolded} />
        </div>
      ) : null}
      <Views
        history={history}
        assembly={assembly}
        standings={standings}
        services={services}
        figures={figures}
        view={view}
        onView={open}
        playedFrom={playedFrom === view ? null : playedFrom}
        reveal={reveal}
        onShow={show}
        onPlay={play}
        onRemove={remove}
        onFix={fix}
        onRemoved={say}
        onGroups={editGroups}
      />
      <Toast text={notice} onUndo={history.undo} onDone={() => setNotice('')} />
    </div>
  )
}
