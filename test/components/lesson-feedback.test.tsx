import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { QuizTask } from '@/components/lesson/quiz-task'
import { RulesTask } from '@/components/lesson/rules-task'
import { LocaleProvider } from '@/components/messages'
import { messages } from '@/content/en/messages'
import { exercises } from '@/content/exercises'
import { packetsOfExercise } from '@/lib/lesson'
import { exerciseSchema } from '@/lib/lesson/schema'

const all = Object.values(exercises)
  .flat()
  .map((data) => exerciseSchema.parse(data))

const inEnglish = (task: ReactNode) =>
  renderToStaticMarkup(
    <LocaleProvider value={{ locale: 'en', locales: [], messages, origin: '' }}>{task}</LocaleProvider>,
  )
const nothing = { onDraft: () => {}, onSolved: () => {} }

/** An exercise as it stands at first. */
function shown(id: string): string {
  const exercise = all.find((each) => each.id === id)
  if (exercise?.kind !== 'rules') throw new Error(`${id} has no rules`)
  return inEnglish(<RulesTask exercise={exercise} goal={packetsOfExercise(exercise)} draft={null} {...nothing} />)
}

describe('what is said of rules', () => {
  it('V-3: a tie is said to be one, with the rule that lost by it alone', () => {
    expect(shown('out-allow-list')).toContain(
      'TCP 443 going to 203.0.113.5 is stopped by rule-1 (priority 1, Deny). rule-2 (Allow) matches at the same priority; in a tie, Deny wins.',
    )
    expect(shown('all-but-one')).not.toContain('in a tie')
  })

  it.each(['ssh-from-you', 'two-groups', 'two-ends'])('calls a rule by the name that its row begins with: %s', (id) => {
    const html = shown(id)
    const said = /data-feedback=.*?<\/div>/s.exec(html)?.[0] ?? ''
    const rows = [...html.matchAll(/aria-rowindex="\d+"[^>]*><th scope="row"[^>]*>([^<]+)/g)].map(([, name]) => name)
    const [name] = /rule-\d+/.exec(said) ?? []
    expect(rows).toContain(name)
  })

  it('V-3: who holds the beaten rule of a tie to decide is told of the tie', () => {
    const quiz = all.find(({ id }) => id === 'at-the-gate')
    if (quiz?.kind !== 'quiz') throw new Error('no quiz')
    const questions = quiz.questions.filter((each) => each.ask === 'decider' && each.packet.port === 3128)
    const task = <QuizTask exercise={{ ...quiz, questions }} goal={[]} draft='["rule-1"]' {...nothing} />
    expect(inEnglish(task)).toContain('rule-1 matches, too, but at the same priority Deny wins.')
  })
})
