import dynamic from 'next/dynamic'
import { useMemo, useRef, useState } from 'react'
import { PageUndo, useHistory } from '@/components/history'
import { Loading } from '@/components/lazy'
import { longestInBox } from '@/components/long-text'
import { useMessages } from '@/components/messages'
import { Page } from '@/components/page'
import { Earlier, type ExampleTold, KeptNote, NeedsScript, useStateInAddress } from '@/components/state'
import { type JudgedPort, parseTarget, suspicions, targetProblems } from '@/lib/reachability'
import { Conclusion } from './conclusion'
import { draftForm, initialDraft, piecesOf, type ReachDraft, targetFields } from './draft'
import { EvidenceBox } from './evidence-box'
import { loopbackServer } from './example'
import { GuidedStart } from './guided-start'
import { LayerPath } from './layer-path'
import { Narrowing } from './narrowing'
import type { Shown } from './paper'
import styles from './reachability.module.css'
import { targetOf } from './sentences'
import { useDiagnosis, type WordedDiagnosis } from './use-diagnosis'
import { WhatNext } from './what-next'

/** What is not needed before something has been pasted comes then. */
const Fixes = dynamic(() => import('./fixes').then((module) => module.Fixes), { loading: Loading })
const UnderstoodList = dynamic(() => import('./understood').then((module) => module.UnderstoodList), {
  loading: Loading,
})
const Share = dynamic(() => import('./share').then((module) => module.Share), {
  // Until what masks is there, nothing is printed that it would mask.
  loading: (state) => (
    <div className={styles.unmasked}>
      <Loading {...state} />
    </div>
  ),
})

interface Props {
  /** The diagnosis without evidence, so that the path shows before anything loads. */
  readonly start: WordedDiagnosis
  /** The example, for a page without script. */
  readonly told: ExampleTold
}

/** A port as a reader would type it. */
const portText = ({ port }: JudgedPort) => (port === null ? '' : String(port))

/** The tool's own page. */
export function ReachabilityPage({ start, told }: Props) {
  const text = useMessages('reachability')
  const site = useMessages('site')
  const history = useHistory<ReachDraft>(initialDraft)
  const { value: draft, set } = history
  const parsed = useMemo(() => parseTarget(targetFields(draft)), [draft])
  const { diagnosis, remarks, unanswered, work } = useDiagnosis(draft, parsed.ok, start)
  const pieces = useMemo(() => piecesOf(draft), [draft])
  const inAddress = useStateInAddress(draftForm, history, {
    ready: pieces.length === 0 || !unanswered,
    onText: (pasted) =>
      set(
        pasted.length > longestInBox
          ? { ...initialDraft, files: [{ name: text.pastedText, text: pasted }] }
          : { ...initialDraft, text: pasted },
      ),
  })
  // What a link or a reload has opened is read verdict first.
  const opened = pieces.length > 0 && !history.canUndo && !history.canRedo
  const [asked, setAsked] = useState<boolean | null>(null)
  const asking = asked ?? (pieces.length === 0 || !parsed.ok)
  const [paper, setPaper] = useState<Shown | null>(null)
  const shown: Shown = paper ?? { draft, diagnosis, pieces }
  const after = useRef<HTMLDivElement>(null)

  const change = (part: Partial<ReachDraft>) => set({ ...draft, ...part })
  const asks = diagnosis.cause === 'unknown'
  /** What the reader says that they see, or what the pasted text shows. */
  const seen = draft.symptom ?? diagnosis.met
  const target = targetOf(shown.draft, shown.diagnosis, text)
  const awaited = pieces.length > 0 && parsed.ok && unanswered
  /** What the symptom is weighed for: the traffic that was judged. */
  const judged = parsed.ok
    ? {
        ...parsed.target,
        direction: diagnosis.way.direction,
        protocol: diagnosis.judged.protocol,
        port: diagnosis.judged.port,
      }
    : null
  return (
    <Page title={text.title} description={text.lead} path="/tools/reachability/" short={site.reachability} width="wide">
      <h1>{text.title}</h1>
      <NeedsScript example={told}>
        <p>{text.noScript}</p>
      </NeedsScript>
      <div className={styles.kept}>
        <KeptNote state={inAddress} />
      </div>
      {draft === initialDraft && inAddress.keeping === 'nothing' ? (
        <Earlier tool="reachability" label={text.openEarlier} forget={inAddress.forget} />
      ) : null}
      <EvidenceBox draft={draft} onChange={change} onSaved={inAddress.openFile} folded={opened}>
        <button type="button" className="button" onClick={() => set(loopbackServer(told.given))}>
          {text.example}
        </button>
        <PageUndo history={history} />
        <button type="button" className="quiet" onClick={() => set(initialDraft)}>
          {text.clear}
        </button>
      </EvidenceBox>
      <details
        className={`${styles.target} ${parsed.ok ? 'no-print' : ''}`}
        open={asking}
        onToggle={({ currentTarget: { open } }) => open !== asking && setAsked(open)}
      >
        <summary>
          <strong>{text.start}</strong> {parsed.ok ? target : null}
        </summary>
        <p>{text.startLead}</p>
        <GuidedStart
          draft={shown.draft}
          problems={parsed.ok ? [] : targetProblems(targetFields(draft))}
          onChange={change}
        />
        {seen && judged ? <Narrowing symptom={seen} target={judged} /> : null}
      </details>
      <Conclusion
        diagnosis={shown.diagnosis}
        remarks={remarks}
        target={parsed.ok ? target : null}
        pasted={pieces.length > 0}
        awaited={awaited}
        work={work}
        onPort={({ protocol, port }) => change({ protocol, port: String(port) })}
        onWay={(direction) =>
          change({ direction, protocol: diagnosis.judged.protocol, port: portText(diagnosis.judged) })
        }
        onGo={() => after.current?.focus()}
      />
      <section aria-label={text.path}>
        <h2 className="visually-hidden">{text.path}</h2>
        <LayerPath
          layers={shown.diagnosis.layers}
          reasons={remarks.reachReasons}
          pieces={shown.pieces}
          suspicions={asks && seen && judged ? suspicions(seen, judged) : null}
        />
      </section>
      <div className={styles.columns}>
        <div ref={after} tabIndex={-1} className={styles.after}>
          {diagnosis.fix.length > 0 ? (
            <Fixes diagnosis={shown.diagnosis} />
          ) : (
            <WhatNext diagnosis={shown.diagnosis} steps={remarks.reachSteps} awaited={awaited} />
          )}
        </div>
        {pieces.length > 0 ? (
          <UnderstoodList
            understood={shown.diagnosis.understood}
            pieces={shown.pieces}
            awaited={work.running || unanswered}
          />
        ) : null}
      </div>
      {draft === initialDraft ? null : <Share draft={draft} diagnosis={diagnosis} onPaper={setPaper} />}
    </Page>
  )
}
