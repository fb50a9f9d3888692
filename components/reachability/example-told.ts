import type { ExampleTold } from '@/components/state'
import type { Messages } from '@/content/ja/messages'
import { diagnose, parseTarget } from '@/lib/reachability'
import { isPortAssumed, isUndirected, piecesOf, targetFields } from './draft'
import { loopbackServer } from './example'
import { layerReason, targetOf } from './sentences'

/** What was pasted of the example. */
const pasted = `$ curl -v http://203.0.113.80/
*   Trying 203.0.113.80:80...
* connect to 203.0.113.80 port 80 failed: Connection refused
curl: (7) Failed to connect to 203.0.113.80 port 80 after 41 ms: Couldn't connect to server
[root@web ~]# ss -lntp
State   Recv-Q  Send-Q   Local Address:Port   Peer Address:Port  Process
LISTEN  0       128            0.0.0.0:22          0.0.0.0:*      users:(("sshd",pid=812,fd=3))
LISTEN  0       511          127.0.0.1:80          0.0.0.0:*      users:(("nginx",pid=1207,fd=6))
[root@web ~]# 
`

/** The example in words: the evidence, the traffic, and the cause. */
export function diagnosisTold(
  words: Messages['reachability'],
  causes: Messages['reachCauses'],
  reasons: Messages['reachReasons'],
): ExampleTold {
  const draft = loopbackServer(pasted)
  const target = parseTarget(targetFields(draft))
  if (!target.ok) throw new Error(target.problem.code)
  const diagnosis = diagnose({
    target: target.target,
    evidence: piecesOf(draft).map(({ text }) => text),
    assumed: isPortAssumed(draft),
    undirected: isUndirected(draft),
    ...(draft.symptom ? { symptom: draft.symptom } : {}),
  })
  const stops = diagnosis.layers.find(({ state }) => state === 'fail')?.because
  if (!stops) throw new Error('The example of the diagnosis has no cause')
  return {
    given: pasted,
    asked: targetOf(draft, diagnosis, words),
    verdict: causes[diagnosis.cause],
    because: layerReason(stops, reasons, words),
  }
}
