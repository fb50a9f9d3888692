import { useMemo, useState } from 'react'
import { format, useMessages } from '@/components/messages'
import { groupsOf, type PacketDraft, PacketEditor, packetDraft, readPacket } from '@/components/rules'
import type { Messages } from '@/content/ja/messages'
import { judgePacket, type PacketExercise, type PacketJudgement } from '@/lib/lesson'
import { type Packet, readDocuments } from '@/lib/rules'
import { Foot } from './foot'
import { happenedTo, wantedOf } from './happened'
import { decodePacket } from './packet-text'
import { Plates } from './plates'
import type { Plate } from './plates-of'
import { RuleList } from './rule-list'
import { Feedback, GoalLine, Sight } from './sight'
import type { TaskProps } from './task'
import { useJudged } from './use-judged'

/** A packet that was sent, and what the judge says of it. */
interface Sent extends PacketJudgement {
  readonly packet: Packet
}

/** Null: what is written is no packet yet. */
function send(exercise: PacketExercise, written: PacketDraft): Sent | null {
  const read = readPacket(written)
  return read.ok ? { packet: read.packet, ...judgePacket(exercise, read.packet) } : null
}

function worked({ solutions: [solution] }: PacketExercise): PacketDraft | undefined {
  return solution && packetDraft(solution)
}

/** A packet to be written so that it comes out as asked. */
export function PacketTask({ exercise, draft, onDraft, onSolved }: TaskProps<PacketExercise>) {
  const text = useMessages('course')
  const words = { course: text, lesson: useMessages('lesson'), gate: useMessages('gate') }
  const start = useMemo(() => packetDraft(exercise.start), [exercise])
  const ruleSet = useMemo(() => readDocuments(exercise.documents).ruleSet, [exercise])
  const [kept] = useState(() => decodePacket(draft))
  const {
    history,
    written,
    judgement: sent,
  } = useJudged({
    exercise,
    start,
    kept,
    keep: JSON.stringify,
    onDraft,
    judge: send,
    solution: worked,
    onSolved,
  })
  const read = useMemo(() => readPacket(written), [written])

  const { wanted } = exercise
  const by = deciderOf(exercise, text)
  const wants = [
    { what: wanted.verdict === 'accept' ? text.toPass : text.toStop, met: sent ? sent.verdict : null },
    { what: by, met: sent ? sent.by : null },
  ]
  return (
    <>
      <Sight>
        <GoalLine wants={wants} />
        {sent ? (
          <Plates
            arrivals={[{ name: '', ruleSet, rows: [rowOf(sent, wanted.verdict)] }]}
            wantedBy={(plate) => isWanted(plate, exercise)}
          />
        ) : null}
        <Feedback tone={sent ? (sent.passed ? 'right' : 'wrong') : 'open'}>
          {sent ? (
            <p>
              {sent.passed ? <strong>{words.lesson.passed}</strong> : null}{' '}
              {happenedTo(sent.packet, sent.decision, ruleSet, words)}{' '}
              {sent.verdict ? '' : wantedOf(wanted.verdict, text)}
              {sent.verdict && !sent.by ? format(text.wantBy, { by }) : ''}
            </p>
          ) : (
            <p>{text.notYetRead}</p>
          )}
        </Feedback>
      </Sight>
      <PacketEditor
        groups={groupsOf(ruleSet)}
        packet={written}
        problem={read.ok ? null : read.problem}
        onChange={history.set}
      />
      <RuleList ruleSet={ruleSet} />
      <Foot history={history} start={start} />
    </>
  )
}

function rowOf({ packet, decision, passed }: Sent, wanted: 'accept' | 'drop') {
  return { packet, wanted, decision, met: passed }
}

/** What has to decide the packet, in words. */
function deciderOf({ wanted }: PacketExercise, text: Messages['course']): string {
  const names = {
    rule: wanted.rule ?? text.anyRule,
    'in-group': text.inGroup,
    default: text.fallback,
    platform: text.platform,
  }
  return names[wanted.by]
}

function isWanted(plate: Plate, { wanted }: PacketExercise): boolean {
  if (plate.kind !== 'rule') return plate.kind === wanted.by
  return wanted.by === 'rule' && (wanted.rule === null || plate.rule.id === wanted.rule)
}
