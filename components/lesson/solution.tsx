import dynamic from 'next/dynamic'
import type { ReactNode } from 'react'
import { Loading } from '@/components/lazy'
import { useMessages } from '@/components/messages'
import { packetDraft, readPacket } from '@/components/rules'
import type { Exercise, Suspect } from '@/lib/lesson'
import { readDocuments } from '@/lib/rules'
import { useFrame, useHelpingFold } from './frame'
import styles from './lesson.module.css'
import { usePosed } from './lesson-context'
import { packetSentence } from './packet-sentence'
import { RuleList } from './rule-list'
import { useLoad } from './solution-offer'

const AclLines = dynamic(() => import('./worked').then((module) => module.AclLines), { loading: Loading })
const QuizLines = dynamic(() => import('./worked').then((module) => module.QuizLines), { loading: Loading })
const StepLines = dynamic(() => import('./worked').then((module) => module.StepLines), { loading: Loading })

/** The worked solution of an exercise: the first that its data holds, with the reason as text. */
export function Solution({ of, children }: { readonly of: string; readonly children: ReactNode }) {
  const text = useMessages('lesson')
  const load = useLoad()
  const { onHelp } = useFrame()
  return (
    <details className={styles.hint} {...useHelpingFold()}>
      <summary>{text.solution}</summary>
      <Worked exercise={usePosed(of).exercise} />
      {children}
      {load ? (
        <p className="no-print">
          <button
            type="button"
            className="button"
            onClick={() => {
              onHelp()
              load()
            }}
          >
            {text.loadSolution}
          </button>
        </p>
      ) : null}
    </details>
  )
}

function Worked({ exercise }: { readonly exercise: Exercise }) {
  const text = useMessages('lesson')
  switch (exercise.kind) {
    case 'rules':
      return <RuleList ruleSet={readDocuments(exercise.solutions[0] ?? []).ruleSet} />
    case 'addresses':
    case 'policy':
    case 'code':
      return <pre>{exercise.solutions[0]}</pre>
    case 'acl':
      return <AclLines entries={exercise.solutions[0] ?? []} />
    case 'steps':
      return <StepLines exercise={exercise} />
    case 'quiz':
      return <QuizLines exercise={exercise} />
    case 'incident':
      return <Layers named={exercise.solutions[0]?.named ?? []} />
    case 'packet': {
      const [solution] = exercise.solutions
      const read = solution ? readPacket(packetDraft(solution)) : null
      return read?.ok ? <p>{packetSentence(read.packet, text)}</p> : null
    }
  }
}

function Layers({ named }: { readonly named: readonly Suspect[] }) {
  const layers = useMessages('reachLayers')
  return (
    <ul>
      {named.map((name) => (
        <li key={name}>{layers[name]}</li>
      ))}
    </ul>
  )
}
