import { useMessages } from '@/components/messages'
import { type AclEntry, answersOf, type QuizExercise, type StepsExercise } from '@/lib/lesson'
import { readDocuments } from '@/lib/rules'
import { optionInWords, stepInWords } from './task-words'

/** Entries of an ACL, to be read. */
export function AclLines({ entries }: { readonly entries: readonly AclEntry[] }) {
  const rules = useMessages('rules')
  return (
    <ul>
      {entries.map(({ direction, policy, protocol, port, peer }) => (
        <li key={[direction, policy, protocol, port, peer].join(' ')}>
          {rules[direction]}: {rules[policy]} {protocol === 'all' ? rules.all : protocol.toUpperCase()}{' '}
          <code>{port}</code> <code>{peer}</code>
        </li>
      ))}
    </ul>
  )
}

/** The steps of the first solution, in order. */
export function StepLines({ exercise }: { readonly exercise: StepsExercise }) {
  const words = useMessages('lessonTasks')
  const rules = useMessages('rules')
  const { ruleSet } = readDocuments(exercise.groups)
  return (
    <ol>
      {(exercise.solutions[0] ?? []).map((place) => {
        const step = exercise.steps[place]
        return step ? <li key={place}>{stepInWords(step, ruleSet, words, rules)}</li> : null
      })}
    </ol>
  )
}

/** The right answers, as the engines work them out. */
export function QuizLines({ exercise }: { readonly exercise: QuizExercise }) {
  const words = useMessages('lessonTasks')
  const layers = useMessages('reachLayers')
  return (
    <ol>
      {exercise.questions.map((question) => (
        <li key={JSON.stringify(question)}>
          {answersOf(question)
            .map((answer) => optionInWords(answer, words, layers))
            .join(', ')}
        </li>
      ))}
    </ol>
  )
}
