import { useMemo, useState } from 'react'
import { useMessages } from '@/components/messages'
import { groupsOf, type PacketDraft, PacketEditor, packetDraft, readPacket, Verdict } from '@/components/rules'
import { judgePacket, type PacketExercise, type PacketJudgement } from '@/lib/lesson'
import { type Packet, type PacketProblem, readDocuments } from '@/lib/rules'
import { packetSentence } from './packet-sentence'
import { decodePacket } from './packet-text'
import { RuleList } from './rule-list'
import { useSolutionOffer } from './solution-offer'
import { Outcome, type TaskProps, TaskTools } from './task'
import { useAttempt } from './use-attempt'

interface Sent {
  readonly packet: Packet
  readonly judgement: PacketJudgement
}

/** A packet to be written so that it comes out as asked. */
export function PacketTask({ exercise, draft, onDraft, onSolved }: TaskProps<PacketExercise>) {
  const text = useMessages('lesson')
  const start = useMemo(() => packetDraft(exercise.start), [exercise])
  const ruleSet = useMemo(() => readDocuments(exercise.documents).ruleSet, [exercise])
  const [kept] = useState(() => decodePacket(draft))
  const { history, written, outcome, setOutcome } = useAttempt<PacketDraft, Sent>({
    start,
    kept,
    keep: JSON.stringify,
    onDraft,
    onPause: send,
  })
  const [problem, setProblem] = useState<PacketProblem | null>(null)

  useSolutionOffer(() => {
    const [solution] = exercise.solutions
    if (solution) history.set(packetDraft(solution))
  })

  function send() {
    const parsed = readPacket(written)
    setProblem(parsed.ok ? null : parsed.problem)
    if (!parsed.ok) return setOutcome(null)
    const judgement = judgePacket(exercise, parsed.packet)
    setOutcome({ packet: parsed.packet, judgement })
    if (judgement.passed) onSolved(false)
  }

  const { passed = false, verdict = false, decision } = outcome?.judgement ?? {}
  return (
    <>
      <RuleList ruleSet={ruleSet} />
      <PacketEditor groups={groupsOf(ruleSet)} packet={written} problem={problem} onChange={history.set} />
      <TaskTools history={history} start={start} check={text.send} onCheck={send} />
      <Outcome passed={passed}>
        {outcome ? (
          <p>
            {packetSentence(outcome.packet, text)}:{' '}
            <strong>
              {passed
                ? `${text.passed} ${text.packetPassed}`
                : verdict
                  ? text.packetWrongDecider
                  : text.packetWrongVerdict}
            </strong>
          </p>
        ) : null}
      </Outcome>
      {outcome && decision ? (
        <Verdict decision={decision} packet={outcome.packet} ruleSet={ruleSet} landmark={false} />
      ) : null}
    </>
  )
}
