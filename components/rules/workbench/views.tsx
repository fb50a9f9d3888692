import dynamic from 'next/dynamic'
import { useMemo } from 'react'
import type { History } from '@/components/history'
import { Loading } from '@/components/lazy'
import { format, useMessages, useNumbers } from '@/components/messages'
import { type Tab, Tabs } from '@/components/tabs'
import type { NewRule, Packet, RuleName } from '@/lib/rules'
import type { Assembly } from '../draft/assembly'
import type { RuleDraft, RulesDraft } from '../draft/model'
import { few } from '../draft/use-assembly'
import type { Standing } from '../editor/rule-row'
import { RuleTable } from '../editor/rule-table'
import { Caveats } from '../verdict/caveats'
import type { RuleAnswers } from '../work/questions'
import { type Pending, useAnswer } from '../work/use-answer'
import { type EditSetup, GroupSettings } from './group-settings'
import { removableOf } from './panels/finding-groups'
import type { Figures } from './panels/limits'
import { type KnownService, wholeProtocols } from './services'
import { type View, views } from './use-page-state'

const Findings = dynamic(() => import('./panels/findings').then((module) => module.RedundancyPanel), {
  loading: Loading,
})
const ExposurePanel = dynamic(() => import('./panels/exposure').then((module) => module.ExposurePanel), {
  loading: Loading,
})
const GroupsPanel = dynamic(() => import('./panels/groups').then((module) => module.GroupsPanel), { loading: Loading })
const ReviewPanel = dynamic(() => import('./panels/review').then((module) => module.ReviewPanel), { loading: Loading })
const MapPanel = dynamic(() => import('../map/map-panel').then((module) => module.MapPanel), { loading: Loading })
const Search = dynamic(() => import('./panels/search').then((module) => module.Search), { loading: Loading })
const LimitsPanel = dynamic(() => import('./panels/limits').then((module) => module.LimitsPanel), { loading: Loading })
const ChangesPanel = dynamic(() => import('./panels/changes').then((module) => module.ChangesPanel), {
  loading: Loading,
})
const Export = dynamic(() => import('./panels/export').then((module) => module.Export), { loading: Loading })

const atOnce = { settle: 0 }

interface Props {
  readonly history: History<RulesDraft>
  readonly assembly: Assembly
  readonly standings: ReadonlyMap<number, Standing>
  readonly services: readonly KnownService[]
  readonly figures: Figures
  readonly view: View
  readonly onView: (view: View) => void
  /** The view from which a packet was played, to go back to. */
  readonly playedFrom: View | null
  readonly reveal: { readonly key: number } | null
  /** Shows a row in the table, by its key. */
  readonly onShow: (key: number) => void
  readonly onPlay: (packet: Packet) => void
  readonly onRemove: (rows: readonly RuleDraft[]) => void
  /** Takes rows away and adds rules to their groups. */
  readonly onFix: (gone: readonly RuleDraft[], added: readonly NewRule[]) => void
  /** Told of rows that the table has removed. */
  readonly onRemoved: (rows: readonly RuleDraft[]) => void
  readonly onGroups: EditSetup
}

/** Every question about the rules, a tab each. */
export function Views(props: Props) {
  const { history, assembly, services, view, onView, playedFrom } = props
  const work = useMessages('workbench')
  const { value: draft } = history
  const { missing, ruleSet, unread } = assembly
  const asked = missing.mixed ? null : ruleSet
  const findings = useAnswer('findings', asked, assembly.rows.length > few ? atOnce : undefined)
  // What is found first is shown first: the two would only slow each other down.
  const waits = findings.halted === null && (findings.answer === null || findings.stale || findings.running)
  const exposure = useAnswer(
    'exposure',
    useMemo(
      () => (asked && !waits ? { set: asked, services: [...services, ...wholeProtocols] } : null),
      [asked, waits, services],
    ),
  )
  const names: Record<View, string> = {
    rules: work.viewRules,
    findings: work.viewFindings,
    exposure: work.viewExposure,
    review: work.viewReview,
    groups: work.viewGroups,
    map: work.viewMap,
    search: work.viewSearch,
    changes: work.viewChanges,
    limits: work.viewLimits,
    export: work.viewExport,
  }
  const badges = useBadges(assembly, findings.answer, exposure.answer)
  return (
    <Tabs
      label={work.views}
      tabs={views
        .filter((id) => id !== 'groups' || id === view || ruleSet.groups.length > 1)
        .map((id) => ({ id, name: names[id], badge: badges[id] }))}
      open={view}
      onOpen={onView}
    >
      {playedFrom ? (
        <p className="no-print">
          <button type="button" className="button" onClick={() => onView(playedFrom)}>
            {format(work.backTo, { view: names[playedFrom] })}
          </button>
        </p>
      ) : null}
      <Caveats missing={missing} unread={unread.length} doubts={draft.doubts} />
      <OneView {...props} findings={findings} exposure={exposure} asked={asked} />
    </Tabs>
  )
}

/** What the tabs say of themselves before they are opened. */
function useBadges(
  { rows }: Assembly,
  findings: RuleAnswers['findings'] | null,
  exposure: RuleAnswers['exposure'] | null,
): Readonly<Partial<Record<View, Tab<View>['badge']>>> {
  const work = useMessages('workbench')
  const { counted } = useNumbers()
  const serious = new Set(
    exposure?.flatMap(({ service, everyone }) => (service.sensitive && everyone ? [service.name] : [])),
  ).size
  const removable = findings ? removableOf(findings) : 0
  return {
    rules: { text: String(rows.length), meaning: counted(work.badgeRules, rows.length), tone: '' },
    ...(removable > 0
      ? { findings: { text: String(removable), meaning: counted(work.badgeFindings, removable), tone: 'depends' } }
      : {}),
    ...(serious > 0
      ? { exposure: { text: String(serious), meaning: counted(work.badgeExposure, serious), tone: 'drop' } }
      : {}),
  }
}

interface OneProps extends Props {
  readonly findings: Pending<RuleAnswers['findings']>
  readonly exposure: Pending<RuleAnswers['exposure']>
  /** The rules as they are asked about; null while no answer can hold. */
  readonly asked: Assembly['ruleSet'] | null
}

function OneView({ view, findings, exposure, asked, ...props }: OneProps) {
  const {
    history,
    assembly,
    standings,
    services,
    figures,
    reveal,
    onShow,
    onPlay,
    onRemove,
    onFix,
    onRemoved,
    onGroups,
  } = props
  const text = useMessages('rules')
  const { value: draft, change } = history
  const { ruleSet, unread } = assembly
  const lost = unread.length + draft.doubts.unread
  const whole = lost === 0
  function showRule(index: number) {
    const at = assembly.rowAt(index)
    if (at) onShow(at.row.key)
  }
  function raise(index: number, priority: number) {
    const at = assembly.rowAt(index)
    const rule = assembly.rules[index]
    if (!at || !rule) return
    const { id: _, place: __, ...raised } = rule
    onFix([at.row], [{ ...raised, priority }])
  }
  function showBy({ group, rule: id }: RuleName) {
    const index = assembly.rules.findIndex((rule) => rule.group === group && rule.id === id)
    if (index >= 0) showRule(index)
  }
  switch (view) {
    case 'rules':
      return (
        <>
          <h2 className="visually-hidden">{text.rules}</h2>
          <RuleTable
            assembly={assembly}
            groups={draft.groups}
            standings={standings}
            reveal={reveal}
            onEdit={(edit, run) => change((now) => ({ ...now, groups: edit(now.groups) }), run)}
            onRemoved={onRemoved}
          />
          <GroupSettings groups={draft.groups} onChange={onGroups} />
        </>
      )
    case 'findings':
      return (
        <Findings
          assembly={assembly}
          whole={whole}
          pending={findings}
          onRemove={(rules) => onRemove(rules.flatMap((index) => assembly.rowAt(index)?.row ?? []))}
          onRaise={raise}
          onShow={showRule}
          onPlay={onPlay}
        />
      )
    case 'exposure':
      return <ExposurePanel pending={exposure} whole={whole} onPlay={onPlay} onShow={showBy} />
    case 'review':
      return (
        <ReviewPanel
          assembly={assembly}
          set={asked}
          lost={draft.doubts.unread}
          figures={figures}
          review={draft.review}
          onReview={(review, run) => change((now) => ({ ...now, review }), run)}
          onFix={onFix}
          onShow={showBy}
          onPlay={onPlay}
        />
      )
    case 'groups':
      return <GroupsPanel set={ruleSet} whole={whole} onShow={showBy} />
    case 'map':
      return <MapPanel assembly={assembly} set={asked} services={services} onPlay={onPlay} onShow={showBy} />
    case 'search':
      return <Search set={asked} whole={whole} services={services} onPlay={onPlay} />
    case 'changes':
      return <ChangesPanel history={history} after={asked} whole={whole} onPlay={onPlay} />
    case 'limits':
      return <LimitsPanel ruleSet={ruleSet} figures={figures} />
    default:
      return (
        <Export
          ruleSet={ruleSet}
          unread={unread}
          lost={lost}
          notes={draft.doubts.notes}
          region={draft.region}
          onRegion={(region) => change((now) => ({ ...now, region }), 'region')}
        />
      )
  }
}
