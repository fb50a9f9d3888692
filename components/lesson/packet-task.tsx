import { useEffect, useMemo, useState } from 'react'
import { useHistory } from '@/components/history'
import { useMessages } from '@/components/messages'
import type { PacketDraft } from '@/components/rules'
import { Gate, groupsOf, PacketEditor, packetDraft, readPacket } from '@/components/rules'
import { judgePacket, type PacketExercise, type PacketJudgement } from '@/lib/lesson'
import { type Packet, type PacketProblem, readDocuments } from '@/lib/rules'
import { packetSentence } from './packet-sentence'
import { decodePacket } from './packet-text'
import { RuleList } from './rule-list'
import { Outcome, type TaskProps, TaskTools } from './task'

interface Sent {
  readonly of: PacketDraft
  readonly packet: Packet
  readonly judgement: PacketJudgement
}

/** A packet to be written so that it comes out as asked. */
export function PacketTask({ exercise, draft, onDraft, onSolved }: TaskProps<PacketExercise>) {
  const text = useMessages('lesson')
  const start = useMemo(() => packetDraft(exercise.start), [exercise])
  const ruleSet = useMemo(() => readDocuments(exercise.documents).ruleSet, [exercise])
  const [first] = useState(() => decodePacket(draft) ?? start)
  const history = useHistory(first)
  const written = history.value
  const [sent, setSent] = useState<Sent | null>(null)
  const [problem, setProblem] = useState<PacketProblem | null>(null)
  const shown = sent?.of === written ? sent : null

  useEffect(() => {
    if (history.canUndo || history.canRedo) onDraft(written === start ? null : JSON.stringify(written))
  }, [written, start, history.canUndo, history.canRedo, onDraft])

  function send() {
    const parsed = readPacket(written)
    setProblem(parsed.ok ? null : parsed.problem)
    if (!parsed.ok) return setSent(null)
    const judgement = judgePacket(exercise, parsed.packet)
    setSent({ of: written, packet: parsed.packet, judgement })
    if (judgement.passed) onSolved(false)
  }

  const { passed = false, verdict = false, decision } = shown?.judgement ?? {}
  return (
    <>
      <RuleList ruleSet={ruleSet} />
      <PacketEditor groups={groupsOf(ruleSet)} packet={written} problem={problem} onChange={history.set} />
      <TaskTools history={history} start={start} check={text.send} onCheck={send} />
      <Outcome passed={passed}>
        {shown ? (
          <p>
            {packetSentence(shown.packet, text)}:{' '}
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
      {shown && decision ? <Gate decision={decision} packet={shown.packet} ruleSet={ruleSet} landmark={false} /> : null}
    </>
  )
}
