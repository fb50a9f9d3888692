import { useMemo, useState } from 'react'
import { format, useMessages } from '@/components/messages'
import { type GroupDraft, groupsOf, RuleEditor, readGroups } from '@/components/rules'
import type { Messages } from '@/content/ja/messages'
import { type ForbiddenMove, judgeRules, type RulesExercise, type RulesJudgement } from '@/lib/lesson'
import { type Counterexample, type RuleSet, readDocuments } from '@/lib/rules'
import { decodeGroups } from './groups-draft'
import { packetSentence } from './packet-sentence'
import { Played } from './played'
import { sizeInWords } from './size'
import { Outcome, type TaskProps, TaskTools } from './task'
import { useAttempt } from './use-attempt'

interface Judged {
  readonly ruleSet: RuleSet
  /** Null: some rules cannot be read. */
  readonly judgement: RulesJudgement | null
}

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
  } = useAttempt<readonly GroupDraft[], Judged>({ start, kept, keep: JSON.stringify, onDraft })
  const reading = useMemo(() => readGroups(groups), [groups])

  function check() {
    const { ruleSet, warnings } = reading
    const sound = warnings.every((warning) => warning.severity !== 'error')
    const judgement = sound ? judgeRules(exercise, ruleSet) : null
    setOutcome({ ruleSet, judgement })
    if (judgement?.passed) onSolved(judgement.star)
  }

  const settings = exercise.moves.includes('inner-access')
  return (
    <>
      <RuleEditor groups={groups} warnings={reading.warnings} settings={settings} onChange={history.set} />
      <TaskTools history={history} start={start} check={text.check} onCheck={check} />
      <Outcome passed={outcome?.judgement?.passed ?? false}>
        {outcome ? <Words exercise={exercise} judgement={outcome.judgement} /> : null}
      </Outcome>
      {outcome?.judgement?.tooClosed ? <Played wrong={outcome.judgement.tooClosed} ruleSet={outcome.ruleSet} /> : null}
      {outcome?.judgement?.tooOpen ? <Played wrong={outcome.judgement.tooOpen} ruleSet={outcome.ruleSet} /> : null}
    </>
  )
}

function Words({
  exercise: { fewest, most },
  judgement,
}: {
  readonly exercise: RulesExercise
  readonly judgement: RulesJudgement | null
}) {
  const text = useMessages('lesson')
  const rules = useMessages('rules')
  if (!judgement) return <p>✕ {text.unreadable}</p>
  const { passed, tooClosed, tooOpen, forbidden, tooMany } = judgement
  if (!passed) {
    const list = forbidden.map((change) => moveInWords(change, text, rules)).join(' / ')
    return (
      <>
        {tooClosed ? <WrongInWords sentence={text.tooClosed} wrong={tooClosed} /> : null}
        {tooOpen ? <WrongInWords sentence={text.tooOpen} wrong={tooOpen} /> : null}
        {tooMany ? <p>{format(text.tooMany, { rules: judgement.rules, most: most ?? 0 })}</p> : null}
        {forbidden.length > 0 ? <p>{format(text.forbidden, { list })}</p> : null}
      </>
    )
  }
  const counted = { rules: judgement.rules, fewest: fewest?.rules ?? 0 }
  const star = fewest?.proven && judgement.rules === fewest.rules ? text.passedStar : text.passedKnown
  return (
    <p>
      <strong>{text.passed}</strong> {text.passedRules}
      {fewest ? ` ${format(judgement.star ? star : text.passedMore, counted)}` : ''}
    </p>
  )
}

function WrongInWords({ sentence, wrong }: { readonly sentence: string; readonly wrong: Counterexample }) {
  const text = useMessages('lesson')
  return (
    <p>
      <strong>{sentence}</strong> {format(text.example, { packet: packetSentence(wrong.packet, text) })}
      {wrong.size > 1n ? ` ${format(text.wrongCount, { size: sizeInWords(wrong.size) })}` : ''}
    </p>
  )
}

function moveInWords({ move, subject }: ForbiddenMove, text: Messages['lesson'], rules: Messages['rules']): string {
  if (move === 'add') return format(text.moveAdd, { subject })
  if (move === 'remove') return format(text.moveRemove, { subject })
  const field = move === 'type' ? rules.groupType : move === 'inner-access' ? rules.innerAccess : rules[move]
  return format(text.moveField, { subject, field })
}
