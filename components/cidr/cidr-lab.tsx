import { useDroppedFiles } from '@/components/files'
import { UndoButtons, useHistory } from '@/components/history'
import { useMessages } from '@/components/messages'
import { Page } from '@/components/page'
import { KeptNote, NeedsScript, ShareState, useStateInAddress } from '@/components/state'
import { Calculator } from './calculator'
import styles from './cidr.module.css'
import { form, initial, type LabState, linkOf } from './lab-state'
import { PlanLab } from './plan-lab'
import { readInput } from './read-input'
import { SetLab } from './set-lab'
import { SplitLab } from './split-lab'

/** The calculator's own page; what stands in its fields stands in the link. */
export function CidrLab() {
  const text = useMessages('cidr')
  const site = useMessages('site')
  const history = useHistory<LabState>(initial)
  const { set, value: state } = history

  const inAddress = useStateInAddress(form, history, {
    onText: (list) => set({ ...initial, a: list, b: '', op: 'merge', in: '' }),
  })

  useDroppedFiles(async (files) => {
    const texts = await Promise.all(files.map((file) => file.text()))
    if (!inAddress.openFile(texts[0] ?? '')) set({ ...state, a: texts.join('\n'), op: 'merge', in: '' })
  })

  const change = (part: Partial<LabState>, run?: string) => set({ ...state, ...part }, run)
  /** What is typed in one field is undone as one. */
  const type = (part: Partial<LabState>) => change(part, Object.keys(part).join())
  const input = readInput(state.in)
  const block = 'blocks' in input && input.blocks.length === 1 ? (input.blocks[0] ?? null) : null
  return (
    <Page title={text.title} description={text.lead} path="/tools/cidr/" short={site.cidr} width="wide">
      <h1>{text.title}</h1>
      <p>{text.lead}</p>
      <Calculator
        value={state.in}
        onChange={(next, run) => change({ in: next }, run)}
        onList={(a) => change({ a, op: 'merge', in: '' })}
      />
      <div className="tools no-print">
        <UndoButtons history={history} />
      </div>
      <ShareState tool="cidr" link={() => linkOf(state)} pack={() => form.pack(state)} />
      <NeedsScript />
      <KeptNote state={inAddress} />
      <InputHistory past={history.before} onChoose={(next) => change({ in: next })} />
      <SetLab state={state} onChange={type} />
      <SplitLab block={block} state={state} onChange={type} />
      <PlanLab block={block} state={state} onChange={type} />
    </Page>
  )
}

/** What stood in the field before, newest first, to come back to. */
function InputHistory({
  past,
  onChoose,
}: {
  readonly past: readonly LabState[]
  readonly onChoose: (input: string) => void
}) {
  const text = useMessages('cidr')
  const inputs = [...new Set(past.map((state) => state.in).filter((input) => 'range' in readInput(input)))].reverse()
  if (inputs.length === 0) return null
  return (
    <details className="no-print">
      <summary>{text.history}</summary>
      <ul aria-label={text.historyLabel} className={styles.repairs}>
        {inputs.slice(0, 20).map((input) => (
          <li key={input}>
            <button type="button" className="button mono" onClick={() => onChoose(input)}>
              {input}
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}
