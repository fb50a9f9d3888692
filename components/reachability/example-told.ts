import type { ExampleTold } from '@/components/state'
import type { Messages } from '@/content/ja/messages'
import { diagnose, parseTarget } from '@/lib/reachability'
import { isPortAssumed, isUndirected, piecesOf, targetFields } from './draft'
import { loopbackServer } from './example'
import { layerReason, targetOf } from './sentences'

/** The example in words: the evidence, the traffic, and the cause. */
export function diagnosisTold(
  words: Messages['reachability'],
  causes: Messages['reachCauses'],
  reasons: Messages['reachReasons'],
): ExampleTold {
  const target = parseTarget(targetFields(loopbackServer))
  if (!target.ok) throw new Error(target.problem.code)
  const diagnosis = diagnose({
    target: target.target,
    evidence: piecesOf(loopbackServer).map(({ text }) => text),
    assumed: isPortAssumed(loopbackServer),
    undirected: isUndirected(loopbackServer),
    ...(loopbackServer.symptom ? { symptom: loopbackServer.symptom } : {}),
  })
  const stops = diagnosis.layers.find(({ state }) => state === 'fail')?.because
  if (!stops) throw new Error('The example of the diagnosis has no cause')
  return {
    given: loopbackServer.text,
    asked: targetOf(loopbackServer, diagnosis, words),
    verdict: causes[diagnosis.cause],
    because: layerReason(stops, reasons, words),
  }
}
