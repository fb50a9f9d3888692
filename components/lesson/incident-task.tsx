import { useId, useMemo, useState } from 'react'
import { format, useMessages } from '@/components/messages'
import { layerReason } from '@/components/reachability'
import { ScrollBox } from '@/components/scroll'
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
import { Foot } from './foot'
import { decodeIncident } from './incident-draft'
import styles from './lesson.module.css'
import look from './screens.module.css'
import { Feedback, GoalLine, Sight } from './sight'
import { useSolutionOffer } from './solution-offer'
import type { TaskProps } from './task'
import { useAttempt } from './use-attempt'

const start: IncidentAnswer = { asked: [], named: [] }

/** Evidence to be asked for and read, and the layers that fail to be named on the path. */
export function IncidentTask({ exercise, draft, onDraft, onSolved }: TaskProps<IncidentExercise>) {
  const text = useMessages('lesson')
  const course = useMessages('course')
  const [kept] = useState(() => decodeIncident(draft, exercise))
  const {
    history,
    written: answer,
    outcome,
    setOutcome,
  } = useAttempt<IncidentAnswer, IncidentJudgement>({ start, kept, keep: JSON.stringify, onDraft })
  const suspects = useMemo(() => suspectsOf(exercise), [exercise])
  useSolutionOffer(() => history.set(exercise.solutions[0] ?? start))

  function check() {
    const judgement = judgeIncident(exercise, answer)
    setOutcome(judgement)
    if (judgement.passed) onSolved(true)
  }

  const nothing = answer.named.length === 0
  return (
    <>
      <Sight>
        <GoalLine
          wants={[
            { what: course.evidenceRead, met: answer.asked.length > 0 },
            { what: course.causesNamed, met: nothing ? null : outcome ? outcome.passed : null },
          ]}
        />
        <Path
          suspects={suspects}
          named={answer.named}
          onName={(named) => history.set({ ...answer, named: [...named] })}
        />
        <Feedback tone={outcome?.passed ? 'right' : outcome && !nothing ? 'wrong' : 'open'}>
          {outcome ? <Words judgement={outcome} nothing={nothing} /> : <p>{course.askFirst}</p>}
        </Feedback>
      </Sight>
      <Evidence
        exercise={exercise}
        asked={answer.asked}
        onAsk={(what) => history.set({ ...answer, asked: [...answer.asked, what] })}
      />
      <Foot history={history} start={start} check={{ name: text.check, onCheck: check }} />
    </>
  )
}

interface PathProps {
  readonly suspects: readonly Suspect[]
  readonly named: readonly Suspect[]
  readonly onName: (named: readonly Suspect[]) => void
}

/** The layers from the client inwards; those that the reader holds to stop the traffic are named on it. */
function Path({ suspects, named, onName }: PathProps) {
  const text = useMessages('lesson')
  const layers = useMessages('reachLayers')
  return (
    <fieldset className={look.path}>
      <legend>{text.nameLayers}</legend>
      {suspects.map((name) => (
        <label key={name}>
          <input
            type="checkbox"
            checked={named.includes(name)}
            onChange={(event) => {
              const others = named.filter((other) => other !== name)
              onName(event.target.checked ? suspects.filter((each) => each === name || others.includes(each)) : others)
            }}
          />
          {layers[name]}
        </label>
      ))}
    </fieldset>
  )
}

interface EvidenceProps {
  readonly exercise: IncidentExercise
  readonly asked: readonly EvidenceName[]
  readonly onAsk: (what: EvidenceName) => void
}

/** What can be asked for; one of what was is shown, the others are a press away. */
function Evidence({ exercise, asked, onAsk }: EvidenceProps) {
  const text = useMessages('lesson')
  const id = useId()
  const [chosen, setChosen] = useState<EvidenceName | null>(null)
  const shown = exercise.evidence.find(({ what }) => asked.includes(what) && what === (chosen ?? asked.at(-1)))
  return (
    <div className={styles.evidence}>
      <p id={id}>{text.askFor}</p>
      <ul aria-labelledby={id}>
        {exercise.evidence.map(({ what }) => (
          <li key={what}>
            <button
              type="button"
              className="button"
              aria-pressed={what === shown?.what}
              data-asked={asked.includes(what)}
              onClick={() => {
                if (!asked.includes(what)) onAsk(what)
                setChosen(what)
              }}
            >
              {nameOf(what, text)}
            </button>
          </li>
        ))}
      </ul>
      {shown ? (
        <figure aria-live="polite">
          <figcaption>{nameOf(shown.what, text)}</figcaption>
          <ScrollBox label={nameOf(shown.what, text)} className={styles.output}>
            <pre>{shown.output}</pre>
          </ScrollBox>
        </figure>
      ) : null}
    </div>
  )
}

function nameOf(what: EvidenceName, text: Messages['lesson']): string {
  const names: Record<EvidenceName, string> = {
    client: text.askClient,
    'flow-log': text.askFlowLog,
    instance: text.askInstance,
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
  // Who has named nothing is told just that: nothing of what there is to find.
  if (nothing) return <p>{text.namedNothing}</p>
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
      {layerReason(because, reasons, words)} {because.line ? <code>{because.line}</code> : null}
    </>
  )
}
