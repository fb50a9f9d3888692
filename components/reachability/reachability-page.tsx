import { useMemo } from 'react'
import { UndoButtons, useHistory } from '@/components/history'
import { format, useMessages } from '@/components/messages'
import { Page } from '@/components/page'
import { KeptNote, useStateInAddress } from '@/components/state'
import { Working } from '@/components/worker'
import { type Diagnosis, parseTarget, suspicions } from '@/lib/reachability'
import { type Draft, form, hasPorts, initial, piecesOf, targetFields } from './draft'
import { EvidenceBox, longestInBox } from './evidence-box'
import { GuidedStart } from './guided-start'
import { LayerPath } from './layer-path'
import { Narrowing } from './narrowing'
import styles from './reachability.module.css'
import { signs, targetOf } from './sentences'
import { Share } from './share'
import { UnderstoodList } from './understood'
import { useDiagnosis } from './use-diagnosis'
import { Fixes, NextStep } from './what-next'

/** A web server that listens where only the host itself can reach it. */
const example: Draft = {
  ...initial,
  from: '198.51.100.7',
  symptom: 'refused',
  text: `$ curl -v http://203.0.113.80/
*   Trying 203.0.113.80:80...
* connect to 203.0.113.80 port 80 failed: Connection refused
curl: (7) Failed to connect to 203.0.113.80 port 80 after 41 ms: Couldn't connect to server
[root@web ~]# ss -lntp
State   Recv-Q  Send-Q   Local Address:Port   Peer Address:Port  Process
LISTEN  0       128            0.0.0.0:22          0.0.0.0:*      users:(("sshd",pid=812,fd=3))
LISTEN  0       511          127.0.0.1:80          0.0.0.0:*      users:(("nginx",pid=1207,fd=6))
[root@web ~]# 
`,
}

/** The tool's own page. `start` is the diagnosis without evidence, so that the path shows before anything loads. */
export function ReachabilityPage({ start: untouched }: { readonly start: Diagnosis }) {
  const text = useMessages('reachability')
  const site = useMessages('site')
  const causes = useMessages('reachCauses')
  const history = useHistory<Draft>(initial)
  const { value: draft, set } = history
  const parsed = useMemo(() => parseTarget(targetFields(draft)), [draft])
  const { diagnosis, work } = useDiagnosis(draft, parsed.ok, untouched)
  const pieces = piecesOf(draft)

  const inAddress = useStateInAddress(form, history, {
    onText: (pasted) =>
      set(
        pasted.length > longestInBox
          ? { ...initial, files: [{ name: text.pastedText, text: pasted }] }
          : { ...initial, text: pasted },
      ),
  })

  const change = (part: Partial<Draft>) => set({ ...draft, ...part })
  const asks = diagnosis.cause === 'unknown'
  /** What the reader says that they see, or what the pasted text shows. */
  const seen = draft.symptom ?? diagnosis.met
  const sign = diagnosis.cause === 'none-found' ? 'pass' : asks ? 'unknown' : 'fail'
  return (
    <Page title={text.title} description={text.lead} path="/tools/reachability/" short={site.reachability} width="wide">
      <h1>{text.title}</h1>
      <p>{text.lead}</p>
      <noscript>
        <p>{text.noScript}</p>
      </noscript>
      <KeptNote state={inAddress} />
      <div className={styles.columns}>
        <div>
          <section aria-labelledby="start">
            <h2 id="start">{text.start}</h2>
            <p>{text.startLead}</p>
            <GuidedStart draft={draft} problem={parsed.ok ? null : parsed.problem} onChange={change} />
            {draft.symptom && parsed.ok ? <Narrowing symptom={draft.symptom} target={parsed.target} /> : null}
          </section>
          <EvidenceBox draft={draft} onChange={change} onSaved={inAddress.openFile} />
          <p className="tools no-print">
            <UndoButtons history={history} />
            <button type="button" className="button" onClick={() => set(initial)}>
              {text.clear}
            </button>
            <button type="button" className="button" onClick={() => set(example)}>
              {text.example}
            </button>
          </p>
          <UnderstoodList understood={diagnosis.understood} pieces={pieces} />
        </div>
        <div>
          <section aria-labelledby="result">
            <h2 id="result">{text.result}</h2>
            <div className={`${styles.cause} ${styles[sign]}`} role="status" aria-busy={work.running}>
              <span className={styles.sign} aria-hidden="true">
                {signs[sign]}
              </span>
              <div>
                {parsed.ok ? <small>{targetOf(draft, text)}</small> : null}
                <strong>{causes[diagnosis.cause]}</strong>
              </div>
            </div>
            {diagnosis.spokenPort !== null && hasPorts(draft) ? (
              <p>
                {format(text.otherPort, { port: diagnosis.spokenPort })}{' '}
                <button type="button" className="button" onClick={() => change({ port: String(diagnosis.spokenPort) })}>
                  {format(text.useOtherPort, { port: diagnosis.spokenPort })}
                </button>
              </p>
            ) : null}
            <Working work={work} words={{}} />
          </section>
          {diagnosis.fix.length > 0 ? (
            <Fixes fixes={diagnosis.fix} />
          ) : (
            <section aria-label={text.next}>
              <h2>{text.next}</h2>
              <NextStep step={diagnosis.next} />
            </section>
          )}
          <section aria-label={text.path}>
            <h2>{text.path}</h2>
            <LayerPath
              layers={diagnosis.layers}
              suspicions={asks && seen && parsed.ok ? suspicions(seen, parsed.target) : null}
            />
          </section>
          <Share draft={draft} diagnosis={diagnosis} />
        </div>
      </div>
    </Page>
  )
}
