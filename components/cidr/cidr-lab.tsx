import { useMemo } from 'react'
import { useDroppedFiles, useFileTexts } from '@/components/files'
import { PageUndo, useHistory } from '@/components/history'
import { useMessages } from '@/components/messages'
import { Page } from '@/components/page'
import { InTurn } from '@/components/runtime'
import { KeptNote, NeedsScript, PrintedOn, ShareState, useStateInAddress } from '@/components/state'
import { blockIn, Calculator } from './calculator'
import styles from './cidr.module.css'
import { examples, initialLab, type LabState, labForm, linkOfLab } from './lab-state'
import { InputHistoryLater } from './later'
import { PlanLab } from './plan-lab'
import { readInput } from './read-input'
import { SetLab } from './set-lab'
import { SplitLab } from './split-lab'
import type { VSwitchFacts } from './vswitch'

/** The calculator's own page; what stands in its fields stands in the link. */
export function CidrLab({ vswitch }: { readonly vswitch: VSwitchFacts }) {
  const text = useMessages('cidr')
  const site = useMessages('site')
  const history = useHistory<LabState>(initialLab)
  const { set, value: state } = history
  const inAddress = useStateInAddress(labForm, history, {
    onText: (list) => set({ ...initialLab, a: list, b: '', op: 'merge', in: '' }),
  })
  const input = useMemo(() => readInput(state.in), [state.in])
  const prefix = state.prefix === '' ? null : Number(state.prefix)
  const block = blockIn(input, prefix)

  const change = (part: Partial<LabState>, run?: string) => set({ ...state, ...part }, run)
  /** What is typed in one field is undone as one. */
  const type = (part: Partial<LabState>) => change(part, Object.keys(part).join())
  const takeList = (a: string, without?: string) =>
    change({ a, ...(without === undefined ? { op: 'merge' } : { b: without, op: 'subtract' }), in: '', prefix: '' })
  const { takeFiles, note } = useFileTexts('cidr', (files) => {
    if (!inAddress.openFile(files[0]?.text ?? '')) takeList(files.map((file) => file.text).join('\n'))
  })
  useDroppedFiles(takeFiles)
  const names = {
    range: text.exampleRange,
    mask: text.exampleMask,
    list: text.exampleList,
    v6: 'IPv6',
    sets: text.exampleSets,
    plan: text.plan,
  }
  return (
    <Page title={text.title} description={text.lead} path="/tools/cidr/" short={site.cidr} width="wide">
      <div className={styles.title}>
        <h1>{text.title}</h1>
        <ul className={`${styles.examples} no-print`} aria-label={text.examples}>
          {examples.map(({ name, part }) => (
            <li key={name}>
              <button type="button" onClick={() => change({ prefix: '', ...part })}>
                {names[name]}
              </button>
            </li>
          ))}
        </ul>
        <div className="tools no-print">
          <PageUndo history={history} />
        </div>
      </div>
      {note}
      <NeedsScript />
      <PrintedOn />
      <InTurn>
        <Calculator
          value={state.in}
          input={input}
          prefix={block ? prefix : null}
          vswitch={vswitch}
          onChange={(next, run) => change({ in: next, prefix: '' }, run)}
          onPrefix={(next, run) => change({ prefix: next === null ? '' : String(next) }, run)}
          onList={(...lists) => {
            takeList(...lists)
            // The button goes with what it took: the focus is where that is now.
            document.getElementById('sets')?.focus()
          }}
        />
      </InTurn>
      {history.before.length > 0 ? (
        <InputHistoryLater past={history.before} onChoose={(next) => change({ in: next, prefix: '' })} />
      ) : null}
      <InTurn>
        <SetLab state={state} onChange={type} onFiles={takeFiles} />
      </InTurn>
      <InTurn>
        <SplitLab block={block} state={state} onChange={type} />
      </InTurn>
      <InTurn>
        <PlanLab block={block} state={state} vswitch={vswitch} onChange={type} />
      </InTurn>
      <ShareState tool="cidr" link={() => linkOfLab(state)} pack={() => labForm.pack(state)} />
      <KeptNote state={inAddress} />
    </Page>
  )
}
