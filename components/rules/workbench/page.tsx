import dynamic from 'next/dynamic'
import { useMemo, useState } from 'react'
import { UndoButtons, useHistory } from '@/components/history'
import { Loading } from '@/components/lazy'
import { format, useMessages } from '@/components/messages'
import { Page } from '@/components/page'
import { KeptNote, NeedsScript, ShareState, stateLink } from '@/components/state'
import { type Tab, Tabs } from '@/components/tabs'
import type { Packet, Rule } from '@/lib/rules'
import { positionOf, withoutRules } from '../draft/documents'
import { example } from '../draft/example'
import type { Draft, Setup } from '../draft/model'
import { form } from '../draft/shared-state'
import { useReading } from '../draft/use-reading'
import { draftOfPacket } from '../packet/draft'
import { Caveats } from '../verdict/caveats'
import { useAnswer } from '../work/use-answer'
import type { Figures } from './panels/limits'
import { PasteBox } from './paste-box'
import { type KnownService, wholeProtocols } from './services'
import { Workbench } from './simulator'
import { usePageState, type View, views } from './use-page-state'
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

/** The simulator's own page: several groups, any documents, every question about them, its whole state in the link. */
export function RuleWorkbench({ services, figures }: Props) {
  const text = useMessages('rules')
  const work = useMessages('workbench')
  const site = useMessages('site')
  const history = useHistory<Draft>(example)
  const { view, setView, inAddress } = usePageState(history)
  const reading = useReading(history.value)
  const [notice, setNotice] = useState('')
  const [reveal, setReveal] = useState<ReturnType<typeof positionOf>>(null)
  const [playedFrom, setPlayedFrom] = useState<View | null>(null)
  // Half-read rules would make the answers speak of other rules than the reader's.
  const sound = reading.ruleSet.groups.length > 0 && reading.warnings.every(({ severity }) => severity !== 'error')
  const asked = sound ? reading.ruleSet : null
  const findings = useAnswer('findings', asked)
  const exposed = useMemo(() => asked && { set: asked, services: [...services, ...wholeProtocols] }, [asked, services])
  const exposure = useAnswer('exposure', exposed)

  function open(next: View) {
    setReveal(null)
    setPlayedFrom(null)
    setView(next)
  }
  function read(setup: Setup, prior: Setup | null) {
    history.change((draft) => ({ ...draft, ...setup, before: prior ?? setup }))
  }
  function remove(rules: readonly Rule[]) {
    history.change((draft) => withoutRules(draft, rules))
    const ids = rules.map(({ id }) => id)
    const named = ids.slice(0, 5).join(text.listSeparator)
    const more = ids.length > 5 ? format(text.andMore, { items: named, count: ids.length - 5 }) : named
    setNotice(format(work.removed, { count: rules.length, rules: more }))
  }
  function show(rule: Rule) {
    open('rules')
    setReveal(positionOf(rule))
  }
  function showBy({ group, rule: id }: { readonly group: string; readonly rule: string }) {
    const found = reading.ruleSet.groups
      .flatMap(({ rules }) => rules)
      .find((rule) => rule.group === group && rule.id === id)
    if (found) show(found)
  }
  function play(packet: Packet) {
    history.change((draft) => ({ ...draft, packet: draftOfPacket(packet) }))
    setPlayedFrom(view)
    setView('rules')
  }

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
  const canGo = findings.answer?.redundant.length ?? 0
  const serious = new Set(
    exposure.answer?.flatMap(({ service, everyone }) => (service.sensitive && everyone ? [service.name] : [])),
  ).size
  const badges: Partial<Record<View, Tab<View>['badge']>> = {
    ...(canGo > 0 ? { findings: { text: String(canGo), meaning: work.badgeFindings, tone: 'depends' } } : {}),
    ...(serious > 0 ? { exposure: { text: String(serious), meaning: work.badgeExposure, tone: 'drop' } } : {}),
  }
  const tabs = views.map((id) => ({ id, name: names[id], badge: badges[id] }))

  return (
    <Page title={text.title} description={text.lead} path="/tools/rules/" above={[]} short={site.rules} width="wide">
      <h1>{text.title}</h1>
      <p>{text.lead}</p>
      <PasteBox title={work.paste} takesDrops onRead={read} onSaved={inAddress.openFile} />
      <div className="tools no-print">
        <UndoButtons history={history} />
        <button type="button" className="button" onClick={() => history.set(example)}>
          {work.reset}
        </button>
      </div>
      <ShareState tool="rules" link={() => stateLink(form.pack(history.value))} pack={() => form.pack(history.value)} />
      <NeedsScript />
      <KeptNote state={inAddress} />
      <p role="status" className={styles.notice}>
        {notice}
      </p>
      <Tabs label={work.views} tabs={tabs} open={view} onOpen={open}>
        {playedFrom ? (
          <p className="no-print">
            <button type="button" className="button" onClick={() => open(playedFrom)}>
              {format(work.backTo, { view: names[playedFrom] })}
            </button>
          </p>
        ) : null}
        <Caveats reading={reading} doubts={history.value.doubts} />
        {view === 'rules' ? (
          <>
            <h2 className="visually-hidden">{text.groups}</h2>
            <Workbench history={history} reading={reading} link="" whole reveal={reveal} />
          </>
        ) : null}
        {view === 'findings' ? (
          <Findings set={asked} pending={findings} onRemove={remove} onShow={show} onPlay={play} />
        ) : null}
        {view === 'exposure' ? <ExposurePanel pending={exposure} onPlay={play} onShow={showBy} /> : null}
        {view === 'map' ? <MapPanel set={asked} services={services} /> : null}
        {view === 'search' ? <Search set={asked} services={services} onPlay={play} /> : null}
        {view === 'changes' ? <ChangesPanel history={history} after={asked} onPlay={play} /> : null}
        {view === 'limits' ? <LimitsPanel ruleSet={reading.ruleSet} figures={figures} /> : null}
        {view === 'export' ? <Export ruleSet={reading.ruleSet} /> : null}
      </Tabs>
    </Page>
  )
}
