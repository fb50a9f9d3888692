import dynamic from 'next/dynamic'
import { useCallback, useEffect, useState } from 'react'
import { useHistory } from '@/components/history'
import { Loading } from '@/components/lazy'
import { useMessages } from '@/components/messages'
import { Page } from '@/components/page'
import { Earlier, type ExampleTold, KeptNote, NeedsScript } from '@/components/state'
import { empty, example } from '../draft/example'
import type { RulesDraft, Setup } from '../draft/model'
import type { Figures } from './panels/limits'
import { PasteBox } from './paste-box'
import type { KnownService } from './services'
import { usePageState } from './use-page-state'
import { usePaste } from './use-paste'

const loadBench = () => import('./bench')
const Bench = dynamic(() => loadBench().then((module) => module.Bench), { loading: Loading })

/** Fetches the workbench ahead; whoever needs it says so where it does not come. */
function fetchBench() {
  loadBench().catch(() => {})
}

interface Props {
  /** Services that have a name, those that readers ask for first at the head. */
  readonly services: readonly KnownService[]
  /** The platform's limits, with their dates. */
  readonly figures: Figures
  /** The example, for a page without script. */
  readonly told: ExampleTold
}

/** The rule tool: a box for documents, and once there are some, the workbench around it. */
export function RuleWorkbench({ services, figures, told }: Props) {
  const text = useMessages('rules')
  const site = useMessages('site')
  const work = useMessages('workbench')
  const history = useHistory<RulesDraft>(empty)
  const [pasting, setPasting] = useState(false)
  const [shown, setShown] = useState(false)
  const { value: draft, change } = history
  const blank = draft.groups.length === 0
  const { view, setView, inAddress } = usePageState(history, blank || shown)
  const onShown = useCallback(() => setShown(true), [])
  const acted = history.canUndo || history.canRedo
  const stands = blank ? 'box' : shown ? 'bench' : null
  // What was pressed or pasted into goes with what it changes: the focus stays in the content.
  useEffect(() => {
    const lost = stands !== null && acted && document.activeElement === document.body
    if (lost) document.getElementById('main')?.focus({ preventScroll: true })
  }, [stands, acted])
  const paste = usePaste({
    takesDrops: true,
    onSaved: inAddress.openFile,
    onRead: (setup: Setup, prior: Setup | null, settled: boolean) => {
      change((now) => ({ ...now, ...setup, before: prior ?? setup }))
      setPasting(!settled)
    },
  })
  return (
    <Page title={text.title} description={text.lead} path="/tools/rules/" above={[]} short={site.rules} width="wide">
      {blank ? (
        <div>
          <KeptNote state={inAddress} />
          {inAddress.keeping === 'nothing' ? (
            <Earlier tool="rules" label={work.openEarlier} forget={inAddress.forget} />
          ) : null}
          <h1>{work.pasteTitle}</h1>
          <NeedsScript example={told} />
          <p>{work.pasteWhy}</p>
          <PasteBox paste={paste} onReach={fetchBench}>
            <button type="button" className="button" onClick={() => history.set(example)}>
              {work.tryExample}
            </button>
          </PasteBox>
        </div>
      ) : (
        <Bench
          history={history}
          view={view}
          onView={setView}
          inAddress={inAddress}
          services={services}
          figures={figures}
          pasting={pasting}
          onPasting={setPasting}
          onShown={onShown}
        >
          <PasteBox paste={paste} folded={!pasting} />
        </Bench>
      )}
    </Page>
  )
}
