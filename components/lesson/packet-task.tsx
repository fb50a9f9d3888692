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
import { useSolutionOffer } from './solution-offer'
import type { TaskProps } from './task'
import { useAttempt } from './use-attempt'

interface Sent {
  readonly packet: Packet
  readonly judgement: PacketJudgement
}

/** A packet to be written so that it comes out as asked. */
export function PacketTask({ exercise, draft, onDraft, onSolved }: TaskProps<PacketExercise>) {
  const text = useMessages('course')
  const words = { course: text, lesson: useMessages('lesson'), gate: useMessages('gate') }
  const start = useMemo(() => packetDraft(exercise.start), [exercise])
  const ruleSet = useMemo(() => readDocuments(exercise.documents).ruleSet, [exercise])
  const [kept] = useState(() => decodePacket(draft))
  const { history, written } = useAttempt<PacketDraft, Sent>({
    start,
    kept,
    keep: JSON.stringify,
    onDraft,
    onPause: () => {
      if (sent?.judgement.passed) onSolved(true)
    },
  })
  const read = useMemo(() => readPacket(written), [written])
  const sent = useMemo(
    () => (read.ok ? { packet: read.packet, judgement: judgePacket(exercise, read.packet) } : null),
    [read, exercise],
  )
  useSolutionOffer(() => {
    const [solution] = exercise.solutions
    if (solution) history.set(packetDraft(solution))
  })

  const { wanted } = exercise
  const by = deciderOf(exercise, text)
  const wants = [
    { what: wanted.verdict === 'accept' ? text.pass : text.stop, met: sent ? sent.judgement.verdict : null },
    { what: by, met: sent ? sent.judgement.by : null },
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
        <Feedback tone={sent ? (sent.judgement.passed ? 'right' : 'wrong') : 'open'}>
          {sent ? (
            <p>
              {sent.judgement.passed ? <strong>{words.lesson.passed}</strong> : null}{' '}
              {happenedTo(sent.packet, sent.judgement.decision, ruleSet, words)}{' '}
              {sent.judgement.verdict ? '' : wantedOf(wanted.verdict, text)}
              {sent.judgement.verdict && !sent.judgement.by ? format(text.wantBy, { by }) : ''}
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

function rowOf({ packet, judgement: { decision, passed } }: Sent, wanted: 'accept' | 'drop') {
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
