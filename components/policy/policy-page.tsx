import dynamic from 'next/dynamic'
import { useDeferredValue, useId, useMemo, useRef } from 'react'
import { useDroppedFiles, useFileTexts } from '@/components/files'
import { PageUndo, useHistory } from '@/components/history'
import { Loading } from '@/components/lazy'
import { LongText } from '@/components/long-text'
import { format, useMessages } from '@/components/messages'
import { Page } from '@/components/page'
import { InTurn } from '@/components/runtime'
import { KeptNote, NeedsScript, PrintedOn, ShareState, stateLink, useStateInAddress } from '@/components/state'
import { Working } from '@/components/worker'
import { closingStatement, holdsPolicy, readRefusal } from '@/lib/policy'
import { Closing } from './closing'
import { ContextForm, contextOf, keysIn } from './context-form'
import styles from './policy.module.css'
import { Question } from './question'
import { RemainsTable } from './remains-table'
import { formOf, type PolicyState, startOf } from './state'
import { endOfStretch } from './stretch'
import { useWeighed } from './use-weighed'
import { Verdict } from './verdict'
import { fullAccess, mostStatements, weighPolicies } from './weigh'

const Findings = dynamic(() => import('./findings').then((module) => module.OpenOperations), { loading: Loading })
const RefusalPanel = dynamic(() => import('./refusal-panel').then((module) => module.RefusalPanel), {
  loading: Loading,
})

/** What holds while a text is being read. */
const unread = weighPolicies({ text: '', assume: false, context: {} })

/** The tool's own page. `sample` is the policy that it starts with. */
export function PolicyPage({ sample }: { readonly sample: string }) {
  const text = useMessages('policy')
  const site = useMessages('site')
  const form = useMemo(() => formOf(sample), [sample])
  const history = useHistory<PolicyState>(startOf(sample))
  const box = useRef<HTMLTextAreaElement>(null)
  const result = useRef<HTMLDivElement>(null)
  const id = useId()
  const { value: state, set } = history

  const inAddress = useStateInAddress(form, history, { onText: (policy) => set(startOf(policy)) })

  const pasted = useDeferredValue(state.text)
  const refusal = useMemo(() => readRefusal(pasted), [pasted])
  const context = useMemo(() => contextOf(state.context), [state.context])
  const { weighed, work } = useWeighed(refusal && !holdsPolicy(pasted) ? '' : pasted, state.assume, context)
  const { reading, policies, statements, tooMany, assumed, remaining } = weighed ?? unread
  const all = useMemo(() => (assumed ? [...policies, fullAccess] : policies), [policies, assumed])
  const keys = useMemo(() => keysIn(policies), [policies])
  const statement = useMemo(() => closingStatement(remaining, { broad: state.broad }), [remaining, state.broad])

  /** What is typed in one field is undone as one. */
  const change = (part: Partial<PolicyState>) => set({ ...state, ...part }, Object.keys(part).join())
  const replace = (written: string) => set({ ...state, text: written })
  const add = (policy: string) => {
    const before = state.text.trimEnd()
    replace(before === '' ? policy : `${before}\n\n${policy}`)
  }

  const { takeFiles, note } = useFileTexts('policy', (files) => {
    if (inAddress.openFile(files[0]?.text ?? '')) return
    const written = files.map(({ text: each }) => each).join('\n\n')
    if (state.text === sample) replace(written)
    else add(written)
  })
  useDroppedFiles(takeFiles)

  function show(at: number) {
    const field = box.current
    if (!field) return
    field.setSelectionRange(at, endOfStretch(state.text, at))
    // A browser scrolls to the selection of a field when it is focused anew.
    field.blur()
    field.focus()
  }

  const findings = reading.problems.length > 0 && (
    <Findings text={pasted} problems={reading.problems} repaired={reading.repaired} onRepair={replace} onShow={show} />
  )
  const decided = reading.ok && policies.length > 0
  return (
    <Page title={text.title} description={text.lead} path="/tools/policy/" short={site.policy} width="wide">
      <h1>{text.title}</h1>
      <p>{text.lead}</p>
      <PrintedOn />
      <NeedsScript />
      <KeptNote state={inAddress} />
      <InTurn>
        <div ref={result} tabIndex={-1} className={styles.result}>
          {decided ? (
            <Verdict
              problems={reading.problems}
              remaining={remaining}
              isGrant={!assumed}
              statement={statement}
              onAdd={(policy) => {
                add(policy)
                // The button goes when nothing is left open: the focus is on what became of it.
                result.current?.focus({ preventScroll: true })
              }}
            />
          ) : null}
        </div>
      </InTurn>
      <div className={styles.columns}>
        <InTurn>
          <div>
            <label htmlFor={id}>{text.text}</label>
            <LongText
              field={box}
              id={id}
              name={text.text}
              className={`field mono ${styles.box}`}
              rows={18}
              spellCheck={false}
              autoCapitalize="off"
              value={state.text}
              example={state.text === sample}
              aria-invalid={!reading.ok}
              aria-describedby={`${id}-hint`}
              onChange={(next) => change({ text: next })}
            />
            {note}
            <p id={`${id}-hint`}>
              <small>{text.textHint}</small>
            </p>
            <label className={styles.check}>
              <input type="checkbox" checked={assumed} onChange={(event) => change({ assume: event.target.checked })} />
              {text.assume}
            </label>
            {state.assume === null && assumed ? (
              <p>
                <small>{text.assumeWhy}</small>
              </p>
            ) : null}
            <div className="tools no-print">
              <PageUndo history={history} />
              <button type="button" className="quiet" aria-disabled={state.text === ''} onClick={() => replace('')}>
                {text.clear}
              </button>
              <button type="button" className="button" onClick={() => set(startOf(sample))}>
                {text.example}
              </button>
            </div>
            <ShareState tool="policy" link={() => stateLink(form.pack(state))} pack={() => form.pack(state)} />
            <Working work={work} words={{}} />
            {tooMany ? <p className="drop">✕ {format(text.tooMany, { most: mostStatements })}</p> : null}
            {weighed && reading.ok && (decided || !refusal) ? (
              <>
                <p role="status">{format(text.readResult, { policies: policies.length, statements })}</p>
                {findings}
              </>
            ) : null}
          </div>
        </InTurn>
        <InTurn>
          <div className={styles.verdicts}>
            {refusal ? <RefusalPanel refusal={refusal} policies={policies} context={context} /> : null}
            {decided ? <RemainsTable remaining={remaining} policies={policies} onShow={show} /> : null}
            {reading.ok ? null : (
              <div role="status">
                <p className="drop">✕ {text.notRead}</p>
                {findings}
              </div>
            )}
          </div>
        </InTurn>
        {decided ? (
          <InTurn>
            <div>
              <ContextForm keys={keys} draft={state.context} onChange={(draft) => change({ context: draft })} />
              <Closing statement={statement} broad={state.broad} onBroad={(broad) => change({ broad })} />
              <Question
                policies={policies}
                all={all}
                context={context}
                action={state.action}
                resource={state.resource}
                onChange={change}
                onShow={show}
              />
            </div>
          </InTurn>
        ) : null}
      </div>
    </Page>
  )
}
