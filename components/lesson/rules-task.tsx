import { useMemo, useState } from 'react'
import { format, useMessages, useNumbers } from '@/components/messages'
import { type GroupDraft, groupsOf, RuleEditor, type RuleField, readGroups } from '@/components/rules'
import type { Messages } from '@/content/ja/messages'
import type { ForbiddenMove, RulesExercise, RulesJudgement } from '@/lib/lesson'
import { type Counterexample, readDocuments } from '@/lib/rules'
import { decodeGroups } from './groups-draft'
import { type Judged, judgeTry } from './judge-rules'
import { packetSentence } from './packet-sentence'
import { Played } from './played'
import { sizeInWords } from './size'
import { useSolutionOffer } from './solution-offer'
import { Outcome, type TaskProps, TaskTools } from './task'
import { useAttempt } from './use-attempt'

/** Rules to be changed until they do what is asked. */
export function RulesTask({ exercise, draft, onDraft, onSolved }: TaskProps<RulesExercise>) {
  const text = useMessages('lesson')
  const start = useMemo(() => groupsOf(readDocuments(exercise.start).ruleSet), [exercise])
  const [kept] = useState(() => decodeGroups(draft, start))
  const {
    history,
    written: groups,
    outcome,
    setOutcome,
  } = useAttempt<readonly GroupDraft[], Judged>({ start, kept, keep: JSON.stringify, onDraft, onPause: check })
  const assembly = useMemo(() => readGroups(groups), [groups])
  const locked = useMemo(() => lockedIn(exercise.moves), [exercise])

  const [loaded, setLoaded] = useState<readonly GroupDraft[] | null>(null)
  useSolutionOffer(() => {
    const solution = groupsOf(readDocuments(exercise.solutions[0] ?? []).ruleSet)
    setLoaded(solution)
    history.set(solution)
  })

  function check() {
    const judged = judgeTry(exercise, assembly)
    setOutcome(judged)
    // A star is for what one has found.
    if (judged.judgement?.passed) onSolved(judged.judgement.star && groups !== loaded)
  }

  const settings = exercise.moves.includes('inner-access')
  return (
    <>
      <RuleEditor
        assembly={assembly}
        groups={groups}
        settings={settings}
        locked={locked}
        fixed={!exercise.moves.includes('add') && !exercise.moves.includes('remove')}
        onChange={history.change}
      />
      <TaskTools history={history} start={start} check={text.check} onCheck={check} />
      <Outcome passed={outcome?.judgement?.passed ?? false}>
        {outcome ? <Words exercise={exercise} judgement={outcome.judgement} tangled={outcome.tangled} /> : null}
      </Outcome>
      {outcome?.judgement?.tooClosed ? <Played wrong={outcome.judgement.tooClosed} ruleSet={outcome.ruleSet} /> : null}
      {outcome?.judgement?.tooOpen ? <Played wrong={outcome.judgement.tooOpen} ruleSet={outcome.ruleSet} /> : null}
    </>
  )
}

function Words({
  exercise: { fewest, most },
  judgement,
  tangled,
}: {
  readonly exercise: RulesExercise
  readonly judgement: RulesJudgement | null
  readonly tangled: boolean
}) {
  const text = useMessages('lesson')
  const rules = useMessages('rules')
  const { counted } = useNumbers()
  if (!judgement) return <p>✕ {tangled ? text.tangled : text.unreadable}</p>
  const { passed, tooClosed, tooOpen, forbidden, tooMany } = judgement
  if (!passed) {
    const list = forbidden.map((change) => moveInWords(change, text, rules)).join(' / ')
    return (
      <>
        {tooClosed ? <WrongInWords sentence={text.tooClosed} wrong={tooClosed} /> : null}
        {tooOpen ? <WrongInWords sentence={text.tooOpen} wrong={tooOpen} /> : null}
        {tooMany ? <p>{counted(text.tooMany, judgement.rules, { most: most ?? 0 })}</p> : null}
        {forbidden.length > 0 ? <p>{format(text.forbidden, { list })}</p> : null}
      </>
    )
  }
  const star = fewest?.proven && judgement.rules === fewest.rules ? text.passedStar : text.passedKnown
  return (
    <p>
      <strong>{text.passed}</strong> {text.passedRules}
      {fewest ? ` ${counted(judgement.star ? star : text.passedMore, judgement.rules, { fewest: fewest.rules })}` : ''}
    </p>
  )
}

function WrongInWords({ sentence, wrong }: { readonly sentence: string; readonly wrong: Counterexample }) {
  const text = useMessages('lesson')
  const { number } = useNumbers()
  return (
    <p>
      <strong>{sentence}</strong> {format(text.example, { packet: packetSentence(wrong.packet, text) })}
      {wrong.size > 1n ? ` ${format(text.wrongCount, { size: sizeInWords(wrong.size, number) })}` : ''}
    </p>
  )
}

function moveInWords({ move, subject }: ForbiddenMove, text: Messages['lesson'], rules: Messages['rules']): string {
  if (move === 'add') return format(text.moveAdd, { subject })
  if (move === 'remove') return format(text.moveRemove, { subject })
  const field = move === 'type' ? rules.groupType : move === 'inner-access' ? rules.innerAccess : rules[move]
  return format(text.moveField, { subject, field })
}

/** Fields that an exercise does not let anyone change: `description` says nothing, and may always be changed. */
function lockedIn(moves: RulesExercise['moves']): ReadonlySet<RuleField> {
  const fields = ['direction', 'action', 'protocol', 'ports', 'peer', 'priority'] as const
  const open = new Set<string>(moves)
  if (open.has('add')) return new Set()
  return new Set([...fields.filter((field) => !open.has(field)), 'sourcePorts' as const, 'self' as const])
}
