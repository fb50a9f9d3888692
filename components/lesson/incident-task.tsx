import { useMemo, useState } from 'react'
import { format, useMessages } from '@/components/messages'
import { reasonOf } from '@/components/reachability'
import type { Messages } from '@/content/ja/messages'
import {
  type EvidenceName,
  type IncidentAnswer,
  type IncidentExercise,
  type IncidentJudgement,
  judgeIncident,
  type Suspect,
  suspectsOf,
} from '@/lib/lesson'
import type { Layer } from '@/lib/reachability'
import { decodeIncident } from './incident-draft'
import styles from './lesson.module.css'
import { useSolutionOffer } from './solution-offer'
import { Outcome, type TaskProps, TaskTools } from './task'
import { useAttempt } from './use-attempt'

const start: IncidentAnswer = { asked: [], named: [] }

/** Evidence to be asked for and read, and the layers that fail to be named. */
export function IncidentTask({ exercise, draft, onDraft, onSolved }: TaskProps<IncidentExercise>) {
  const text = useMessages('lesson')
  const layers = useMessages('reachLayers')
  const [kept] = useState(() => decodeIncident(draft))
  const offered = useMemo(() => suspectsOf(exercise), [exercise])
  const {
    history,
    written: answer,
    outcome,
    setOutcome,
  } = useAttempt<IncidentAnswer, IncidentJudgement>({ start, kept, keep: JSON.stringify, onDraft })

  useSolutionOffer(() => history.set(exercise.solutions[0] ?? start))

  function check() {
    const judgement = judgeIncident(exercise, answer)
    setOutcome(judgement)
    if (judgement.passed) onSolved(false)
  }

  const toggle = (name: Suspect, on: boolean) => {
    const others = answer.named.filter((other) => other !== name)
    history.set({ ...answer, named: on ? [...others, name] : others })
  }

  return (
    <>
      <p>{text.askFor}</p>
      <ul className={styles.evidence}>
        {exercise.evidence.map(({ what, output }) => (
          <li key={what}>
            {answer.asked.includes(what) ? (
              <figure>
                <figcaption>{nameOf(what, text)}</figcaption>
                <pre>{output}</pre>
              </figure>
            ) : (
              <button
                type="button"
                className="button"
                onClick={() => history.set({ ...answer, asked: [...answer.asked, what] })}
              >
                {nameOf(what, text)}
              </button>
            )}
          </li>
        ))}
      </ul>
      <fieldset className={styles.suspects}>
        <legend>{text.nameLayers}</legend>
        {offered.map((name) => (
          <label key={name}>
            <input
              type="checkbox"
              checked={answer.named.includes(name)}
              onChange={(event) => toggle(name, event.target.checked)}
            />
            {layers[name]}
          </label>
        ))}
      </fieldset>
      <TaskTools history={history} start={start} check={text.check} onCheck={check} />
      <Outcome passed={outcome?.passed ?? false}>
        {outcome ? <Words judgement={outcome} nothing={answer.named.length === 0} /> : null}
      </Outcome>
    </>
  )
}

function nameOf(what: EvidenceName, text: Messages['lesson']): string {
  const names: Record<EvidenceName, string> = {
    client: text.askClient,
    instance: text.askInstance,
    'flow-log': text.askFlowLog,
    group: text.askGroup,
    acl: text.askAcl,
    sockets: text.askSockets,
    firewall: text.askFirewall,
  }
  return names[what]
}

function Words({ judgement, nothing }: { readonly judgement: IncidentJudgement; readonly nothing: boolean }) {
  const text = useMessages('lesson')
  const layers = useMessages('reachLayers')
  const { passed, innocent, guessed, overlooked, more } = judgement
  if (passed) {
    return (
      <p>
        <strong>{text.passed}</strong> {text.incidentPassed}
      </p>
    )
  }
  return (
    <>
      {innocent.map((layer) => (
        <p key={layer.layer}>
          {format(layer.because ? text.innocent : text.noSign, { layer: layers[layer.layer] })} <Line layer={layer} />
        </p>
      ))}
      {guessed.map((name) => (
        <p key={name}>{format(text.guessed, { layer: layers[name] })}</p>
      ))}
      {nothing ? <p>{text.namedNothing}</p> : null}
      {overlooked.map((layer) => (
        <p key={layer.layer}>
          {text.overlooked} <Line layer={layer} />
        </p>
      ))}
      {more ? <p>{text.more}</p> : null}
    </>
  )
}

/** The line of the evidence that tells, and what it says. */
function Line({ layer: { because } }: { readonly layer: Layer }) {
  const reasons = useMessages('reachReasons')
  const words = useMessages('reachability')
  if (!because) return null
  return (
    <>
      {reasonOf(because, reasons, words)} {because.line ? <code>{because.line}</code> : null}
    </>
  )
}
