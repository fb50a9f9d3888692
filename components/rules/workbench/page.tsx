import dynamic from 'next/dynamic'
import { useCallback, useMemo, useRef, useState } from 'react'
import { Gate, type Stage } from '@/components/gate'
import { useHistory } from '@/components/history'
import { Loading } from '@/components/lazy'
import { format, useMessages } from '@/components/messages'
import { Page } from '@/components/page'
import { KeptNote, NeedsScript } from '@/components/state'
import { type Tab, Tabs } from '@/components/tabs'
import type { Packet } from '@/lib/rules'
import { withoutRows } from '../draft/documents'
import { empty, example } from '../draft/example'
import type { Draft, RuleDraft, Setup } from '../draft/model'
import { useAssembly } from '../draft/use-assembly'
import { RuleTable } from '../editor/rule-table'
import { draftOfPacket } from '../packet/draft'
import { PacketLine } from '../packet/line'
import { Caveats } from '../verdict/caveats'
import { VerdictStrip } from '../verdict/strip'
import { useVerdict } from '../verdict/use-verdict'
import { useAnswer } from '../work/use-answer'
import { Bar } from './bar'
import { GroupSettings } from './group-settings'
import type { Figures } from './panels/limits'
import { PasteBox } from './paste-box'
import { PastedLine } from './pasted-line'
import { type KnownService, wholeProtocols } from './services'
import { Toast } from './toast'
import { usePageState, type View, views } from './use-page-state'
import { useStuck } from './use-stuck'
import styles from './workbench.module.css'

const Findings = dynamic(() => import('./panels/findings').then((module) => module.Findings), { loading: Loading })
const ExposurePanel = dynamic(() => import('./panels/exposure').then((module) => module.ExposurePanel), {
  loading: Loading,
})
const MapPanel = dynamic(() => import('../map/map-panel').then((module) => module.MapPanel), { loading: Loading })
const Search = dynamic(() => import('./panels/search').then((module) => module.Search), { loading: Loading })
const LimitsPanel = dynamic(() => import('./panels/limits').then((module) => module.LimitsPanel), { loading: Loading })
const ChangesPanel = dynamic(() => import('./panels/changes').then((module) => module.ChangesPanel), {
  loading: Loading,
})
const Export = dynamic(() => import('./panels/export').then((module) => module.Export), { loading: Loading })

interface Props {
  /** Services that have a name, those that readers ask for first at the head. */
  readonly services: readonly KnownService[]
  /** The platform's limits, with their dates. */
  readonly figures: Figures
}

/** The workbench: documents in, then packet and verdict in view over every question about the rules. */
export function RuleWorkbench({ services, figures }: Props) {
  const text = useMessages('rules')
  const site = useMessages('site')
  const work = useMessages('workbench')
  const history = useHistory<Draft>(empty)
  const [pasting, setPasting] = useState(false)
  const { value: draft, change } = history
  const blank = draft.groups.length === 0
  const { view, setView, inAddress } = usePageState(history)
  const assembly = useAssembly(draft)
  const { packet, problem, judged, standings } = useVerdict(assembly, draft)
  const [notice, setNotice] = useState('')
  const [reveal, setReveal] = useState<{ readonly key: number } | null>(null)
  const [playedFrom, setPlayedFrom] = useState<View | null>(null)
  const [folded, setFolded] = useState(false)
  const verdict = useRef<HTMLDivElement>(null)
  const root = useStuck(!blank)
  const { ruleSet, missing, unread } = assembly
  const asked = missing.mixed || blank ? null : ruleSet
  const whole = unread.length === 0 && draft.doubts.unread === 0
  const overview = useAnswer(
    'overview',
    useMemo(() => asked && { set: asked, services: [...services, ...wholeProtocols] }, [asked, services]),
  )
  const findings = overview.answer?.findings
  const exposure = overview.answer?.exposure
  const name = ruleSet.groups.map((group) => group.name || group.id).join(text.listSeparator)
  const stages = useMemo(
    (): readonly [Stage] | null =>
      judged && packet ? [{ name, decision: judged.decision, packet, ruleSet, unread: judged.standIns }] : null,
    [judged, packet, name, ruleSet],
  )

  function read(setup: Setup, prior: Setup | null, settled: boolean) {
    change((now) => ({ ...now, ...setup, before: prior ?? setup }))
    setPasting(!settled)
  }
  function open(next: View) {
    setReveal(null)
    setPlayedFrom(null)
    setView(next)
  }
  const say = useCallback(
    (rows: readonly RuleDraft[]) => {
      const ids = rows.map(({ id }) => id)
      const named = ids.slice(0, 5).join(text.listSeparator)
      const more = ids.length > 5 ? format(text.andMore, { items: named, count: ids.length - 5 }) : named
      setNotice(format(work.removed, { count: ids.length, rules: more }))
    },
    [text, work],
  )
  function remove(rules: readonly number[]) {
    const rows = rules.flatMap((index) => assembly.rowAt(index)?.row ?? [])
    change((now) => withoutRows(now, rows))
    say(rows)
  }
  function show(key: number) {
    open('rules')
    setReveal({ key })
  }
  function showRule(index: number) {
    const at = assembly.rowAt(index)
    if (at) show(at.row.key)
  }
  function showBy({ group, rule: id }: { readonly group: string; readonly rule: string }) {
    const index = assembly.rules.findIndex((rule) => rule.group === group && rule.id === id)
    if (index >= 0) showRule(index)
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

  const editGroups = (edit: (now: Pick<Draft, 'groups'>) => Draft['groups']) =>
    change((now) => ({ ...now, groups: edit(now) }))

  const names: Record<View, string> = {
    rules: work.viewRules,
    findings: work.viewFindings,
    exposure: work.viewExposure,
    map: work.viewMap,
    search: work.viewSearch,
    changes: work.viewChanges,
    limits: work.viewLimits,
    export: work.viewExport,
  }
  const serious = new Set(
    exposure?.flatMap(({ service, everyone }) => (service.sensitive && everyone ? [service.name] : [])),
  ).size
  const removable = findings?.redundant.length ?? 0
  const badges: Partial<Record<View, Tab<View>['badge']>> = {
    rules: { text: String(assembly.rows.length), meaning: work.badgeRules, tone: '' },
    ...(removable > 0 ? { findings: { text: String(removable), meaning: work.badgeFindings, tone: 'depends' } } : {}),
    ...(serious > 0 ? { exposure: { text: String(serious), meaning: work.badgeExposure, tone: 'drop' } } : {}),
  }
  return (
    <Page title={text.title} description={text.lead} path="/tools/rules/" above={[]} short={site.rules} width="wide">
      <div ref={root} className={styles.page}>
        <NeedsScript />
        {blank ? (
          <>
            <KeptNote state={inAddress} />
            <h1>{work.pasteTitle}</h1>
            <p>{work.pasteWhy}</p>
          </>
        ) : (
          <>
            <Bar history={history} state={inAddress} name={name} rows={assembly.rows} onExport={() => open('export')} />
            <PastedLine
              draft={draft}
              unread={unread}
              isExample={draft === example}
              onShow={show}
              onAgain={() => setPasting(!pasting)}
              open={pasting}
            />
          </>
        )}
        <PasteBox takesDrops folded={!blank && !pasting} onRead={read} onSaved={inAddress.openFile}>
          {blank ? (
            <button type="button" className="button" onClick={() => history.set(example)}>
              {work.tryExample}
            </button>
          ) : null}
        </PasteBox>
        {blank ? null : (
          <>
            {draft.groups.some(({ type }) => type === null) ? (
              <GroupSettings groups={draft.groups} asking onChange={editGroups} />
            ) : null}
            <div data-sticks className={styles.sticky}>
              <PacketLine
                groups={draft.groups}
                packet={draft.packet}
                problem={problem}
                port25Unblocked={draft.port25Unblocked}
                onChange={(next) => change((now) => ({ ...now, packet: next }), 'packet')}
                onUnblock={(port25Unblocked) => change((now) => ({ ...now, port25Unblocked }))}
              />
              <div ref={verdict} data-sticks tabIndex={-1} className={styles.verdict}>
                <VerdictStrip judged={judged} packet={packet} ruleSet={ruleSet} lost={draft.doubts.unread} />
              </div>
            </div>
            {stages ? (
              <div className={styles.gate}>
                <Gate stages={stages} folded={folded} onFold={setFolded} />
              </div>
            ) : null}
            <Tabs
              label={work.views}
              tabs={views.map((id) => ({ id, name: names[id], badge: badges[id] }))}
              open={view}
              onOpen={open}
            >
              {playedFrom && playedFrom !== view ? (
                <p className="no-print">
                  <button type="button" className="button" onClick={() => open(playedFrom)}>
                    {format(work.backTo, { view: names[playedFrom] })}
                  </button>
                </p>
              ) : null}
              <Caveats missing={missing} unread={unread.length} doubts={draft.doubts} />
              {view === 'rules' ? (
                <>
                  <h2 className="visually-hidden">{text.rules}</h2>
                  <RuleTable
                    assembly={assembly}
                    groups={draft.groups}
                    standings={standings}
                    reveal={reveal}
                    onEdit={(edit, run) => change((now) => ({ ...now, groups: edit(now.groups) }), run)}
                    onRemoved={say}
                  />
                  <GroupSettings groups={draft.groups} onChange={editGroups} />
                </>
              ) : null}
              {view === 'findings' ? (
                <Findings
                  assembly={assembly}
                  whole={whole}
                  pending={overview}
                  onRemove={remove}
                  onShow={showRule}
                  onPlay={play}
                />
              ) : null}
              {view === 'exposure' ? (
                <ExposurePanel pending={overview} whole={whole} onPlay={play} onShow={showBy} />
              ) : null}
              {view === 'map' ? (
                <MapPanel assembly={assembly} set={asked} services={services} onPlay={play} onShow={showBy} />
              ) : null}
              {view === 'search' ? <Search set={asked} whole={whole} services={services} onPlay={play} /> : null}
              {view === 'changes' ? <ChangesPanel history={history} after={asked} whole={whole} onPlay={play} /> : null}
              {view === 'limits' ? <LimitsPanel ruleSet={ruleSet} figures={figures} /> : null}
              {view === 'export' ? (
                <Export
                  ruleSet={ruleSet}
                  unread={unread.length + draft.doubts.unread}
                  region={draft.region}
                  onRegion={(region) => change((now) => ({ ...now, region }), 'region')}
                />
              ) : null}
            </Tabs>
          </>
        )}
        <Toast text={notice} onUndo={history.undo} onDone={() => setNotice('')} />
      </div>
    </Page>
  )
}
