import { useMemo, useState } from 'react'
import { format, type Numbers, useMessages, useNumbers } from '@/components/messages'
import { type GroupDraft, groupsOf, RuleEditor, type RuleField, readGroups } from '@/components/rules'
import type { Messages } from '@/content/ja/messages'
import { type ForbiddenMove, type RulesExercise, type RulesJudgement, rulesCounted, withLists } from '@/lib/lesson'
import { type Counterexample, type RuleSet, readDocuments } from '@/lib/rules'
import { Foot } from './foot'
import { decodeGroups } from './groups-draft'
import { happenedTo } from './happened'
import { type JudgedRules, judgeTry } from './judge-rules'
import { goalOfPacket } from './packet-words'
import { type PlateEnd, Plates } from './plates'
import { type DecidedRow, decided, goalRows, inGateOrder, rowsOf } from './plates-of'
import { Feedback, GoalLine, Sight, type Tone, type Want } from './sight'
import { sizeInWords } from './size'
import { useSolutionOffer } from './solution-offer'
import type { TaskProps } from './task'
import { useAttempt } from './use-attempt'

/** Rules to be changed until they do what is asked. */
export function RulesTask({ exercise, goal, draft, onDraft, onSolved }: TaskProps<RulesExercise>) {
  const start = useMemo(() => groupsOf(readDocuments(exercise.start).ruleSet), [exercise])
  const [kept] = useState(() => decodeGroups(draft, start))
  const {
    history,
    written: groups,
    outcome,
    setOutcome,
  } = useAttempt<readonly GroupDraft[], JudgedRules>({ start, kept, keep: JSON.stringify, onDraft, onPause: check })
  const assembly = useMemo(() => readGroups(groups), [groups])
  const locked = useMemo(() => lockedIn(exercise.moves), [exercise])
  const set = useMemo(() => withLists(exercise, assembly.ruleSet), [exercise, assembly])
  const arrivals = useMemo(
    () => arrivalsOf(exercise, set, goal, outcome?.judgement ?? null),
    [exercise, set, goal, outcome],
  )

  useSolutionOffer(() => history.set(groupsOf(readDocuments(exercise.solutions[0] ?? []).ruleSet)))

  function check() {
    const judged = judgeTry(exercise, assembly)
    setOutcome(judged)
    const { judgement } = judged
    if (judgement?.passed) onSolved(exercise.fewest === null || judgement.star)
  }

  const wrong = wrongIn(arrivals)
  const standings = useMemo(() => {
    const decider = wrong?.row.decision.trace.find(({ decides }) => decides)?.rule
    const row = decider && assembly.rowOf.get(decider)
    return new Map(row ? [[row.row.key, 'decides' as const]] : [])
  }, [wrong, assembly])
  const unread = assembly.unread.length > 0
  const text = useMessages('course')
  return (
    <>
      <Sight>
        <GoalLine wants={wantsOf(arrivals, exercise, set, unread, text)} />
        <Plates arrivals={arrivals} />
        <Said exercise={exercise} wrong={wrong} outcome={outcome} unread={unread} />
      </Sight>
      <RuleEditor
        assembly={assembly}
        groups={groups}
        settings={exercise.moves.includes('inner-access')}
        locked={locked}
        fixed={!exercise.moves.includes('add') && !exercise.moves.includes('remove')}
        standings={standings}
        onChange={history.change}
      />
      <Foot history={history} start={start} />
    </>
  )
}

/** The packets of the goal; where they are all right and the judge has found another that is not, that one, too. */
function arrivalsOf(
  { apart }: RulesExercise,
  set: RuleSet,
  goal: TaskProps<RulesExercise>['goal'],
  judgement: RulesJudgement | null,
): readonly PlateEnd[] {
  const arrive = (name: string, ruleSet: RuleSet, packets: TaskProps<RulesExercise>['goal']) => ({
    name,
    ruleSet,
    rows: inGateOrder(decided(ruleSet, goalRows(packets), true)),
  })
  const arrivals = apart
    ? set.groups.map((group) =>
        arrive(
          group.name || group.id,
          { ...set, groups: [group] },
          goal.filter(({ at }) => at === group.id),
        ),
      )
    : [arrive('', set, goal)]
  if (!judgement || wrongIn(arrivals)) return arrivals
  const further = rowsOf([judgement.tooClosed, judgement.tooOpen])
  return arrivals.map((arrival) =>
    apart && arrival.ruleSet.groups[0]?.id !== judgement.at.groups[0]?.id
      ? arrival
      : { ...arrival, rows: inGateOrder([...arrival.rows, ...decided(arrival.ruleSet, further, true)]) },
  )
}

/** The first packet that does not come out as wanted, and where: of all gates, the one that is shown. */
function wrongIn(arrivals: readonly PlateEnd[]): Wrong | null {
  for (const { name, ruleSet, rows } of arrivals) {
    const row = rows.find(({ met }) => !met)
    if (row) return { row, ruleSet, name }
  }
  return null
}

interface Wrong {
  readonly row: DecidedRow
  readonly ruleSet: RuleSet
  /** Whose gate it is, where there are several; else empty. */
  readonly name: string
}

function wantsOf(
  arrivals: readonly PlateEnd[],
  exercise: RulesExercise,
  set: RuleSet,
  unread: boolean,
  text: Messages['course'],
): readonly Want[] {
  const packets = arrivals.flatMap(({ name, rows }) =>
    rows.map(({ packet, wanted, met }) => ({
      what: `${name} ${goalOfPacket(packet, wanted, text)}`.trim(),
      met: unread ? null : met,
    })),
  )
  const { most } = exercise
  if (most === null) return packets
  return [
    ...packets,
    { what: format(text.rulesMost, { most }), met: unread ? null : rulesCounted(exercise, set) <= most },
  ]
}

interface SaidProps {
  readonly exercise: RulesExercise
  readonly wrong: Wrong | null
  /** Null: what is written was not judged, or not yet. */
  readonly outcome: JudgedRules | null
  readonly unread: boolean
}

function Said({ exercise, wrong, outcome, unread }: SaidProps) {
  const text = useMessages('course')
  const words = { course: text, lesson: useMessages('lesson'), gate: useMessages('gate') }
  const rules = useMessages('rules')
  const numbers = useNumbers()
  const { lesson } = words
  const judgement = outcome?.judgement ?? null
  if (unread)
    return (
      <Feedback tone="open">
        <p>{text.notYetRead}</p>
      </Feedback>
    )
  if (outcome?.tangled)
    return (
      <Feedback tone="wrong">
        <p>{lesson.tangled}</p>
      </Feedback>
    )
  if (judgement?.passed) {
    return (
      <Feedback tone="right">
        <Passed exercise={exercise} judgement={judgement} />
      </Feedback>
    )
  }
  // What is counted is counted where the packet is: each of several gates is judged by itself.
  const counted = judgement && judgement.at.groups[0]?.id === wrong?.ruleSet.groups[0]?.id ? judgement : null
  const found = [counted?.tooClosed, counted?.tooOpen].find((each) => each?.wanted.action === wrong?.row.wanted)
  const more = judgement ? restOf(judgement, exercise, lesson, rules, numbers.counted) : null
  const tone: Tone = wrong || more ? 'wrong' : 'open'
  return (
    <Feedback tone={tone}>
      {wrong ? (
        <p>
          <strong>{wrong.row.wanted === 'accept' ? lesson.tooClosed : lesson.tooOpen}</strong>{' '}
          {happenedTo(wrong.row.packet, wrong.row.decision, wrong.ruleSet, words, wrong.name)}
          {found ? <Count of={found} /> : null}
        </p>
      ) : null}
      {more?.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {wrong || judgement ? null : <p>{exercise.most === null ? text.compares : text.alreadyRight}</p>}
    </Feedback>
  )
}

/** How many packets are wrong in one way. */
function Count({ of: { size } }: { readonly of: Counterexample }) {
  const text = useMessages('lesson')
  const { number } = useNumbers()
  return size > 1n ? <small> {format(text.wrongCount, { size: sizeInWords(size, number) })}</small> : null
}

/** What is wrong beside what packets show; null when nothing is. */
function restOf(
  { tooMany, forbidden, rules: count }: RulesJudgement,
  { most }: RulesExercise,
  text: Messages['lesson'],
  rules: Messages['rules'],
  counted: Numbers['counted'],
): readonly string[] | null {
  const list = forbidden.map((change) => moveInWords(change, text, rules)).join(' / ')
  const sentences = [
    ...(tooMany ? [counted(text.tooMany, count, { most: most ?? 0 })] : []),
    ...(forbidden.length > 0 ? [format(text.forbidden, { list })] : []),
  ]
  return sentences.length > 0 ? sentences : null
}

function Passed({
  exercise: { fewest },
  judgement,
}: {
  readonly exercise: RulesExercise
  readonly judgement: RulesJudgement
}) {
  const text = useMessages('lesson')
  const { counted } = useNumbers()
  const known = fewest?.proven && judgement.rules === fewest.rules ? text.passedStar : text.passedKnown
  return (
    <p>
      <strong>{text.passed}</strong> {text.passedRules}
      {fewest ? ` ${counted(judgement.star ? known : text.passedMore, judgement.rules, { fewest: fewest.rules })}` : ''}
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
