import { useDeferredValue, useId, useMemo, useRef } from 'react'
import { useDroppedFiles } from '@/components/files'
import { UndoButtons, useHistory } from '@/components/history'
import { format, useMessages } from '@/components/messages'
import { Page } from '@/components/page'
import { KeptNote, ShareState, stateLink, useStateInAddress } from '@/components/state'
import { type Policy, type PolicyReading, readPolicy, whatRemains } from '@/lib/policy'
import { nowhere } from '@/lib/text'
import { Closing } from './closing'
import { Findings } from './findings'
import styles from './policy.module.css'
import { Question } from './question'
import { RemainsTable } from './remains-table'
import { formOf, type PolicyState, startOf } from './state'

/** What a policy such as AliyunECSFullAccess says of ECS. */
const everything: Policy = {
  name: null,
  shape: 'system',
  statements: [
    {
      effect: 'Allow',
      action: { not: false, patterns: [{ text: 'ecs:*', loose: null }] },
      resource: { not: false, patterns: [{ text: '*', loose: null }] },
      condition: null,
      place: nowhere,
    },
  ],
}

const nothing: PolicyReading = { ok: true, policies: [], problems: [], repaired: null }

/** The tool's own page. `sample` is the policy that it starts with. */
export function PolicyPage({ sample }: { readonly sample: string }) {
  const text = useMessages('policy')
  const site = useMessages('site')
  const form = useMemo(() => formOf(sample), [sample])
  const history = useHistory<PolicyState>(startOf(sample))
  const box = useRef<HTMLTextAreaElement>(null)
  const id = useId()
  const { value: state, set } = history

  const inAddress = useStateInAddress(form, history, { onText: (policy) => set(startOf(policy)) })

  const pasted = useDeferredValue(state.text)
  const reading = useMemo(() => (pasted.trim() === '' ? nothing : readPolicy(pasted)), [pasted])
  const all = useMemo(
    () => (reading.ok ? [...reading.policies, ...(state.assume ? [everything] : [])] : []),
    [reading, state.assume],
  )
  const remaining = useMemo(() => whatRemains(all), [all])

  /** What is typed in one field is undone as one. */
  const change = (part: Partial<PolicyState>) => set({ ...state, ...part }, Object.keys(part).join())
  const replace = (written: string) => set({ ...state, text: written })
  const add = (policy: string) => {
    const before = state.text.trimEnd()
    replace(before === '' ? policy : `${before}\n\n${policy}`)
  }

  async function drop(files: readonly File[]) {
    const texts = await Promise.all(files.map((file) => file.text()))
    if (inAddress.openFile(texts[0] ?? '')) return
    if (state.text === sample) replace(texts.join('\n\n'))
    else add(texts.join('\n\n'))
  }

  useDroppedFiles((files) => void drop(files))

  function show(at: number) {
    const field = box.current
    if (!field) return
    field.setSelectionRange(at, at + 1)
    // A browser scrolls to the selection of a field when it is focused anew.
    field.blur()
    field.focus()
  }

  const findings = (
    <Findings text={pasted} problems={reading.problems} repaired={reading.repaired} onRepair={replace} onShow={show} />
  )
  const statements = reading.ok ? reading.policies.reduce((sum, policy) => sum + policy.statements.length, 0) : 0
  return (
    <Page title={text.title} description={text.lead} path="/tools/policy/" short={site.policy} width="wide">
      <h1>{text.title}</h1>
      <p>{text.lead}</p>
      <KeptNote state={inAddress} />
      <div className={styles.columns}>
        <div>
          <label htmlFor={id}>{text.text}</label>
          <textarea
            ref={box}
            id={id}
            className={`field mono ${styles.box}`}
            rows={18}
            spellCheck={false}
            autoCapitalize="off"
            value={state.text}
            aria-invalid={!reading.ok}
            aria-describedby={`${id}-hint`}
            onChange={(event) => change({ text: event.target.value })}
          />
          <p id={`${id}-hint`}>
            <small>{text.textHint}</small>
          </p>
          <label className={styles.check}>
            <input
              type="checkbox"
              checked={state.assume}
              onChange={(event) => change({ assume: event.target.checked })}
            />
            {text.assume}
          </label>
          <div className="tools no-print">
            <UndoButtons history={history} />
            <button type="button" className="button" aria-disabled={state.text === ''} onClick={() => replace('')}>
              {text.clear}
            </button>
            <button type="button" className="button" onClick={() => set(startOf(sample))}>
              {text.example}
            </button>
          </div>
          <ShareState tool="policy" link={() => stateLink(form.pack(state))} pack={() => form.pack(state)} />
          {reading.ok ? (
            <>
              <p role="status">{format(text.readResult, { policies: reading.policies.length, statements })}</p>
              {findings}
            </>
          ) : null}
        </div>
        <div className={styles.verdicts}>
          {reading.ok ? (
            <RemainsTable remaining={remaining} policies={reading.policies} onShow={show} />
          ) : (
            <div role="status">
              <p className="drop">✕ {text.notRead}</p>
              {findings}
            </div>
          )}
        </div>
        {reading.ok ? (
          <div>
            <Closing remaining={remaining} broad={state.broad} onBroad={(broad) => change({ broad })} onAdd={add} />
            <Question
              policies={reading.policies}
              all={all}
              action={state.action}
              resource={state.resource}
              onChange={change}
              onShow={show}
            />
          </div>
        ) : null}
      </div>
    </Page>
  )
}
